import { describe, expect, it } from 'vitest';
import { screens } from './lettersByScreen.ts';
import { type MnemonicId, mnemonics } from './mnemonics.ts';

describe.each(Object.entries(screens))('letters of %s', (_name, screen) => {
  const ids = Object.keys(screen) as MnemonicId[];

  it('are each on one control only', () => {
    const letters = ids.map((id) => mnemonics[id]);
    expect(new Set(letters).size, letters.join(' ')).toBe(letters.length);
  });

  it('stand in the texts that they lead to', () => {
    for (const id of ids) {
      for (const text of [screen[id]].flat()) {
        expect(text?.toUpperCase(), id).toContain(mnemonics[id]);
      }
    }
  });
});

it('every letter is on a screen', () => {
  const used = new Set(Object.values(screens).flatMap((screen) => Object.keys(screen)));
  expect(Object.keys(mnemonics).filter((id) => !used.has(id))).toEqual([]);
});
