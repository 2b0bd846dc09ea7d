import { practice } from '../../shared/practice.ts';
import type { Simulator } from '../simulator.ts';
import type { ServedSimulator } from './serveSimulator.ts';

/** What a client needs to know to sign in and to reach the site. */
export interface ReadyLine {
  readonly port: number;
  readonly caFile: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly workspace: string;
  readonly providerFqdn: string;
}

export function readyLine(simulator: Simulator, served: ServedSimulator): ReadyLine {
  const { tenantId, clientId, clientSecret, subscriptionId, resourceGroup, workspace } = practice;
  const providerFqdn = simulator.site.providers[0]?.host.toLowerCase() ?? practice.providerFqdn;
  return {
    port: served.port,
    caFile: served.caFile,
    tenantId,
    clientId,
    clientSecret,
    subscriptionId,
    resourceGroup,
    workspace,
    providerFqdn,
  };
}

/** The same for a person. */
export function readyText(line: ReadyLine, hosts: readonly string[]): string {
  const reach =
    line.port === 443
      ? [
          'HTTPS on 127.0.0.1:443. Point these names to it, for instance in the hosts file:',
          ...[...new Set(hosts)].map((host) => `  127.0.0.1 ${host}`),
        ]
      : [`HTTPS proxy for the simulated hosts only: HTTPS_PROXY=http://127.0.0.1:${line.port}`];
  return [
    ...reach,
    `Root certificate to trust: ${line.caFile}`,
    `Tenant          ${line.tenantId}`,
    `Client ID       ${line.clientId}`,
    `Client secret   ${line.clientSecret}`,
    `Subscription    ${line.subscriptionId}`,
    `Resource group  ${line.resourceGroup}`,
    `Workspace       ${line.workspace}`,
    `SMS Provider    ${line.providerFqdn}`,
    'Ctrl+C stops it.',
  ].join('\n');
}
