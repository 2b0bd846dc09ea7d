import { describe, expect, it } from 'vitest';
import { administrators, type FakeAccount, type FakeRights, fakeRights, rightsOf } from './fakeRights.ts';
import { createWindowsRights } from './windowsRights.ts';

const ROOT = 'C:/ProgramData/OMS Connect';
const SYSTEM32 = 'C:\\Windows\\System32';
const alice: FakeAccount = { name: 'CONTOSO\\alice', sid: 'S-1-5-21-1-2-3-1001' };
const bob: FakeAccount = { name: 'CONTOSO\\bob', sid: 'S-1-5-21-1-2-3-1002' };
const gmsa: FakeAccount = { name: 'CONTOSO\\gmsa-oms$', sid: 'S-1-5-21-1-2-3-1003' };
const operators: FakeAccount = { name: 'CONTOSO\\Helpdesk', sid: 'S-1-5-21-1-2-3-2001' };
const admin: FakeAccount = { ...alice, isAdmin: true };
const all = [alice, bob, gmsa, operators];

function rightsFor(windows: FakeRights, account = windows.me, group?: string) {
  windows.me = account;
  const log: string[] = [];
  const rights = createWindowsRights({
    root: ROOT,
    account: account.name,
    runProgram: windows.runProgram,
    systemRoot: 'C:\\Windows',
    operators: async () => (group === undefined ? 'everybody' : group === '' ? 'nobody' : { group }),
    logger: { write: (severity, _component, text) => void log.push(`${severity} ${text}`) },
    disk: windows.disk,
  });
  return { rights, log };
}
const refused = { ok: false, error: { code: 'sharedFolderNotTrusted' } };

