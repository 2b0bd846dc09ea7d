import { describe, expect, it } from 'vitest';
import { insertPaste } from './usePaste.ts';

describe('insertPaste', () => {
  it.each([
    ['', 0, 0, 'Abc~1\n', 'Abc~1', ['lineBreak']],
    ['old', 0, 3, '  "Abc"  ', 'Abc', ['blanks', 'quotes']],
    ['ab', 1, 1, 'X Y', 'aX Yb', []],
  ] as const)('puts a clean text into %j', (value, start, end, pasted, expected, removed) => {
    const result = insertPaste(value, start, end, pasted);
    expect(result.value).toBe(expected);
    expect([...result.removed].sort()).toEqual([...removed].sort());
    expect(result.value.slice(0, result.caret).endsWith(result.value.slice(start, result.caret))).toBe(true);
  });
});
