/** Azure's clients, all in one place: half a megabyte that nobody needs before Azure is asked for something. */
export { OperationalInsightsManagementClient } from '@azure/arm-operationalinsights';
export { ResourceManagementClient } from '@azure/arm-resources';
export { SubscriptionClient } from '@azure/arm-resources-subscriptions';
export { createAzureHttpClient } from '../transport/azureHttpClient.ts';
