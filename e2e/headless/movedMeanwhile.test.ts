import { afterEach, expect, it, vi } from 'vitest';
import { generateSite } from '../../simulator/configmgr/generateSite.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { BRANCH, here, move, otherApp, permitBranch, there } from './moveSteps.ts';
import { connect, succeeded } from './wizardPath.ts';

/** Happens once a run has been prepared, and before it has the connection to itself. */
const gap = vi.hoisted((): { act?: (() => Promise<void>) | undefined } => ({}));
vi.mock('../../electron/methods/startLocked.ts', async (original) => {
  const real = await original<typeof import('../../electron/methods/startLocked.ts')>();
  return {
    ...real,
    startLocked: async (...all: Parameters<typeof real.startLocked>) => {
      const { act } = gap;
      gap.act = undefined;
      await act?.();
      return real.startLocked(...all);
    },
  };
});

let app: HeadlessApp;
afterEach(() => app.close());

it.each(['the same app', 'another app'] as const)(
  'a sync goes where another process has moved the connection meanwhile, with %s',
  async (which) => {
    app = startHeadless({ site: generateSite({ collections: 9, devices: 60, seed: 4 }) });
    const { connectionId } = await connect(app, ['SMS00001', 'PS100014']);
    permitBranch(app);
    const before = here(app);
    const second = app.besides();
    const options = which === 'another app' ? { signInId: await otherApp(second) } : {};
    gap.act = async () => void (await move(second, connectionId, options));
    const run = await app.finished(succeeded(await app.handlers.syncNow({ connectionId })).runId);
    expect(run).toMatchObject({ state: 'done', outcome: { created: 0, unchanged: 2 } });
    expect([here(app), there(app)]).toEqual([{}, before]);
    const [view] = succeeded(await app.handlers.listConnections({})).connections;
    expect(view?.workspace).toMatchObject(BRANCH);
  },
);
