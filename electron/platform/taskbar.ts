import type { BrowserWindow, NativeImage } from 'electron';
import { runFraction } from '../../shared/runFraction.ts';
import type { RunView } from '../../shared/runModel.ts';
import { type TrayState, taskbarTexts } from '../../shared/strings/tray.ts';

type TaskbarWindow = Pick<BrowserWindow, 'setProgressBar' | 'setOverlayIcon'>;

export interface TaskbarDeps {
  /** The window that is open, if there is one. */
  readonly window: () => TaskbarWindow | undefined;
  readonly mark: () => NativeImage;
  readonly readState: () => Promise<TrayState>;
  readonly onBug: (error: unknown) => void;
}

/** The window's button on the taskbar: how far a run is, and a mark while a connection needs a look. */
export interface Taskbar {
  /** A window has been opened, and its button shows nothing yet. */
  windowOpened(): void;
  /** A run began, went on or ended. */
  runChanged(run: RunView): void;
  /** The window was left: what was done in it may have changed how the connections are. */
  windowLeft(): void;
}

/** Electron takes a progress away by a negative number ("win.setProgressBar"). */
const NO_PROGRESS = -1;

export function createTaskbar({ window, mark, readState, onBug }: TaskbarDeps): Taskbar {
  const running = new Map<string, RunView>();
  let shownPercent: number | undefined;
  let shownMark: string | undefined;
  let reading = 0;

  const drawProgress = (): void => {
    const runs = [...running.values()];
    const least = Math.min(...runs.map(runFraction));
    // A run tells of every group; the button shows no less than a hundredth.
    const percent = runs.length === 0 ? undefined : Math.floor(least * 100);
    if (percent === shownPercent) return;
    shownPercent = percent;
    window()?.setProgressBar(percent === undefined ? NO_PROGRESS : percent / 100);
  };

  const drawMark = async (): Promise<void> => {
    reading += 1;
    const mine = reading;
    const state = await readState();
    // A later reading knows better; while a run goes on, the mark of the last one stays.
    if (mine !== reading || state.kind === 'syncing') return;
    const description = state.kind === 'attention' ? taskbarTexts.attention(state.connections) : undefined;
    if (description === shownMark) return;
    shownMark = description;
    if (description === undefined) window()?.setOverlayIcon(null, '');
    else window()?.setOverlayIcon(mark(), description);
  };

  return {
    windowOpened() {
      shownPercent = undefined;
      shownMark = undefined;
      drawProgress();
      drawMark().catch(onBug);
    },
    windowLeft: () => void drawMark().catch(onBug),
    runChanged(run) {
      const isNew = !running.has(run.runId);
      if (run.state === 'running') running.set(run.runId, run);
      else running.delete(run.runId);
      drawProgress();
      if (run.state !== 'running' || isNew) drawMark().catch(onBug);
    },
  };
}
