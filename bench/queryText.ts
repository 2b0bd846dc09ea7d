import { deflateRawSync } from 'node:zlib';
import { buildGroupQuery, defaultLimitBytes } from '../electron/azure/groups/queryText.ts';
import { deviceName, type NamingStyle, namingStyles } from '../simulator/configmgr/generatedNames.ts';
import { seededRandom } from '../simulator/configmgr/seededRandom.ts';

/**
 * Bytes of query text per membership, for four ways of naming computers and groups of several sizes drawn from
 * 50,000 devices, each listed by its short and its DNS name. Beside ours: the plain list that anybody could
 * read (every name in clear text) and the floor, the same short names through bare deflate, which no query
 * could carry.
 *
 *   node bench/queryText.ts
 */

const deviceCount = 50_000;
const groupSizes = [100, 1_000, 5_000, 50_000];
const budgetBytes = 6_000_000;
const domain = 'corp.contoso.com';

interface Measure {
  readonly style: NamingStyle;
  readonly members: number;
  readonly form: string;
  readonly texts: number;
  readonly ours: number;
  readonly plain: number;
  readonly floor: number;
  readonly inMs: number;
}

function shortNames(style: NamingStyle): string[] {
  const random = seededRandom(20_261_123);
  const names = new Set<string>();
  for (let index = 0; names.size < deviceCount; index += 1)
    names.add(deviceName(style, index, random).toLowerCase());
  return [...names];
}

/** Every n-th of a shuffled list: a collection takes its members from everywhere. */
function members(names: readonly string[], count: number): string[] {
  const random = seededRandom(count);
  const keyed = names.map((name) => [random.fraction(), name] as const);
  return keyed
    .sort(([a], [b]) => a - b)
    .slice(0, count)
    .map(([, name]) => name);
}

function measure(style: NamingStyle, short: readonly string[]): Measure {
  const names = short.flatMap((name) => [name, `${name}.${domain}`]);
  const start = process.cpuUsage();
  const group = buildGroupQuery(names, { alias: 'CM_PS1_PS100014' });
  const used = process.cpuUsage(start);
  const plain = buildGroupQuery(names, { alias: 'CM_PS1_PS100014', form: 'readable' });
  const floor = deflateRawSync([...short].sort().join('\n'), { level: 9, memLevel: 9 }).length;
  const count = short.length;
  return {
    ...{ style, members: count, form: group.form, texts: group.parts.length + 1 },
    ...{ ours: group.bytes / count, plain: plain.bytes / count, floor: floor / count },
    inMs: (used.user + used.system) / 1_000,
  };
}

const columns: readonly (readonly [string, (row: Measure) => string])[] = [
  ['naming', (row) => row.style],
  ['members', (row) => row.members.toLocaleString('en')],
  ['form', (row) => row.form],
  ['texts', (row) => String(row.texts)],
  ['bytes/member', (row) => row.ours.toFixed(2)],
  ['plain list', (row) => row.plain.toFixed(2)],
  ['ours/plain', (row) => (row.ours / row.plain).toFixed(2)],
  ['bare deflate', (row) => row.floor.toFixed(2)],
  ['ours/floor', (row) => (row.ours / row.floor).toFixed(2)],
  ['CPU ms', (row) => row.inMs.toFixed(0)],
  ['memberships in budget', (row) => Math.floor(budgetBytes / row.ours).toLocaleString('en')],
];

function print(rows: readonly Measure[]): void {
  const cells = [columns.map(([title]) => title), ...rows.map((row) => columns.map(([, cell]) => cell(row)))];
  const widths = columns.map((_, at) => Math.max(...cells.map((line) => line[at]?.length ?? 0)));
  for (const line of cells) {
    const padded = line.map((cell, at) =>
      at === 0 || at === 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0),
    );
    process.stdout.write(`${padded.join('  ')}\n`);
  }
}

const rows = namingStyles.flatMap((style) => {
  const names = shortNames(style);
  return groupSizes.map((size) => measure(style, members(names, size)));
});
process.stdout.write(
  `Group query text: ${deviceCount.toLocaleString('en')} devices, short and DNS names, limit ${defaultLimitBytes} bytes, budget ${budgetBytes.toLocaleString('en')} bytes\n`,
);
print(rows);
const { user, system } = process.cpuUsage();
process.stdout.write(
  `CPU ${((user + system) / 1e6).toFixed(1)} s, peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`,
);
