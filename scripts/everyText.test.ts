import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** What is exported from the strings and is no text of the screen, with why it needs no translation. */
const PLAIN: Readonly<Record<string, string>> = {
  agentScriptTexts: 'ASCII in scripts that are generated for Azure',
  scriptTexts: 'ASCII in scripts that are generated for Azure',
  verdictCommands: 'commands',
  usageExample: 'a query',
  alertQuery: 'a query',
  aliasOf: 'a name in the workspace',
  siteVersion: 'a number',
  siteCheckIds: 'ids',
  pageIds: 'ids',
  taskRegistration: 'one text per computer, which accounts with several languages see',
  handOverLog: 'log',
  handOverKeyLog: 'log',
  moveLogTexts: 'log',
  runLogTexts: 'log',
  renewalLogTexts: 'log',
  practiceTexts: 'log',
  eventTexts: 'event log',
  causeOf: 'log',
  errorTexts: 'put together from texts',
  errorText: 'put together from texts',
  errorDetails: 'put together from texts',
  errorReference: 'codes',
  factOr: 'put together from texts',
  findingText: 'put together from texts',
  diagnosisLines: 'put together from texts',
  diagnosisDocument: 'put together from texts',
  targetTitle: 'put together from texts',
  distinctTargets: 'no text',
  rowsOf: 'no text',
  groupLine: 'put together from texts',
  centralName: 'names',
  centralSiteText: 'put together from texts',
  doingNow: 'put together from texts',
  screens: 'table of a test',
  shellScreens: 'table of a test',
};

// Addresses, and functions on numbers and dates, whose words are in texts of their own.
const OTHER = ['links.ts', 'format.ts'];

const folder = join(import.meta.dirname, '../shared/strings');
const files = readdirSync(folder)
  .filter((name) => /(?<!\.test)\.ts$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

test.each(files.filter(({ name }) => !OTHER.includes(name)))(
  'every text of $name can be translated, by the name under which it is exported',
  ({ text }) => {
    const plain: string[] = [];
    for (const found of text.matchAll(/^export (?:const|function) (\w+)/gm)) {
      const [head, name = ''] = found;
      const rest = text.slice(found.index + head.length);
      const id = /^(?::(?:[^=]|=>)*)? =\s+localised\(\s*'(\w+)'/.exec(rest)?.[1];
      if (id === undefined) plain.push(name);
      else expect(id).toBe(name);
    }
    expect(plain.filter((name) => PLAIN[name] === undefined)).toEqual([]);
  },
);

test('no two texts have one name', () => {
  const names = files.flatMap(({ text }) => [...text.matchAll(/localised\(\s*'(\w+)'/g)].map(([, id]) => id));
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
