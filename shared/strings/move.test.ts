import { expect, it } from 'vitest';
import { appError } from '../errors.ts';
import type { Leftover } from '../moveModel.ts';
import { leftoverTexts } from './move.ts';

const error = appError('scopeLocked');
const left = (kind: Leftover['kind'], change: Partial<Leftover> = {}) =>
  ({ kind, siteCode: 'PS1', workspace: { name: 'law-contoso-hq' }, groups: 'delete', ...change }) as Leftover;

it.each<[string, readonly Leftover[]]>([
  ['The move is not finished yet', [left('workspace')]],
  ['Computer groups are left behind in law-contoso-hq', [left('workspace', { error })]],
  ['The former connection from PS1 is still there', [left('connection')]],
  ['The former connection from PS1 is still there', [left('workspace'), left('connection')]],
  ['The former connection from PS1 is still there', [left('connection', { error })]],
  ['Something is left behind in 2 places', [left('workspace', { error }), left('connection')]],
])('%s', (title, leftovers) => {
  expect(leftoverTexts.title(leftovers)).toBe(title);
});
