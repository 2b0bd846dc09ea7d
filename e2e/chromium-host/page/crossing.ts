/// <reference lib="dom" />
/**
 * Values on their way between the preload's world and the page's. A `CustomEvent` carries a structured clone,
 * synchronously; functions and promises cannot be cloned, so they travel as references.
 *
 * Self-contained: its source text runs in the page.
 */

export type Path = readonly (string | number)[];

export interface Packed {
  readonly data: unknown;
  readonly references: readonly {
    readonly path: Path;
    readonly kind: 'function' | 'promise';
    readonly id: number;
  }[];
}

export type Outcome = { readonly ok: boolean; readonly value: Packed };

export type Crossed =
  | { readonly kind: 'expose'; readonly key: string; readonly api: Packed }
  | { readonly kind: 'call'; readonly id: number; readonly args: Packed }
  | { readonly kind: 'reply'; readonly outcome: Outcome }
  | { readonly kind: 'settle'; readonly id: number; readonly outcome: Outcome }
  | { readonly kind: 'open'; readonly url: string; readonly frameName: string; readonly features: string };

export interface Crossing {
  pack(value: unknown): Packed;
  unpack(packed: Packed): unknown;
  /** Dispatches to the other world and answers what it replied meanwhile, if anything. */
  exchange(message: Crossed): Outcome | undefined;
  /** Registers for messages that are no part of calling functions. */
  receive(handler: (message: Crossed) => unknown): void;
}

export function createCrossing(name: string, side: 'page' | 'preload'): Crossing {
  // Taken before any script of the page runs, which may replace them.
  const { CustomEvent: EventType, Promise: PromiseType } = window;
  const dispatch = window.dispatchEvent.bind(window);
  const listen = window.addEventListener.bind(window);
  const outward = `${name}-to-${side === 'page' ? 'preload' : 'page'}`;
  const inward = `${name}-to-${side}`;
  const cloneError = 'An object could not be cloned.';

  const functions = new Map<number, (...args: unknown[]) => unknown>();
  const known = new Map<unknown, number>();
  const promises = new Map<number, { resolve(value: unknown): void; reject(reason: unknown): void }>();
  const handlers: ((message: Crossed) => unknown)[] = [];
  let lastId = 0;
  let reply: Outcome | undefined;

  const exchange = (message: Crossed): Outcome | undefined => {
    reply = undefined;
    dispatch(new EventType(outward, { detail: message }));
    const answer = reply as Outcome | undefined;
    reply = undefined;
    return answer;
  };

  const settleLater = (id: number, promise: Promise<unknown>) => {
    const settle = (ok: boolean, value: unknown) => {
      // No acknowledgement: the value could not be cloned, and the event arrived empty.
      if (!exchange({ kind: 'settle', id, outcome: { ok, value: pack(value) } })) {
        exchange({ kind: 'settle', id, outcome: { ok: false, value: pack(new Error(cloneError)) } });
      }
    };
    promise.then(
      (value) => settle(true, value),
      (reason) => settle(false, reason),
    );
  };

  const idOf = (value: (...args: unknown[]) => unknown): number => {
    const id = known.get(value) ?? ++lastId;
    known.set(value, id);
    functions.set(id, value);
    return id;
  };

  const isLive = (value: unknown): boolean => typeof value === 'function' || value instanceof PromiseType;
  const isContainer = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' &&
    value !== null &&
    (Array.isArray(value) || [null, Object.prototype].includes(Object.getPrototypeOf(value)));

  const hasLive = (value: unknown, seen: Set<unknown>): boolean => {
    if (isLive(value)) {
      return true;
    }
    if (!isContainer(value) || seen.has(value)) {
      return false;
    }
    seen.add(value);
    return Object.keys(value).some((key) => hasLive(value[key], seen));
  };

  const pack = (root: unknown): Packed => {
    if (!hasLive(root, new Set())) {
      return { data: root, references: [] };
    }
    const references: { path: Path; kind: 'function' | 'promise'; id: number }[] = [];
    const copies = new Map<unknown, unknown>();
    const copy = (value: unknown, path: Path): unknown => {
      if (typeof value === 'function') {
        references.push({ path, kind: 'function', id: idOf(value as (...args: unknown[]) => unknown) });
        return null;
      }
      if (value instanceof PromiseType) {
        lastId += 1;
        references.push({ path, kind: 'promise', id: lastId });
        settleLater(lastId, value);
        return null;
      }
      if (!isContainer(value)) {
        return value;
      }
      if (copies.has(value)) {
        return copies.get(value);
      }
      const target: Record<string, unknown> = Array.isArray(value)
        ? (Array.from({ length: value.length }) as never)
        : {};
      copies.set(value, target);
      for (const key of Object.keys(value)) {
        target[key] = copy(value[key], [...path, key]);
      }
      return target;
    };
    return { data: copy(root, []), references };
  };

  const call = (id: number, args: unknown[]): unknown => {
    const outcome = exchange({ kind: 'call', id, args: pack(args) });
    if (!outcome) {
      throw new Error(cloneError);
    }
    const value = unpack(outcome.value);
    if (!outcome.ok) {
      throw value;
    }
    return value;
  };

  const unpack = (packed: Packed): unknown => {
    const holder: Record<string, unknown> = { root: packed.data };
    for (const { path, kind, id } of packed.references) {
      const full: Path = ['root', ...path];
      let target = holder;
      for (const key of full.slice(0, -1)) {
        target = target[key] as Record<string, unknown>;
      }
      target[full.at(-1) ?? 'root'] =
        kind === 'function'
          ? (...args: unknown[]) => call(id, args)
          : new PromiseType((resolve, reject) => promises.set(id, { resolve, reject }));
    }
    return holder.root;
  };

  const run = (message: Crossed & { kind: 'call' }): Outcome => {
    const target = functions.get(message.id);
    try {
      return { ok: true, value: pack(target?.(...(unpack(message.args) as unknown[]))) };
    } catch (error) {
      return { ok: false, value: pack(error) };
    }
  };

  listen(inward, (event) => {
    event.stopImmediatePropagation();
    const message = (event as CustomEvent<Crossed | null>).detail;
    if (message?.kind === 'call') {
      exchange({ kind: 'reply', outcome: run(message) });
    } else if (message?.kind === 'reply') {
      reply = message.outcome;
    } else if (message?.kind === 'settle') {
      const { id, outcome } = message;
      const waiting = promises.get(id);
      promises.delete(id);
      exchange({ kind: 'reply', outcome: { ok: true, value: { data: true, references: [] } } });
      waiting?.[outcome.ok ? 'resolve' : 'reject'](unpack(outcome.value));
    } else if (message) {
      for (const handle of handlers) {
        handle(message);
      }
    }
  });

  return { pack, unpack, exchange, receive: (handler) => void handlers.push(handler) };
}
