import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { policyValues } from '../electron/policy/policyValues.ts';
import { policyNames } from '../shared/policy.ts';

/**
 * The administrative template against what Microsoft's "ADMX Schema" asks for and against the values that the app reads.
 * Group Policy Management Editor shows one wrong reference as a window of an error, and no setting at all.
 */

const folder = join(import.meta.dirname, '..', 'docs', 'policy');
const NAMESPACE = 'http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions';

function read(path: string): Document {
  const complaints: string[] = [];
  const complain = (text: string) => void complaints.push(text);
  const parser = new DOMParser({
    errorHandler: { warning: complain, error: complain, fatalError: complain },
  });
  const document = parser.parseFromString(readFileSync(join(folder, path), 'utf8'), 'text/xml');
  expect(complaints).toEqual([]);
  expect(document.documentElement?.namespaceURI).toBe(NAMESPACE);
  return document;
}

const all = (parent: Document | Element, name: string): Element[] =>
  Array.from(parent.getElementsByTagName(name));
const children = ({ childNodes }: Element): Element[] =>
  Array.from(childNodes).filter((node): node is Element => node.nodeType === 1);
const attribute = (element: Element, name: string) => element.getAttribute(name) ?? '';
const names = (elements: readonly Element[]) => elements.map(({ tagName }) => tagName);

const admx = read('OMSConnect.admx');
const policies = all(admx, 'policy');
const languages = ['en-US', 'de-DE'] as const;

/** Orders of the schema's sequences; what is optional may be missing. */
const sequences: Readonly<Record<string, readonly string[]>> = {
  policyDefinitions: ['policyNamespaces', 'resources', 'supportedOn', 'categories', 'policies'],
  policy: ['parentCategory', 'supportedOn', 'enabledValue', 'disabledValue', 'elements'],
};
const attributes: Readonly<Record<string, RegExp>> = {
  policy: /^(name|class|displayName|explainText|presentation|key|valueName)$/,
  text: /^(id|valueName|required|maxLength|expandable)$/,
  enum: /^(id|valueName|required)$/,
  item: /^displayName$/,
  category: /^(name|displayName|explainText)$/,
  definition: /^(name|displayName)$/,
};

describe('the template', () => {
  it('has its parts in the order of the schema, with attributes that it knows', () => {
    const root = admx.documentElement as Element;
    for (const element of [root, ...policies]) {
      const order = sequences[element.tagName] ?? [];
      const found = names(children(element));
      expect(found).toEqual(order.filter((name) => found.includes(name)));
    }
    for (const [tag, known] of Object.entries(attributes))
      for (const element of all(admx, tag))
        for (const { name } of Array.from(element.attributes))
          expect([tag, name]).toEqual([tag, expect.stringMatching(known)]);
    for (const file of [root, ...languages.map((each) => read(`${each}/OMSConnect.adml`).documentElement)])
      expect([file?.getAttribute('revision'), file?.getAttribute('schemaVersion')]).toEqual(['1.0', '1.0']);
  });

  it('has exactly the values that the app reads, each of the right kind', () => {
    const found = policies.map((policy) => attribute(policy, 'name'));
    expect(found).toEqual([...policyNames]);
    for (const policy of policies) {
      const name = attribute(policy, 'name') as (typeof policyNames)[number];
      expect(attribute(policy, 'class')).toBe('Machine');
      expect(attribute(policy, 'key')).toBe(String.raw`Software\Policies\OMS Connect`);
      const [element] = [...all(policy, 'text'), ...all(policy, 'enum')];
      const valueName = element ? attribute(element, 'valueName') : attribute(policy, 'valueName');
      expect(valueName).toBe(name);
      const values = all(policy, 'decimal').map((value) => Number(attribute(value, 'value')));
      const words = all(policy, 'string').map(({ textContent }) => textContent ?? '');
      for (const value of [...values, ...words])
        expect([name, policyValues[name].safeParse(value).success]).toEqual([name, true]);
      // A policy that is switched off must set something else than one that is switched on.
      expect(values).toEqual(element ? [] : [1, 0]);
      expect(new Set(words).size).toBe(words.length);
      if (element?.tagName === 'enum') expect(words.length).toBeGreaterThan(1);
    }
  });

  it('offers every word that the app knows', () => {
    const wordsOf = (name: string) =>
      all(policies.find((policy) => attribute(policy, 'name') === name) as Element, 'string').map(
        ({ textContent }) => textContent,
      );
    expect(wordsOf('Cloud')).toEqual(['public', 'usGovernment', 'china']);
    expect(wordsOf('LogLevel')).toEqual(['failures', 'warnings', 'normal', 'verbose']);
  });

  it('names a category and a product that there are', () => {
    const [category, definition] = [all(admx, 'category')[0], all(admx, 'definition')[0]] as [
      Element,
      Element,
    ];
    for (const policy of policies) {
      const [parent, supportedOn] = children(policy) as [Element, Element];
      expect(attribute(parent, 'ref')).toBe(attribute(category, 'name'));
      expect(attribute(supportedOn, 'ref')).toBe(attribute(definition, 'name'));
    }
  });
});

