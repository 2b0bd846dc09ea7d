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
}

export interface Ending {
  /** Somebody started the app while it was ending: it comes back once it has ended. */
  comeBack(as: 'window' | 'background'): void;
}

/** The app ends once nothing is half written. */
export function endWell({ app, clock, logger, close, exitCode, argv }: EndingDeps): Ending {
  let again: 'window' | 'background' | undefined;
  let isClosing = false;

  const leave = async (): Promise<void> => {
    try {
      await Promise.race([close(), clock.wait(PATIENCE_IN_MS)]);
    } catch (error) {
      logger.write('error', 'App', `Closing failed: ${String(error)}`);
    }
    logger.write('info', 'App', 'OMS Connect ended');
    if (again !== undefined) {
      const args = windowArguments(argv.slice(1));
      app.relaunch({ args: again === 'window' ? args : [...args, '--background'] });
    }
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
