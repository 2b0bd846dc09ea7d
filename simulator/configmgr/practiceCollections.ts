import type { PracticeDevices, PracticeRun } from './practiceDevices.ts';
import type { SeededRandom } from './seededRandom.ts';
import type { MemberEntry } from './siteFile.ts';

/** Collection ID, name, members, RefreshType (6, periodic and incremental, when left out). */
type Row = readonly [id: string, name: string, members: readonly MemberEntry[], refreshType?: 1 | 2];

export interface PracticeCollection {
  readonly id: string;
  readonly name: string;
  readonly folder: string;
  readonly limitTo?: string;
  readonly members: readonly MemberEntry[];
  /** RefreshType; 6 (periodic and incremental) when left out. */
  readonly refreshType?: 1 | 2;
}

/** The collections that the admins of the practice site made: names, folders and sizes as in a real console. */
export function practiceCollections(devices: PracticeDevices, random: SeededRandom): PracticeCollection[] {
  const all = (...runs: readonly PracticeRun[]): MemberEntry[] =>
    runs.map((name) => {
      const { first, last } = devices.run(name);
      return first === last ? first : `${first}-${last}`;
    });
  /** Part of a run, by running numbers from 1. */
  const part = (name: PracticeRun, from: number, to: number): MemberEntry => {
    const { first } = devices.run(name);
    return `${first + from - 1}-${first + to - 1}`;
  };
  /** A scattered handful, as a query over inventory finds. */
  const some = (count: number, ...runs: readonly PracticeRun[]): MemberEntry[] => {
    const pool = runs.flatMap((name) => {
      const { first, last } = devices.run(name);
      return Array.from({ length: last - first + 1 }, (_, at) => first + at);
    });
    const picked = new Set<number>();
    while (picked.size < Math.min(count, pool.length)) picked.add(pool[random.below(pool.length)] ?? 0);
    return [...picked].sort((a, b) => a - b);
  };
  const allServers = all(
    'site',
    'domainControllers',
    'emeaDomainControllers',
    'fabrikamDomainControllers',
    'sqlProduction',
    'sqlTest',
    'webDmz',
    'applications',
    'files',
    'hyperV',
    'exchange',
    'remoteDesktop',
    'backup',
  );
  const domainControllers = all('domainControllers', 'emeaDomainControllers', 'fabrikamDomainControllers');
  const server2022 = [...all('site', 'sqlProduction', 'webDmz', 'hyperV'), ...domainControllers];
  const offices = all('desktops', 'laptops', 'fieldService', 'kiosks', 'meetingRooms', 'tablets');
  const allClients = [
    ...offices,
    ...all('emeaClients', 'fabrikamClients'),
    ...devices.serials,
    ...devices.twins,
  ];
  const broadRing = [part('desktops', 61, 339), part('laptops', 91, 320), part('emeaClients', 1, 100)];
  const { obsolete, discovered, serials, twins } = devices;
  return [
    ...inFolder('/Servers', [['PS100010', 'Windows Servers – All', allServers]]),
    ...inFolder(
      '/Servers',
      [
        ['PS100012', 'Windows Server 2016', all('exchange', 'remoteDesktop')],
        [
          'PS100013',
          'Windows Server 2019',
          [...all('files', 'backup', 'sqlTest'), part('applications', 1, 40)],
        ],
        ['PS100014', 'Windows Server 2022', [...server2022, part('applications', 41, 120)]],
        ['PS100016', 'Domain Controllers', domainControllers],
        ['PS100017', 'File Servers', all('files')],
        ['PS100018', 'Hyper-V Hosts', all('hyperV')],
        ['PS100019', 'Exchange Servers', all('exchange')],
        ['PS10001A', 'Remote Desktop Session Hosts', all('remoteDesktop')],
        ['PS10001B', 'Backup Servers', all('backup')],
      ],
      'PS100010',
    ),
    ...inFolder(
      '/Servers/Patch',
      [
        [
          'PS10001C',
          'Windows Servers – Patch Sunday',
          [...all('sqlProduction', 'files', 'hyperV'), part('applications', 1, 80)],
        ],
        [
          'PS10001D',
          'Windows Servers – Patch Tuesday',
          [...all('sqlTest', 'backup'), part('applications', 81, 120)],
        ],
        ['PS10001E', 'Windows Servers – Patch Excluded', all('site', 'exchange'), 1],
      ],
      'PS100010',
    ),
    ...inFolder(
      '/Servers/Prod',
      [
        ['PS100021', 'SQL Servers – Production', all('sqlProduction')],
        ['PS100022', 'Application Servers – Production', [part('applications', 1, 96)]],
        ['PS100023', 'Web Servers – DMZ', all('webDmz')],
      ],
      'PS100010',
    ),
    ...inFolder(
      '/Servers/Test',
      [
        ['PS100024', 'SQL Servers – Test', all('sqlTest')],
        ['PS100025', 'Application Servers – Test', [part('applications', 97, 120)]],
        ['PS100067', 'Windows Server 2025 – Test', []],
      ],
      'PS100010',
    ),
    ...inFolder('/Clients', [
      ['PS100011', 'Windows Clients – All', allClients],
      [
        'PS10002A',
        'Windows 10 – End of Support',
        [part('desktops', 340, 400), part('emeaClients', 101, 140), ...obsolete],
      ],
      ['PS100031', 'Windows 11 – Pilot Ring', [part('desktops', 1, 60), part('laptops', 1, 90)]],
      ['PS100032', 'Windows 11 – Broad Ring', [...broadRing, ...all('fabrikamClients'), ...twins]],
      ['PS100033', 'Windows 11 – Early Adopters', some(35, 'desktops', 'laptops')],
      ['PS100035', 'Windows 11 – Long Sleepers', [part('fieldService', 10, 86)]],
      ['PS100038', 'Windows 11 24H2', [part('desktops', 1, 339), ...all('laptops', 'meetingRooms')]],
      ['PS100039', 'Windows 11 25H2', some(120, 'laptops', 'desktops')],
      ['PS100040', 'Laptops – Field Service', all('fieldService')],
      ['PS100041', 'Laptops – All', [...all('laptops', 'fieldService'), ...serials]],
      ['PS100042', 'Desktops – All', all('desktops')],
      ['PS100043', 'Laptops – Board', some(11, 'laptops'), 1],
      ['PS100044', 'Kiosks – Reception', all('kiosks')],
      ['PS100045', 'Tablets – Warehouse', all('tablets')],
      ['PS100061', 'Meeting Room PCs', all('meetingRooms')],
      ['PS100071', 'Windows Autopilot – Staging', []],
    ]),
    ...inFolder('/Security', [
      ['PS100052', 'Devices without BitLocker', some(91, 'desktops', 'laptops', 'emeaClients')],
      ['PS100053', 'Defender – Tamper Protection Off', some(7, 'desktops', 'applications')],
      ['PS100054', 'Privileged Access Workstations', some(14, 'laptops'), 1],
      ['PS100055', 'Local Administrators – Exceptions', some(19, 'laptops', 'desktops'), 1],
      ['PS100056', 'LAPS – Not Yet Managed', [...some(28, 'emeaClients', 'fabrikamClients'), ...discovered]],
    ]),
    ...inFolder('/Software', [
      [
        'PS100080',
        'Office – Monthly Enterprise Channel',
        [part('desktops', 1, 200), part('laptops', 1, 160)],
      ],
      ['PS100081', 'SAP GUI 8.00', some(64, 'desktops', 'laptops', 'emeaClients')],
      ['PS100082', 'AutoCAD – Engineering', some(23, 'desktops'), 2],
      ['PS100083', 'Visual Studio – Developers', some(42, 'laptops'), 2],
    ]),
    ...inFolder('/Locations', [
      ['PS100090', 'Zürich – Büro', [part('emeaClients', 1, 45)]],
      ['PS100091', 'São Paulo', [part('desktops', 201, 240)]],
      ['PS100092', '東京オフィス', [part('desktops', 241, 262), part('laptops', 200, 214)]],
      ['PS100093', 'الرياض – المكتب', [part('desktops', 263, 275)]],
    ]),
    ...inFolder('/Housekeeping', [
      ['PS1000A0', 'Obsolete Records', obsolete],
      ['PS1000A1', 'Discovered, no Client', discovered],
      ['PS1000A2', 'Kiosk PCs – St. John\'s "Lobby" (R&D)', [part('kiosks', 1, 6)]],
      [
        'PS1000A3',
        '🚀 New image \\ driver tests <b>do not delete</b>',
        [...serials.slice(0, 9), ...twins],
        1,
      ],
      ['PS1000B0', 'Fabrikam – Migrated Devices', all('fabrikamDomainControllers', 'fabrikamClients')],
      ['PS1000B1', 'Workgroup Computers', all('workgroup')],
    ]),
  ];
}

function inFolder(folder: string, rows: readonly Row[], limitTo?: string): PracticeCollection[] {
  return rows.map(([id, name, members, refreshType]) => ({
    id,
    name,
    folder,
    members,
    ...(limitTo === undefined ? {} : { limitTo }),
    ...(refreshType === undefined ? {} : { refreshType }),
  }));
}
