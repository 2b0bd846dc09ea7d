import type { Site } from '../configmgr/site.ts';
import { type Agent, agentsOf } from './agents.ts';
import type { TimeRange } from './timeRange.ts';
import type { Value } from './values.ts';

/** One record of a table, by column; what is left out is empty. */
export type TableRecord = Readonly<Record<string, Value>>;

/** What the tables of a workspace hold. */
export type TableSource = (table: string, range: TimeRange | undefined, now: Date) => readonly TableRecord[];

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Above this many computers only the last heartbeat of each day is there, for a week. */
const MANY_AGENTS = 5_000;

/**
 * Heartbeat, Perf and Operation of the computers of a site. A sample of what real agents send: of the heartbeats, one
 * each minute in Azure, the newest one, one each hour of the last day and one each day of the last 30.
 */
export function agentTables(site: Site): TableSource {
  let known: { readonly revision: number; readonly agents: readonly Agent[] } | undefined;
  const agents = (): readonly Agent[] => {
    if (known?.revision !== site.revision) known = { revision: site.revision, agents: agentsOf(site) };
    return known.agents;
  };
  const makers: Readonly<Record<string, (agent: Agent, now: Date, many: boolean) => Timed[]>> = {
    Heartbeat: (agent, now, many) =>
      beats(agent, now, many).map((at) => ({ at, record: () => heartbeat(agent) })),
    Perf: performance,
    Operation: operations,
  };
  return (table, range, now) => {
    const make = makers[table];
    if (make === undefined) return [];
    const from = range?.from.getTime() ?? Number.NEGATIVE_INFINITY;
    const to = range?.to.getTime() ?? Number.POSITIVE_INFINITY;
    const all = agents();
    const many = all.length > MANY_AGENTS;
    return all.flatMap((agent) =>
      make(agent, now, many).flatMap(({ at, record }) =>
        at < from || at > to
          ? []
          : [{ ...record(), TenantId: workspaceTenant, TimeGenerated: new Date(at), Type: table }],
      ),
    );
  };
}

interface Timed {
  readonly at: number;
  readonly record: () => TableRecord;
}

const workspaceTenant = '9d5b7c41-20fe-4a83-8e6d-b7140c3a5f92';

/** The last moment of a rhythm, from which `seed` shifts each agent. */
function lastOf(rhythm: number, agent: Agent, now: number): number {
  const phase = agent.seed % rhythm;
  return Math.floor((now - phase) / rhythm) * rhythm + phase;
}

/** Newest first. */
function beats(agent: Agent, now: Date, many: boolean): number[] {
  const end = now.getTime() - (agent.silentForDays ?? 0) * DAY;
  const newest = lastOf(MINUTE, agent, end);
  const hourly = many ? [] : rhythm(lastOf(HOUR, agent, end), HOUR, 24);
  const daily = rhythm(lastOf(DAY, agent, end - DAY), DAY, many ? 6 : 29);
  return [...new Set([newest, ...hourly, ...daily])];
}

const rhythm = (last: number, step: number, count: number): number[] =>
  Array.from({ length: count }, (_, at) => last - at * step);

function heartbeat(agent: Agent): TableRecord {
  const isLinux = agent.os === 'linux';
  return {
    SourceSystem: isLinux ? 'Linux' : 'OpsManager',
    Computer: agent.computer,
    SourceComputerId: idOf(agent),
    ComputerIP: `10.${agent.seed % 200}.${(agent.seed >> 8) % 250}.${1 + ((agent.seed >> 16) % 250)}`,
    Category: 'Azure Monitor Agent',
    OSType: isLinux ? 'Linux' : 'Windows',
    OSName: osNames[agent.os],
    OSMajorVersion: isLinux ? '24' : '10',
    OSMinorVersion: isLinux ? '04' : '0',
    Version: '1.36.0.0',
    IsGatewayInstalled: false,
    ComputerEnvironment: isLinux ? 'Azure' : 'Non-Azure',
    VMUUID: idOf(agent),
    ResourceType: isLinux ? 'virtualMachines' : 'machines',
  };
}

const osNames = {
  server: 'Windows Server 2022 Standard',
  workstation: 'Windows 11 Enterprise',
  linux: 'Ubuntu 24.04',
} as const;

function idOf({ seed }: Agent): string {
  const hex = seed.toString(16).padStart(8, '0');
  return `${hex}-5b1d-4c7e-9a46-2d8e${hex}`;
}

const counters = [
  ['Processor', '% Processor Time', '_Total', 100],
  ['Memory', 'Available MBytes', '', 16_384],
  ['LogicalDisk', '% Free Space', 'C:', 100],
] as const;

/** Servers only, once an hour of the last day. */
function performance(agent: Agent, now: Date, many: boolean): Timed[] {
  if (agent.os === 'workstation' || agent.silentForDays !== undefined) return [];
  const times = many
    ? [lastOf(HOUR, agent, now.getTime())]
    : rhythm(lastOf(HOUR, agent, now.getTime()), HOUR, 24);
  return times.flatMap((at) =>
    counters.map(([object, counter, instance, most], place): Timed => {
      const part = (agent.seed / 7 + at / HOUR + place * 31) % 97;
      const value = Math.round((most * part) / 97);
      return {
        at,
        record: () => ({
          SourceSystem: 'OpsManager',
          Computer: agent.computer,
          ObjectName: object,
          CounterName: counter,
          InstanceName: instance,
          CounterValue: value,
          CounterPath: `\\\\${agent.computer}\\${object}${instance === '' ? '' : `(${instance})`}\\${counter}`,
        }),
      };
    }),
  );
}

/** What is told of an agent that fell silent. */
function operations(agent: Agent, now: Date): Timed[] {
  if (agent.silentForDays === undefined) return [];
  const at = lastOf(MINUTE, agent, now.getTime() - agent.silentForDays * DAY) + HOUR;
  return [
    {
      at,
      record: () => ({
        SourceSystem: 'OpsManager',
        Computer: agent.computer,
        OperationStatus: 'Warning',
        OperationCategory: 'Agent',
        Solution: 'Log Management',
        Detail: 'The agent has sent no heartbeat for an hour.',
      }),
    },
  ];
}
