import { uptime } from 'node:os';
import { errorNumber } from '../store/fileFailure.ts';
import type { ProcessFacts } from '../store/runLock.ts';

/** What this computer knows of its processes. One of another account cannot be signalled, but it is there. */
export const processes: ProcessFacts = {
  pid: process.pid,
  uptime,
  isRunning(pid) {
    try {
      process.kill(pid, 0);
      return true;
    } catch (error) {
      return errorNumber(error) === 'EPERM';
    }
  },
};
