import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../shared/errors.ts';
import { errorText } from '../../shared/strings/errors.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { connectReal } from './connectReal.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { addSecret, NEW_SECRET } from './newSecret.ts';
import { succeeded } from './wizardPath.ts';

/** Three reasons why there is no client secret to sync with, each with its own words and its own way out. */

const SERVICE = 'CONTOSO\\svc-oms';

let first: HeadlessApp;
let service: HeadlessApp;
let connectionId: string;
beforeEach(async () => {
  first = startHeadless({ site: loadSampleSite() });
  service = first.asAccount(SERVICE);
  connectionId = await connectReal(service);
});
afterEach(() => first.close());

const secretsFile = () => join(first.folder, 'CONTOSO-svc-oms', 'secrets.json');
/** What an administrator's reset of the password leaves: all is there, and the key is gone. */
function resetPassword(): void {
  const sealed = Buffer.from('sealed with a key that is gone').toString('base64');
  writeFileSync(
    secretsFile(),
    readFileSync(secretsFile(), 'utf8').replace(/"sealed": ".*?"/, `"sealed": "${sealed}"`),
  );
}

const rows: readonly {
  readonly code: ErrorCode;
  readonly app: () => HeadlessApp;
  readonly provoke: () => void;
  readonly isMine: boolean;
}[] = [
  { code: 'notSyncAccount', app: () => first, provoke: () => undefined, isMine: false },
  { code: 'secretNotHere', app: () => service, provoke: () => rmSync(secretsFile()), isMine: true },
  { code: 'secretUnreadable', app: () => service, provoke: resetPassword, isMine: true },
];

describe.each(rows)('$code', ({ code, app, provoke, isMine }) => {
  beforeEach(() => provoke());

  it('is what everything that needs the secret answers, with whose secret it is', async () => {
    const { handlers } = app();
    const refused = { ok: false, error: { code, facts: { account: SERVICE } } };
    expect(await handlers.syncNow({ connectionId })).toMatchObject(refused);
    expect(await handlers.verifyConnection({ connectionId })).toMatchObject(refused);
  });

  it('stands in the list where it is this account’s to mend', async () => {
    const [connection] = succeeded(await app().handlers.listConnections({})).connections;
    expect(connection).toMatchObject({ syncsHere: isMine, secret: { hasSecret: false } });
    expect(connection?.secretError?.code).toBe(isMine ? code : undefined);
  });

  it('is news in the shared history only where it stops the sync', async () => {
    const runs = async () =>
      succeeded(await service.handlers.listRunHistory({ connectionId, count: 9 })).runs;
    const before = (await runs()).length;
    expect(await app().composition.syncOnce({ connectionId, scheduled: false })).toBe(3);
    const after = await runs();
    expect(after.length - before).toBe(isMine ? 1 : 0);
    expect(after[0]?.error?.code).toBe(isMine ? code : undefined);
  });
});

it('says three different things to do', () => {
  const texts = rows.map(({ code }) => errorText({ code, facts: { account: SERVICE }, retryable: false }));
  for (const part of ['title', 'action'] as const) {
    expect(new Set(texts.map((text) => text[part])).size).toBe(rows.length);
  }
});

it.each([
  ['missing', () => rmSync(secretsFile())],
  ['closed for good', resetPassword],
] as const)('a new secret mends one that is %s', async (_what, provoke) => {
  provoke();
  addSecret(first);
  const { signInId } = succeeded(await service.handlers.verifySecret({ connectionId, secret: NEW_SECRET }));
  const { runId } = succeeded(await service.handlers.saveSecret({ connectionId, signInId }));
  expect((await service.finished(runId ?? '')).outcome?.outcome).toBe('done');
  const [connection] = succeeded(await service.handlers.listConnections({})).connections;
  expect(connection?.secretError).toBeUndefined();
});
