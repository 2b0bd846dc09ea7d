import { describe, expect, it } from 'vitest';
import type { Member } from '../ports.ts';
import { membersToNames } from './members.ts';
import { namesInOrder } from './nameOrder.ts';

const member = (resourceId: number, name: string, resourceType: number | null = 5): Member => ({
  ...{ resourceId, name, resourceType },
  domain: 'CONTOSO',
});

const dns = new Map([
  [1, 'pc1.contoso.com'],
  [3, 'PC1.contoso.com'],
  [6, 'nameless.contoso.com'],
]);
const servers = [member(1, 'PC1'), member(2, 'ä'), member(3, 'PC1')];
const odd = [member(2, 'ä'), member(4, 'Z'), member(5, 'A user', 4), member(6, ' '), member(7, '')];
const renamed = [member(1, 'NEW1'), member(4, 'Z', null), member(4, 'Z')];
const all = [servers, odd, renamed, []];
const inOrder = namesInOrder(all, dns);

describe('the names of many groups', () => {
  it.each(all)('are those that each group has by itself', (...members) => {
    const group = all.find((one) => one.length === members.length && one[0] === members[0]) ?? [];
    const { names, computers, dropped } = inOrder(group);
    expect({ names, computers, dropped }).toEqual(membersToNames(dns)(group));
  });

  it('stand in one list, each once, and a group has their places in it', () => {
    const list = ['new1', 'nameless.contoso.com', 'pc1', 'pc1.contoso.com', 'z', 'ä'].sort();
    for (const group of all) {
      const { names, shared } = inOrder(group);
      expect(shared?.list).toEqual(list);
      expect([...(shared?.places ?? [])].map((place) => list[place])).toEqual(names);
    }
  });

  it('are found by the collections that were handed in; any other is asked for its names alone', () => {
    const other = [...servers, member(9, 'B')];
    expect(inOrder(other)).toEqual(membersToNames(dns)(other));
    expect(inOrder(other).shared).toBeUndefined();
  });
});
