import { describe, expect, it } from 'vitest';
import { cloudIds, clouds } from '../clouds.ts';
import { powerShellWord } from '../shellWords.ts';
import { bashScript } from './bashScript.ts';
import { defaultChoices, type PrepareChoices, secretLives } from './choices.ts';
import { plainJson, plainUrl } from './plainText.ts';
import { powerShellScript } from './powerShellScript.ts';
import { choicesTable, hostileNames } from './testChoices.ts';

const scripts = { bash: bashScript, powerShell: powerShellScript };

describe('escaping', () => {
  it.each(hostileNames)('%j comes back as it was from JSON and from an address', (name) => {
    expect(JSON.parse(plainJson(name))).toBe(name);
    expect(decodeURIComponent(plainUrl(name))).toBe(name);
    expect(plainJson(name)).toMatch(/^"[A-Za-z0-9 _.()\\-]*"$/);
    expect(plainUrl(name)).toMatch(/^[A-Za-z0-9_.%-]*$/);
  });

  it('doubles every sign that PowerShell takes for a quote', () => {
    expect(powerShellWord("a'b\u2018c\u2019d\u201ae\u201bf")).toBe(
      "'a''b\u2018\u2018c\u2019\u2019d\u201a\u201ae\u201b\u201bf'",
    );
  });
});

describe.each(Object.entries(scripts))('the script for %s', (shell, make) => {
  it.each(choicesTable)('$name: plain ASCII, the same every time', ({ choices }) => {
    const script = make(choices);
    expect(script).toMatch(/^[\n\x20-\x7e]*$/);
    expect(make(choices)).toBe(script);
  });

  // What a person typed stands in literals only: take it out, and the script is that of a harmless name.
  it.each(hostileNames)('%j changes nothing but literals', (name) => {
    const typed = { appName: name, resourceGroup: name, workspace: name, location: name };
    const tame = {
      appName: 'harmless',
      resourceGroup: 'harmless',
      workspace: 'harmless',
      location: 'harmless',
    };
    const base: PrepareChoices = { ...defaultChoices(), readsExpiry: true };
    const odata = plainUrl(name.replaceAll("'", "''"));
    const json = plainJson(name).slice(1, -1);
    let script = make({ ...base, ...typed });
    for (const form of new Set([odata, plainUrl(name), json])) script = script.split(form).join('harmless');
    expect(script).toBe(make({ ...base, ...tame }));
  });

  it.each(cloudIds)('speaks to %s only', (cloud) => {
    const script = make(defaultChoices(cloud));
    const hosts = new Set([...script.matchAll(/https:\/\/[a-z.]+/g)].map(([host]) => host));
    expect([...hosts].sort()).toEqual([clouds[cloud].arm, clouds[cloud].graph].sort());
  });

  it.each(secretLives)('makes a client secret for %i days, or none', (secretDays) => {
    const script = make({ ...defaultChoices(), secretDays });
    expect(script.includes('addPassword')).toBe(secretDays !== 0);
    if (secretDays !== 0) expect(script).toMatch(new RegExp(`\\b${secretDays}\\b`));
  });

  it('creates nothing that is said to be there', () => {
    const clientId = '6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b30';
    const there = { app: 'existing', clientId, group: 'existing', workspaceOrigin: 'existing' } as const;
    const script = make({ ...defaultChoices(), ...there });
    const created = (text: string) => [...text.matchAll(/created\./g)].length;
    // The service principal of an app that has none, and the client secret. Else also: group, workspace (twice), app.
    expect(created(script)).toBe(2);
    expect(created(make(defaultChoices()))).toBe(6);
    expect(script).not.toContain('westeurope');
  });

  it('gives the role that was chosen, where it was chosen', () => {
    const [contributor, logAnalytics] = [
      'b24988ac-6180-42a0-ab88-20f7382dd24c',
      '92aaf0da-9dab-42b6-94a3-d43ce8d16293',
    ];
    const onGroup = make({ ...defaultChoices(), role: 'resourceGroup' });
    const onWorkspace = make({ ...defaultChoices(), role: 'workspace' });
    expect([onGroup.includes(contributor), onGroup.includes(logAnalytics)]).toEqual([true, false]);
    expect([onWorkspace.includes(contributor), onWorkspace.includes(logAnalytics)]).toEqual([false, true]);
  });

  it('asks for the permission of Microsoft Graph only where it was chosen', () => {
    const asks = (readsExpiry: boolean) =>
      make({ ...defaultChoices(), readsExpiry }).includes('appRoleAssignments');
    expect([asks(true), asks(false)]).toEqual([true, false]);
  });

  it('has balanced brackets and quotes', () => {
    for (const { choices } of choicesTable) expect(unbalanced(make(choices), shell)).toBeUndefined();
  });
});

/** The first bracket without its partner, outside of literals and comments. Bash's "case" is not used. */
function unbalanced(script: string, shell: string): string | undefined {
  const open: string[] = [];
  const partner: Readonly<Record<string, string>> = { ')': '(', '}': '{', ']': '[' };
  const escapeSign = shell === 'bash' ? '\\' : '`';
  for (let at = 0; at < script.length; at += 1) {
    const sign = script.charAt(at);
    if (sign === escapeSign) at += 1;
    else if (sign === '#' && /(^|\n)\s*$/.test(script.slice(0, at))) at = script.indexOf('\n', at);
    else if (sign === "'") at = script.indexOf("'", at + 1);
    else if (sign === '"') {
      do at += script.charAt(at) === escapeSign ? 2 : 1;
      while (at < script.length && script.charAt(at) !== '"');
    } else if ('([{'.includes(sign)) open.push(sign);
    else if (')]}'.includes(sign) && open.pop() !== partner[sign]) return script.slice(at, at + 60);
    if (at < 0) return 'a literal without an end';
  }
  return open.at(-1);
}
