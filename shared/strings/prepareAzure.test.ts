import { describe, expect, it } from 'vitest';
import { cloudIds, clouds } from '../clouds.ts';
import { defaultChoices, type PrepareChoices, tidyChoices } from '../prepare/choices.ts';
import { choicesTable } from '../prepare/testChoices.ts';
import { filledIn, notFilledIn } from './pasteResult.ts';
import { prepareRequest } from './prepareRequest.ts';
import { prepareSteps } from './prepareSteps.ts';

const stepsOf = (choices: PrepareChoices) =>
  prepareSteps(choices, { cloud: choices.cloud, tenant: 'contoso.com' });
const requestOf = (choices: PrepareChoices) => prepareRequest(choices, { cloud: choices.cloud });

describe.each(choicesTable)('$name', ({ choices: given }) => {
  const choices = tidyChoices(given);
  const { portal } = clouds[choices.cloud];

  it('has steps whose links stand in their texts and lead to the portal of this cloud', () => {
    for (const { steps } of stepsOf(choices)) {
      for (const { text, link } of steps) {
        expect(text.includes('{link}'), text).toBe(link !== undefined);
        if (link !== undefined) expect(link.url.startsWith(`${portal}/#`), link.url).toBe(true);
      }
    }
  });

  it('names in steps and text what is to be there', () => {
    const all = stepsOf(choices)
      .flatMap(({ steps }) => steps.map(({ text }) => text))
      .join('\n');
    for (const text of [all, requestOf(choices)]) {
      expect(text).toContain(choices.resourceGroup);
      expect(text).toContain(choices.workspace);
      if (choices.app === 'new') expect(text).toContain(choices.appName);
      expect(text.includes('Application.Read.All')).toBe(choices.readsExpiry);
      expect(/secret/i.test(text.replaceAll('its secret expires', ''))).toBe(choices.secretDays !== 0);
    }
  });

  it('asks for every value that the wizard needs', () => {
    const back = requestOf(choices).split('Please send back:')[1] ?? '';
    for (const value of [
      '(tenant) ID',
      '(client) ID',
      'Subscription ID',
      'resource group and the workspace',
    ]) {
      expect(back).toContain(value);
    }
  });
});

it('links lead into other portals in other clouds only', () => {
  for (const cloud of cloudIds) {
    const text = requestOf({ ...defaultChoices(), cloud });
    const hosts = new Set([...text.matchAll(/https:\/\/[^/]+/g)].map(([host]) => host));
    expect([...hosts]).toEqual([clouds[cloud].portal]);
  }
});

it('a known subscription leads straight to the access control of the workspace, else to the list', () => {
  const choices = defaultChoices();
  const urls = (subscriptionId: string) =>
    stepsOf({ ...choices, subscriptionId }).flatMap(({ steps }) =>
      steps.flatMap(({ link }) => link?.url ?? []),
    );
  expect(urls('3f1d6a52-8c0b-4e7d-b1a9-64c25e0d7f18')).toContain(
    'https://portal.azure.com/#@contoso.com/resource/subscriptions/3f1d6a52-8c0b-4e7d-b1a9-64c25e0d7f18/resourceGroups/rg-oms-connect/providers/Microsoft.OperationalInsights/workspaces/law-oms-connect/users',
  );
  expect(urls('').join()).not.toContain('/users');
});

describe('what is said of a paste', () => {
  it('names the boxes that were filled', () => {
    expect(filledIn(['tenant', 'secret'])).toBe('Filled in: Tenant and Client Secret Key.');
  });

  it('names what was not used, and says why there may be no secret', () => {
    expect(notFilledIn({ unusable: ['workspace'], unknown: ['location'], hasSecret: true })).toBe(
      'Not usable as it stands in the text: Operations Management Suite Workspace. Not needed: location.',
    );
    expect(notFilledIn({ unusable: [], unknown: [], hasSecret: true })).toBe('');
    expect(notFilledIn({ unusable: ['secret'], unknown: [], hasSecret: false })).not.toContain('holds no');
    expect(notFilledIn({ unusable: [], unknown: [], hasSecret: false })).toContain('holds no client secret');
  });
});
