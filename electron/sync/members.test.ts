import { describe, expect, it } from 'vitest';
import type { Member } from '../ports.ts';
import { dnsNamesOf } from './deviceNames.ts';
import { membersToNames } from './members.ts';

const member = (resourceId: number, name: string, resourceType: number | null = 5): Member => ({
  resourceId,
  name,
  domain: 'CONTOSO',
  resourceType,
});

const groupMembers = (members: readonly Member[], dnsNames: ReadonlyMap<number, string | null>) => {
  const { names, computers, dropped } = membersToNames(dnsNames)(members);
  return { names, computers, dropped };
};

describe('the names of a group', () => {
  it('lists each computer by its short and its DNS name, lower case and sorted', () => {
    const dns = dnsNamesOf([
      { resourceId: 1, dnsName: 'SQL01.Contoso.com' },
      { resourceId: 2, dnsName: null },
    ]);
    const group = groupMembers([member(2, 'WEB01'), member(1, 'SQL01')], dns);
    expect(group).toEqual({ names: ['sql01', 'sql01.contoso.com', 'web01'], computers: 2, dropped: 0 });
  });

  it('lists a name once and still counts every record that has it', () => {
    const group = groupMembers([member(1, 'PC1'), member(2, 'pc1')], new Map());
    expect(group).toEqual({ names: ['pc1'], computers: 2, dropped: 0 });
  });

  it.each([
    ['x64 Unknown Computer (x64 Unknown Computer)', 5],
    ['x86 Unknown Computer (x86 Unknown Computer)', null],
    ['arm64 Unknown Computer (arm64 Unknown Computer)', 2],
    ['Provisioning Device (Provisioning Device)', 5],
    ['some user', 4],
  ])('leaves out %s', (name, resourceType) => {
    expect(groupMembers([member(1, name, resourceType)], new Map())).toEqual({
      names: [],
      computers: 0,
      dropped: 1,
    });
  });

  it.each([
    ['a computer of unknown type', 'LAB7', null],
    ['a computer that is merely called like one', 'unknown-computer', 5],
    ['a computer called provisioning', 'PROVISIONING01', 5],
  ])('keeps %s', (_what, name, resourceType) => {
    expect(groupMembers([member(1, name, resourceType)], new Map()).computers).toBe(1);
  });

  it('sorts by code unit, so that the hash is the same on every machine', () => {
    const { names } = groupMembers(
      [member(1, 'ä1'), member(2, 'z1'), member(3, '_a'), member(4, 'a-1')],
      new Map(),
    );
    expect(names).toEqual(['_a', 'a-1', 'z1', 'ä1']);
  });

  it('are made anew where a computer has another name', () => {
    const toNames = membersToNames(new Map([[1, 'pc1.contoso.com']]));
    expect(toNames([member(1, 'PC1')]).names).toEqual(['pc1', 'pc1.contoso.com']);
    expect(toNames([member(1, 'PC9')]).names).toEqual(['pc1.contoso.com', 'pc9']);
  });
});
