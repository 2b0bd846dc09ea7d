import { describe, expect, it } from 'vitest';
import { accessKey, altLetter, cutAt } from './mnemonic.ts';

const pressed = (change: Partial<Parameters<typeof altLetter>[0]>) =>
  altLetter({
    key: 'n',
    code: 'KeyN',
    altKey: true,
    ctrlKey: false,
    metaKey: false,
    getModifierState: () => false,
    ...change,
  });

describe('a letter with Alt', () => {
  it.each([
    ['the letter itself', {}, 'n'],
    ['with caps lock', { key: 'N' }, 'n'],
    ['on a keyboard with other places', { key: 'n', code: 'KeyB' }, 'n'],
    ['where Alt changes the letter', { key: '˜', code: 'KeyN' }, 'n'],
    ['without Alt', { altKey: false }, undefined],
    ['AltGr as Ctrl and Alt', { ctrlKey: true }, undefined],
    ['AltGr by its own name', { getModifierState: () => true }, undefined],
    ['a key that is no letter', { key: 'F4', code: 'F4' }, undefined],
  ] as const)('%s', (_name, change, letter) => {
    expect(pressed(change)).toBe(letter);
  });
});

it.each([
  ['< Previous', 'P', '< |P|revious'],
  ['Check again', 'K', 'Chec|k| again'],
  ['SMS Provider', 'M', 'S|M|S Provider'],
])('underlines in "%s" the letter %s', (text, letter, expected) => {
  const parts = cutAt(text, letter);
  expect(parts && `${parts.before}|${parts.letter}|${parts.after}`).toBe(expected);
});

it('leaves a text alone that lacks the letter', () => {
  expect(cutAt('Next', 'Q')).toBeUndefined();
});

it('tells screen readers all the keys', () => {
  expect(accessKey('checkSite', 'F5')).toEqual({ 'data-mnemonic': 'k', 'aria-keyshortcuts': 'Alt+K F5' });
});
