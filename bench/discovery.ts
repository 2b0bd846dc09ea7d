import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import { type HeadlessApp, startHeadless } from '../e2e/headless/headlessApp.ts';
import { practiceCredentials, succeeded } from '../e2e/headless/wizardPath.ts';
import { practice } from '../shared/practice.ts';
import { subscriptionScope } from '../simulator/azure/arm/scopes.ts';
import {
  assignRole,
  buildResourceGroup,
  buildSubscription,
  buildTenant,
  buildWorkspace,
} from '../simulator/azure/buildState.ts';
import { buildPracticeApps } from '../simulator/azure/practiceApps.ts';
import type { Tenant } from '../simulator/azure/state.ts';
import { generateSite } from '../simulator/configmgr/generateSite.ts';
import type { Cost, Figure } from './figures.ts';
import { type Exchange, roundTrips } from './roundTrips.ts';

/**
 * Search for workspaces in 1, 10 and 100 subscriptions, every answer 50 ms away. The floor are the same requests
 * with the same concurrency and none of our code: the list of subscriptions, then each one's workspaces.
 */

const SUBSCRIPTIONS = [1, 10, 100];
const DELAY_MS = 50;
const AT_ONCE = 8;
const ARM = 'https://management.azure.com';

interface Search {
  readonly totalMs: number;
  readonly firstMs: number;
  readonly inSequence: number;
  readonly beforeFirst: number;
  readonly cost: Cost;
}

export async function measure(): Promise<readonly Figure[]> {
  // Loads and compiles what both use.
  await search(1, ours);
  await search(1, bare);
  const figures: Figure[] = [];
  for (const count of SUBSCRIPTIONS) {
    const own = await search(count, ours);
    const floor = await search(count, bare);
    figures.push(...figuresOf(count, own, floor));
  }
  return figures;
}

function figuresOf(count: number, own: Search, floor: Search): readonly Figure[] {
  const where = `Discovery, ${count} ${count === 1 ? 'subscription' : 'subscriptions'}`;
  const beside = (value: number) => ({ what: 'bare requests', value });
  return [
    {
      what: `${where}: in sequence`,
      ours: own.inSequence,
      unit: 'round trips',
      beside: beside(floor.inSequence),
      budget: { of: 'ours', limit: Math.ceil(count / AT_ONCE) + 3 },
    },
    {
      what: `${where}: until the first result`,
      ours: own.beforeFirst,
      unit: 'round trips',
      beside: beside(floor.beforeFirst),
      budget: { of: 'ours', limit: 3 },
    },
    { what: `${where}: first result`, ours: own.firstMs, unit: 'ms', beside: beside(floor.firstMs) },
    {
      what: `${where}: all of ${DELAY_MS} ms answers`,
      ours: own.totalMs,
      unit: 'ms',
      beside: beside(floor.totalMs),
      ourCost: { ...own.cost, peakMegabytes: process.resourceUsage().maxRSS / 1024 },
      besideCost: floor.cost,
    },
  ];
}

/** Signs in and answers the search that can then begin. */
type Way = (app: HeadlessApp, expected: number) => Promise<() => Promise<{ readonly firstAt: number }>>;

/** Runs a search on a fresh tenant with that many subscriptions, from a sign-in that was verified before. */
async function search(count: number, way: Way): Promise<Search> {
  const exchanges: Exchange[] = [];
  const app = startHeadless({
    // Discovery asks no site.
    site: generateSite({ collections: 1, devices: 1, seed: 1 }),
    simulator: {
      tenants: [tenantWith(count)],
      keepExchanges: 0,
      async wait(inMs, signal) {
        const from = performance.now();
        await sleep(inMs, undefined, { signal });
        exchanges.push({ from, to: performance.now() });
      },
    },
  });
  const begin = await way(app, count);
  app.simulator.faults.add({
    times: Number.POSITIVE_INFINITY,
    effect: { kind: 'delay', inMs: DELAY_MS },
  });
  const cpu = process.cpuUsage();
  const from = performance.now();
  const { firstAt } = await begin();
  const totalMs = performance.now() - from;
  const { user, system } = process.cpuUsage(cpu);
  await app.close();
  return {
    totalMs,
    firstMs: firstAt - from,
    inSequence: roundTrips(exchanges),
    beforeFirst: roundTrips(exchanges.filter(({ to }) => to <= firstAt)),
    cost: { cpuSeconds: (user + system) / 1e6 },
  };
}

