import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { contentHash } from './hash.ts';
import { groupAlias, groupDisplayName, groupId } from './names.ts';

const scope = { siteCode: 'PS1', connectionId: 'a1b2c3d4-0000-4000-8000-000000000000' };

describe('names of a group', () => {
  it('are derived from site, collection and connection', () => {
    expect(groupId(scope, 'PS10002C')).toBe('configmgr_ps1_ps10002c_a1b2c3');
    expect(groupAlias(scope, 'PS10002C')).toBe('CM_PS1_PS10002C');
  });

  it.each([
    ['Servers', 'Servers (PS100014)'],
    ['  a\nb\u0000c ', 'a b c (PS100014)'],
    ['\ud800 lone', '\ufffd lone (PS100014)'],
    ['\u0007', 'PS100014 (PS100014)'],
    ['<script>"\\🖥️', '<script>"\\🖥️ (PS100014)'],
  ])('shows %j as %j, which XML can hold', (name, shown) => {
    expect(groupDisplayName(name, 'PS100014')).toBe(shown);
  });
});

describe('contentHash', () => {
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

  it('is the first 32 digits of SHA-256 over "1", then the names, each on a line', () => {
    expect(contentHash(['a', 'b.contoso.com'], sha256)).toBe(sha256('1\na\nb.contoso.com').slice(0, 32));
    expect(contentHash([], sha256)).toBe(sha256('1\n').slice(0, 32));
  });
});
