import { setTimeout as sleep } from 'node:timers/promises';
import { cloudIds } from '../shared/clouds.ts';
import { createArm } from './azure/arm/arm.ts';
import { buildAzureState } from './azure/buildState.ts';
import { azureHosts } from './azure/cloudHosts.ts';
import { createEntra } from './azure/entra/entra.ts';
import { createGraph } from './azure/graph.ts';
import { createLogsQuery, type LoadEvaluator } from './azure/logsQuery.ts';
import { createPracticeTenants } from './azure/practiceTenant.ts';
import type { AzureState, Tenant } from './azure/state.ts';
import {
  type AdminServiceOptions,
  ConnectionRefusedError,
  createAdminService,
} from './configmgr/adminService.ts';
import type { Site } from './configmgr/site.ts';
import { answerWithFaults } from './faultEffects.ts';
import { createFaultTable, type FaultTable } from './faults.ts';
import { agentTables } from './logs/agentTables.ts';
import { runQuery } from './logs/lazyQuery.ts';
import { createSimulatedNetwork, type SimulatedNetwork } from './network.ts';
import { connectionRefused, hostNotFound, networkError } from './networkErrors.ts';
import { createRequestLog, type RequestLog } from './requestLog.ts';
import type { Exchange, Now, ServiceHandler, ServiceName } from './types.ts';

export interface SimulatorOptions {
  readonly now: Now;
  readonly site: Site;
  /** Default: the practice tenant and a second one, with dates relative to `now`. */
  readonly tenants?: readonly Tenant[];
  /** Is told of every answered request. */
  readonly observe?: (exchange: Exchange) => void;
  /** Passes the time of a delay. Default: real time. Rejects when the signal aborts. */
  readonly wait?: (inMs: number, signal: AbortSignal) => Promise<void>;
  /**
   * How many exchanges the log keeps with their bodies; default 1,000. 0 for long runs and measurements: then
   * bodies are not read a second time, unless somebody observes.
   */
  readonly keepExchanges?: number;
  readonly adminService?: Omit<AdminServiceOptions, 'now'>;
}

export interface Simulator {
  /**
   * Has the shape of `fetch` and answers to the real names of Azure's hosts and of the site's providers. Rejects
   * with a TypeError as `fetch` does where there would be no answer: unknown host, cut connection, abort.
   */
  fetch(request: Request): Promise<Response>;
  readonly log: RequestLog;
  readonly faults: FaultTable;
  /** Names, ports, certificates and proxies between the client and the services. */
  readonly network: SimulatedNetwork;
  /** Live state: what is changed here shows in the next answer. */
  readonly azure: AzureState;
  readonly site: Site;
  readonly now: Now;
  /** Runs before each request is answered: what happens in the world meanwhile. */
  onRequest: (() => void) | undefined;
  /** Every host name that is answered, lower case. */
  hosts(): readonly string[];
}

interface Route {
  readonly service: ServiceName;
  readonly handler: ServiceHandler;
}

function mountServices(
  options: SimulatorOptions,
  azure: AzureState,
): (hostname: string) => Route | undefined {
  const { now, site } = options;
  const context = { state: azure, now };
  const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const tables = agentTables(site);
  const evaluator: LoadEvaluator =
    async () =>
    (query, functions, { hasAgents, range }) =>
      runQuery(query, functions, now, hasAgents ? { source: tables, range } : undefined);
  const perCloud = new Map(
    cloudIds.map((cloud) => [
      cloud,
      {
        entra: createEntra(context, cloud),
        arm: createArm({ ...context, pause }, cloud),
        graph: createGraph(context, cloud),
        logs: createLogsQuery({ ...context, loadEvaluator: evaluator }, cloud),
      },
    ]),
  );
  const adminService = createAdminService(site, { ...options.adminService, now });
  return (hostname) => {
    const role = azureHosts.get(hostname);
    const handlers = role === undefined ? undefined : perCloud.get(role.cloud);
    if (role !== undefined && handlers !== undefined) {
      return { service: role.service, handler: handlers[role.service] };
    }
    return site.hosts.includes(hostname) ? { service: 'adminService', handler: adminService } : undefined;
  };
}

async function answerOf(handler: ServiceHandler, request: Request, host: string): Promise<Response> {
  try {
    return await handler(request);
  } catch (error) {
    if (error instanceof ConnectionRefusedError) throw connectionRefused(host);
    throw error;
  }
}

/** Every web server says what time it has. */
function dated(response: Response, now: Date): Response {
  if (!response.headers.has('date')) response.headers.set('date', now.toUTCString());
  return response;
}

/** A simulated Azure and Configuration Manager site behind one `fetch`. */
export function createSimulator(options: SimulatorOptions): Simulator {
  const azure = buildAzureState(options.tenants ?? createPracticeTenants(options.now()));
  for (const tenant of azure.tenants) tenant.now = options.now;
  const route = mountServices(options, azure);
  const keep = options.keepExchanges ?? 1000;
  const log = createRequestLog(keep);
  const faults = createFaultTable();
  const network = createSimulatedNetwork(options.now, (host) => azureHosts.has(host));
  const readsBodies = keep > 0 || options.observe !== undefined;
  const wait = options.wait ?? ((inMs, signal) => sleep(inMs, undefined, { signal }));

  const fetch = async (request: Request): Promise<Response> => {
    request.signal.throwIfAborted();
    const url = new URL(request.url);
    const failure = network.failure(url.hostname);
    if (failure !== undefined) throw networkError(failure, `simulated ${failure}`);
    const target = route(url.hostname);
    if (target === undefined) throw hostNotFound(url.hostname);
    if (url.protocol !== 'https:' || url.port !== '') throw connectionRefused(url.host);

    simulator.onRequest?.();
    const requestBody = readsBodies ? await request.clone().text() : '';
    const effects = faults.strike(target.service, request.method, url.pathname + url.search);
    const response = await answerWithFaults(
      effects,
      (inMs) => wait(inMs, request.signal),
      async () => dated(await answerOf(target.handler, request, url.host), options.now()),
    );
    request.signal.throwIfAborted();

    const isCut = effects.some((effect) => effect.kind === 'truncate');
    const exchange: Exchange = {
      service: target.service,
      method: request.method,
      url: request.url,
      requestHeaders: Object.fromEntries(request.headers),
      requestBody,
      status: response.status,
      responseHeaders: Object.fromEntries(response.headers),
      responseBody: readsBodies && !isCut ? await response.clone().text() : '',
      ...(effects.some((effect) => effect.kind !== 'delay') ? { faulty: true } : {}),
    };
    log.add(exchange);
    options.observe?.(exchange);
    return response;
  };

  const simulator: Simulator = {
    fetch,
    onRequest: undefined,
    log,
    faults,
    network,
    azure,
    site: options.site,
    now: options.now,
    hosts: () => [...azureHosts.keys(), ...options.site.hosts],
  };
  return simulator;
}
