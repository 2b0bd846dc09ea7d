import { isRecord } from '../json.ts';
import type { Tenant } from '../state.ts';
import { ArmFailure } from './armFailure.ts';
import { workspaceScope } from './scopes.ts';

/** Streams that the sources of a rule may name, as the specification lists them for Windows. */
const knownStreams = [
  'Microsoft-Perf',
  'Microsoft-Event',
  'Microsoft-WindowsEvent',
  'Microsoft-InsightsMetrics',
];

const list = (value: unknown): readonly Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter(isRecord) : [];
const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

function refuse(code: string, message: string, target: string): ArmFailure {
  return new ArmFailure(400, 'InvalidPayload', 'Data collection rule is invalid', {
    further: { details: [{ code, message, target }] },
  });
}

/** Refuses a rule that could not work: flows without source or destination, another region than its workspace. */
export function judgeCollectionRule(body: Record<string, unknown>, tenant: Tenant): void {
  const properties = isRecord(body.properties) ? body.properties : {};
  const destinations = isRecord(properties.destinations) ? list(properties.destinations.logAnalytics) : [];
  const sources = isRecord(properties.dataSources)
    ? Object.values(properties.dataSources).flatMap((one) => list(one))
    : [];
  const offered = sources.flatMap(({ streams }) => texts(streams));
  const flows = list(properties.dataFlows);
  if (flows.length === 0)
    throw refuse('NoDataFlows', 'A rule needs at least one data flow.', 'properties.dataFlows');
  for (const [index, flow] of flows.entries()) {
    const target = `properties.dataFlows[${index}]`;
    for (const stream of texts(flow.streams)) {
      if (!knownStreams.includes(stream) || !offered.includes(stream)) {
        throw refuse('InvalidStream', `Stream '${stream}' has no data source.`, target);
      }
    }
    for (const name of texts(flow.destinations)) {
      if (!destinations.some((one) => one.name === name)) {
        throw refuse('InvalidDestination', `Destination '${name}' is not declared.`, target);
      }
    }
  }
  for (const [index, { workspaceResourceId }] of destinations.entries()) {
    const target = `properties.destinations.logAnalytics[${index}]`;
    const workspace = workspaces(tenant).find(({ id }) => id === String(workspaceResourceId).toLowerCase());
    if (workspace === undefined) throw refuse('InvalidWorkspace', 'The workspace does not exist.', target);
    // Microsoft Learn "Data collection rules": the rule is made in the region of its workspace.
    if (workspace.location !== body.location)
      throw refuse('InvalidLocation', 'The rule is in another region than the workspace.', target);
  }
}

function workspaces({
  subscriptions,
}: Tenant): readonly { readonly id: string; readonly location: string }[] {
  return subscriptions.flatMap(({ subscriptionId, resourceGroups }) =>
    [...resourceGroups.values()].flatMap((group) =>
      [...group.workspaces.values()].map(({ name, location }) => ({
        id: workspaceScope(subscriptionId, group.name, name).toLowerCase(),
        location,
      })),
    ),
  );
}
