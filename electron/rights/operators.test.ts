import { expect, it } from 'vitest';
import { createPolicy } from '../policy/policy.ts';
import { type Operators, operatorsOf } from './operators.ts';

it.each<[string, Readonly<Record<string, unknown>> | string | undefined, Operators]>([
  ['there is no policy', undefined, 'everybody'],
  ['policy says nothing of it', { DisableUpdates: 1, Tenant: 'x' }, 'everybody'],
  ['it is a group', { OperatorsGroup: 'CONTOSO\\Helpdesk' }, { group: 'CONTOSO\\Helpdesk' }],
  ['its letters cannot be read', { OperatorsGroup: undefined }, 'nobody'],
  ['it is no group', { OperatorsGroup: 'Helpdesk' }, 'nobody'],
  ['it is a name of Microsoft Entra ID', { OperatorsGroup: 'helpdesk@contoso.com' }, 'nobody'],
  ['policy cannot be read', 'timedOut', 'nobody'],
])('where %s, those may hand over a secret', async (_what, found, expected) => {
  const policy = createPolicy({ source: 'registry', read: async () => found }, { write: () => undefined });
  expect(operatorsOf(await policy.report())).toEqual(expected);
});
