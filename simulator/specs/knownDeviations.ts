/** A place where the simulator follows the live service although Microsoft's document says otherwise. */
export interface KnownDeviation {
  readonly operationId: string;
  /** As a deviation names it, with `[*]` for any index. */
  readonly jsonPath: string;
  readonly reason: string;
}

/** Each entry must still occur when every operation is exercised: see `everyOperation.test.ts`. */
export const knownDeviations: readonly KnownDeviation[] = [];
