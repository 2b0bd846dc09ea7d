import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCmtraceFile } from '../../electron/log/cmtraceFile.ts';
import { readCmtrace } from '../../electron/log/readCmtrace.ts';
import { createRedactor, secretForms } from '../../electron/log/redact.ts';
import { practice } from '../../shared/practice.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { connect } from './wizardPath.ts';

let app: HeadlessApp;
beforeEach(() => {
  app = startHeadless({ site: loadSampleSite(), policy: { LogLevel: 'verbose', Tenant: 'x' } });
});
afterEach(() => app.close());

async function list(hidesNames: boolean) {
  const listed = await app.handlers.listSupportFiles({ hidesNames });
  if (!listed.ok) throw new Error(listed.error.code);
  return listed.value;
}
async function unzipped(hidesNames: boolean): Promise<Record<string, string>> {
  const { bundleId, files } = await list(hidesNames);
  const saved = await app.handlers.exportSupport({ bundleId, names: files.map(({ name }) => name) });
  expect(saved).toMatchObject({ ok: true, value: { saved: true } });
  const bytes = app.savedFile?.bytes ?? new Uint8Array();
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, text]) => [name, Buffer.from(text).toString('utf8')]),
  );
}
/** What the app writes in the window goes to a file, which the headless one has not. */
async function writeLog(lines: readonly string[]): Promise<void> {
  const view = await app.handlers.readLog({});
  if (!view.ok) throw new Error(view.error.code);
  const { path } = view.value;
  mkdirSync(dirname(path), { recursive: true });
  const log = createCmtraceFile({ path, redactor: createRedactor(), now: () => new Date() });
  for (const line of lines) log.write('info', 'Sync', line);
  writeFileSync(path.replace(/log$/, 'lo_'), '\ufeff');
}

it('holds what was shown, and each file is one that its reader can read', async () => {
  await connect(app, ['PS100014']);
  await writeLog(['read cm01.contoso.com']);
  const { files } = await list(false);
  const found = await unzipped(false);
  expect(Object.keys(found).toSorted()).toEqual(files.map(({ name }) => name).toSorted());
  expect(files.map(({ kind }) => kind)).toEqual([
    'about',
    'policy',
    'log',
    'formerLog',
    'connection',
    'runs',
  ]);
  for (const { name, bytes } of files) expect(Buffer.byteLength(found[name] ?? '')).toBe(bytes);
  expect(JSON.parse(found['policy.json'] ?? '')).toMatchObject({ values: { LogLevel: 'verbose' } });
  expect(JSON.parse(found['connection 1/connection.json'] ?? '')).toMatchObject({
    tenantId: practice.tenantId,
  });
  expect(JSON.parse(found['connection 1/runs.json'] ?? '')).toHaveLength(1);
  expect(readCmtrace(found['logs/OMSConnect.log'] ?? '')[0]?.text).toContain('cm01');
  expect(found['about.txt']).toContain('CONTOSO\\admin');
});

it('no form of the client secret, nor its first signs, is in it', async () => {
  await connect(app, ['PS100014']);
  const all = JSON.stringify(await unzipped(false));
  for (const form of secretForms(practice.clientSecret)) expect(all).not.toContain(form);
  expect(all).not.toContain(`"${practice.clientSecret.slice(0, 3)}"`);
  expect(all).toContain(practice.tenantId);
});

it('with names hidden nothing tells whose it is, and the log is still one', async () => {
  await connect(app, ['PS100014']);
  await writeLog([
    `arm GET management.azure.com/tenants/${practice.tenantId} answered 200 (x-ms-request-id kept-1) in 3 ms`,
    'adminService GET cm01.contoso.com/AdminService answered 200; CONTOSO\\admin on CM01; W10-0042.contoso.com',
  ]);
  const found = await unzipped(true);
  const all = Object.values(found).join('\n');
  for (const name of [
    'contoso',
    'admin"',
    'cm01',
    practice.tenantId,
    practice.clientId,
    practice.subscriptionId,
  ])
    expect([name, all.toLowerCase().includes(name.toLowerCase())]).toEqual([name, false]);
  expect(all).toContain('kept-1');
  expect(readCmtrace(found['logs/OMSConnect.log'] ?? '')).toHaveLength(2);
  expect(JSON.parse(found['connection 1/connection.json'] ?? '')).toMatchObject({ tenantId: 'tenant-1' });
});

it('only what was chosen goes out, and a list that was made anew is not mistaken for the one that was shown', async () => {
  const first = await list(true);
  const chosen = { bundleId: first.bundleId, names: ['about.txt'] };
  expect(await app.handlers.exportSupport(chosen)).toMatchObject({ ok: true });
  expect(Object.keys(unzipSync(app.savedFile?.bytes ?? new Uint8Array()))).toEqual(['about.txt']);
  expect(app.savedFile?.name).toMatch(/^OMS Connect support [\d -]+\.zip$/);
  expect(await app.handlers.readSupportFile({ bundleId: first.bundleId, name: 'about.txt' })).toMatchObject({
    ok: true,
  });
  await list(true);
  const gone = { ok: false, error: { code: 'supportFilesGone' } };
  expect(await app.handlers.exportSupport(chosen)).toMatchObject(gone);
  expect(await app.handlers.readSupportFile({ bundleId: first.bundleId, name: 'about.txt' })).toMatchObject(
    gone,
  );
});

it('the last diagnosis is in it once there is one', async () => {
  expect((await list(true)).files.map(({ kind }) => kind)).not.toContain('diagnosis');
  const started = await app.handlers.diagnose({ cloud: 'public', practice: true });
  if (!started.ok) throw new Error(started.error.code);
  while (!app.diagnosisEvents().some(({ kind }) => kind === 'finished'))
    await new Promise((done) => setImmediate(done));
  const found = await unzipped(false);
  expect(found['diagnosis.txt']).toContain('login.microsoftonline.com');
});
