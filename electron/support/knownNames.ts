import type { DiagnosisRow } from '../../shared/diagnosis.ts';
import type { ConnectionView, WizardDraft, Workspace } from '../../shared/model.ts';
import type { PolicyValues } from '../../shared/policy.ts';
import { ofHost } from './nameForms.ts';
import type { KnownName, NameKind } from './pseudonyms.ts';

export interface OwnNames {
  readonly account: string;
  readonly computer: string;
  readonly policy: Pick<PolicyValues, 'OperatorsGroup' | 'Provider' | 'Tenant'>;
  /** What somebody has typed and not saved. */
  readonly draft?: WizardDraft | undefined;
  readonly diagnosis?: readonly DiagnosisRow[] | undefined;
}

/** Every name that the app itself knows, for taking them out of what leaves the computer. */
export function knownNames(connections: readonly ConnectionView[], own: OwnNames): readonly KnownName[] {
  const { account, computer, policy, draft, diagnosis = [] } = own;
  return [
    ...ofHost(computer),
    ...ofAccount(account),
    ...named('tenant', policy.Tenant),
    ...ofHost(policy.Provider ?? ''),
    ...ofAccount(policy.OperatorsGroup ?? ''),
    ...connections.flatMap(ofConnection),
    ...(draft === undefined ? [] : ofDraft(draft)),
    ...diagnosis.flatMap(ofDiagnosis),
  ];
}

function named(kind: NameKind, ...texts: readonly (string | undefined)[]): readonly KnownName[] {
  return texts.flatMap((text) => (text === undefined || text === '' ? [] : [{ kind, text }]));
}

function ofConnection(connection: ConnectionView): readonly KnownName[] {
  const { site, providers, centralSite, syncAccount, nextAccount, createdBy, changedBy } = connection;
  return [
    ...[site.providerFqdn, ...providers, centralSite?.provider ?? ''].flatMap(ofHost),
    ...[syncAccount, nextAccount, createdBy, changedBy, connection.handOverResult?.sender].flatMap((person) =>
      ofAccount(person ?? ''),
    ),
    ...named('site', site.siteName, centralSite?.siteName),
    ...named('tenant', connection.tenantId),
    ...named('app', connection.clientId),
    ...[connection.workspace, ...(connection.leftovers ?? []).map(({ workspace }) => workspace)].flatMap(
      ofWorkspace,
    ),
    // One whose name is not known has its ID in place of it, which stays.
    ...named(
      'collection',
      ...connection.collections.map(({ collectionId, name }) => (name === collectionId ? '' : name)),
    ),
  ];
}

function ofDraft(draft: WizardDraft): readonly KnownName[] {
  const { providerFqdn, tenant, clientId, workspace, typedWorkspace, collections } = draft;
  return [
    ...ofHost(providerFqdn),
    ...named('tenant', tenant),
    ...named('app', clientId),
    ...ofWorkspace(workspace ?? {}),
    ...ofWorkspace(typedWorkspace ?? {}),
    ...named('collection', ...collections.map(({ name }) => name)),
  ];
}

function ofWorkspace(workspace: Partial<Workspace>): readonly KnownName[] {
  return [
    ...named('subscription', workspace.subscriptionId, workspace.subscriptionName),
    ...named('resourceGroup', workspace.resourceGroup),
    ...named('workspace', workspace.name, workspace.customerId),
  ];
}

/** Who has made a certificate tells whose it is, unless everybody has theirs from there. */
const PUBLIC_ISSUER = /microsoft|digicert|entrust|globalsign|d-trust|^SMS Issuing/i;

function ofDiagnosis({ host, facts }: DiagnosisRow): readonly KnownName[] {
  const { account = '', proxy = '', elsewhere = '', issuer = '', names = '' } = facts;
  const proxies = proxy.split(/,\s*/).map((each) => each.replace(/^\w+ |:\d+$/g, ''));
  return [
    ...[host, elsewhere, ...proxies, ...names.split(/,\s*/)].flatMap(ofHost),
    ...ofAccount(account),
    ...(PUBLIC_ISSUER.test(issuer) ? [] : named('issuer', issuer)),
  ];
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
