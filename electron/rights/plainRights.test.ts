import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPlainRights } from './plainRights.ts';

const me = process.getuid?.() ?? -1;
const mode = (path: string) => statSync(path).mode & 0o7777;

// Windows has no modes.
describe.skipIf(process.platform === 'win32')('where Windows is not', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'oms-connect-rights-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('nobody else may write in the folder of all connections', async () => {
    chmodSync(root, 0o777);
    expect(await createPlainRights(root).root()).toEqual({ ok: true, value: undefined });
    expect(mode(root)).toBe(0o755);
  });

  it('a folder of another user is refused, and not altered', async () => {
    const verdict = await createPlainRights(root, me + 1).root();
    expect(verdict.ok ? 'trusted' : verdict.error.code).toBe(me === 0 ? 'trusted' : 'sharedFolderNotTrusted');
    expect(mode(root)).toBe(0o700);
  });

  it('a folder that is not there is not made for looking', async () => {
    rmSync(root, { recursive: true });
    expect(await createPlainRights(root).root()).toMatchObject({ ok: true });
    expect(existsSync(root)).toBe(false);
  });

  it('everybody may put something into an inbox, and remove what is theirs', async () => {
    const folder = join(root, 'a');
    mkdirSync(folder);
    await createPlainRights(root).connection(folder, { sync: 'x' });
    expect(mode(join(folder, 'inbox'))).toBe(0o1777);
  });

  it('a connection is ours where its folder and its file are, and neither is a link', async () => {
    const rights = createPlainRights(root);
    expect(await rights.isOurs(root)).toBe(false);
    writeFileSync(join(root, 'connection.json'), '{}');
    expect(await rights.isOurs(root)).toBe(true);
    // The superuser is an administrator to everybody.
    expect(await createPlainRights(root, me + 1).isOurs(root)).toBe(me === 0);
    symlinkSync(root, `${root}-link`);
    expect(await rights.isOurs(`${root}-link`)).toBe(false);
    rmSync(`${root}-link`);
  });

  it('a key is of whoever has the folder, and no link is one', async () => {
    const rights = createPlainRights(root);
    writeFileSync(join(root, 'key'), '');
    expect(await rights.isOf(join(root, 'key'), 'x')).toBe(true);
    expect(await rights.isOf(join(root, 'none'), 'x')).toBe(false);
    expect(await rights.isOf(root, 'x')).toBe(false);
  });
});
