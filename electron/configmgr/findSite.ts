import { isFullHostName } from '../../shared/fields.ts';
import type { SiteProposal, SiteSearch, SiteSearchSource } from '../../shared/siteSearch.ts';
import { consoleText } from '../task/consoleText.ts';
import type { RunProgram } from '../task/programRun.ts';

/** What this Windows computer may know of a site. */
export interface WindowsFacts {
  readonly runProgram: RunProgram;
  readonly systemRoot: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

interface Place {
  readonly source: SiteSearchSource;
  readonly key: string;
  readonly value: string;
  /** The console is a 32-bit program. */
  readonly view?: '32' | '64';
}

const CONSOLE = 'Microsoft\\ConfigMgr10\\AdminUI';

/**
 * In the order in which the console itself looks: the site it was last connected to, then the one that its setup was
 * told. A site server knows itself. Only read, never searched: a name that stands nowhere is typed.
 */
const places: readonly Place[] = [
  { source: 'consoleRecent', key: `HKCU\\SOFTWARE\\${CONSOLE}\\MRU\\1`, value: 'ServerName' },
  { source: 'consoleRecent', key: `HKCU\\SOFTWARE\\${CONSOLE}\\Connection`, value: 'Server' },
  { source: 'consoleSetup', key: `HKLM\\SOFTWARE\\${CONSOLE}\\Connection`, value: 'Server', view: '32' },
  { source: 'consoleSetup', key: `HKLM\\SOFTWARE\\${CONSOLE}\\Connection`, value: 'Server', view: '64' },
  {
    source: 'siteServer',
    key: 'HKLM\\SOFTWARE\\Microsoft\\SMS\\Identification',
    value: 'Site Server',
    view: '64',
  },
];

const TIME_LIMIT_MS = 5_000;

/** Proposals for the SMS Provider, each once, the likeliest first. Nothing is asked of the network. */
export async function findSite(windows: WindowsFacts | undefined): Promise<SiteSearch> {
  if (windows === undefined) return { proposals: [], hasConsole: false };
  const { env } = windows;
  const found: SiteProposal[] = [];
  for (const place of places) {
    const fqdn = fullName(await read(place, windows), env.USERDNSDOMAIN);
    if (fqdn !== undefined && !found.some((one) => one.fqdn === fqdn))
      found.push({ fqdn, source: place.source });
  }
  // Both are set by the console's setup: Configuration Manager documentation, "Configuration Manager cmdlets".
  return { proposals: found, hasConsole: Boolean(env.SMS_ADMIN_UI_PATH || env.SMS_LOG_PATH) };
}

async function read({ key, value, view }: Place, windows: WindowsFacts): Promise<string | undefined> {
  const program = `${windows.systemRoot}\\System32\\reg.exe`;
  const args = ['query', key, '/v', value, ...(view === undefined ? [] : [`/reg:${view}`])];
  const end = await windows.runProgram(program, args, { timeLimitInMs: TIME_LIMIT_MS });
  if (end.kind !== 'ended' || end.exitCode !== 0) return undefined;
  return new RegExp(`^\\s+${value}\\s+REG_(?:EXPAND_)?SZ\\s+(\\S+)\\s*$`, 'im').exec(
    consoleText(end.output),
  )?.[1];
}

/** Kerberos needs the full name; a short one gets the domain of the account. */
function fullName(name: string | undefined, domain: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const plain = name.replace(/^\\+/, '').toLowerCase();
  if (isFullHostName(plain)) return plain;
  const whole = domain === undefined ? plain : `${plain}.${domain.toLowerCase()}`;
  return isFullHostName(whole) ? whole : undefined;
}
