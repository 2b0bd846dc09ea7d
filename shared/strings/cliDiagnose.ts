import { localised } from '../language/localised.ts';
import type { ServiceName } from '../runModel.ts';
import { formatDuration, formatList } from './format.ts';

const services: Readonly<Record<ServiceName, string>> = {
  entra: 'Microsoft Entra ID',
  arm: 'Azure Resource Manager',
  graph: 'Microsoft Graph',
  logs: 'Log queries',
  adminService: 'SMS Provider',
};

const folders: Readonly<Record<string, string>> = {
  account: 'Folder of this account',
  shared: 'Folder of the connections',
  logs: 'Folder of the log',
};

/** Lines of `diagnose`. */
export const diagnoseTexts = localised('diagnoseTexts', {
  computer: ({
    version,
    runtime,
    platform,
  }: {
    readonly version: string;
    readonly runtime: string;
    readonly platform: string;
  }) => `OMS Connect ${version} on ${runtime} (${platform})`,
  account: (account: string, computer: string) => `Account: ${account} on ${computer}`,
  time: (iso: string) => `Time (UTC): ${iso}`,
  folder: (name: string, path: string, writable: boolean) =>
    `${folders[name] ?? name}: ${path}${writable ? '' : ' (not there, or not writable)'}`,
  providers: (names: readonly string[]) =>
    names.length === 0 ? 'No SMS Provider is known' : `SMS Provider: ${formatList(names)}`,
  syncAccount: (account: string, isThis: boolean) => `Syncs as: ${account}${isThis ? ' (this account)' : ''}`,
  secret: {
    readable: 'Client secret: saved, can be opened here',
    unreadable: 'Client secret: saved, cannot be opened here',
    none: 'Client secret: none for this account',
  },
  reach: (service: ServiceName, host: string, outcome: string) => `${services[service]}, ${host}: ${outcome}`,
  answered: (status: number, inMs: number) => `answers (HTTP ${status}) in ${formatDuration(inMs)}`,
});
