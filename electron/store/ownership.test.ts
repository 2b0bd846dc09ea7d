import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { foreignFolder, foreignSharedFolder } from '../platform/startFailure.ts';
import { readInstallationId } from './installation.ts';
import { claimFolder, judgeSharedFolder } from './owner.ts';

const now = () => new Date('2026-11-05T21:24:33.329Z');
const me = { account: 'CONTOSO\\admin', machine: 'PC01' };

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'oms-owner-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('a new folder is marked, and from then on it is ours whatever the case', () => {
  const folder = join(root, 'OMS Connect');
  expect(claimFolder(folder, me)).toEqual({ kind: 'ours' });
  expect(claimFolder(folder, { account: 'contoso\\ADMIN', machine: 'pc01' })).toEqual({ kind: 'ours' });
  expect(readdirSync(folder)).toEqual(['owner.json']);
});

test.each([[{ ...me, account: 'CONTOSO\\helpdesk' }], [{ ...me, machine: 'PC02' }]])(
  'for %o it is a foreign one, which stays as it is',
  (other) => {
    claimFolder(root, me);
    const before = readFileSync(join(root, 'owner.json'), 'utf8');
    expect(claimFolder(root, other)).toEqual({ kind: 'foreign', owner: me });
    expect(readFileSync(join(root, 'owner.json'), 'utf8')).toBe(before);
  },
);

test.each(['', '{"schema":1,"account":"', '{"schema":1}'])(
  'an owner file like %j is no permission',
  (text) => {
    writeFileSync(join(root, 'owner.json'), text);
    expect(claimFolder(root, me)).toMatchObject({ kind: 'unreadable', reason: 'damaged' });
    expect(readFileSync(join(root, 'owner.json'), 'utf8')).toBe(text);
  },
);

describe('the folder that the accounts of a computer share', () => {
  const file = () => join(root, 'installation.json');

  test('is this computer’s from its first use, whatever the case', async () => {
    expect(judgeSharedFolder(join(root, 'not yet'), 'PC01')).toEqual({ kind: 'ours' });
    expect(readdirSync(root)).toEqual([]);
    await readInstallationId(root, 'PC01', now);
    expect(judgeSharedFolder(root, 'pc01')).toEqual({ kind: 'ours' });
  });

  test('is a foreign one on another computer, and stays as it is', async () => {
    await readInstallationId(root, 'PC01', now);
    const before = readFileSync(file(), 'utf8');
    expect(judgeSharedFolder(root, 'PC02')).toEqual({ kind: 'foreign', machine: 'PC01', path: file() });
    expect(readFileSync(file(), 'utf8')).toBe(before);
    const said = foreignSharedFolder(root, 'PC01', file());
    for (const part of [root, 'PC01', file(), 'export', 'import']) expect(said).toContain(part);
  });

  test.each(['{', `{"schema":1,"installationId":"3f1d6a52-8c0b-4e7d-b1a9-64c25e0d7f18"}`])(
    'that does not say whose it is (%s) is judged later',
    (text) => {
      writeFileSync(file(), text);
      expect(judgeSharedFolder(root, 'PC02')).toEqual({ kind: 'ours' });
      expect(readFileSync(file(), 'utf8')).toBe(text);
    },
  );
});

test('only the same account is told what to do after the computer was renamed', () => {
  const owner = { ...me, machine: 'PC02' };
  expect(foreignFolder(root, owner, me)).toContain('renamed');
  expect(foreignFolder(root, { ...me, account: 'CONTOSO\\other' }, me)).not.toContain('renamed');
});

test('a folder that cannot be made is told of', () => {
  writeFileSync(join(root, 'file'), '');
  expect(claimFolder(join(root, 'file', 'below'), me)).toMatchObject({
    kind: 'unreadable',
    reason: 'ENOTDIR',
  });
});

test('an installation has one GUID, even when several ask for it at once for the first time', async () => {
  const shared = join(root, 'shared');
  const asked = await Promise.all(Array.from({ length: 8 }, () => readInstallationId(shared, 'PC01', now)));
  const ids = new Set(asked.map((answer) => (answer.ok ? answer.value : 'failed')));
  expect(ids.size).toBe(1);
  expect([...ids][0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(readdirSync(shared)).toEqual(['installation.json']);
  expect(await readInstallationId(shared, 'PC01', now)).toEqual(asked[0]);
});

test('a damaged installation file is told of, not replaced in silence: the groups carry the old GUID', async () => {
  writeFileSync(join(root, 'installation.json'), '{');
  expect(await readInstallationId(root, 'PC01', now)).toMatchObject({
    ok: false,
    error: { code: 'fileDamaged' },
  });
});
