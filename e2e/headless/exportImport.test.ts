import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { practice } from '../../shared/practice.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { connectReal } from './connectReal.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { addSecret, NEW_SECRET } from './newSecret.ts';
import { connect, succeeded } from './wizardPath.ts';

/** A connection goes to another computer in a file, without its secret. */

// A disk that is full where a test says so.
const disk = vi.hoisted(() => ({ isFull: (_path: string): boolean => false }));
vi.mock('write-file-atomic', async (original) => {
  const { default: real } = await original<{ default: typeof import('write-file-atomic') }>();
  const write = async (path: string, ...rest: [string]) => {
    if (disk.isFull(path)) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    return real(path, ...rest);
  };
  return { default: Object.assign(write, { sync: real.sync }) };
});

let old: HeadlessApp;
let fresh: HeadlessApp;
let connectionId: string;
beforeEach(async () => {
  old = startHeadless({ site: loadSampleSite() });
  fresh = old.onComputer('CM02');
  connectionId = await connectReal(old);
});
afterEach(async () => {
  await fresh.close();
  await old.close();
});

/** Connections whose secret an account has. */
const sealedIn = async (app: HeadlessApp) => {
  const path = join(app.folder, app === fresh ? 'account' : 'CONTOSO-new', 'secrets.json');
  return Object.keys((JSON.parse(readFileSync(path, 'utf8')) as { secrets: object }).secrets);
};
const fileOf = (app: HeadlessApp) => app.chosenFile?.text ?? '';
const folders = (app: HeadlessApp) => {
  const shared = join(app.folder, 'shared');
  return existsSync(shared)
    ? readdirSync(shared, { withFileTypes: true }).filter((one) => one.isDirectory()).length
    : 0;
};
async function carry(from = old, id = connectionId) {
  expect(succeeded(await from.handlers.exportConnection({ connectionId: id }))).toEqual({ saved: true });
  fresh.chosenFile = from.chosenFile;
}
async function opened() {
  const answer = succeeded(await fresh.handlers.openExport({}));
  if (answer.opened === undefined) throw new Error('Nothing was chosen');
  return answer.opened;
}
async function bring(takeOver: boolean, secret: string = practice.clientSecret) {
  const { exportId } = await opened();
  const { signInId } = succeeded(await fresh.handlers.verifyExported({ exportId, secret }));
  return succeeded(await fresh.handlers.addExported({ exportId, signInId, takeOver }));
}
async function seenBy(app: HeadlessApp) {
  return succeeded(await app.handlers.listConnections({})).connections;
}
async function sync(app: HeadlessApp) {
  return app.finished(succeeded(await app.handlers.syncNow({ connectionId })).runId);
}

describe('the file', () => {
  it('has what the other computer needs, and nothing of secret, account or people', async () => {
    addSecret(old);
    const { signInId } = succeeded(await old.handlers.verifySecret({ connectionId, secret: NEW_SECRET }));
    const saved = succeeded(
      await old.handlers.saveSecret({ connectionId, signInId, secretExpiresOn: '2028-11-18T00:00:00.000Z' }),
    );
    await old.finished(saved.runId ?? '');
    await carry();
    expect(old.chosenFile?.name).toBe(`OMS connection PS1 ${practice.workspace}.json`);
    const { connection, ...head } = JSON.parse(fileOf(old)) as Record<string, object>;
    expect(head).toEqual({
      kind: 'OMS Connect connection',
      schema: 1,
      exportedAt: old.clock.now().toISOString(),
      exportedFrom: 'CM01',
    });
    expect(Object.keys(connection ?? {}).sort()).toEqual([
      'clientId',
      'cloud',
      'collections',
      'connectionId',
      'createdAt',
      'createdBy',
      'importEnabled',
      'practice',
      'providers',
      'removedCollections',
      'secretExpiresOn',
      'secretExpirySource',
      'secretHint',
      'site',
      'tenantId',
      'workspace',
    ]);
    for (const secret of [practice.clientSecret, NEW_SECRET])
      expect(fileOf(old)).not.toContain(secret.slice(3, 20));
  });

  it('is made for everybody who sees the connection', async () => {
    const other = old.asAccount('CONTOSO\\helpdesk');
    expect(succeeded(await other.handlers.exportConnection({ connectionId }))).toEqual({ saved: true });
    expect(fileOf(other)).toContain(connectionId);
  });
});

