import { defaultChoices, type PrepareChoices } from './choices.ts';

/** What tests generate scripts from: one row for each way through them. */

/** Names as somebody careless, foreign or hostile types them. */
export const hostileNames = [
  '$(touch pwned)',
  '`touch pwned`',
  "'; touch pwned; '",
  '"; touch pwned; "',
  '\\"; touch pwned #',
  "O'Brien & Söhne \u2018x\u2019 \u201d | Ω 😀",
  'two\nlines\r\n$(touch pwned)',
  '%24(touch pwned) %27 %s %n \\n \\u0027',
  '-n --help @file ~ * ? !!',
  '$IFS;touch$IFS$9pwned;$HOME',
  "') ; Remove-Item pwned ; ('",
] as const;

export interface NamedChoices {
  readonly name: string;
  readonly choices: PrepareChoices;
}

const base = defaultChoices();
const clientId = '6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b32';
const there = { group: 'existing', resourceGroup: 'rg-oms-hq', workspaceOrigin: 'existing' } as const;

export const choicesTable: readonly NamedChoices[] = [
  { name: 'everything new', choices: base },
  { name: 'everything new, with the Graph permission', choices: { ...base, readsExpiry: true } },
  {
    name: 'everything there, Contributor of the group, no secret',
    choices: {
      ...base,
      ...there,
      ...{ app: 'existing', clientId, workspace: 'law-contoso-hq', role: 'resourceGroup', secretDays: 0 },
    },
  },
  {
    name: 'an app that is there, with the Graph permission',
    choices: { ...base, ...there, app: 'existing', clientId, workspace: 'law-contoso-hq', readsExpiry: true },
  },
  {
    name: 'a new workspace in a group that is there, two years',
    choices: { ...base, ...there, workspaceOrigin: 'new', secretDays: 730 },
  },
  {
    name: 'another subscription',
    choices: { ...base, subscriptionId: '3f1d6a52-8c0b-4e7d-b1a9-64c25e0d7f18' },
  },
  { name: 'US Government', choices: { ...defaultChoices('usGovernment'), readsExpiry: true } },
  { name: 'China', choices: defaultChoices('china') },
];
