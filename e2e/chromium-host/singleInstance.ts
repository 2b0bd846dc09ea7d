import { randomUUID } from 'node:crypto';
import {
  existsSync,
  type FSWatcher,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** What a second process tells the first one. */
export interface SecondInstance {
  readonly argv: readonly string[];
  readonly workingDirectory: string;
  readonly additionalData: unknown;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  try {
    // Another program may have got the number of a host that died.
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('chromium-host');
  } catch {
    return true;
  }
}

/**
 * One process per data folder. Taking the lock and handing over are synchronous, as the app quits at once when
 * it is the second: a lock file that holds the process id, and a folder that the first process watches.
 */
export class SingleInstance {
  readonly #lock: string;
  readonly #mail: string;
  readonly #onSecond: (second: SecondInstance) => void;
  #watcher: FSWatcher | undefined;

  constructor(userData: string, onSecond: (second: SecondInstance) => void) {
    this.#lock = join(userData, 'host.lock');
    this.#mail = join(userData, 'host.second-instances');
    this.#onSecond = onSecond;
    mkdirSync(userData, { recursive: true });
  }

  get held(): boolean {
    return this.#watcher !== undefined;
  }

  /** False: another process holds it, and has been told `second`. */
  request(second: SecondInstance): boolean {
    if (this.held) {
      return true;
    }
    if (!this.#take()) {
      this.#post(second);
      return false;
    }
    rmSync(this.#mail, { recursive: true, force: true });
    mkdirSync(this.#mail, { recursive: true });
    this.#watcher = watch(this.#mail, { persistent: false }, () => this.#read());
    // Something may have come between making the folder and watching it.
    setImmediate(() => this.#read());
    return true;
  }

  release(): void {
    if (this.held) {
      this.#watcher?.close();
      this.#watcher = undefined;
      rmSync(this.#mail, { recursive: true, force: true });
      rmSync(this.#lock, { force: true });
    }
  }

  #take(): boolean {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      try {
        writeFileSync(this.#lock, String(process.pid), { flag: 'wx' });
        return true;
      } catch {
        const holder = Number(readFileSync(this.#lock, { encoding: 'utf8', flag: 'a+' }));
        if (holder > 0 && isRunning(holder)) {
          return false;
        }
        rmSync(this.#lock, { force: true });
      }
    }
    return false;
  }

  #post(second: SecondInstance): void {
    const name = randomUUID();
    mkdirSync(this.#mail, { recursive: true });
    writeFileSync(join(this.#mail, `${name}.part`), JSON.stringify(second));
    renameSync(join(this.#mail, `${name}.part`), join(this.#mail, `${name}.json`));
  }

  #read(): void {
    // An app that removes its data removes this folder too.
    if (!this.held || !existsSync(this.#mail)) {
      return;
    }
    for (const name of readdirSync(this.#mail).filter((file) => file.endsWith('.json'))) {
      const path = join(this.#mail, name);
      const second = JSON.parse(readFileSync(path, 'utf8')) as SecondInstance;
      rmSync(path);
      this.#onSecond(second);
    }
  }
}
