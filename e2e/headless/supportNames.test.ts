import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCmtraceFile } from '../../electron/log/cmtraceFile.ts';
import { createRedactor, secretForms } from '../../electron/log/redact.ts';
import type { DiagnosisRow } from '../../shared/diagnosis.ts';
import type { WizardDraft } from '../../shared/model.ts';
import { practice } from '../../shared/practice.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { addSecret, expireFormerSecrets, NEW_SECRET } from './newSecret.ts';
import { connectShared, practiceCredentials, succeeded } from './wizardPath.ts';

/** With names replaced, nothing in the bundle for support tells whose it is, whatever the app was doing. */

let app: HeadlessApp;
beforeEach(() => {
  app = startHeadless({
    site: loadSampleSite(),
    policy: { LogFolder: '\\\\nas77.adatum.example\\logs$', OperatorsGroup: 'ADATUM\\Wardens' },
  });
});
afterEach(() => app.close());

async function bundle(hidesNames: boolean, of = app): Promise<Record<string, string>> {
  const { bundleId, files } = succeeded(await of.handlers.listSupportFiles({ hidesNames }));
  succeeded(await of.handlers.exportSupport({ bundleId, names: files.map(({ name }) => name) }));
  const found = Object.entries(unzipSync(of.savedFile?.bytes ?? new Uint8Array()));
  return Object.fromEntries(found.map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')]));
}
/** The lines that the app has written, and such as only a real network makes, go to its file. */
async function writeLog(more: readonly string[], of = app): Promise<void> {
  const { path } = succeeded(await of.handlers.readLog({}));
  mkdirSync(dirname(path), { recursive: true });
  const log = createCmtraceFile({ path, redactor: createRedactor(), now: () => new Date() });
  for (const line of [...of.logLines, ...more]) log.write('info', 'Transport', line);
}
const told = (files: Record<string, string>, names: readonly string[]): readonly string[] =>
  Object.entries(files).flatMap(([file, text]) =>
    names
      .filter((name) => `${file}\n${text}`.toLowerCase().includes(name.toLowerCase()))
      .map((name) => `${name} in ${file}`),
  );
const secretsIn = (files: Record<string, string>, secret: string): readonly string[] =>
  told(files, [...secretForms(secret)]);

const listed = {
  subscription: 'aaaaaaaa-1111-4222-8333-444444444444',
  path: '/subscriptions/aaaaaaaa-1111-4222-8333-444444444444/resourceGroups/rg-payroll/providers/Microsoft.OperationalInsights/workspaces/law-payroll',
};
const REQUEST = '0d9e1c52-77aa-4b3c-9d10-5f00aa11bb22';
const lines = [
  `arm GET management.azure.com${listed.path}/savedSearches?api-version=2020-08-01 answered 403 (x-ms-request-id ${REQUEST}) in 31 ms`,
  'Only law-payroll in rg-payroll was listed: AuthorizationFailed',
  'No route to fd12:3456:789a::17:443, nor to 10.77.1.9',
  'The proxy edge.adatum.example:8080 asked ADATUM\\kim for a password; kim.lee@tailspin.example has none',
  `graph GET graph.microsoft.com/v1.0/applications(appId='bbbbbbbb-1111-4222-8333-444444444444') answered 404`,
  'C:\\Users\\kim\\AppData\\Roaming\\OMS Connect cannot be written; ERR_CERT_DATE_INVALID, AADSTS7000222',
];
const namesOfLines = [
  ...[
    'aaaaaaaa-1111',
    'bbbbbbbb-1111',
    'payroll',
    'fd12:',
    '789a',
    '10.77',
    'edge.',
    'adatum',
    'kim',
    'tailspin',
  ],
  ...['nas77', 'wardens'],
];
const needed = [
  ...[REQUEST, 'ERR_CERT_DATE_INVALID', 'AADSTS7000222', 'AuthorizationFailed', 'management.azure.com'],
  ...['graph.microsoft.com', 'api-version=2020-08-01', 'Microsoft.OperationalInsights', 'answered 403'],
];

const draft = {
  practice: false,
  providerFqdn: 'sccm9.northwind-hq.example',
  cloud: 'public' as const,
  tenant: 'northwind-hq.example',
  clientId: 'cccccccc-1111-4222-8333-444444444444',
  typedWorkspace: {
    subscriptionId: 'dddddddd-1111-4222-8333-444444444444',
    resourceGroup: 'rg typed (west)',
    name: 'law-typed',
  },
  collections: [{ collectionId: 'PS100099', name: 'Board members' }],
  savedAt: '2026-11-23T09:00:00.000Z',
} satisfies WizardDraft;

describe('a wizard that failed, without any connection', () => {
  beforeEach(async () => {
    const { handlers } = app;
    const source = { kind: 'provider', fqdn: draft.providerFqdn } as const;
    succeeded(await handlers.checkSite({ source }));
    const { clientId, tenant } = draft;
    expect(await handlers.verifySignIn(practiceCredentials({ source, clientId, tenant }))).toMatchObject({
      ok: false,
    });
    succeeded(await handlers.saveDraft({ draft }));
    succeeded(await handlers.diagnose({ cloud: 'public', provider: draft.providerFqdn, practice: false }));
    while (!app.diagnosisEvents().some(({ kind }) => kind === 'finished'))
      await new Promise((done) => setImmediate(done));
    await writeLog([
      ...lines,
      'arm GET management.azure.com/subscriptions/dddddddd-1111-4222-8333-444444444444/resourceGroups/rg%20typed%20(west)/providers/Microsoft.OperationalInsights/workspaces/law-typed answered 404',
      'SCCM9 does not answer',
    ]);
  });
  const typed = ['sccm9', 'northwind', 'cccccccc-1111', 'dddddddd-1111', 'typed', 'west)', 'board members'];

  it('tells no name, and what support needs is still there', async () => {
    expect(told(await bundle(false), ['sccm9', 'northwind']).length).toBeGreaterThan(3);
    const files = await bundle(true);
    expect(told(files, [...typed, ...namesOfLines, 'contoso', 'cm01'])).toEqual([]);
    const all = Object.values(files).join('\n');
    for (const each of needed) expect(all).toContain(each);
    expect(files['diagnosis.txt']).toContain('login.microsoftonline.com');
    expect(secretsIn(files, practice.clientSecret)).toEqual([]);
    expect(secretsIn(await bundle(false), practice.clientSecret)).toEqual([]);
  });

  it('one name has one stand-in in all files', async () => {
    const files = await bundle(true);
    const rows = app
      .diagnosisEvents()
      .flatMap((event): readonly DiagnosisRow[] => (event.kind === 'row' ? [event.row] : []));
    expect(rows.some(({ host }) => host === draft.providerFqdn)).toBe(true);
    const [, inDiagnosis] = /SMS Provider, (computer-\d+)/.exec(files['diagnosis.txt'] ?? '') ?? [];
    expect(inDiagnosis).toBeDefined();
    expect(files['logs/OMSConnect.log']).toContain(`${inDiagnosis}/AdminService`);
  });
});

it('a connection whose secret another account handed over tells none of its names', async () => {
  const { connectionId } = await connectShared(app, ['PS100014']);
  expireFormerSecrets(app);
  addSecret(app);
  const helpdesk = app.asAccount('CONTOSO\\nina.frost');
  const { signInId } = succeeded(await helpdesk.handlers.verifySecret({ connectionId, secret: NEW_SECRET }));
  succeeded(await helpdesk.handlers.saveSecret({ connectionId, signInId }));
  await app.finished(succeeded(await app.handlers.syncNow({ connectionId })).runId);
  // Whose it was sees what became of it; the account that took it has that in its log.
  const [connection] = succeeded(await helpdesk.handlers.listConnections({})).connections;
  expect(connection?.handOverResult?.sender).toBe('CONTOSO\\nina.frost');
  expect(app.logLines.join('\n')).toContain('CONTOSO\\nina.frost');

  const { tenantId, clientId, subscriptionId, resourceGroup, workspace, workspaceCustomerId } = practice;
  const names = [
    ...[tenantId, clientId, subscriptionId, resourceGroup, workspace, workspaceCustomerId],
    ...[
      'contoso',
      'cm01',
      'nina',
      'frost',
      'Windows Servers',
      connection?.site.siteName ?? '',
      ...namesOfLines,
    ],
  ];
  for (const each of [app, helpdesk]) {
    await writeLog(lines, each);
    const files = await bundle(true, each);
    expect(told(files, names)).toEqual([]);
    const all = Object.values(files).join('\n');
    for (const kept of [...needed, 'PS100014', connection?.site.version ?? '']) expect(all).toContain(kept);
    for (const secret of [NEW_SECRET, practice.clientSecret]) {
      expect(secretsIn(files, secret)).toEqual([]);
      expect(secretsIn(await bundle(false, each), secret)).toEqual([]);
    }
  }
});
