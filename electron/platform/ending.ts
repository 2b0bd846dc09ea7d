import type { App } from 'electron';
import type { Logger } from '../log/logger.ts';
import type { Clock } from '../ports.ts';
import { windowArguments } from './startMode.ts';

/** Nothing takes longer to stop than one write; a hung one must not keep the app from ending. */
const PATIENCE_IN_MS = 15_000;

export interface EndingDeps {
  readonly app: Pick<App, 'on' | 'exit' | 'relaunch'>;
  readonly clock: Pick<Clock, 'wait'>;
  readonly logger: Logger;
  /** Stops everything and waits until nothing is half written. */
  readonly close: () => Promise<void>;
  readonly exitCode: () => number;
  readonly argv: readonly string[];
  /** Once all is closed, unless the app comes back: an installer would end it again. */
  readonly install: () => void;
}

export interface Ending {
  /** Somebody started the app while it was ending: it comes back once it has ended. */
  comeBack(as: 'window' | 'background'): void;
}

/** The app ends once nothing is half written. */
export function endWell({ app, clock, logger, close, exitCode, argv, install }: EndingDeps): Ending {
  let again: 'window' | 'background' | undefined;
  let isClosing = false;

  const leave = async (): Promise<void> => {
    let isClosed = false;
    const closing = async () => {
      await close();
      isClosed = true;
    };
    try {
      await Promise.race([closing(), clock.wait(PATIENCE_IN_MS)]);
    } catch (error) {
      logger.write('error', 'App', `Closing failed: ${String(error)}`);
    }
    logger.write('info', 'App', 'OMS Connect ended');
    if (again !== undefined) {
      const args = windowArguments(argv.slice(1));
      app.relaunch({ args: again === 'window' ? args : [...args, '--background'] });
    } else if (isClosed) install();
    app.exit(exitCode());
  };

  app.on('will-quit', (event) => {
    event.preventDefault();
    if (!isClosing) void leave();
    isClosing = true;
  });
  return {
    comeBack(as) {
      if (again !== 'window') again = as;
    },
  };
}