describe('an import', () => {
  it('shows what is in the file and saves nothing before its secret is proven', async () => {
    await carry();
    const view = await opened();
    expect(view).toMatchObject({
      exportedFrom: 'CM01',
      site: { siteCode: 'PS1' },
      clientId: practice.clientId,
      workspace: { name: practice.workspace },
      collections: [{ collectionId: 'PS100014' }],
      secretHint: 'Prx',
    });
    const { exportId } = view;
    expect(await fresh.handlers.verifyExported({ exportId, secret: 'Wrong8Q~' })).toMatchObject({
      error: { code: 'secretWrong' },
    });
    succeeded(await fresh.handlers.verifyExported({ exportId, secret: practice.clientSecret }));
    expect([folders(fresh), await seenBy(fresh)]).toEqual([0, []]);
  });

  it('takes the groups from the other computer, which stops and asks', async () => {
    await carry();
    const { runId } = await bring(true);
    const run = await fresh.finished(runId ?? '');
    expect(run.outcome).toMatchObject({ outcome: 'done', questions: [], failed: 0 });
    const [connection] = await seenBy(fresh);
    expect(connection).toMatchObject({
      connectionId,
      syncsHere: true,
      importEnabled: true,
      changedBy: 'CONTOSO\\admin',
      lastRun: { outcome: { outcome: 'done' } },
    });
    expect((await sync(old)).outcome?.questions).toMatchObject([{ kind: 'otherWriter' }]);
    // From here on, the groups are this computer’s.
    expect((await sync(fresh)).outcome).toMatchObject({ outcome: 'done', updated: 0, created: 0 });
  });

  it('can leave them to the other computer: then it syncs nothing', async () => {
    await carry();
    fresh.simulator.log.clear();
    expect(await bring(false)).toEqual({ connectionId });
    expect(await seenBy(fresh)).toMatchObject([{ connectionId, importEnabled: false }]);
    expect(fresh.simulator.log.exchanges.filter(({ method }) => method === 'PUT')).toEqual([]);
    expect((await sync(old)).outcome?.outcome).toBe('done');
  });

  it('proves the secret without asking the site', async () => {
    await carry();
    fresh.simulator.log.clear();
    const { exportId } = await opened();
    succeeded(await fresh.handlers.verifyExported({ exportId, secret: practice.clientSecret }));
    expect(fresh.simulator.log.exchanges.filter(({ url }) => /AdminService/i.test(url))).toEqual([]);
  });

  it('of a practice connection stays in practice mode', async () => {
    const { connectionId: id } = await connect(old, ['PS100014']);
    await carry(old, id);
    expect((await opened()).practice).toBe(true);
    const { runId } = await bring(true);
    expect((await fresh.finished(runId ?? '')).outcome?.outcome).toBe('done');
    expect([folders(fresh), (await seenBy(fresh)).map((one) => one.practice)]).toEqual([0, [true]]);
  });

  it('brings one back whose file is damaged', async () => {
    await carry(old);
    writeFileSync(join(old.folder, 'shared', connectionId, 'connection.json'), '{');
    expect(succeeded(await old.handlers.listConnections({})).unreadable).toHaveLength(1);
    await fresh.close();
    fresh = old;
    const { runId } = await bring(true);
    expect((await old.finished(runId ?? '')).outcome).toMatchObject({ outcome: 'done', created: 0 });
    expect(await seenBy(old)).toHaveLength(1);
  });
});

describe('a file that is refused', () => {
  it('is answered with its name, and nothing of what is in it stays anywhere', async () => {
    await carry();
    fresh.chosenFile = { name: 'chosen.json', text: `${fileOf(old)} ${practice.clientSecret}` };
    const refused = await fresh.handlers.openExport({});
    expect(refused).toMatchObject({ error: { code: 'exportHoldsSecret', facts: { file: 'chosen.json' } } });
    expect(JSON.stringify([refused, fresh.logLines])).not.toContain(practice.clientSecret.slice(3, 12));
    expect(folders(fresh)).toBe(0);
  });

  it('exportAlreadyHere: it is here already, in the list or as a twin, also when it came meanwhile', async () => {
    await carry();
    const exists = {
      ok: false,
      error: { code: 'exportAlreadyHere', facts: { workspace: practice.workspace } },
    };
    old.chosenFile = { name: 'x.json', text: fileOf(old) };
    expect(await old.handlers.openExport({})).toMatchObject(exists);
    const { exportId } = await opened();
    const { signInId } = succeeded(
      await fresh.handlers.verifyExported({ exportId, secret: practice.clientSecret }),
    );
    const twin = await connectReal(fresh);
    expect(twin).not.toBe(connectionId);
    expect(await fresh.handlers.addExported({ exportId, signInId, takeOver: true })).toMatchObject(exists);
    expect((await seenBy(fresh)).map((one) => one.connectionId)).toEqual([twin]);
  });

  it('and so is a sign-in that was proven for something else, or forgotten', async () => {
    await carry();
    const { exportId } = await opened();
    const other = succeeded(await old.handlers.verifySecret({ connectionId, secret: practice.clientSecret }));
    const asked = { exportId, signInId: other.signInId, takeOver: true };
    expect(await fresh.handlers.addExported(asked)).toMatchObject({ error: { code: 'signInForgotten' } });
    const again = fresh.restarted();
    expect(await again.handlers.verifyExported({ exportId, secret: practice.clientSecret })).toMatchObject({
      error: { code: 'signInForgotten' },
    });
  });
});

it('closing the dialog imports nothing', async () => {
  fresh.chosenFile = undefined;
  expect(succeeded(await fresh.handlers.openExport({}))).toEqual({});
});

it.each(['import', 'take-over'])('a disk that is full at the record leaves no secret: %s', async (what) => {
  const app = what === 'import' ? fresh : old.asAccount('CONTOSO\\new');
  await carry();
  const { exportId } = what === 'import' ? await opened() : { exportId: '' };
  const secret = practice.clientSecret;
  const { signInId } = succeeded(
    what === 'import'
      ? await app.handlers.verifyExported({ exportId, secret })
      : await app.handlers.verifySecret({ connectionId, secret, takesOver: true }),
  );
  disk.isFull = (path) => path.endsWith('connection.json');
  const answer =
    what === 'import'
      ? await app.handlers.addExported({ exportId, signInId, takeOver: true })
      : await app.handlers.takeOverConnection({ connectionId, signInId });
  expect(answer).toMatchObject({ ok: false, error: { code: 'fileNotWritable' } });
  disk.isFull = () => false;
  expect(await sealedIn(app)).toEqual([]);
  expect((await sync(old)).outcome?.outcome).toBe('done');
});
