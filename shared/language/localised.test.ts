import { afterEach, expect, test } from 'vitest';
import { activeLanguage, english, inEnglish, type Language, setLanguage } from './active.ts';
import { englishOnly } from './englishOnly.ts';
import { localised } from './localised.ts';

const texts = localised('texts', {
  title: 'Title',
  of: (name: string) => `Of ${name}`,
  tabs: { one: 'One', two: 'Two' },
  list: [
    { id: 'a', text: 'A' },
    { id: 'b', text: 'B' },
  ],
});
const say = localised('say', (count: number) => `${count} things`);

const translations: Readonly<Record<string, unknown>> = {
  texts: {
    title: 'Titel',
    of: (name: string) => `Von ${name}`,
    tabs: { one: 'Eins' },
    list: [{ id: 'a', text: 'Ah' }],
  },
  say: (count: number) => `${count} Dinge`,
};
const german: Language = { tag: 'de', locale: 'de-DE', textsOf: (id) => translations[id] };

afterEach(() => setLanguage(english));

test('English is what is written', () => {
  expect(texts).toEqual({
    title: 'Title',
    of: expect.any(Function),
    tabs: { one: 'One', two: 'Two' },
    list: [
      { id: 'a', text: 'A' },
      { id: 'b', text: 'B' },
    ],
  });
  expect(say(2)).toBe('2 things');
});

test('a text is read at use: what was kept before speaks the language in force', () => {
  const { of, tabs, list } = texts;
  const copy = { say, ...texts.tabs };
  setLanguage(german);
  expect([texts.title, of('X'), tabs.one, list[0]?.text, copy.say(2)]).toEqual([
    'Titel',
    'Von X',
    'Eins',
    'Ah',
    '2 Dinge',
  ]);
});

test('what a language lacks is English', () => {
  setLanguage(german);
  expect([texts.tabs.two, texts.list[1]?.text]).toEqual(['Two', 'B']);
  expect(localised('unknown', { text: 'Text' }).text).toBe('Text');
});

test('the log is English whatever the screen speaks, and the screen stays as it was', () => {
  setLanguage(german);
  expect(inEnglish(() => texts.title)).toBe('Title');
  expect(englishOnly({ line: () => texts.title, word: 'Word' }).line()).toBe('Title');
  expect(() =>
    inEnglish(() => {
      throw new Error('stop');
    }),
  ).toThrow('stop');
  expect(activeLanguage()).toBe(german);
});
