import { describe, expect, it } from 'vitest';
import { administrators, type FakeAccount, type FakeRights, fakeRights } from './fakeRights.ts';
import { createWindowsRights } from './windowsRights.ts';

const alice: FakeAccount = { name: 'CONTOSO\\alice', sid: 'S-1-5-21-1-2-3-1001' };
const bob: FakeAccount = { name: 'CONTOSO\\bob', sid: 'S-1-5-21-1-2-3-1002' };
const gmsa: FakeAccount = { name: 'CONTOSO\\gmsa-oms$', sid: 'S-1-5-21-1-2-3-1003' };
const all = [alice, bob, gmsa];

function rightsFor(windows: FakeRights) {
  const rights = createWindowsRights({
    root: 'C:/ProgramData/OMS Connect',
    account: windows.me.name,
    runProgram: windows.runProgram,
    systemRoot: 'C:\\Windows',
    operators: async () => 'everybody',
    logger: { write: () => undefined },
    disk: windows.disk,
  });
  return { rights };
}

describe('whose a file is', () => {
  it.each([
    ['its account’s', gmsa, false],
    ['an administrator’s', administrators, true],
  ])('is not believed where it is %s and another one may write in it', async (_what, owner, hasOwn) => {
    const windows = fakeRights(bob, all);
    const { rights } = rightsFor(windows);
    const path = 'C:/key.json';
    windows.make(path, owner);
    const file = windows.folders.get(path);
    const give = (sid: string, mask: number) => {
      if (file) file.aces = [...file.aces, { flags: '', mask, sid, isInherited: true }];
    };
    give('S-1-5-11', 0x1200a9);
    if (hasOwn) give(gmsa.sid, 0x1f01ff);
    expect(await rights.isOf(path, gmsa.name)).toBe(true);
    give(alice.sid, 0x2);
    expect(await rights.isOf(path, gmsa.name)).toBe(false);
  });

  it('tells the account that wrote it, or an administrator, and believes nobody else', async () => {
    const windows = fakeRights(bob, all);
    const { rights } = rightsFor(windows);
    windows.make('C:/key.json', alice);
    expect(await rights.isOf('C:/key.json', 'contoso\\ALICE')).toBe(true);
    expect(await rights.isOf('C:/key.json', bob.name)).toBe(false);
    windows.make('C:/key.json', administrators);
    expect(await rights.isOf('C:/key.json', alice.name)).toBe(true);
    expect(await rights.isOf('C:/none', alice.name)).toBe(false);
    windows.missing.add('powershell.exe');
    expect(await rights.isOf('C:/key.json', alice.name)).toBe(false);
  });

  it('asks for the path as it is, whatever is in it', async () => {
    const windows = fakeRights(bob, all);
    windows.make("C:/it's; $(x) `a.json", alice);
    expect(await rightsFor(windows).rights.isOf("C:/it's; $(x) `a.json", alice.name)).toBe(true);
  });
});