/** The wizard's own calls. */
const ours: Way = async (app, expected) => {
  const { signInId } = succeeded(await app.handlers.verifySignIn(practiceCredentials()));
  return async () => {
    const { runId } = succeeded(await app.handlers.discoverWorkspaces({ signInId }));
    let firstAt: number | undefined;
    for (;;) {
      const events = app.discovery().filter((event) => event.runId === runId);
      const found = events.flatMap((event) => (event.kind === 'found' ? event.workspaces : []));
      if (found.length > 0) firstAt ??= performance.now();
      const last = events.at(-1);
      if (last?.kind === 'finished' && firstAt !== undefined && found.length === expected) return { firstAt };
      if (last?.kind === 'finished' || last?.kind === 'failed') {
        throw new Error(
          `Discovery ended with ${found.length} of ${expected} workspaces: ${JSON.stringify(last)}`,
        );
      }
      await sleep(1);
    }
  };
};

/** The list, and the workspaces of each, eight at a time. */
const bare: Way = async ({ simulator }, expected) => {
  const ask = async (
    path: string,
    token: string,
  ): Promise<readonly { readonly subscriptionId?: string }[]> => {
    const request = new Request(`${ARM}${path}`, { headers: { authorization: `Bearer ${token}` } });
    return ((await (await simulator.fetch(request)).json()) as { value: [] }).value;
  };
  const tokenAnswer = await simulator.fetch(
    new Request(`https://login.microsoftonline.com/${practice.tenantId}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: practice.clientId,
        client_secret: practice.clientSecret,
        scope: `${ARM}/.default`,
      }),
    }),
  );
  const { access_token: token } = (await tokenAnswer.json()) as { access_token: string };
  return async () => {
    const subscriptions = await ask('/subscriptions?api-version=2022-12-01', token);
    let firstAt: number | undefined;
    let found = 0;
    const limit = pLimit(AT_ONCE);
    await Promise.all(
      subscriptions.map(({ subscriptionId }) =>
        limit(async () => {
          const path = `/subscriptions/${subscriptionId}/providers/Microsoft.OperationalInsights/workspaces`;
          const workspaces = await ask(`${path}?api-version=2025-07-01`, token);
          found += workspaces.length;
          firstAt ??= performance.now();
        }),
      ),
    );
    if (firstAt === undefined || found !== expected)
      throw new Error(`Found ${found} of ${expected} workspaces`);
    return { firstAt };
  };
};

/** The practice tenant's working app as Contributor of each of so many subscriptions with one workspace. */
function tenantWith(count: number): Tenant {
  const hex = (index: number) => index.toString(16).padStart(12, '0');
  const { working } = buildPracticeApps(new Date('2026-11-23T09:00:00.000Z'));
  const subscriptions = Array.from({ length: count }, (_, index) =>
    buildSubscription(`3f1d6a52-8c0b-4e7d-b1a9-${hex(index)}`, `Subscription ${index + 1}`, [
      buildResourceGroup('rg-oms', practice.location, [
        buildWorkspace(`law-${index + 1}`, `9d5b7c41-20fe-4a83-8e6d-${hex(index)}`, practice.location),
      ]),
    ]),
  );
  return buildTenant(
    { tenantId: practice.tenantId, displayName: practice.tenantName, domains: [practice.tenantDomain] },
    {
      apps: [working],
      subscriptions,
      roleAssignments: subscriptions.map(({ subscriptionId }, index) =>
        assignRole(
          `a551907e-0000-4000-8000-${hex(index)}`,
          working,
          'contributor',
          subscriptionScope(subscriptionId),
        ),
      ),
    },
  );
}
