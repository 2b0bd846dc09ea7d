import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunView } from '../../shared/runModel.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { storedMembers } from './storedGroups.ts';
import { connect, succeeded } from './wizardPath.ts';

// A disk that is full where a test says so.
const disk = vi.hoisted(() => ({ isFull: (_path: string): boolean => false }));
vi.mock('write-file-atomic', async (original) => {
  const { default: real } = await original<{ default: typeof import('write-file-atomic') }>();
  const write = async (path: string, ...rest: [string]) => {
    if (disk.isFull(path)) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    return real(path, ...rest);
  };
  return { default: Object.assign(write, { sync: real.sync }) };
});

/** A device that is in no collection at first. */
const LATE = 16_790_001;

let app: HeadlessApp;
let first: RunView;
beforeEach(async () => {
  disk.isFull = () => false;
  app = startHeadless({ site: loadSampleSite() });
  first = await connect(app, ['PS100014', 'SMS00001']);
  app.simulator.site.addMembers('PS100014', 16777224, 16777225);
  app.simulator.site.addDevice({ resourceId: LATE, name: 'LATE01' });
});
afterEach(() => app.close());

async function sync(full = false): Promise<RunView> {
  const { runId } = succeeded(await app.handlers.syncNow({ connectionId: first.connectionId, full }));
  return app.finished(runId);
}

describe('a full disk', () => {
  it.each(['state.json', 'devices.json', 'members.json'])(
    'costs the next run some reading and nobody a group: %s',
    async (name) => {
      disk.isFull = (path) => path.endsWith(name);
      expect((await sync(true)).outcome).toMatchObject({ outcome: 'done', updated: 1 });
      expect(app.logLines.some((line) => line.includes('fileNotWritable'))).toBe(true);
      app.simulator.site.renameDevice(16777223, 'FILE99');
      app.simulator.site.addMembers('PS100014', LATE);
      disk.isFull = () => false;
      expect((await sync(true)).outcome).toMatchObject({ outcome: 'done' });
      expect(storedMembers(app).CM_PS1_PS100014).toContain('file99.contoso.com');
      expect((await sync()).outcome).toMatchObject({ outcome: 'done', updated: 0, unchanged: 2 });
    },
  );
});
