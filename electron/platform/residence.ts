/** What the app can be seen by: its window, or an icon in the notification area in the window's place. */
export interface ResidenceDeps {
  /** Opens the window, or brings the open one to the front. */
  readonly showWindow: () => Promise<void>;
  readonly tray: { show(): void; hide(): void };
  /** Asked when the window was closed. */
  readonly staysInTray: () => Promise<boolean>;
  /** Somebody closed the window and the app is still there: says why, the first time. */
  readonly explainTray: () => Promise<void>;
  /** Nothing keeps the app any longer. Called once. */
  readonly end: () => void;
}

export interface Residence {
  openWindow(): Promise<void>;
  windowClosed(): Promise<void>;
  /** Started for the notification area. A window that is open stays. */
  enterTray(): void;
  /** The app does not end before this is done, seen or not. */
  during<T>(work: Promise<T>): Promise<T>;
  /** Everything that `during` was given is over. */
  idle(): Promise<void>;
  /** The app is ending: a window that closes now is no reason for anything. */
  leave(): void;
  readonly isLeaving: boolean;
}

/** Decides how long the app lives: as long as it can be seen, or somebody waits for a sync. */
export function createResidence(deps: ResidenceDeps): Residence {
  let place: 'nowhere' | 'window' | 'tray' = 'nowhere';
  let leaving = false;
  const works = new Set<Promise<unknown>>();

  const endIfDone = (): void => {
    if (leaving || place !== 'nowhere' || works.size > 0) return;
    leaving = true;
    deps.end();
  };

  const during = async <T>(work: Promise<T>): Promise<T> => {
    works.add(work);
    try {
      return await work;
    } finally {
      works.delete(work);
      endIfDone();
    }
  };

  const enterTray = (): void => {
    if (leaving || place !== 'nowhere') return;
    place = 'tray';
    deps.tray.show();
  };

  const stayOrGo = async (): Promise<void> => {
    if (!(await deps.staysInTray())) return;
    // Meanwhile it may have been opened again.
    if (leaving || place !== 'nowhere') return;
    enterTray();
    await deps.explainTray();
  };

  return {
    async openWindow() {
      if (leaving) return;
      place = 'window';
      deps.tray.hide();
      await deps.showWindow();
    },
    async windowClosed() {
      if (leaving) return;
      place = 'nowhere';
      await during(stayOrGo());
    },
    enterTray,
    during,
    async idle() {
      await Promise.allSettled(works);
    },
    leave() {
      leaving = true;
    },
    get isLeaving() {
      return leaving;
    },
  };
}
