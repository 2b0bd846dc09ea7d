import type { OperationalInsightsManagementClient } from '@azure/arm-operationalinsights';
import type { ResourceManagementClient } from '@azure/arm-resources';
import type { SubscriptionClient } from '@azure/arm-resources-subscriptions';
import type { Transport } from '../ports.ts';
import type { SignIn } from './signIn.ts';

/** SDK clients of one service principal, all on our transport. Repeats are the transport's business. */
export interface ArmClients {
  readonly subscriptions: SubscriptionClient;
  resources(subscriptionId: string): ResourceManagementClient;
  operationalInsights(subscriptionId: string): OperationalInsightsManagementClient;
}

/** The SDKs derive the endpoint from the cloud, but not the token's scope: both are given. */
export async function createArmClients(signIn: SignIn, transport: Transport): Promise<ArmClients> {
  const sdk = await import('./armSdk.ts');
  const options = {
    endpoint: signIn.cloud.arm,
    credentials: { scopes: [`${signIn.cloud.arm}/.default`] },
    httpClient: sdk.createAzureHttpClient(transport, 'arm', signIn.cloud.arm),
    retryOptions: { maxRetries: 0 },
  };
  return {
    subscriptions: new sdk.SubscriptionClient(signIn.credential, options),
    resources: (subscriptionId) =>
      new sdk.ResourceManagementClient(signIn.credential, subscriptionId, options),
    operationalInsights: (subscriptionId) =>
      new sdk.OperationalInsightsManagementClient(signIn.credential, subscriptionId, options),
  };
}
