import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Kills a program that runs inside this one: at the boundary that was chosen, its work stands still for good, as after
 * a power cut. Whatever the program awaits carries its token along, so that others beside it go on.
 */
export interface Life {
  /** How many boundaries of files and requests it still passes; undefined lives on. */
  left: number | undefined;
  dead: boolean;
  /** Resolves at its death. */
  readonly died: Promise<void>;
  readonly die: () => void;
}

const current = new AsyncLocalStorage<Life>();

export function startLife(): Life {
  const { promise, resolve } = Promise.withResolvers<void>();
  const life: Life = { left: undefined, dead: false, died: promise, die: resolve };
  return life;
}

export function live<T>(life: Life, act: () => Promise<T>): Promise<T> {
  return current.run(life, act);
}

const never = new Promise<never>(() => undefined);

/** A place where a program may be killed: before and after everything that leaves a trace. */
export async function boundary(): Promise<void> {
  const life = current.getStore();
  if (life === undefined) return;
  if (!life.dead && life.left !== undefined) {
    life.left -= 1;
    if (life.left < 0) {
      life.dead = true;
      life.die();
    }
  }
  if (life.dead) await never;
}

/** The same function with a boundary on either side. */
export function withBoundaries<A extends unknown[], R>(
  act: (...args: A) => Promise<R>,
): (...args: A) => Promise<R> {
  return async (...args) => {
    await boundary();
    const result = await act(...args);
    await boundary();
    return result;
  };
}

/** Node's file functions with boundaries around those that leave a trace. */
export function boundedFiles<T extends typeof import('node:fs/promises')>(real: T): T {
  const { open, rename, rm, link, writeFile } = real;
  return {
    ...real,
    open: withBoundaries(open as never),
    rename: withBoundaries(rename as never),
    rm: withBoundaries(rm as never),
    link: withBoundaries(link as never),
    writeFile: withBoundaries(writeFile as never),
  };
}
