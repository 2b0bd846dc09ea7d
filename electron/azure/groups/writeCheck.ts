import type { OperationalInsightsManagementClient } from '@azure/arm-operationalinsights';
import { type AppError, appError } from '../../../shared/errors.ts';
import type { Workspace } from '../../../shared/model.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Clock } from '../../ports.ts';
import { CATEGORY } from './groupListing.ts';
import { buildProbeQuery, probeSizesInKiB } from './probeQuery.ts';
import { createSearchWriter, type SearchWriter } from './searchWriter.ts';
import { readTags, writeTags } from './tags.ts';

export interface WriteCheckOptions {
  readonly client: OperationalInsightsManagementClient;
  readonly workspace: Workspace;
  readonly installationId: string;
  readonly countRows: (alias: string, signal?: AbortSignal) => Promise<Result<number>>;
  readonly clock: Clock;
  readonly pause: () => Promise<void>;
}

export interface WriteCheck {
  /**
   * Largest query that was written, evaluated and counted right; 0 when not even the smallest did. Undefined when
   * the query API is closed, so that nothing could be counted.
   */
  readonly limitBytes?: number;
  /** Sizes tried, in KiB. */
  readonly triedKiB: readonly number[];
}

/** How long a new function may stay unknown to queries. */
const PATIENCE_MS = 60_000;
const PAUSE_MS = 3_000;

/**
 * Measures what one saved search of this workspace may hold, since nobody has published it: writes a probe of
 * each size in the form that groups have, evaluates it and deletes it. Stops at the first size that does not
 * come back right. Leftovers of an earlier check of this installation are deleted first.
 */
export async function runWriteCheck(
  options: WriteCheckOptions,
  onSize: (sizeInKiB: number) => void,
  signal?: AbortSignal,
): Promise<Result<WriteCheck>> {
  const isOurs = (search: Parameters<typeof readTags>[0]) => {
    const tags = readTags(search);
    return tags?.kind === 'probe' && tags.writer === options.installationId;
  };
  const writer = createSearchWriter({
    ...options,
    ownerOf: (search) => (isOurs(search) ? 'ours' : 'foreign'),
  });
  const list = await writer.list(signal);
  if (!list.ok) return list;
  for (const leftover of list.value.searches.filter(isOurs)) {
    const removed = await writer.remove(leftover.name ?? '');
    if (!removed.ok) return removed;
  }
  const triedKiB: number[] = [];
  let limitBytes: number | undefined = 0;
  for (const sizeInKiB of probeSizesInKiB) {
    if (signal?.aborted) return fail(appError('cancelled', { retryable: true }));
    onSize(sizeInKiB);
    triedKiB.push(sizeInKiB);
    const probed = await probe(sizeInKiB, writer, options, signal);
    if (!probed.ok && isAboutSize(probed.error)) break;
    if (!probed.ok) return probed;
    if (probed.value === 'closed') {
      limitBytes = undefined;
      break;
    }
    if (probed.value === 'wrong') break;
    limitBytes = sizeInKiB * 1024;
  }
  return ok({ triedKiB, ...(limitBytes === undefined ? {} : { limitBytes }) });
}

async function probe(
  sizeInKiB: number,
  writer: SearchWriter,
  options: WriteCheckOptions,
  signal: AbortSignal | undefined,
): Promise<Result<'right' | 'wrong' | 'closed'>> {
  const { query, names } = buildProbeQuery(sizeInKiB);
  const id = `configmgr_probe_${options.installationId}_${sizeInKiB}`;
  const alias = `CM_PROBE_${options.installationId.slice(0, 8)}_${sizeInKiB}`;
  const tags = writeTags({
    connection: '',
    hierarchy: '',
    collection: '',
    hash: '',
    writer: options.installationId,
    kind: 'probe',
    text: '',
  });
  const body = {
    category: CATEGORY,
    displayName: `Write check of ${sizeInKiB} KiB, deleted again at once`,
    functionAlias: alias,
    query,
    version: 2,
    tags,
  };
  const written = await writer.write(id, body, null);
  if (!written.ok) return written;
  const answer = await countUntilRight(alias, names, options, signal);
  // Deleted whatever the answer was; a probe that stays would take room in the list.
  const removed = await writer.remove(id);
  return removed.ok ? answer : removed;
}

async function countUntilRight(
  alias: string,
  names: number,
  { countRows, clock }: WriteCheckOptions,
  signal: AbortSignal | undefined,
): Promise<Result<'right' | 'wrong' | 'closed'>> {
  const deadline = clock.now().getTime() + PATIENCE_MS;
  for (;;) {
    const count = await countRows(alias, signal);
    if (count.ok && count.value === names) return ok('right');
    if (!count.ok && count.error.code === 'notAuthorized') return ok('closed');
    if (!count.ok && (count.error.code === 'cancelled' || count.error.code === 'azureRefused')) return count;
    if (clock.now().getTime() >= deadline) {
      // Out of reach for a minute says nothing about the size.
      return !count.ok && count.error.code !== 'queryRefused' ? count : ok('wrong');
    }
    try {
      await clock.wait(PAUSE_MS, signal);
    } catch (error) {
      if (signal?.aborted) return fail(appError('cancelled', { retryable: true }));
      throw error;
    }
  }
}

// A refusal of the body is an answer about its size; a lost right or a lock is not.
function isAboutSize(error: AppError): boolean {
  return error.code === 'azureRefused' || error.status === 413;
}
