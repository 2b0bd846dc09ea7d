import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { verbs } from '../electron/cli/commandLine.ts';
import { policyValues } from '../electron/policy/policyValues.ts';
import { rightsCommands } from '../electron/rights/rightsCommands.ts';
import { type CloudId, cloudIds } from '../shared/clouds.ts';
import { targetsOf } from '../shared/diagnosis.ts';
import { type ErrorCode, errorCodes } from '../shared/errors.ts';
import { type PolicyName, policyNames } from '../shared/policy.ts';
import { firewallSentence, serviceNames } from '../shared/strings/diagnosis.ts';
import { errorTexts } from '../shared/strings/errors.ts';
import { cloudNames } from '../shared/strings/fields.ts';
import { anchorsIn, codeIn, linksIn, quotesIn, readDocuments, tableBelow } from './documents/markdown.ts';
import {
  foreignSwitches,
  isThere,
  ownSwitches,
  pathsIn,
  scriptsIn,
  sourceTexts,
  switchesIn,
  variablesIn,
  verbsIn,
} from './documents/names.ts';
import { asPattern, isSaid, saidTexts, textsIn } from './documents/saidTexts.ts';

const root = resolve(import.meta.dirname, '..');
const documents = readDocuments(root);
const { scripts, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
};
const documentAt = (path: string) => {
  const found = documents.find((each) => each.path === path);
  if (found === undefined) throw new Error(`${path} is missing`);
  return found;
};
const sources = sourceTexts(root, ['bench', 'build', 'e2e', 'electron', 'scripts', 'simulator']);
const switches = ownSwitches(root);

describe.each(documents)('$path', (document) => {
  const code = codeIn(document);

  test('its links lead somewhere', () => {
    const lost = linksIn(document).filter((link) => {
      if (/^(?:https?|mailto):/.test(link)) return false;
      const [file = '', anchor] = link.split('#');
      const path = file === '' ? document.path : normalize(join(dirname(document.path), file));
      if (!existsSync(join(root, path))) return true;
      return anchor !== undefined && !anchorsIn(readFileSync(join(root, path), 'utf8')).has(anchor);
    });
    expect(lost).toEqual([]);
  });

  test('the scripts, verbs, switches, variables and paths that it names are there', () => {
    const knowsVerb = (verb: string) => (verbs as readonly string[]).includes(verb);
    expect({
      scripts: code.flatMap(scriptsIn).filter((name) => scripts[name] === undefined),
      verbs: code.flatMap(verbsIn).filter((verb) => !knowsVerb(verb)),
      switches: code
        .flatMap(switchesIn)
        .filter((name) => !switches.has(name) && foreignSwitches[name] === undefined),
      variables: code.flatMap(variablesIn).filter((name) => !sources.some((text) => text.includes(name))),
      paths: code.flatMap(pathsIn).filter((path) => !isThere(root, path)),
    }).toEqual({ scripts: [], verbs: [], switches: [], variables: [], paths: [] });
  });
});

describe('README.md', () => {
  const readme = documentAt('README.md');

  test('can be read in one go', () => {
    expect(readme.text.trimEnd().split('\n').length).toBeLessThanOrEqual(250);
  });

  test('gives a reason for every package, and for none that is not there', () => {
    const named = tableBelow(readme, 'Dependencies').flatMap(([cell = '']) => cell.split(/,\s*/));
    const used = Object.keys(devDependencies).filter((name) => !name.startsWith('@types/'));
    expect([...named].sort()).toEqual([...used].sort());
  });
});

describe('docs/deployment.md', () => {
  const deployment = documentAt('docs/deployment.md');

  test('has the firewall list of the code', () => {
    const rows = tableBelow(deployment, 'Firewall').map(([cloud, service, host, port, purpose]) => ({
      cloud,
      service,
      sentence: `Allow HTTPS (TCP ${port}) from this computer to ${host}: ${purpose}.`,
    }));
    const expected = cloudIds.flatMap((cloud: CloudId) =>
      targetsOf(cloud, []).map((target) => ({
        cloud: cloudNames[cloud],
        service: serviceNames[target.service],
        sentence: firewallSentence(target),
      })),
    );
    expect(rows).toEqual(expected);
    const site = firewallSentence({ service: 'adminService', host: 'cm01.contoso.com' });
    expect(deployment.text.replace(/\s+/g, ' ')).toContain(site);
  });

  test('has the commands by which the app sets the rights of the shared folder', () => {
    const path = String.raw`"%ProgramData%\OMS Connect"`;
    const commands = rightsCommands('C:\\Windows').setRoot(path);
    for (const { args } of commands) expect(deployment.text).toContain(`icacls ${args.join(' ')}`);
  });

  test('explains every value of the policy, each with an example that counts', () => {
    const rows = tableBelow(deployment, 'Policy');
    expect(rows.map(([name]) => name)).toEqual([...policyNames]);
    for (const [name, type, , example = ''] of rows) {
      const value = type === 'REG_DWORD' ? Number(example) : example;
      expect(policyValues[name as PolicyName].safeParse(value).success, `${name}: ${example}`).toBe(true);
    }
  });
});

/** Nobody asks what these mean: they are said where they happen, with all that there is to it. */
const notLookedUp: ReadonlySet<ErrorCode> = new Set(['cancelled', 'fieldNotAccepted']);

describe('docs/troubleshooting.md', () => {
  const texts = saidTexts(root);
  const quotes = quotesIn(documentAt('docs/troubleshooting.md'));

  test('quotes what the app says, word for word', () => {
    expect(quotes.length).toBeGreaterThan(60);
    expect(quotes.filter((quote) => !isSaid(quote, texts))).toEqual([]);
  });

  test('has the title of every failure that a person may look up', () => {
    const titles = quotes.map(asPattern);
    const missing = errorCodes.filter((code) => {
      const { title } = errorTexts[code]({}, {});
      return !notLookedUp.has(code) && !titles.some((pattern) => pattern.test(title));
    });
    expect(missing).toEqual([]);
  });

  test('a changed or shortened word is found', () => {
    const said = textsIn({
      path: 'a.ts',
      text: `const a = { b: \`The proxy \${c ? 'of' : 'or'} cannot be reached\`, d: 'One ' + 'two' };`,
    });
    expect(isSaid('The proxy *name* cannot be reached', said)).toBe(true);
    expect(isSaid('One two', said)).toBe(true);
    expect(isSaid('The proxy *name* can not be reached', said)).toBe(false);
    expect(isSaid('The proxy *name* cannot be reach', said)).toBe(false);
  });
});

test('docs/architecture.md names files that the code writes', () => {
  const tables = ['Per Windows account', 'Per computer'].flatMap((heading) =>
    tableBelow(documentAt('docs/architecture.md'), heading),
  );
  const names = tables.map(([file = '']) => file.split('\\').at(-1) ?? '');
  expect(names.length).toBeGreaterThan(15);
  const isWritten = (name: string) =>
    /^<.+>/.test(name) || sources.some((text) => text.includes(`'${name}'`));
  expect(names.filter((name) => !isWritten(name))).toEqual([]);
});
