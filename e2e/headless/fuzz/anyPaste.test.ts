import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeKeyPair, openDrop, sealDrop } from '../../../electron/handover/sealedDrop.ts';
import { MOST_EXPORT_BYTES, readExport } from '../../../electron/store/exportFile.ts';
import { readPastedResult } from '../../../shared/prepare/pastedResult.ts';
import { altered, anyJson, changes, damage, damaged, fuzzing } from './mutations.ts';

/** What a person pastes or chooses, and what anybody can drop: it is read, or refused by name; nothing is thrown. */

const id = '3f1d6a52-8c0b-4e7d-b1a9-64c25e0d7f18';
const result = {
  omsConnect: 1,
  cloud: 'AzureCloud',
  tenant: id,
  appId: id,
  password: 'Abc8Q~defghijklmnopqrstuvwxyz0123456789ab',
  secretExpiresOn: '2027-05-01',
  subscriptionId: id,
  resourceGroup: 'rg-oms-hq',
  workspace: 'law-contoso-hq',
};
const exported = {
  kind: 'OMS Connect connection',
  schema: 1,
  exportedAt: '2026-11-23T09:00:00.000Z',
  exportedFrom: 'CM01',
  connection: {
    connectionId: id,
    practice: false,
    site: {
      siteCode: 'PS1',
      siteName: 'x',
      version: '5.00',
      hierarchyId: id,
      providerFqdn: 'cm01.contoso.com',
    },
    providers: ['cm01.contoso.com'],
    cloud: 'public',
    tenantId: id,
    clientId: id,
    workspace: {
      subscriptionId: id,
      subscriptionName: 'x',
      resourceGroup: 'rg-oms-hq',
      name: 'law-contoso-hq',
      resourceId: `/subscriptions/${id}/resourceGroups/rg-oms-hq/providers/Microsoft.OperationalInsights/workspaces/law-contoso-hq`,
      customerId: id,
      location: 'westeurope',
    },
    collections: [{ collectionId: 'PS100014', name: 'x' }],
    removedCollections: [],
    importEnabled: true,
    secretHint: 'Abc',
    createdAt: '2026-11-23T09:00:00.000Z',
    createdBy: 'CONTOSO\\admin',
  },
};
const text = (value: unknown, how: Parameters<typeof damaged>[1]) =>
  Buffer.from(damaged(JSON.stringify(value), how)).toString('utf8');

describe('what is pasted or chosen', () => {
  it('as the result of a script fills fields, or is refused by name', () => {
    expect(readPastedResult(JSON.stringify(result))).toMatchObject({ kind: 'values', unusable: [] });
    fc.assert(
      fc.property(damage, fc.string(), (how, around) => {
        const read = readPastedResult(`${around}${text(result, how)}${around}`);
        if (read.kind === 'refused') return;
        for (const value of Object.values(read.values)) expect(typeof value).toBe('string');
        for (const name of read.unknown) expect(name.length).toBeLessThanOrEqual(40);
      }),
      fuzzing(400, 75),
    );
  });

  it('as an exported connection is one, or is refused by name', () => {
    expect(readExport(JSON.stringify(exported), 'x.json').ok).toBe(true);
    fc.assert(
      fc.property(damage, (how) => {
        const read = readExport(text(exported, how), 'x.json');
        if (!read.ok) expect(read.error.code).toMatch(/^export/);
      }),
      fuzzing(400, 76),
    );
  });

  it.each(['[', '{"a":', '{"password":['])('however deep it is nested: %s', (part) => {
    const deep = part.repeat(Math.floor(MOST_EXPORT_BYTES / 4 / part.length));
    expect(readExport(deep, 'x.json')).toMatchObject({ ok: false });
    const closed = `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`;
    expect(readExport(closed, 'x.json')).toMatchObject({ ok: false, error: { code: 'exportDamaged' } });
    expect(readPastedResult(deep.slice(0, 199_000)).kind).toBe('refused');
  });
});

describe('what is dropped', () => {
  const { publicKey, privateKey } = makeKeyPair();
  const drop = {
    ...{ connectionId: id, tenantId: id, clientId: id, nonce: id, at: '2026-11-23T09:00:00.000Z' },
    ...{ replaces: '', sender: 'CONTOSO\\helpdesk', secret: 'Abc8Q~x' },
  };
  it('opens as it was sealed or not at all', () => {
    expect(openDrop(sealDrop(drop, publicKey), privateKey)).toEqual(drop);
    fc.assert(
      fc.property(changes, (list) => {
        const opened = openDrop(altered(sealDrop(drop, publicKey), list) as never, privateKey);
        if (opened !== undefined) expect(opened).toEqual(drop);
      }),
      fuzzing(150, 77),
    );
  });

  it('opens only where everything in it is what it should be', () => {
    fc.assert(
      fc.property(changes, anyJson, (list, other) => {
        for (const given of [altered(drop, list), other]) {
          // What is outside names the connection; only what is inside is anybody's.
          if (typeof given !== 'object' || given === null) continue;
          const inner = { ...given, connectionId: id };
          const opened = openDrop(sealDrop(inner as never, publicKey), privateKey);
          if (opened !== undefined) expect(Object.keys(opened).sort()).toEqual(Object.keys(drop).sort());
        }
      }),
      fuzzing(150, 78),
    );
  });
});
