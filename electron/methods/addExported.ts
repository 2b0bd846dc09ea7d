import { randomUUID } from 'node:crypto';
import type { MethodInput } from '../../shared/contract.ts';
import { appError } from '../../shared/errors.ts';
import type { ExportedView } from '../../shared/exportModel.ts';
import type { MethodOutputs } from '../../shared/methodOutputs.ts';
import type { VerifiedSignIn } from '../../shared/model.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { CompositionDeps } from '../composition.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import { type ConnectionExport, MOST_EXPORT_BYTES, readExport } from '../store/exportFile.ts';
import type { ConnectionRecord } from '../store/records.ts';
import { syncNow } from './connectionMethods.ts';
import { findById, findConnection } from './findConnection.ts';
import { describeSignIn, forgotten } from './signIns.ts';
import { isFor, proveSecret, type SecretDeps, withSecret } from './updateSecret.ts';

/** The exported files that were opened in this session, by handle: only their view goes to the page. */
export interface OpenedExports {
  hold(content: ConnectionExport): string;
  get(exportId: string): ConnectionExport | undefined;
  forget(exportId: string): void;
}

export function createOpenedExports(): OpenedExports {
  const held = new Map<string, ConnectionExport>();
  return {
    hold(content) {
      const exportId = randomUUID();
      held.set(exportId, content);
      return exportId;
    },
    get: (exportId) => held.get(exportId.toLowerCase()),
    forget: (exportId) => void held.delete(exportId.toLowerCase()),
  };
}

export interface ExportedDeps extends SecretDeps {
  readonly openText: CompositionDeps['openText'];
  readonly opened: OpenedExports;
}

/** Asks for a file and tells what is in it. Nothing is saved, and nobody is asked yet. */
export async function openExport(deps: ExportedDeps): Promise<Result<MethodOutputs['openExport']>> {
  const chosen = await deps.openText(MOST_EXPORT_BYTES);
  if (!chosen.ok) return chosen;
  if (chosen.value === undefined) return ok({});
  const { name, text } = chosen.value;
  const content = readExport(text, name);
  if (!content.ok) {
    deps.logger.write('warning', 'Store', `A file was not imported (${content.error.code})`);
    return content;
  }
  const isNew = await mustBeNew(content.value, deps);
  if (!isNew.ok) return isNew;
  const { connectionId: _id, removedCollections: _removed, ...shown } = content.value.connection;
  const { secretExpiresOn: _date, secretExpirySource: _source, queryLimitBytes: _limit, ...view } = shown;
  const { exportedAt, exportedFrom } = content.value;
  const opened: ExportedView = {
    ...{ ...view, exportedAt, exportedFrom, fileName: name },
    exportId: deps.opened.hold(content.value),
  };
  return ok({ opened });
}

/** Proves a client secret against Entra and the workspace of the file. The site is not asked. */
export async function verifyExported(
  { exportId, secret }: MethodInput<'verifyExported'>,
  deps: ExportedDeps,
): Promise<Result<VerifiedSignIn>> {
  deps.redactor.addSecret(secret);
  const content = deps.opened.get(exportId);
  if (content === undefined) return fail(forgotten());
  const held = await proveSecret(content.connection, secret, deps);
  return held.ok ? ok(describeSignIn(held.value)) : held;
}

/**
 * Saves the connection with this account as the one that syncs, then syncs where it takes over. The secret comes first:
 * whatever stops in between leaves no connection or a whole one.
 */
export async function addExported(
  { exportId, signInId, secretExpiresOn, takeOver }: MethodInput<'addExported'>,
  deps: ExportedDeps,
): Promise<Result<MethodOutputs['addExported']>> {
  const content = deps.opened.get(exportId);
  const held = deps.signIns.get(signInId);
  if (!held.ok) return held;
  if (content === undefined || !isFor(held.value, content.connection)) return fail(forgotten());
  const isNew = await mustBeNew(content, deps);
  if (!isNew.ok) return isNew;
  const { connectionId } = content.connection;
  const record = recordFrom(content, takeOver, deps);
  const saved = await deps.secrets.save(connectionId, held.value.secret);
  if (!saved.ok) return saved;
  const written = await storeOf(content, deps).save(
    withSecret(record, held.value, {
      secretId: randomUUID(),
      savedBy: deps.account,
      savedAt: deps.clock.now().toISOString(),
      typedExpiry: secretExpiresOn,
    }),
  );
  if (!written.ok) {
    await deps.secrets.remove(connectionId);
    return written;
  }
  deps.signIns.forget(signInId);
  deps.opened.forget(exportId);
  deps.logger.write('info', 'Store', `Connection ${connectionId} was imported from ${content.exportedFrom}`);
  if (!takeOver) return ok({ connectionId });
  const run = await syncNow({ connectionId, trigger: 'person', takeOver: true }, deps);
  return ok({ connectionId, ...(run.ok ? run.value : { notStarted: run.error }) });
}

function storeOf({ connection }: ConnectionExport, { stores }: ExportedDeps): ConnectionStore {
  return connection.practice ? stores.practice : stores.real;
}

/** Neither this connection nor another one of the same site and workspace. One whose file is damaged comes back so. */
async function mustBeNew(content: ConnectionExport, deps: ExportedDeps): Promise<Result<void>> {
  const { connectionId, site, workspace } = content.connection;
  const exists = ({ workspace: { name }, syncAccount }: ConnectionRecord) =>
    fail(appError('exportAlreadyHere', { facts: { workspace: name, account: syncAccount } }));
  const same = await findById(deps.stores, connectionId);
  if (same.ok) return exists(same.value.record);
  if (same.error.code !== 'connectionNotFound' && same.error.code !== 'fileDamaged') return same;
  const twin = await findConnection(storeOf(content, deps), site, workspace.resourceId);
  if (!twin.ok) return twin;
  return twin.value === undefined ? ok(undefined) : exists(twin.value);
}

/** The import is on only where this computer takes over: two that write the same groups would undo each other. */
function recordFrom(
  { connection }: ConnectionExport,
  takeOver: boolean,
  { account, clock }: ExportedDeps,
): ConnectionRecord {
  const { connectionId, ...rest } = connection;
  return {
    ...rest,
    schema: 1,
    connectionId: connectionId.toLowerCase(),
    importEnabled: takeOver,
    syncAccount: account,
    changedAt: clock.now().toISOString(),
    changedBy: account,
  };
}
