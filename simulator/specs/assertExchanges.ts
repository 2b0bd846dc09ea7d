import type { Exchange } from '../types.ts';
import { covers, knownDeviations } from './knownDeviations.ts';
import { createSpecChecker, type Deviation, type SpecChecker } from './specChecker.ts';

let shared: SpecChecker | undefined;

/** Deviations of many exchanges, each place of each operation once. */
export function deviationsOf(exchanges: readonly Exchange[]): readonly Deviation[] {
  shared ??= createSpecChecker();
  const distinct = new Map<string, Deviation>();
  for (const exchange of exchanges) {
    for (const deviation of shared.check(exchange)) {
      const { operationId, jsonPath, message } = deviation;
      distinct.set(`${operationId} ${jsonPath} ${message}`, deviation);
    }
  }
  return [...distinct.values()];
}

/**
 * Throws when an exchange with Azure Resource Manager or the query API deviates from Microsoft's documents in a
 * way that is not known. For the tests of everybody who sends requests to the simulator.
 */
export function assertExchangesMatchSpecs(exchanges: readonly Exchange[]): void {
  const unknown = deviationsOf(exchanges).filter(
    (deviation) => !knownDeviations.some((known) => covers(known, deviation)),
  );
  if (unknown.length === 0) return;
  const lines = unknown.map((d) => `${d.operationId} ${d.jsonPath}: ${d.message}`);
  throw new Error(`Exchanges deviate from Microsoft's documents:\n${lines.join('\n')}`);
}
