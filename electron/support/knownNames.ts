import type { ConnectionView } from '../../shared/model.ts';
import type { PolicyValues } from '../../shared/policy.ts';
import type { KnownName, NameKind } from './pseudonyms.ts';

export interface OwnNames {
  readonly account: string;
  readonly computer: string;
  readonly policy: Pick<PolicyValues, 'OperatorsGroup' | 'Provider' | 'Tenant'>;
}

/** Every name that the app itself knows, for taking them out of what leaves the computer. */
export function knownNames(
  connections: readonly ConnectionView[],
  { account, computer, policy }: OwnNames,
): readonly KnownName[] {
  const found: KnownName[] = [{ kind: 'computer', text: computer }, ...ofAccount(account)];
  const add = (kind: NameKind, text: string | undefined) => {
    if (text !== undefined && text !== '') found.push({ kind, text });
  };
  add('tenant', policy.Tenant);
  add('computer', policy.Provider);
  found.push(...ofAccount(policy.OperatorsGroup ?? ''));
  for (const connection of connections) {
    for (const fqdn of [connection.site.providerFqdn, ...connection.providers]) {
      add('computer', fqdn);
      add('computer', fqdn.split('.')[0]);
    }
    const { syncAccount, nextAccount, createdBy, changedBy, workspace } = connection;
    for (const person of [syncAccount, nextAccount, createdBy, changedBy])
      found.push(...ofAccount(person ?? ''));
    add('tenant', connection.tenantId);
    add('app', connection.clientId);
    add('subscription', workspace.subscriptionId);
    add('subscription', workspace.subscriptionName);
    add('resourceGroup', workspace.resourceGroup);
    add('workspace', workspace.name);
    add('workspace', workspace.customerId);
    for (const { name } of connection.collections) add('collection', name);
  }
  return found;
}

/** "contoso.com" of "cm01.contoso.com": computers there have names that no record holds. */
export function dnsSuffixes(connections: readonly ConnectionView[]): readonly string[] {
  const hosts = connections.flatMap(({ site, providers }) => [site.providerFqdn, ...providers]);
  const suffixes = hosts
    .map((host) => host.split('.').slice(1).join('.'))
    .filter((each) => each.includes('.'));
  return [...new Set(suffixes.map((each) => each.toLowerCase()))];
}

/** "CONTOSO\anna" is a domain and a person, and the folders of Windows have the person alone. */
function ofAccount(account: string): readonly KnownName[] {
  const [before, after] = account.split(/[\\@]/);
  if (before === undefined || before === '') return [];
  if (after === undefined) return [{ kind: 'person', text: before }];
  return account.includes('@')
    ? [
        { kind: 'person', text: account },
        { kind: 'person', text: before },
      ]
    : [
        { kind: 'domain', text: before },
        { kind: 'person', text: after },
      ];
}
