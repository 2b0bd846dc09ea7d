import { clouds } from '../../shared/clouds.ts';
import { ok, type Result } from '../../shared/result.ts';
import { type QueryRows, queryWorkspace } from '../azure/logQuery.ts';
import { readAppRegistration } from '../azure/secretExpiry.ts';
import { createSignIn, type SignIn } from '../azure/signIn.ts';
import type { Clock, CollectionSource, GroupStore, Transport } from '../ports.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import { isSameAccount } from '../store/owner.ts';
import type { ConnectionRecord } from '../store/records.ts';
import type { SecretStore } from '../store/secretStore.ts';
import { createTrafficMeter, type TrafficMeter } from '../transport/traffic.ts';
import { type ConnectionStores, findById } from './findConnection.ts';
import { createGroupStore } from './groupStores.ts';
import { settleSecret } from './movedSecret.ts';
import { ownSecret } from './ownSecret.ts';
import type { ReadSecretExpiry } from './refreshExpiry.ts';
import type { Sources } from './sources.ts';

export interface OpenDeps {
  readonly stores: ConnectionStores;
  readonly secrets: SecretStore;
  readonly sources: Sources;
  readonly clock: Clock;
  readonly random: () => number;
  readonly account: string;
  readonly installationId: () => Promise<Result<string>>;
}

/** A saved connection with everything that a run of it needs. */
export interface OpenConnection {
  readonly record: ConnectionRecord;
  readonly store: ConnectionStore;
  readonly source: CollectionSource;
  readonly groups: GroupStore;
  readonly meter: TrafficMeter;
  readonly signIn: SignIn;
  readonly transport: Transport;
  readonly installationId: string;
  readonly readExpiry?: ReadSecretExpiry;
  /** Runs a log query in the workspace. */
  readonly query: (text: string) => Promise<Result<QueryRows>>;
}

/** Opens a saved connection for the account that syncs it. Nothing is asked of the site or of Azure yet. */
export async function openConnection(
  connectionId: string,
  deps: OpenDeps,
): Promise<Result<OpenConnection & { readonly secret: string }>> {
  const found = await findById(deps.stores, connectionId.toLowerCase());
  if (!found.ok) return found;
  const { record, store } = found.value;
  if (isSameAccount(record.syncAccount, deps.account)) {
    const settled = await settleSecret(record, store, deps.secrets);
    if (!settled.ok) return settled;
  }
  const secret = await ownSecret(record, deps);
  if (!secret.ok) return secret;
  return openWith(record, store, secret.value, deps);
}

/** The same with a secret that need not be the one in force. */
export async function openWith(
  record: ConnectionRecord,
  store: ConnectionStore,
  secret: string,
  deps: OpenDeps,
): Promise<Result<OpenConnection & { readonly secret: string }>> {
  const installationId = await deps.installationId();
  if (!installationId.ok) return installationId;
  const meter = createTrafficMeter();
  const transport = await deps.sources.transport(record.practice, meter);
  const source = await deps.sources.ofConnection(record, meter, (fqdn) =>
    rememberProvider(store, record.connectionId, fqdn),
  );
  const signIn = createSignIn({
    cloud: clouds[record.cloud],
    tenant: record.tenantId,
    clientId: record.clientId,
    secret,
    transport,
  });
  const hint = secret.slice(0, 3);
  const readExpiry: ReadSecretExpiry = async () => {
    const known = await readAppRegistration(signIn, transport, hint, deps.clock.now(), record.secretKeyId);
    const expiresOn = known.ok ? known.value.secretExpiresOn : undefined;
    return expiresOn === undefined ? undefined : { hint, expiresOn };
  };
  const groups = await createGroupStore(
    {
      signIn,
      transport,
      workspace: record.workspace,
      connectionId: record.connectionId,
      hierarchyId: record.site.hierarchyId,
      installationId: installationId.value,
      queryLimitBytes: record.queryLimitBytes,
      replaces: record.replaces?.connectionId,
    },
    deps.clock,
    deps.random,
  );
  return ok({
    ...{
      record,
      store,
      secret,
      source,
      groups,
      meter,
      signIn,
      transport,
      readExpiry,
      installationId: installationId.value,
    },
    query: (text) => queryWorkspace(signIn, transport, record.workspace, text),
  });
}

/** The provider that answered comes first from now on. */
async function rememberProvider(store: ConnectionStore, connectionId: string, fqdn: string): Promise<void> {
  await store.alter(connectionId, (now) => ({
    ...now,
    providers: [fqdn, ...now.providers.filter((other) => other !== fqdn)],
  }));
}
