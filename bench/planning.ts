import { createHash } from 'node:crypto';
import type { Member } from '../electron/ports.ts';
import { desiredGroup } from '../electron/sync/desired.ts';
import { namesInOrder } from '../electron/sync/nameOrder.ts';
import { plan } from '../electron/sync/plan.ts';
import type { ReadCollection } from '../electron/sync/readMembers.ts';
import { deviceName } from '../simulator/configmgr/generatedNames.ts';
import { type SeededRandom, seededRandom } from '../simulator/configmgr/seededRandom.ts';
import type { Figure } from './figures.ts';
import { peakMegabytes } from './sync/peak.ts';

/**
 * What lies between reading and writing, alone: the names, hash and plan of 5,000 groups with 5,000,000 memberships
 * of 100,000 computers. Memory is that of the whole process, the members that were read included.
 */

const COLLECTIONS = 5_000;
const MEMBERSHIPS = 5_000_000;
const DEVICES = 100_000;
const scope = { siteCode: 'PS1', connectionId: 'd0c0ffee-0000-4000-8000-00000000be9c' };

export async function measure(): Promise<readonly Figure[]> {
  const random = seededRandom(7);
  const devices = Array.from(
    { length: DEVICES },
    (_, index): Member => ({
      resourceId: 16_777_219 + index,
      name: deviceName('random', index, random),
      domain: 'CONTOSO',
      resourceType: 5,
    }),
  );
  const dnsNames = new Map(devices.map(({ resourceId, name }) => [resourceId, `${name}.contoso.com`]));
  const read = Array.from({ length: COLLECTIONS }, (_, index) => collection(index, devices, random));
  const memberships = read.reduce((sum, { members }) => sum + members.length, 0);

  const cpu = process.cpuUsage();
  const from = performance.now();
  const toNames = namesInOrder(
    read.map(({ members }) => members),
    dnsNames,
  );
  const desired = read.map((one) => desiredGroup(one, scope, toNames, sha256, undefined));
  const { changes } = plan({
    desired,
    removed: new Set(),
    listing: { aliases: new Map(), ownIds: new Set() },
    stored: new Map(),
    listedBefore: new Map(),
    known: new Map(),
    installationId: '',
    confirmed: new Set(),
    now: new Date('2026-11-23T09:00:00.000Z'),
  });
  const ours = performance.now() - from;
  const { user, system } = process.cpuUsage(cpu);
  if (changes.length !== COLLECTIONS) throw new Error(`${changes.length} groups were planned`);
  const million = (memberships / 1e6).toFixed(1);
  return [
    {
      what: `Planning ${COLLECTIONS.toLocaleString('en')} groups, ${million} million memberships`,
      ours,
      unit: 'ms',
      ourCost: {
        cpuSeconds: (user + system) / 1e6,
        peakMegabytes: peakMegabytes(),
      },
    },
  ];
}

/** Half as large to half as large again as the average. */
function collection(index: number, devices: readonly Member[], random: SeededRandom): ReadCollection {
  const average = MEMBERSHIPS / COLLECTIONS;
  const count = Math.round(average / 2) + random.below(average);
  const stride = 1 + random.below(Math.floor(DEVICES / count));
  const start = random.below(DEVICES);
  const collectionId = `PS1${index.toString(16).toUpperCase().padStart(5, '0')}`;
  return {
    summary: {
      collectionId,
      name: `Collection ${index}`,
      memberCount: count,
      limitToName: null,
      folder: '\\',
      isBuiltIn: false,
      lastMemberChange: null,
    },
    members: Array.from({ length: count }, (_, at) => devices[(start + at * stride) % DEVICES]).filter(
      (member) => member !== undefined,
    ),
  };
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
