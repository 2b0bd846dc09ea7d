import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { isRecord, json } from '../json.ts';
import type { OtherResource } from '../state.ts';
import { isAllowed } from './accessControl.ts';
import { type ArmEnv, type ArmRequest, openGroup, requireAction } from './armCall.ts';
import { ArmFailure } from './armFailure.ts';
import { judgeCollectionRule } from './collectionRules.ts';
import { covers, groupScope } from './scopes.ts';
import { refuseWhenDisallowed, refuseWhenLocked } from './writeGuards.ts';

/**
 * What lets computers report: Azure Arc-enabled servers with their extensions, data collection rules, and what
 * associates the two. Sources: specification "Microsoft.Insights/stable/2023-03-11", template reference
 * "Microsoft.HybridCompute/machines 2024-07-10", Microsoft Learn "Install the Azure Monitor Agent on Windows client
 * devices by using the client installer" (monitored objects).
 */

const types = {
  rule: 'Microsoft.Insights/dataCollectionRules',
  association: 'Microsoft.Insights/dataCollectionRuleAssociations',
  machine: 'Microsoft.HybridCompute/machines',
  extension: 'Microsoft.HybridCompute/machines/extensions',
  monitoredObject: 'Microsoft.Insights/monitoredObjects',
} as const;
type Kind = keyof typeof types;

const key = (id: string): string => id.toLowerCase();

/** A resource as Resource Manager answers with it. */
function view({ id, type, body }: OtherResource): Record<string, unknown> {
  return { ...body, id, name: id.slice(id.lastIndexOf('/') + 1), type };
}

function notFound(id: string): ArmFailure {
  const name = id.slice(id.lastIndexOf('/') + 1);
  const type = /\/providers\/([^/]+\/[^/]+)\/[^/]+$/.exec(id)?.[1] ?? '';
  const group = /\/resourceGroups\/([^/]+)/i.exec(id)?.[1];
  const where = group === undefined ? '' : ` under resource group '${group}'`;
  return new ArmFailure(
    404,
    'ResourceNotFound',
    `The Resource '${type}/${name}'${where} was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`,
  );
}

function read(c: ArmRequest, id: string): OtherResource {
  const found = c.get('caller').tenant.otherResources.get(key(id));
  if (found === undefined) throw notFound(id);
  return found;
}

async function bodyOf(c: ArmRequest): Promise<Record<string, unknown>> {
  const body: unknown = await c.req.raw.json().catch(() => undefined);
  if (isRecord(body)) return body;
  throw new ArmFailure(
    400,
    'InvalidRequestContent',
    'The request content was invalid and could not be deserialized.',
  );
}

/** Creates or replaces, as PUT does; 201 for a new resource. */
async function put(c: ArmRequest, id: string, kind: Kind, judge?: (body: Record<string, unknown>) => void) {
  const { tenant } = c.get('caller');
  const type = types[kind];
  requireAction(c, `${type}/write`, id);
  refuseWhenLocked(tenant, id, 'write');
  refuseWhenDisallowed(tenant, id, type, id.slice(id.lastIndexOf('/') + 1));
  const body = await bodyOf(c);
  judge?.(body);
  const former = tenant.otherResources.get(key(id));
  const immutableId = properties(former?.body ?? {}).immutableId ?? `dcr-${randomUUID().replaceAll('-', '')}`;
  const kept = {
    ...body,
    properties: {
      ...properties(body),
      provisioningState: 'Succeeded',
      ...(kind === 'rule' ? { immutableId } : {}),
    },
  };
  const resource: OtherResource = { id: former?.id ?? id, type, body: kept };
  tenant.otherResources.set(key(id), resource);
  return json(former === undefined ? 201 : 200, view(resource));
}

function properties(body: Record<string, unknown>): Record<string, unknown> {
  return isRecord(body.properties) ? body.properties : {};
}

/** An association needs a rule that exists, and that the caller may read. */
function judgeAssociation(c: ArmRequest, body: Record<string, unknown>): void {
  const ruleId = properties(body).dataCollectionRuleId;
  if (typeof ruleId !== 'string') {
    throw new ArmFailure(400, 'InvalidPayload', 'Data collection rule association is invalid', {
      further: { target: 'properties.dataCollectionRuleId' },
    });
  }
  requireAction(c, `${types.rule}/read`, ruleId);
  read(c, ruleId);
}

/** Lists come in pages; how long they are is not documented. */
const PAGE_SIZE = 50;

function withToken(address: string, from: number): string {
  const url = new URL(address);
  url.searchParams.set('$skiptoken', String(from));
  return url.href;
}

