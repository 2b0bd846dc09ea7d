import { type AppError, appError } from '../../shared/errors.ts';
import type { CollectionSummary } from '../../shared/model.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { StoredGroup } from '../ports.ts';
import { BUDGET_BYTES } from './budget.ts';
import { type DesiredGroup, desiredGroup } from './desired.ts';
import { addUnknownDevices, type DnsNames, loadDnsNames, seesNoDevice } from './deviceNames.ts';
import type { Sha256 } from './hash.ts';
import { namesInOrder } from './nameOrder.ts';
import { groupAlias } from './names.ts';
import { notVisible, type ReadCollection, type ReadProgress, readMembers } from './readMembers.ts';
import { needsReading } from './readNeeds.ts';
import type { SyncInput, SyncListener, SyncPorts } from './run.ts';

/** What a run has read of the site. */
export interface Reading {
  readonly read: readonly ReadCollection[];
  /** Collections whose group must stay as it is, and why. */
  readonly unread: ReadonlyMap<string, AppError>;
  /** Collections that did not have to be read: both lists prove that nothing has changed. */
  readonly skipped: readonly string[];
  readonly memberships: number;
  /** DNS names, where they are new or had to be added to. */
  readonly newNames?: DnsNames;
  readonly desired: (sha256: Sha256) => readonly DesiredGroup[];
}

/** Reads the chosen collections, as far as they have to be read, and the names of their devices. */
export async function readChosen(
  input: SyncInput,
  list: readonly CollectionSummary[],
  { stored, totalBytes }: { readonly stored: ReadonlyMap<string, StoredGroup>; readonly totalBytes: number },
  { source, clock }: Pick<SyncPorts, 'source' | 'clock'>,
  listener: Pick<SyncListener, 'step' | 'note'>,
  signal?: AbortSignal,
): Promise<Result<Reading>> {
  const listed = new Map(list.map((collection) => [collection.collectionId, collection]));
  const freeBytes = BUDGET_BYTES - totalBytes;
  const unread = new Map<string, AppError>();
  const toRead: CollectionSummary[] = [];
  const skipped: string[] = [];
  for (const { collectionId } of input.collections) {
    const summary = listed.get(collectionId);
    const known = input.state.groups.get(collectionId);
    const alias = groupAlias(input.scope, collectionId);
    if (!summary) unread.set(collectionId, notVisible(collectionId));
    else if (
      input.full ||
      needsReading(summary, known, stored.get(collectionId), alias, input.installationId, freeBytes)
    )
      toRead.push(summary);
    else skipped.push(collectionId);
  }
  const nothing = toRead.length === 0 && !(input.full && listed.size > 0);
  if (nothing) return ok({ read: [], unread, skipped, memberships: 0, desired: () => [] });

  // Without the devices nothing may be written, so nothing else is read before them.
  const loaded = await loadDnsNames(source, input.dnsNames, input.full, signal);
  if (!loaded.ok) return loaded;
  const { names, isNew } = loaded.value;
  const startedAt = clock.now().getTime();
  const progress = (facts: ReadProgress): void => {
    const elapsed = clock.now().getTime() - startedAt;
    const remainingInMs = Math.round((elapsed / facts.read) * (facts.collections - facts.read));
    listener.step('readCollections', 'running', { ...facts, remainingInMs });
  };
  const answer = await readMembers(source, toRead, progress, signal);
  if (!answer.ok) return answer;
  if (seesNoDevice(answer.value.read, names)) {
    return fail(appError('providerAccessDenied', { facts: { name: 'SMS_R_System' } }));
  }
  for (const [collectionId, error] of answer.value.unread) unread.set(collectionId, error);
  for (const collectionId of answer.value.miscounted) {
    listener.note(
      'info',
      `${collectionId}: lists other than its MemberCount says, twice alike; the list is used`,
    );
  }
  const unknown = await addUnknownDevices(source, answer.value.read, names, signal);
  for (const [collectionId, error] of unknown.failed) unread.set(collectionId, error);
  const read = answer.value.read.filter(({ summary }) => !unread.has(summary.collectionId));
  const toNames = namesInOrder(
    read.map(({ members }) => members),
    names,
  );
  return ok({
    read,
    unread,
    skipped,
    memberships: read.reduce((sum, { members }) => sum + members.length, 0),
    ...(isNew || unknown.added > 0 ? { newNames: names } : {}),
    desired: (sha256) =>
      read.map((one) =>
        desiredGroup(one, input.scope, toNames, sha256, stored.get(one.summary.collectionId)?.id),
      ),
  });
}