describe.each(languages)('in %s', (language) => {
  const adml = read(`${language}/OMSConnect.adml`);
  const strings = all(all(adml, 'stringTable')[0] as Element, 'string');
  const presentations = all(adml, 'presentation');
  const ids = (elements: readonly Element[]) => elements.map((element) => attribute(element, 'id'));

  it('has exactly the texts that are asked for, each once and none empty', () => {
    const text = readFileSync(join(folder, 'OMSConnect.admx'), 'utf8');
    const asked = [...text.matchAll(/"\$\(string\.([A-Za-z0-9_]+)\)"/g)].map(([, id]) => id);
    expect(text.match(/\$\(/g)).toHaveLength(asked.length + presentations.length);
    expect(ids(strings).toSorted()).toEqual(asked.toSorted());
    for (const string of strings) expect(string.textContent?.trim()).not.toBe('');
  });

  it('every element has its control, and the other way round', () => {
    const asked = policies.filter((policy) => policy.hasAttribute('presentation'));
    expect(asked.map((policy) => attribute(policy, 'presentation'))).toEqual(
      ids(presentations).map((id) => `$(presentation.${id})`),
    );
    for (const policy of policies) {
      const elements = all(policy, 'elements').flatMap(children);
      expect(policy.hasAttribute('presentation')).toBe(elements.length > 0);
      const shown = presentations.find(
        (each) => `$(presentation.${attribute(each, 'id')})` === attribute(policy, 'presentation'),
      );
      const controls = shown === undefined ? [] : children(shown);
      expect(controls.map((control) => attribute(control, 'refId'))).toEqual(ids(elements));
      for (const [index, control] of controls.entries()) judgeControl(control, elements[index] as Element);
    }
  });

  it('says what happens where a setting is on, and where it is off or not configured', () => {
    for (const name of policyNames) {
      const explain = strings.find((string) => attribute(string, 'id') === `${name}_Explain`)?.textContent;
      expect(explain?.split('\n\n')).toHaveLength(2);
    }
  });
});

/** A text has a box with a label and perhaps a value that counts; a list begins with one of its items. */
function judgeControl(control: Element, element: Element): void {
  const name = attribute(element, 'id') as (typeof policyNames)[number];
  if (element.tagName === 'enum') {
    expect(control.tagName).toBe('dropdownList');
    expect(control.textContent?.trim()).not.toBe('');
    expect(Number(attribute(control, 'defaultItem'))).toBeLessThan(all(element, 'item').length);
    return;
  }
  expect(control.tagName).toBe('textBox');
  const [label, preset] = children(control);
  expect([label?.tagName, preset?.tagName ?? 'defaultValue']).toEqual(['label', 'defaultValue']);
  const value = preset?.textContent?.replace('%LOCALAPPDATA%', 'C:\\Users\\anna\\AppData\\Local');
  if (value !== undefined) expect(policyValues[name].safeParse(value).success).toBe(true);
}
