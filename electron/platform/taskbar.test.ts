import type { NativeImage } from 'electron';
import { expect, test, vi } from 'vitest';
import type { RunView, StepState } from '../../shared/runModel.ts';
import { type TrayState, taskbarTexts } from '../../shared/strings/tray.ts';
import { createTaskbar } from './taskbar.ts';

const image = {} as NativeImage;
const inOrder: TrayState = { kind: 'inOrder', lastSuccess: new Date(2027, 4, 14) };
const attention: TrayState = { kind: 'attention', connections: 2 };
const settled = () => new Promise(setImmediate);

function desk(first: TrayState = inOrder) {
  const window = { setProgressBar: vi.fn(), setOverlayIcon: vi.fn() };
  const at: { state: TrayState; open: boolean } = { state: first, open: true };
  const onBug = vi.fn();
  const taskbar = createTaskbar({
    window: () => (at.open ? window : undefined),
    mark: () => image,
    readState: async () => at.state,
    onBug,
  });
  return { window, at, taskbar, onBug };
}

const run = (done: number, state: RunView['state'] = 'running', runId = 'a') =>
  ({
    runId,
    state,
    steps: Array.from({ length: 4 }, (_unused, place) => ({
      id: 'planNextSync',
      state: (place < done ? 'done' : 'waiting') satisfies StepState,
      facts: {},
    })),
  }) as unknown as RunView;

test('the button fills while a run goes on, and is empty afterwards', async () => {
  const { window, taskbar } = desk();
  for (const step of [0, 1, 1, 3]) taskbar.runChanged(run(step));
  taskbar.runChanged(run(4, 'done'));
  await settled();
  expect(window.setProgressBar.mock.calls).toEqual([[0], [0.25], [0.75], [-1]]);
});

test('of two runs it shows the one that is less far', () => {
  const { window, taskbar } = desk();
  taskbar.runChanged(run(3));
  taskbar.runChanged(run(1, 'running', 'b'));
  taskbar.runChanged(run(4, 'done', 'b'));
  expect(window.setProgressBar.mock.calls).toEqual([[0.75], [0.25], [0.75]]);
});

test('a failure puts a mark with words on it, once, and the next success takes it away', async () => {
  const { window, at, taskbar } = desk();
  taskbar.windowOpened();
  await settled();
  expect(window.setOverlayIcon).not.toHaveBeenCalled();
  at.state = attention;
  taskbar.runChanged(run(1, 'failed'));
  await settled();
  taskbar.windowLeft();
  await settled();
  expect(window.setOverlayIcon.mock.calls).toEqual([[image, taskbarTexts.attention(2)]]);
  at.state = { kind: 'syncing' };
  taskbar.runChanged(run(1));
  await settled();
  expect(window.setOverlayIcon).toHaveBeenCalledOnce();
  at.state = inOrder;
  taskbar.runChanged(run(4, 'done'));
  await settled();
  expect(window.setOverlayIcon.mock.calls.at(-1)).toEqual([null, '']);
});

test('a window that is opened later shows what there is to show', async () => {
  const { window, at, taskbar } = desk(attention);
  at.open = false;
  taskbar.runChanged(run(2));
  await settled();
  expect(window.setProgressBar).not.toHaveBeenCalled();
  at.open = true;
  taskbar.windowOpened();
  await settled();
  expect(window.setProgressBar.mock.calls).toEqual([[0.5]]);
  expect(window.setOverlayIcon.mock.calls).toEqual([[image, taskbarTexts.attention(2)]]);
});

test('a bug while reading is told', async () => {
  const onBug = vi.fn();
  createTaskbar({
    ...{ window: () => undefined, mark: () => image, onBug },
    readState: () => Promise.reject(new Error('bug')),
  }).windowOpened();
  await settled();
  expect(onBug).toHaveBeenCalledOnce();
});
