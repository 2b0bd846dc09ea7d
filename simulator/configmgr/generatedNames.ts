import type { SeededRandom } from './seededRandom.ts';

/** How a company names its computers. NetBIOS names have at most 15 characters. */
export const namingStyles = ['sequential', 'sitePrefixed', 'serialNumber', 'random'] as const;
export type NamingStyle = (typeof namingStyles)[number];

const places = ['BER', 'MAD', 'LON', 'PAR', 'NYC', 'SEA', 'SAO', 'TYO', 'SYD', 'JNB', 'DUB', 'ZRH'] as const;
const kinds = ['PC', 'LT', 'LT', 'PC', 'SRV', 'VDI', 'TAB'] as const;
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const digits = '0123456789';
const alphanumerics = digits + letters;

/** Name of the `index`-th computer (from 0) in a style. Styles other than `sequential` may repeat themselves. */
export function deviceName(style: NamingStyle, index: number, random: SeededRandom): string {
  switch (style) {
    case 'sequential':
      return `PC-${String(index + 1).padStart(6, '0')}`;
    case 'sitePrefixed':
      return `${random.pick(places)}-${random.pick(kinds)}-${String(index + 1).padStart(6, '0')}`;
    case 'serialNumber':
      return random.below(2) === 0
        ? `5CG${random.text(4, digits)}${random.text(3, alphanumerics)}`
        : random.text(7, alphanumerics);
    case 'random':
      return `DESKTOP-${random.text(7, alphanumerics)}`;
  }
}

const scopes = [
  'Windows 11',
  'Windows 10',
  'Windows Server 2022',
  'Windows Server 2019',
  'SQL Servers',
  'Web Servers',
  'Laptops',
  'Desktops',
  'Kiosks',
  'Meeting Rooms',
  'Defender',
  'BitLocker',
  'Office',
  'SAP GUI',
  'Hyper-V Hosts',
  'Domain Controllers',
] as const;
const purposes = [
  'Pilot Ring',
  'Broad Ring',
  'Production',
  'Test',
  'Patch Sunday',
  'Patch Tuesday',
  'Excluded',
  'Long Sleepers',
  'Inactive 30 Days',
  'Not Compliant',
  'Reboot Pending',
  'Low Disk Space',
  'VIP',
  'End of Support',
] as const;
const locations = [
  'Berlin',
  'Madrid',
  'London',
  'Paris',
  'New York',
  'Seattle',
  'São Paulo',
  '東京',
  'Zürich',
] as const;
const folders = [
  '/',
  '/Servers',
  '/Servers/Prod',
  '/Servers/Test',
  '/Clients',
  '/Clients/Rings',
  '/Security',
  '/Software',
  '/Locations',
] as const;

/** Names that admins do type, and that have broken many a tool. */
export const awkwardNames = [
  `Kiosk PCs - St. John's (R&D)`,
  'Labs "North" and \'South\'',
  'Path C:\\Temp\\* \\ leftovers',
  '🚀 New image 👩🏽‍💻 test',
  'مجموعة الأجهزة – الرياض',
  'מחשבים ניידים (חיפה)',
  `<script>alert("collection")</script>`,
  'x | where 1 == 1 // {0} %s $(name)',
  '  two  blanks, and a comma, ',
  `Long name ${'– as long as the console allows '.repeat(7)}`.slice(0, 255),
] as const;

/** A name like an admin's. `number` makes it unique when needed. */
export function collectionName(random: SeededRandom, taken: ReadonlySet<string>): string {
  const base = `${random.pick(scopes)} – ${random.pick(purposes)}`;
  if (!taken.has(base)) return base;
  const located = `${base} – ${random.pick(locations)}`;
  if (!taken.has(located)) return located;
  let number = 2;
  // Jumps keep this short where thousands share one base.
  while (taken.has(`${located} ${number}`)) number += 1 + random.below(40);
  return `${located} ${number}`;
}

/** A console folder. */
export function folderName(random: SeededRandom): string {
  return random.pick(folders);
}