describe('the folder that the accounts share', () => {
  it('is made with these commands', async () => {
    const windows = fakeRights(alice, all);
    expect(await rightsFor(windows).rights.root()).toEqual({ ok: true, value: undefined });
    expect(windows.calls.slice(0, 2)).toEqual([
      [`${SYSTEM32}\\icacls.exe`, ROOT, '/reset', '/Q'],
      [
        ...[`${SYSTEM32}\\icacls.exe`, ROOT, '/inheritance:r', '/grant'],
        ...['*S-1-5-32-544:(OI)(CI)F', '*S-1-5-18:(OI)(CI)F'],
        ...['*S-1-5-11:(OI)(CI)RX', '*S-1-5-11:(AD,WD)', '*S-1-3-0:(OI)(CI)(IO)F', '*S-1-3-4:RX', '/Q'],
      ],
    ]);
    expect(windows.calls[2]?.slice(0, 5)).toEqual([
      `${SYSTEM32}\\WindowsPowerShell\\v1.0\\powershell.exe`,
      ...['-NoLogo', '-NoProfile', '-NonInteractive', '-Command'],
    ]);
    expect(windows.calls).toHaveLength(3);
  });

  it('gives nobody what others put there, not even who made it, and lets everybody make a connection', async () => {
    const windows = fakeRights(alice, all);
    await rightsFor(windows).rights.root();
    for (const who of [alice, bob]) {
      for (const right of [rightsOf.rule, rightsOf.remove, rightsOf.removeInside])
        expect(windows.may(who, ROOT, right)).toBe(false);
      expect(windows.may(who, ROOT, rightsOf.makeFolder | rightsOf.read)).toBe(true);
    }
    windows.make(`${ROOT}/1`, bob);
    expect(windows.may(bob, `${ROOT}/1`, rightsOf.write | rightsOf.removeInside)).toBe(true);
    expect(windows.may(alice, `${ROOT}/1`, rightsOf.write)).toBe(false);
    expect(windows.may(alice, `${ROOT}/1`, rightsOf.read)).toBe(true);
  });

  it('of another account is trusted once that one has given its power away, and is not touched', async () => {
    const windows = fakeRights(alice, all);
    await rightsFor(windows).rights.root();
    windows.calls.length = 0;
    expect(await rightsFor(windows, bob).rights.root()).toMatchObject({ ok: true });
    expect(windows.calls.map(([program]) => program?.split('\\').at(-1))).toEqual(['powershell.exe']);
  });

  it('that somebody else made first is refused, and named', async () => {
    const windows = fakeRights(alice, all);
    windows.make(ROOT, bob);
    const before = windows.folders.get(ROOT)?.aces;
    const { rights } = rightsFor(windows);
    expect(await rights.root()).toMatchObject({
      ...refused,
      error: { facts: { path: ROOT, account: bob.name } },
    });
    expect(windows.folders.get(ROOT)?.aces).toBe(before);
    // An administrator has made it theirs, and the app looks again.
    const folder = windows.folders.get(ROOT);
    if (folder) folder.owner = administrators;
    windows.me = admin;
    expect(await rights.root()).toMatchObject({ ok: true });
    expect(windows.may(bob, ROOT, rightsOf.remove)).toBe(false);
  });

  it('that this account made before there were rights is mended', async () => {
    const windows = fakeRights(alice, all);
    windows.make(ROOT, alice);
    const { rights, log } = rightsFor(windows);
    expect(await rights.root()).toMatchObject({ ok: true });
    expect(log).toEqual([expect.stringContaining('were set')]);
    expect(windows.may(alice, ROOT, rightsOf.rule)).toBe(false);
  });

  it('that an administrator made with the rights of Windows goes on, with a warning', async () => {
    const windows = fakeRights(bob, all);
    windows.make(ROOT, administrators);
    const { rights, log } = rightsFor(windows);
    expect(await rights.root()).toMatchObject({ ok: true });
    expect(log).toEqual([expect.stringContaining('warning The rights')]);
    // It is mended as soon as one starts the app.
    expect(await rightsFor(windows, admin).rights.root()).toMatchObject({ ok: true });
    expect(windows.may(bob, ROOT, rightsOf.write)).toBe(true);
    windows.make(`${ROOT}/1`, alice);
    expect(windows.may(bob, `${ROOT}/1`, rightsOf.write)).toBe(false);
  });

  it('in which somebody may change what others put there is refused, whoever owns it', async () => {
    const windows = fakeRights(alice, all);
    windows.make(ROOT, administrators);
    const folder = windows.folders.get(ROOT);
    if (folder) folder.aces = [...folder.aces, { flags: '', mask: 0x40, sid: bob.sid, isInherited: false }];
    expect(await rightsFor(windows).rights.root()).toMatchObject(refused);
  });

  it('that is no folder, but leads elsewhere, is refused', async () => {
    const windows = fakeRights(alice, all);
    windows.make(ROOT, alice);
    const linked = { ...windows, disk: { ...windows.disk, isPlainFolder: async () => false } };
    expect(await rightsFor(linked).rights.root()).toMatchObject(refused);
  });

  it('is used where its rights cannot be read at all, with a warning', async () => {
    const windows = fakeRights(alice, all);
    windows.missing.add('powershell.exe');
    const { rights, log } = rightsFor(windows);
    expect(await rights.root()).toMatchObject({ ok: true });
    expect(log).toEqual([expect.stringContaining('cannot be read')]);
  });

  it('whose rights somebody hides is refused', async () => {
    const windows = fakeRights(alice, all);
    windows.make(ROOT, bob);
    const folder = windows.folders.get(ROOT);
    if (folder) folder.isHidden = true;
    expect(await rightsFor(windows).rights.root()).toMatchObject(refused);
  });

  it('whose rights are of a kind that none of ours has is refused', async () => {
    const windows = fakeRights(alice, all);
    windows.make(ROOT, bob);
    const folder = windows.folders.get(ROOT);
    if (folder) folder.extra = '(XA;;FA;;;WD;(@User.x == 1))';
    expect(await rightsFor(windows).rights.root()).toMatchObject({
      ...refused,
      error: { facts: { account: '' } },
    });
    expect(await rightsFor(windows).rights.isOf(ROOT, bob.name)).toBe(false);
  });

  it('is judged once', async () => {
    const windows = fakeRights(alice, all);
    const { rights } = rightsFor(windows);
    await Promise.all([rights.root(), rights.root()]);
    const calls = windows.calls.length;
    await rights.root();
    expect([calls, windows.calls.length]).toEqual([3, 3]);
  });
});

