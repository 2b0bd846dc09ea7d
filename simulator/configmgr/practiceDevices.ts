import { pseudoDevices } from './builtIn.ts';
import type { SeededRandom } from './seededRandom.ts';
import type { SiteFileInput } from './siteFile.ts';

type DeviceInput = SiteFileInput['devices'][number];

/** A run of computers, by what they are. */
export type PracticeRun = (typeof plan)[number][0];

export interface Run {
  readonly first: number;
  readonly last: number;
}

export interface PracticeDevices {
  readonly records: readonly DeviceInput[];
  /** First and last resource ID of a run. */
  run(name: PracticeRun): Run;
  /** Staged by serial number, one record each. */
  readonly serials: readonly number[];
  /** Discovered in Active Directory, never had a client. */
  readonly discovered: readonly number[];
  /** Second records of computers that were installed anew. */
  readonly obsolete: readonly number[];
  /** Two living records with one name. */
  readonly twins: readonly number[];
}

const server = { os: 'server' } as const;
const old = { os: 'server', osBuild: '10.0.14393.7159' } as const;

const plan = [
  ['site', 1, { name: 'CM{01}', ...server }],
  ['domainControllers', 12, { name: 'CTSO-DC-{01}', ...server }],
  ['emeaDomainControllers', 4, { name: 'EMEA-DC-{01}', domain: 'EMEA', ...server }],
  ['fabrikamDomainControllers', 2, { name: 'FAB-DC-{01}', domain: 'FABRIKAM', ...server }],
  ['sqlProduction', 64, { name: 'CTSO-SQL-{001}', ...server, virtual: true }],
  ['sqlTest', 12, { name: 'CTSO-SQLT-{01}', ...server, virtual: true }],
  ['webDmz', 37, { name: 'DMZ-WEB-{01}', domain: 'DMZ', ...server, virtual: true }],
  ['applications', 120, { name: 'CTSO-APP-{001}', ...server, virtual: true }],
  ['files', 24, { name: 'CTSO-FS-{01}', ...server }],
  ['hyperV', 30, { name: 'CTSO-HV-{01}', ...server }],
  ['exchange', 8, { name: 'CTSO-EX-{01}', ...old }],
  ['remoteDesktop', 40, { name: 'CTSO-RDS-{01}', ...old, virtual: true }],
  ['backup', 6, { name: 'CTSO-BKP-{01}', ...server }],
  ['desktops', 400, { name: 'CTSO-PC-{0001}' }],
  ['laptops', 320, { name: 'CTSO-LT-{0001}' }],
  ['fieldService', 86, { name: 'CTSO-FLD-{001}', active: false }],
  ['kiosks', 22, { name: 'KIOSK-REC-{01}' }],
  ['meetingRooms', 58, { name: 'MTR-HQ-{01}' }],
  ['emeaClients', 140, { name: 'EMEA-PC-{001}', domain: 'EMEA' }],
  ['fabrikamClients', 60, { name: 'FAB-PC-{001}', domain: 'FABRIKAM' }],
  // Known by short name and domain only: their DNS name has to be put together.
  ['tablets', 8, { name: 'HH-TAB-{01}', resourceNames: [] }],
  // In no domain: nothing but the short name is known.
  ['workgroup', 4, { name: 'LAB-{01}', domain: null, resourceNames: [] }],
] as const satisfies readonly (readonly [string, number, Omit<DeviceInput, 'resourceId'>])[];

/** The computers of the practice site: about 1,500, with the oddities that every real site has. */
export function practiceDevices(random: SeededRandom): PracticeDevices {
  const records: DeviceInput[] = [];
  const runs = new Map<PracticeRun, Run>();
  let next = 16_777_219;
  for (const [run, count, device] of plan) {
    records.push({ resourceId: next, count, ...device });
    runs.set(run, { first: next, last: next + count - 1 });
    next += count;
  }
  const run = (name: PracticeRun): Run => {
    const found = runs.get(name);
    if (found === undefined) throw new Error(`The plan has no run ${name}`);
    return found;
  };
  const add = (device: Omit<DeviceInput, 'resourceId'>, id = next++): number => {
    records.push({ resourceId: id, ...device });
    return id;
  };
  const serials = Array.from({ length: 24 }, () =>
    add({ name: `5CG${random.text(4, '0123456789')}${random.text(3, 'BCDFGHJKLMNPQRSTVWXZ')}` }),
  );
  const obsolete = ['CTSO-PC-0007', 'CTSO-PC-0113', 'CTSO-LT-0042', 'CTSO-LT-0199', 'EMEA-PC-031'].map(
    (name) =>
      add({ name, obsolete: true, active: false, ...(name.startsWith('EMEA') ? { domain: 'EMEA' } : {}) }),
  );
  const twins = ['CTSO-LT-0077', 'CTSO-PC-0250'].map((name) => add({ name }));
  const firstDiscovered = 2_097_152_004;
  const discovered = Array.from({ length: 20 }, (_, at) =>
    add(
      {
        name: at < 8 ? `CTSO-SRV-OLD${at + 1}` : `CTSO-XP-${String(at - 7).padStart(2, '0')}`,
        client: null,
        ...(at < 8 ? server : {}),
        // Some were never in DNS, some lie in no boundary.
        ...(at % 3 === 0 ? { resourceNames: [] } : {}),
        ...(at % 4 === 0 ? { siteCode: 'PS1' } : {}),
      },
      firstDiscovered + at,
    ),
  );
  records.push(...pseudoDevices);
  return { records, run, serials, discovered, obsolete, twins };
}
