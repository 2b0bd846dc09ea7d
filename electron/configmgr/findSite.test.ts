import { expect, it } from 'vitest';
import { nothingFound } from '../../shared/strings/siteSearch.ts';
import type { RunProgram } from '../task/programRun.ts';
import { findSite, type WindowsFacts } from './findSite.ts';

const RECENT = 'HKCU\\SOFTWARE\\Microsoft\\ConfigMgr10\\AdminUI\\MRU\\1';
const SETUP = 'HKLM\\SOFTWARE\\Microsoft\\ConfigMgr10\\AdminUI\\Connection';
const SITE_SERVER = 'HKLM\\SOFTWARE\\Microsoft\\SMS\\Identification';

/** A registry as reg.exe shows it: "key /reg:32" to the value's data. */
function windows(
  registry: Readonly<Record<string, string>>,
  env: WindowsFacts['env'] = {},
): WindowsFacts & { readonly calls: string[][] } {
  const calls: string[][] = [];
  const runProgram: RunProgram = async (command, args) => {
    calls.push([command, ...args]);
    const [, key = '', , value = '', view] = args;
    const data = registry[view === undefined ? key : `${key} ${view}`];
    if (data === undefined) return { kind: 'ended', exitCode: 1, output: Buffer.from('') };
    const output = `\r\n${key}\r\n    ${value}    REG_SZ    ${data}\r\n\r\n`;
    return { kind: 'ended', exitCode: 0, output: Buffer.from(output) };
  };
  return { runProgram, systemRoot: 'C:\\Windows', env, calls };
}

it('proposes what the console was last connected to before what it was set up with', async () => {
  const { proposals } = await findSite(
    windows({ [RECENT]: 'CM02.contoso.com', [`${SETUP} /reg:32`]: 'cm01.contoso.com' }),
  );
  expect(proposals).toEqual([
    { fqdn: 'cm02.contoso.com', source: 'consoleRecent' },
    { fqdn: 'cm01.contoso.com', source: 'consoleSetup' },
  ]);
});

it('names a server once, and a short name by the domain of the account', async () => {
  const { proposals } = await findSite(
    windows(
      { [`${SETUP} /reg:32`]: 'CM01', [`${SITE_SERVER} /reg:64`]: 'cm01.contoso.com' },
      { USERDNSDOMAIN: 'CONTOSO.COM' },
    ),
  );
  expect(proposals).toEqual([{ fqdn: 'cm01.contoso.com', source: 'consoleSetup' }]);
});

it('leaves out what is no server: a short name without a domain, an address', async () => {
  const { proposals } = await findSite(windows({ [RECENT]: 'CM01', [`${SETUP} /reg:32`]: '10.0.0.1' }));
  expect(proposals).toEqual([]);
});

it('reads by reg.exe of Windows itself, and nothing else', async () => {
  const facts = windows({});
  await findSite(facts);
  expect(new Set(facts.calls.map(([program]) => program))).toEqual(
    new Set(['C:\\Windows\\System32\\reg.exe']),
  );
  expect(facts.calls.every(([, verb]) => verb === 'query')).toBe(true);
});

it('says whether a console is there at all, each with its own sentence', async () => {
  const with_ = await findSite(windows({}, { SMS_ADMIN_UI_PATH: 'C:\\Console\\bin\\i386' }));
  const without = await findSite(undefined);
  expect([with_.hasConsole, without.hasConsole]).toEqual([true, false]);
  expect(nothingFound(with_)).not.toBe(nothingFound(without));
});

it('finds nothing where reg.exe may not be started', async () => {
  const runProgram: RunProgram = async () => ({ kind: 'notStarted', reason: 'EACCES' });
  expect((await findSite({ ...windows({}), runProgram })).proposals).toEqual([]);
});
