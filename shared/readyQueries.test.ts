import { describe, expect, it, test } from 'vitest';
import { kqlName, kqlString, readyQuery, readyQueryIds } from './readyQueries.ts';

test.each([
  ['plain', '"plain"'],
  ['a"b\\c', '"a\\"b\\\\c"'],
  ['line\nbreak\t', '"line\\u000abreak\\u0009"'],
  ['" | take 1 //', '"\\" | take 1 //"'],
])('%j as a string of KQL', (text, literal) => expect(kqlString(text)).toBe(literal));

test.each([
  ['CM_PS1_PS100014', 'CM_PS1_PS100014'],
  ['CM-PS1', '["CM-PS1"]'],
  ['x"] | take 1 //', '["x\\"] | take 1 //"]'],
])('%j as a name of KQL', (name, reference) => expect(kqlName(name)).toBe(reference));

describe.each(readyQueryIds)('%s', (id) => {
  it('asks by the alias of the group', () => {
    expect(readyQuery(id, 'CM_PS1_PS100014')).toContain('CM_PS1_PS100014');
  });
  it('lets no alias out of its name', () => {
    expect(readyQuery(id, 'x"]; Secret')).not.toMatch(/(?<!\\)"\]; Secret/);
  });
});
