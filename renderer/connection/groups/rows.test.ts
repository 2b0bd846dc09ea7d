import { describe, expect, it } from 'vitest';
import { at, groupOf } from '../testConnection.ts';
import { filterGroups, sortGroups } from './groupRows.ts';
import { filterMembers, memberRows } from './memberRows.ts';

const groups = [
  groupOf('Ring 10', {
    collectionId: 'PS100003',
    alias: 'CM_PS1_PS100003',
    computers: 5,
    lastChangeAt: at(7),
  }),
  groupOf('Ring 9', { collectionId: 'PS100001', alias: 'CM_PS1_PS100001', computers: 5, state: 'heldBack' }),
  groupOf('kiosks', { collectionId: 'SMS00001', alias: 'CM_PS1_SMS00001', computers: 90, state: 'failed' }),
];
const names = (found: readonly { readonly name: string }[]) => found.map(({ name }) => name);
const by = (column: Parameters<typeof sortGroups>[1]['column'], descending = false) =>
  names(sortGroups(groups, { column, descending }));

describe('the list of groups', () => {
  it('sorts by what a person reads, and what needs a person first', () => {
    expect(by('name')).toEqual(['kiosks', 'Ring 9', 'Ring 10']);
    expect(by('computers', true)).toEqual(['kiosks', 'Ring 9', 'Ring 10']);
    expect(by('state')).toEqual(['kiosks', 'Ring 9', 'Ring 10']);
    expect(by('state', true)).toEqual(['Ring 10', 'Ring 9', 'kiosks']);
    expect(by('lastChangeAt', true)[0]).toBe('Ring 10');
    expect(by('collectionId')).toEqual(['Ring 9', 'Ring 10', 'kiosks']);
  });

  it('puts groups that were never written before all others', () => {
    const { lastChangeAt: _never, ...unwritten } = groupOf('New');
    expect(names(sortGroups([...groups, unwritten], { column: 'lastChangeAt', descending: false }))[0]).toBe(
      'New',
    );
  });

  it('finds by name, collection ID and alias, words in any order', () => {
    expect(names(filterGroups(groups, ' 9 RING '))).toEqual(['Ring 9']);
    expect(names(filterGroups(groups, 'sms0'))).toEqual(['kiosks']);
    expect(names(filterGroups(groups, 'cm_ps1_ps100003'))).toEqual(['Ring 10']);
    expect(filterGroups(groups, '')).toBe(groups);
    expect(filterGroups(groups, 'windws')).toEqual([]);
  });
});

describe('the computers of a group', () => {
  const rows = memberRows([
    { resourceId: 1, name: 'CTSO-SQL-001', dnsName: 'ctso-sql-001.contoso.com' },
    { resourceId: 2, name: 'OLDNAME', dnsName: 'new-name.contoso.com' },
    { resourceId: 3, name: 'WORKGROUP1', dnsName: null },
  ]);

  it('shows the DNS name, and the short one only where it differs', () => {
    expect(rows.map(({ computer, shortName }) => [computer, shortName])).toEqual([
      ['ctso-sql-001.contoso.com', ''],
      ['new-name.contoso.com', 'OLDNAME'],
      ['WORKGROUP1', ''],
    ]);
  });

  it('finds by either name', () => {
    expect(filterMembers(rows, 'oldn').map(({ id }) => id)).toEqual(['2']);
    expect(filterMembers(rows, 'contoso.com sql').map(({ id }) => id)).toEqual(['1']);
    expect(filterMembers(rows, 'workgroup1').map(({ id }) => id)).toEqual(['3']);
  });

  it('tells a name from the beginning of a longer one', () => {
    const [row] = memberRows([{ resourceId: 1, name: 'PC1', dnsName: 'pc10.contoso.com' }]);
    expect(row?.shortName).toBe('PC1');
  });
});
