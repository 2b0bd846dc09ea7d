import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { practiceWorkspace, tagOf } from './storedGroups.ts';
import { practiceSource, signInAndChoose, succeeded } from './wizardPath.ts';

let app: HeadlessApp;
beforeEach(() => {
  app = startHeadless({ site: loadSampleSite() });
});
afterEach(() => app.close());

async function measure() {
  const { signInId, workspace } = await signInAndChoose(app);
  const { runId } = succeeded(await app.handlers.measureWorkspace({ signInId, workspace }));
  return { signInId, workspace, end: await app.writeCheckEnded(runId) };
}

const probes = () =>
  [...practiceWorkspace(app).savedSearches.values()].filter((search) => tagOf(search, 'Kind') === 'probe');

describe('the write check', () => {
  it('finds no limit below 512 KiB where there is none, and leaves nothing behind', async () => {
    const before = practiceWorkspace(app).savedSearches.size;
    const { end } = await measure();
    expect(end).toMatchObject({
      kind: 'finished',
      limitBytes: 512 * 1024,
      triedKiB: [16, 32, 64, 128, 256, 512],
    });
    expect(practiceWorkspace(app).savedSearches.size).toBe(before);
  });

  it('keeps the largest size that the workspace took, and the connection uses it', async () => {
    practiceWorkspace(app).queryLimitInBytes = 40 * 1024;
    const { signInId, workspace, end } = await measure();
    expect(end).toMatchObject({ kind: 'finished', limitBytes: 32 * 1024, triedKiB: [16, 32, 64] });
    expect(probes()).toEqual([]);
    const collections = [{ collectionId: 'PS100014', name: 'Servers' }];
    const { runId } = succeeded(
      await app.handlers.addConnection({ signInId, source: practiceSource, workspace, collections }),
    );
    expect((await app.finished(runId)).outcome?.outcome).toBe('done');
  });

  it('measures nothing where the query API is closed, and says so', async () => {
    app.simulator.faults.add({ service: 'logs', times: 100, effect: { kind: 'status', status: 403 } });
    const { end } = await measure();
    expect(end).toEqual({ runId: expect.any(String), kind: 'finished', triedKiB: [16] });
    expect(probes()).toEqual([]);
  });

  it('stops at a lock without leaving a probe', async () => {
    app.simulator.faults.add({
      service: 'arm',
      method: 'PUT',
      effect: { kind: 'status', status: 409, body: '{"error":{"code":"ScopeLocked","message":""}}' },
    });
    expect((await measure()).end).toMatchObject({ kind: 'failed', error: { code: 'scopeLocked' } });
    expect(probes()).toEqual([]);
  });

  it('deletes what an interrupted check of this installation has left', async () => {
    await measure();
    const theirs = practiceWorkspace(app).savedSearches;
    app.simulator.faults.add({
      service: 'arm',
      method: 'DELETE',
      times: 100,
      effect: { kind: 'status', status: 500 },
    });
    await measure();
    expect(probes()).toHaveLength(1);
    app.simulator.faults.clear();
    await measure();
    expect(probes()).toEqual([]);
    expect(theirs.size).toBeGreaterThan(20);
  });
});
