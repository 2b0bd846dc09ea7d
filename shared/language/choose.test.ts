import { expect, test } from 'vitest';
import { chooseLanguage } from './choose.ts';

test.each([
  [['de'], 'de', 'de'],
  [['de-AT', 'en-US'], 'de', 'de-AT'],
  [['de_CH.UTF-8'], 'de', 'de-CH'],
  [['fr-CA', 'de-DE'], 'de', 'de-DE'],
  [['en-US', 'de-DE'], 'en', 'en'],
  [[undefined, 'DE'], 'de', 'de'],
  [['qps-ploc'], 'qps-ploc', 'qps-ploc'],
  [['fr'], 'en', 'en'],
  [[], 'en', 'en'],
  [['', 'C', 'not a language', '*'], 'en', 'en'],
] as const)('%j is %s', (wanted, id, tag) => {
  expect(chooseLanguage(wanted)).toEqual({ id, tag });
});