describe('the folder of a connection', () => {
  const FOLDER = `${ROOT}/3f1d6a52-8c0b-4e7d-b1a9-64c25e0d7f18`;
  const INBOX = `${FOLDER}/inbox`;
  async function shared(group?: string) {
    const windows = fakeRights(alice, all);
    const { rights, log } = rightsFor(windows, alice, group);
    await rights.root();
    windows.make(FOLDER, alice);
    windows.calls.length = 0;
    return { windows, rights, log };
  }

  it('is the syncing account’s, and anybody may put something into its inbox', async () => {
    const { windows, rights, log } = await shared();
    await rights.connection(FOLDER, { sync: alice.name, next: gmsa.name });
    expect(windows.calls).toEqual([
      [`${SYSTEM32}\\icacls.exe`, FOLDER, '/grant', 'CONTOSO\\alice:(OI)(CI)F', '/Q'],
      [`${SYSTEM32}\\icacls.exe`, FOLDER, '/grant:r', 'CONTOSO\\gmsa-oms$:(WD)', '/Q'],
      [`${SYSTEM32}\\icacls.exe`, INBOX, '/grant:r', '*S-1-5-11:(WD)', '/Q'],
    ]);
    expect(log).toEqual([]);
    expect(windows.may(alice, FOLDER, rightsOf.write | rightsOf.removeInside)).toBe(true);
    // Until its key was compared it may leave that, and change nothing.
    expect(windows.may(gmsa, FOLDER, rightsOf.write)).toBe(true);
    expect(windows.may(gmsa, FOLDER, rightsOf.removeInside)).toBe(false);
    windows.make(`${FOLDER}/connection.json`, alice);
    expect(windows.may(gmsa, `${FOLDER}/connection.json`, rightsOf.write)).toBe(false);
    expect(windows.may(bob, FOLDER, rightsOf.write)).toBe(false);
    expect(windows.may(bob, INBOX, rightsOf.write)).toBe(true);
    windows.make(`${INBOX}/drop.json`, bob);
    expect(windows.may(alice, `${INBOX}/drop.json`, rightsOf.remove)).toBe(true);
    expect(windows.may(bob, `${INBOX}/drop.json`, rightsOf.remove)).toBe(true);
    windows.make(`${INBOX}/other.json`, alice);
    expect(windows.may(bob, `${INBOX}/other.json`, rightsOf.remove)).toBe(false);
    expect(windows.may(bob, `${INBOX}/other.json`, rightsOf.write)).toBe(false);
    windows.calls.length = 0;
    await rights.connection(FOLDER, { sync: alice.name.toUpperCase(), next: gmsa.name });
    expect(windows.calls).toEqual([]);
  });

  it('is tried again where it could not be set', async () => {
    const { windows, rights, log } = await shared();
    windows.missing.add('icacls.exe');
    await rights.connection(FOLDER, { sync: alice.name });
    windows.missing.clear();
    await rights.connection(FOLDER, { sync: alice.name });
    expect(windows.may(bob, INBOX, rightsOf.write)).toBe(true);
    expect(log).toHaveLength(1);
  });

  it('is taken back from an account that is not to sync it after all, and given again when it is', async () => {
    const { windows, rights } = await shared();
    const key = `${FOLDER}/handover-key.json`;
    await rights.connection(FOLDER, { sync: alice.name, next: gmsa.name });
    await rights.connection(FOLDER, { sync: alice.name, former: [gmsa.name] });
    expect(windows.calls.at(-1)).toEqual([`${SYSTEM32}\\icacls.exe`, FOLDER, '/remove:g', gmsa.name, '/Q']);
    expect(windows.may(gmsa, FOLDER, rightsOf.write)).toBe(false);
    await rights.connection(FOLDER, { sync: alice.name, next: gmsa.name });
    expect(windows.may(gmsa, FOLDER, rightsOf.write)).toBe(true);
    await rights.connection(FOLDER, { sync: gmsa.name, former: [alice.name] });
    expect(windows.may(gmsa, FOLDER, rightsOf.removeInside)).toBe(true);
    windows.make(key, gmsa);
    expect(windows.may(alice, key, rightsOf.write)).toBe(false);
    expect(await rights.isOf(key, gmsa.name)).toBe(true);
  });

  it.each([
    ['CONTOSO\\Helpdesk', 'CONTOSO\\Helpdesk:(WD)'],
    [operators.sid, `*${operators.sid}:(WD)`],
  ])('takes drops from %s alone where policy says so', async (group, word) => {
    const { windows, rights } = await shared(group);
    await rights.connection(FOLDER, { sync: alice.name });
    expect(windows.calls.at(-1)).toEqual([`${SYSTEM32}\\icacls.exe`, INBOX, '/grant:r', word, '/Q']);
    expect(windows.may(bob, INBOX, rightsOf.write)).toBe(false);
    expect(windows.may(operators, INBOX, rightsOf.write)).toBe(true);
  });

  it.each([
    ['policy cannot be read', ''],
    ['Windows does not know the group', 'CONTOSO\\Nobody'],
  ])('takes drops from administrators alone where %s, whatever was set before', async (_what, group) => {
    const { windows, rights } = await shared();
    await rights.connection(FOLDER, { sync: alice.name });
    expect(windows.may(bob, INBOX, rightsOf.write)).toBe(true);
    await rightsFor(windows, alice, group).rights.connection(FOLDER, { sync: alice.name });
    expect(windows.may(bob, INBOX, rightsOf.write)).toBe(false);
    expect(windows.may(operators, INBOX, rightsOf.write)).toBe(false);
    expect(windows.may(alice, INBOX, rightsOf.write)).toBe(true);
  });

  it.each(['/T', '*S-1-1-0', 'CONTOSO\\a:F', 'a" b', 'CONTOSO\\a,b', ''])(
    'hands no name to icacls that would say more than a name: %s',
    async (name) => {
      const { windows, rights, log } = await shared();
      await rights.connection(FOLDER, { sync: name });
      expect(windows.calls.map((words) => words[1])).toEqual([INBOX]);
      expect(log).toEqual([expect.stringContaining('could not be set')]);
    },
  );
});
