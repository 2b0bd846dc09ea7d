import type { Fault, ServiceName } from './types.ts';

export type FaultEffect = Fault['effect'];

interface Armed {
  readonly fault: Fault;
  readonly path: RegExp | undefined;
  passed: number;
  struck: number;
}

/** The faults that wait for a matching request. */
export interface FaultTable {
  add(...faults: readonly Fault[]): void;
  clear(): void;
  /** Effects for one request, in the order in which the faults were added; counts it for each that matches. */
  strike(service: ServiceName, method: string, pathAndQuery: string): readonly FaultEffect[];
}

export function createFaultTable(): FaultTable {
  let table: Armed[] = [];

  const matches = ({ fault, path }: Armed, service: ServiceName, method: string, url: string): boolean =>
    (fault.service ?? service) === service &&
    (fault.method ?? method).toUpperCase() === method.toUpperCase() &&
    (path?.test(url) ?? true);

  return {
    add(...faults) {
      for (const fault of faults) {
        const path = fault.path === undefined ? undefined : new RegExp(fault.path, 'i');
        table.push({ fault, path, passed: 0, struck: 0 });
      }
    },
    clear() {
      table = [];
    },
    strike(service, method, pathAndQuery) {
      const effects: FaultEffect[] = [];
      for (const armed of table) {
        if (!matches(armed, service, method, pathAndQuery)) continue;
        if (armed.passed < (armed.fault.after ?? 0)) {
          armed.passed += 1;
          continue;
        }
        if (armed.struck >= (armed.fault.times ?? 1)) continue;
        armed.struck += 1;
        effects.push(armed.fault.effect);
      }
      return effects;
    },
  };
}
