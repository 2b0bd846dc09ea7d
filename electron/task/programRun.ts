/** How a program that was asked for ended. */
export type ProgramEnd =
  /** `output` is what it wrote to standard output: bytes, because each program has its own encoding. */
  | { readonly kind: 'ended'; readonly exitCode: number; readonly output: Uint8Array }
  | { readonly kind: 'notStarted'; readonly reason: string }
  | { readonly kind: 'timedOut' };

export interface ProgramOptions {
  /**
   * A window in which the person and the program talk; nothing of it is read. The arguments then stand on the
   * command line exactly as they are, because cmd.exe has other rules for quotes than everything else.
   */
  readonly visibleConsole?: boolean;
  /** Current folder of the program. */
  readonly folder?: string;
  readonly timeLimitInMs?: number;
}

/** Runs a program of the system without a shell. Never throws and never rejects. */
export type RunProgram = (
  command: string,
  args: readonly string[],
  options?: ProgramOptions,
) => Promise<ProgramEnd>;
