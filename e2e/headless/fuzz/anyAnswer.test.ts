import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Workspace } from '../../../shared/model.ts';
import { practice } from '../../../shared/practice.ts';
import type { Result } from '../../../shared/result.ts';
import { loadSampleSite } from '../../../simulator/configmgr/sampleSite.ts';
import { type HeadlessApp, startHeadless } from '../headlessApp.ts';
import { groupSearches } from '../storedGroups.ts';
import { connectShared, practiceCredentials, succeeded, untilDiscovered } from '../wizardPath.ts';
import { type Damage, damage, damaged, fuzzing } from './mutations.ts';

/** Whatever a service answers: a cause that can be acted on, no crash, and every group as it was. */

const source = { kind: 'provider', fqdn: practice.providerFqdn } as const;
const contentTypes = [
  'application/json',
  'text/html',
  'application/octet-stream',
  '',
  'application/json; charset=utf-16',
];
/** Which answers of one task are damaged, counted from the first, and how. */
const spoiling = fc.record({
  service: fc.constantFrom('login.', 'management.', 'graph.', 'loganalytics', 'AdminService'),
  from: fc.nat(6),
  how: damage,
  contentType: fc.constantFrom(undefined, undefined, ...contentTypes),
  once: fc.boolean(),
});
type Spoiling = {
  readonly service: string;
  readonly from: number;
  readonly how: Damage;
  readonly contentType: string | undefined;
  readonly once: boolean;
};

let app: HeadlessApp;
let connectionId: string;
let workspace: Workspace;
let spoiled: Spoiling | undefined;
let seen = 0;

beforeEach(async () => {
  spoiled = undefined;
  app = startHeadless({ site: loadSampleSite() });
  const honest = app.simulator.fetch.bind(app.simulator);
  Object.assign(app.simulator, { fetch: async (request: Request) => spoil(request, await honest(request)) });
  ({ connectionId } = await connectShared(app, ['PS100014', 'SMS00001']));
  const signInId = await signIn();
  const { subscriptionId, resourceGroup, workspace: name } = practice;
  workspace = succeeded(await app.handlers.getWorkspace({ signInId, subscriptionId, resourceGroup, name }));
}, 60_000);
afterEach(() => app.close());

async function spoil(request: Request, answer: Response): Promise<Response> {
  if (!spoiled || !request.url.includes(spoiled.service)) return answer;
  const nth = seen;
  seen += 1;
  // What asks for credentials, or refuses, is judged by its status.
  if (
    nth < spoiled.from ||
    (spoiled.once && nth > spoiled.from) ||
    answer.status === 401 ||
    answer.status === 204
  )
    return answer;
  const headers = new Headers(answer.headers);
  headers.delete('content-length');
  if (spoiled.contentType !== undefined) headers.set('content-type', spoiled.contentType);
  return new Response(Buffer.from(damaged(await answer.text(), spoiled.how)), {
    status: answer.status,
    headers,
  });
}

const signIn = async () =>
  succeeded(await app.handlers.verifySignIn(practiceCredentials({ source }))).signInId;

/** What can be asked of the services; each answers at once or by a run. */
const tasks: Readonly<Record<string, (signInId: string) => Promise<Result<unknown>>>> = {
  checkSite: () => app.handlers.checkSite({ source }),
  listCollections: () => app.handlers.listCollections({ source }),
  verifySignIn: () => app.handlers.verifySignIn(practiceCredentials({ source })),
  getWorkspace: (signInId) => {
    const { subscriptionId, resourceGroup, workspace: name } = practice;
    return app.handlers.getWorkspace({ signInId, subscriptionId, resourceGroup, name });
  },
  checkWorkspace: (signInId) => app.handlers.checkWorkspace({ signInId, workspace }),
  judgePermission: () => app.handlers.judgePermission({ of: { kind: 'connection', connectionId } }),
  verifyConnection: () => app.handlers.verifyConnection({ connectionId }),
  verifySecret: () => app.handlers.verifySecret({ connectionId, secret: practice.clientSecret }),
  checkHeartbeat: () => app.handlers.checkHeartbeat({ connectionId, computer: 'PC-0042' }),
  previewSync: () =>
    app.handlers.previewSync({ connectionId, collections: [{ collectionId: 'PS100014', name: 'x' }] }),
  runLogQuery: () =>
    app.handlers.runLogQuery({
      connectionId,
      searchId: crypto.randomUUID(),
      query: 'Heartbeat | take 5',
      range: 'day',
    }),
  async discoverWorkspaces(signInId) {
    const started = await app.handlers.discoverWorkspaces({ signInId });
    if (started.ok) await untilDiscovered(app, started.value.runId);
    return started;
  },
  async syncNow() {
    const started = await app.handlers.syncNow({ connectionId, full: true });
    if (started.ok) await app.finished(started.value.runId);
    return started;
  },
};

it('is survived, told of by a cause of its own, and costs no group', async () => {
  const names = Object.keys(tasks);
  const before = groupSearches(app).length;
  expect(before).toBe(2);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names, 'syncNow', 'syncNow'), spoiling, async (name, how) => {
      spoiled = undefined;
      const signInId = await signIn();
      seen = 0;
      const [lines, runs, finds] = [app.logLines.length, app.runs().length, app.discovery().length];
      spoiled = how;
      const answer = await tasks[name]?.(signInId);
      spoiled = undefined;
      const said = JSON.stringify([answer, app.discovery().slice(finds), app.runs().slice(runs)]);
      const faults = app.logLines.slice(lines).filter((line) => /Unexpected|failed unexpectedly/.test(line));
      expect(faults, name).toEqual([]);
      expect(said, name).not.toContain('"internal"');
      expect(groupSearches(app)).toHaveLength(before);
    }),
    fuzzing(90, 74),
  );
  // And with honest services all is as it should be.
  const run = await app.finished(succeeded(await app.handlers.syncNow({ connectionId, full: true })).runId);
  expect(run.outcome?.outcome).toBe('done');
});