export function mountMachines(app: Hono<ArmEnv>): void {
  const group = '/subscriptions/:subscription/resourcegroups/:group/providers';
  const rules = `${group}/microsoft.insights/datacollectionrules`;
  const machines = `${group}/microsoft.hybridcompute/machines`;
  const associations = 'providers/microsoft.insights/datacollectionruleassociations';
  const monitored = '/providers/microsoft.insights/monitoredobjects/:tenant';

  const idIn = (c: ArmRequest, kind: 'rule' | 'machine'): string => {
    const scope = groupScope(c.get('subscription').subscriptionId, c.req.param('group') ?? '');
    return `${scope}/providers/${types[kind]}/${c.req.param(kind)}`;
  };
  const associationOf = (parent: string, c: ArmRequest) =>
    `${parent}/providers/${types.association}/${c.req.param('association')}`;
  const extensionOf = (c: ArmRequest) => `${idIn(c, 'machine')}/extensions/${c.req.param('extension')}`;
  const monitoredOf = (c: ArmRequest) => `/providers/${types.monitoredObject}/${c.req.param('tenant')}`;
  const get = (c: ArmRequest, id: string, kind: Kind) => {
    requireAction(c, `${types[kind]}/read`, id);
    return json(200, view(read(c, id)));
  };
  /** What the caller may read of one kind below a scope. */
  const list = (c: ArmRequest, below: string, kind: Kind) => {
    const { tenant, app: caller } = c.get('caller');
    const value = [...tenant.otherResources.values()]
      .filter(({ id, type }) => type === types[kind] && covers(below, id))
      .filter(({ id }) => isAllowed(tenant, caller, `${types[kind]}/read`, id))
      .map(view);
    const { url } = c.req;
    const from = Number(new URL(url).searchParams.get('$skiptoken') ?? 0);
    const isMore = from + PAGE_SIZE < value.length;
    return json(200, {
      value: value.slice(from, from + PAGE_SIZE),
      ...(isMore ? { nextLink: withToken(url, from + PAGE_SIZE) } : {}),
    });
  };

  app.get(rules, (c) => list(c, openGroup(c, `${types.rule}/read`).scope, 'rule'));
  app.get(`${rules}/:rule`, (c) => get(c, idIn(c, 'rule'), 'rule'));
  app.put(`${rules}/:rule`, (c) => {
    openGroup(c, `${types.rule}/write`);
    return put(c, idIn(c, 'rule'), 'rule', (body) => judgeCollectionRule(body, c.get('caller').tenant));
  });

  app.get(machines, (c) => list(c, openGroup(c, `${types.machine}/read`).scope, 'machine'));
  app.get(`${machines}/:machine`, (c) => get(c, idIn(c, 'machine'), 'machine'));
  app.get(`${machines}/:machine/extensions`, (c) => list(c, idIn(c, 'machine'), 'extension'));
  app.get(`${machines}/:machine/extensions/:extension`, (c) => get(c, extensionOf(c), 'extension'));
  app.put(`${machines}/:machine/extensions/:extension`, (c) => {
    requireAction(c, `${types.extension}/write`, extensionOf(c));
    const { location } = read(c, idIn(c, 'machine')).body;
    return put(c, extensionOf(c), 'extension', (body) => {
      if (body.location === location) return;
      const sentence = `The location '${String(body.location)}' of the extension differs from that of the machine.`;
      throw new ArmFailure(400, 'InvalidResourceLocation', sentence);
    });
  });
  app.get(`${machines}/:machine/${associations}`, (c) => list(c, idIn(c, 'machine'), 'association'));
  app.get(`${machines}/:machine/${associations}/:association`, (c) =>
    get(c, associationOf(idIn(c, 'machine'), c), 'association'),
  );
  app.put(`${machines}/:machine/${associations}/:association`, (c) => {
    requireAction(c, `${types.machine}/read`, idIn(c, 'machine'));
    read(c, idIn(c, 'machine'));
    return put(c, associationOf(idIn(c, 'machine'), c), 'association', (body) => judgeAssociation(c, body));
  });

  app.get(monitored, (c) => get(c, monitoredOf(c), 'monitoredObject'));
  app.put(monitored, (c) => put(c, monitoredOf(c), 'monitoredObject'));
  app.get(`${monitored}/${associations}`, (c) => list(c, monitoredOf(c), 'association'));
  app.put(`${monitored}/${associations}/:association`, (c) => {
    read(c, monitoredOf(c));
    return put(c, associationOf(monitoredOf(c), c), 'association', (body) => judgeAssociation(c, body));
  });
}
