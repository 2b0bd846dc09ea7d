import { expect, it } from 'vitest';
import { exportText, readExport } from './exportFile.ts';
import { connectionRecord } from './records.ts';

const id = '3f1d6a52-8c0b-4e7d-b1a9-64c25e0d7f18';
const other = '9a1d6a52-8c0b-4e7d-b1a9-64c25e0d7f19';
const secret = 'Cny8Q~made-up.value_of-a~secret0123456789';
const resourceId = `/subscriptions/${id}/resourceGroups/rg-oms/providers/Microsoft.OperationalInsights/workspaces/law`;
const record = connectionRecord.parse({
  schema: 1,
  connectionId: id,
  practice: false,
  site: {
    siteCode: 'PS1',
    siteName: 'Zentrale Köln',
    version: '5.00.9141.1000',
    hierarchyId: id,
    providerFqdn: 'cm01.contoso.com',
  },
  providers: ['cm01.contoso.com', 'cm02.contoso.com'],
  cloud: 'public',
  tenantId: id,
  clientId: id,
  workspace: {
    subscriptionId: id,
    subscriptionName: 'Contoso',
    resourceGroup: 'rg-oms',
    name: 'law',
    resourceId,
    customerId: id,
    location: 'westeurope',
  },
  collections: [{ collectionId: 'SMS00001', name: 'Alle "Systeme" 系统' }],
  secretHint: 'Cny',
  secretId: other,
  secretSavedBy: 'CONTOSO\\helpdesk',
  secretExpiresOn: '2027-05-01T00:00:00.000Z',
  secretExpirySource: 'typed',
  queryLimitBytes: 524_288,
  syncAccount: 'CONTOSO\\svc-oms',
  syncAccountSince: '2026-11-20T09:00:00.000Z',
  removedCollections: ['PS100014'],
  createdAt: '2026-11-05T21:24:33.329Z',
  createdBy: 'CONTOSO\\admin',
  changedAt: '2026-11-20T09:00:00.000Z',
  changedBy: 'CONTOSO\\helpdesk',
});
const text = exportText(record, { now: new Date('2026-11-23T09:00:00.000Z'), computer: 'CM01' });

it('reads back what it writes, but for what belongs to the accounts of the computer', () => {
  const read = readExport(`\ufeff${text}`, 'x.json');
  const { schema: _schema, secretId: _id, secretSavedBy: _by, syncAccount: _who, ...rest } = record;
  const { syncAccountSince: _since, changedAt: _at, changedBy: _changer, ...carried } = rest;
  expect(read).toEqual({
    ok: true,
    value: {
      kind: 'OMS Connect connection',
      schema: 1,
      exportedAt: '2026-11-23T09:00:00.000Z',
      exportedFrom: 'CM01',
      connection: carried,
    },
  });
  for (const gone of [other, 'svc-oms', 'helpdesk']) expect(text).not.toContain(gone);
});

type Content = { [name: string]: unknown; connection: Record<string, unknown> };
const changed = (act: (content: Content) => void) => {
  const content = JSON.parse(text) as Content;
  act(content);
  return JSON.stringify(content);
};
const inConnection = (change: object) => changed((file) => Object.assign(file.connection, change));

it.each([
  ['exportDamaged', 'what is no JSON', 'a note'],
  ['exportDamaged', 'nothing', ''],
  ['exportDamaged', 'null', 'null'],
  ['exportDamaged', 'a cut file', text.slice(0, -40)],
  ['exportDamaged', 'a file of something else', '{"schema":2}'],
  ['exportDamaged', 'a field too many', inConnection({ more: 1 })],
  ['exportDamaged', 'an id that is a path', inConnection({ connectionId: '../../x' })],
  ['exportDamaged', 'a provider that is an address', inConnection({ providers: ['cm01/evil?'] })],
  ['exportDamaged', 'a cloud that is an address', inConnection({ cloud: 'https://evil' })],
  [
    'exportDamaged',
    'a workspace elsewhere',
    inConnection({ workspace: { ...record.workspace, subscriptionId: other } }),
  ],
  ['exportDamaged', 'a name of two lines', inConnection({ createdBy: 'a\nb' })],
  [
    'exportDamaged',
    'collections that are none',
    inConnection({ collections: [{ collectionId: "x'", name: '' }] }),
  ],
  [
    'exportFromNewerVersion',
    'a newer schema',
    changed((file) => Object.assign(file, { schema: 2, more: 1 })),
  ],
  ['exportHoldsSecret', 'a secret of the older form by its name', inConnection({ clientSecret: 'x=12' })],
  [
    'exportHoldsSecret',
    'a secret beside the connection',
    changed((file) => Object.assign(file, { Password: 'x' })),
  ],
  ['exportHoldsSecret', 'a secret in another field', inConnection({ createdBy: secret })],
  [
    'exportHoldsSecret',
    'a secret in a newer file',
    changed((file) => Object.assign(file, { schema: 2, note: secret })),
  ],
  ['exportHoldsSecret', 'a secret in a damaged file', `${text} ${secret}`],
])('%s: %s', (code, _what, given) => {
  const read = readExport(given, 'x.json');
  expect(read).toMatchObject({ ok: false, error: { code, facts: { file: 'x.json' } } });
  expect(JSON.stringify(read)).not.toContain(secret);
});

it('an empty field that is called a secret is damage, no secret', () => {
  expect(readExport(inConnection({ clientSecret: '' }), 'x.json')).toMatchObject({
    error: { code: 'exportDamaged' },
  });
});
