import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { uptime } from 'node:os';
import { join } from 'node:path';
import type {} from '../renderer/oms.d.ts';
import { startTexts } from '../shared/strings/start.ts';
import { connectByCalls } from './connectByCalls.ts';
import { arm, LASTING, test } from './failures/simulatedApp.ts';
import { expect, pageOf, test as plain } from './fixture.ts';
import { startAndWait } from './secondStart.ts';

/** `--sync`: for the Task Scheduler, which sees an exit code and nothing else. */

const nobody = '6f1d5a04-93b8-4c57-8f0e-0b9f9f3f1c55';
/** The host cannot start a browser with it: a test that passes has had none. */
const noBrowser = { CHROMIUM: '/dev/null' };

plain.describe('without an app that runs', () => {
  plain('nothing to sync is done well, and needs no browser', async ({ userDataDir }) => {
    const out = join(userDataDir, 'result.json');
    const begin = Date.now();
    const { code, stderr } = await startAndWait(
      [`--user-data-dir=${userDataDir}`, '--sync', '--scheduled', '--out', out],
      noBrowser,
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const report = JSON.parse(await readFile(out, 'utf8'));
    expect(report).toEqual({ exitCode: 0, startedAt: expect.any(String), finishedAt: expect.any(String) });
    expect(Date.parse(report.startedAt)).toBeGreaterThanOrEqual(begin);
    expect(Date.parse(report.finishedAt)).toBeGreaterThanOrEqual(Date.parse(report.startedAt));
    expect(await readFile(join(userDataDir, 'logs/OMSConnect.log'), 'utf8')).toContain('(sync)');
  });

  plain('a connection that is not there cannot be synced', async ({ userDataDir }) => {
    const out = join(userDataDir, 'result.json');
    const args = [`--user-data-dir=${userDataDir}`, '--sync', `--connection=${nobody}`, `--out=${out}`];
    expect((await startAndWait(args, noBrowser)).code).toBe(3);
    expect(JSON.parse(await readFile(out, 'utf8'))).toMatchObject({ exitCode: 3 });
  });

  plain('a value without sense gets a sentence, and the folder stays as it is', async ({ userDataDir }) => {
    const { code, stderr } = await startAndWait(
      [`--user-data-dir=${userDataDir}`, '--sync', '--connection=all'],
      noBrowser,
    );
    expect(code).toBe(3);
    // The sentence alone: a dialog, which the host copies there, would wait for a person.
    expect(stderr).toBe('The switch --connection needs the ID of a connection, which is a GUID.\n');
    expect(await readdir(userDataDir)).toEqual([]);
  });

  plain('a folder of somebody else is told in the report too', async ({ userDataDir }) => {
    const owner = JSON.stringify({ schema: 1, account: 'CONTOSO\\somebody', machine: 'PC99' });
    await writeFile(join(userDataDir, 'owner.json'), owner);
    const out = join(userDataDir, 'result.json');
    const { code, stderr } = await startAndWait([`--user-data-dir=${userDataDir}`, '--sync', `--out=${out}`]);
    expect(code).toBe(3);
    expect(stderr).not.toContain('OMS Connect\n');
    expect(JSON.parse(await readFile(out, 'utf8'))).toMatchObject({ exitCode: 3 });
  });
});

test('the app that runs does the sync, and its exit code comes back', async ({ app, page, userDataDir }) => {
  const connectionId = await connectByCalls(page, ['PS100014']);
  const out = join(userDataDir, 'result.json');
  const sync = (...more: string[]) =>
    startAndWait([`--user-data-dir=${userDataDir}`, '--sync', `--out=${out}`, ...more], noBrowser);
  const triggers = () =>
    page.evaluate(async () => {
      const listed = await window.oms.listRuns({});
      return listed.ok ? listed.value.runs.map(({ trigger, state }) => `${trigger} ${state}`) : [];
    });

  expect(await sync(`--connection=${connectionId}`)).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(await readFile(out, 'utf8'))).toMatchObject({ exitCode: 0 });
  expect((await triggers())[0]).toBe('task done');
  const runs = (await triggers()).length;

  // Synced just now: the scheduled task has nothing to do, a person's own request has.
  expect((await sync('--scheduled')).code).toBe(0);
  expect(await triggers()).toHaveLength(runs);

  await arm(app, { service: 'arm', times: LASTING, effect: { kind: 'status', status: 403 } });
  expect((await sync('--full')).code).toBe(1);
  expect(JSON.parse(await readFile(out, 'utf8'))).toMatchObject({ exitCode: 1 });
  expect((await sync(`--connection=${nobody}`)).code).toBe(3);
  expect(await readdir(join(userDataDir, 'tickets'))).toEqual([]);
});

test('a person who starts the app during a sync gets the window, and it stays', async ({
  app,
  page,
  userDataDir,
  launchApp,
}) => {
  const connectionId = await connectByCalls(page, ['PS100014']);
  await app.close();
  // Another process is at work on the connection, so the sync waits.
  const lock = join(userDataDir, 'shared', connectionId, 'run.lock');
  await writeFile(
    lock,
    JSON.stringify({ schema: 1, token: nobody, pid: process.pid, touchedAtUptime: uptime() }),
  );
  await mkdir(join(userDataDir, 'tickets'), { recursive: true });
  await writeFile(join(userDataDir, 'tickets', `${nobody}.json`), '{"schema":1,"exitCode":0}');

  const out = join(userDataDir, 'result.json');
  const sync = await launchApp(['--simulated-network', '--sync', '--out', out]);
  expect(sync.windows()).toEqual([]);
  const opened = sync.waitForEvent('window');
  expect((await startAndWait([`--user-data-dir=${userDataDir}`], noBrowser)).code).toBe(0);
  await opened;
  const opening = await pageOf(sync);
  await expect(opening.getByText(startTexts.listTitle(1))).toBeVisible();
  expect(existsSync(out)).toBe(false);
  expect(existsSync(join(userDataDir, 'tickets'))).toBe(false);

  await rm(lock);
  await expect.poll(() => existsSync(out), { timeout: 40_000 }).toBe(true);
  const { exitCode } = JSON.parse(await readFile(out, 'utf8')) as { exitCode: number };
  expect(exitCode).toBe(0);
  expect(await opening.evaluate(() => window.oms.getAppInfo({}))).toMatchObject({ ok: true });
});
