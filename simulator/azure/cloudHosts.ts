import { type AzureCloud, type CloudId, cloudIds, clouds } from '../../shared/clouds.ts';
import type { ServiceName } from '../types.ts';

/** What answers behind a host name. */
export interface HostRole {
  readonly service: Exclude<ServiceName, 'adminService'>;
  readonly cloud: CloudId;
}

/**
 * Further names of the same services. Sources: MSAL's instance metadata (login aliases), Microsoft Learn
 * "Azure Monitor Log Analytics API" (the azure.com name of the public cloud).
 */
const aliases: Readonly<Record<string, HostRole>> = {
  'login.windows.net': { service: 'entra', cloud: 'public' },
  'login.microsoft.com': { service: 'entra', cloud: 'public' },
  'sts.windows.net': { service: 'entra', cloud: 'public' },
  'login.usgovcloudapi.net': { service: 'entra', cloud: 'usGovernment' },
  'login.chinacloudapi.cn': { service: 'entra', cloud: 'china' },
  'api.loganalytics.azure.com': { service: 'logs', cloud: 'public' },
};

const hostOf = (origin: string): string => new URL(origin).host;

function rolesOf(cloud: AzureCloud): [string, HostRole][] {
  return [
    [hostOf(cloud.login), { service: 'entra', cloud: cloud.id }],
    [hostOf(cloud.arm), { service: 'arm', cloud: cloud.id }],
    [hostOf(cloud.graph), { service: 'graph', cloud: cloud.id }],
    [hostOf(cloud.logs), { service: 'logs', cloud: cloud.id }],
  ];
}

/** Every Azure host name that the simulator answers to, lower case. */
export const azureHosts: ReadonlyMap<string, HostRole> = new Map([
  ...cloudIds.flatMap((id) => rolesOf(clouds[id])),
  ...Object.entries(aliases),
]);

/** Classic service management audience: what the Azure CLI asks a token for when it speaks to ARM. */
const classicArm: Readonly<Record<CloudId, string>> = {
  public: 'https://management.core.windows.net',
  usGovernment: 'https://management.core.usgovcloudapi.net',
  china: 'https://management.core.chinacloudapi.cn',
};

const further: Readonly<Record<CloudId, { logs: readonly string[]; graph: readonly string[] }>> = {
  public: {
    logs: ['https://api.loganalytics.azure.com'],
    graph: ['00000003-0000-0000-c000-000000000000'],
  },
  usGovernment: { logs: [], graph: ['00000003-0000-0000-c000-000000000000'] },
  china: { logs: [], graph: ['00000003-0000-0000-c000-000000000000'] },
};

/** Audiences that a service accepts in a token, without a closing slash. */
export function audiencesOf(service: 'arm' | 'graph' | 'logs', cloud: CloudId): readonly string[] {
  switch (service) {
    case 'arm':
      return [classicArm[cloud], clouds[cloud].arm];
    case 'graph':
      return [clouds[cloud].graph, ...further[cloud].graph];
    case 'logs':
      return [clouds[cloud].logs, ...further[cloud].logs];
  }
}
