import { OperationalInsightsManagementClient } from '@azure/arm-operationalinsights';
import { ResourceManagementClient } from '@azure/arm-resources';
import { SubscriptionClient } from '@azure/arm-resources-subscriptions';
import type { Transport } from '../ports.ts';
import { createAzureHttpClient } from '../transport/azureHttpClient.ts';
import type { SignIn } from './signIn.ts';

/** SDK clients of one service principal, all on our transport. Repeats are the transport's business. */
export interface ArmClients {
  readonly subscriptions: SubscriptionClient;
  resources(subscriptionId: string): ResourceManagementClient;
  operationalInsights(subscriptionId: string): OperationalInsightsManagementClient;
}

/** The SDKs derive the endpoint from the cloud, but not the token's scope: both are given. */
export function createArmClients(signIn: SignIn, transport: Transport): ArmClients {
  const options = {
    endpoint: signIn.cloud.arm,
    credentials: { scopes: [`${signIn.cloud.arm}/.default`] },
    httpClient: createAzureHttpClient(transport, 'arm'),
    retryOptions: { maxRetries: 0 },
  };
  return {
    subscriptions: new SubscriptionClient(signIn.credential, options),
    resources: (subscriptionId) => new ResourceManagementClient(signIn.credential, subscriptionId, options),
    operationalInsights: (subscriptionId) =>
      new OperationalInsightsManagementClient(signIn.credential, subscriptionId, options),
  };
}
