import type { Clock } from '../../ports.ts';
import type { CommandLine } from '../commandLine.ts';
import type { NodeApp } from '../nodeApp.ts';
import { type Refusal, refusalLine } from '../refusal.ts';
import type { ExitCode, StandardInput } from '../surroundings.ts';

/** The computer and the program, as a supporter asks for them. */
export interface System {
  readonly version: string;
  /** "Node 24.21.0" */
  readonly runtime: string;
  /** "linux" */
  readonly platform: string;
  readonly computer: string;
}

/** What a verb works with. */
export interface VerbContext {
  readonly line: CommandLine;
  readonly app: NodeApp;
  readonly clock: Clock;
  readonly now: () => Date;
  readonly system: System;
  readonly input: StandardInput;
  /** One or more lines of the result. */
  readonly print: (text: string) => void;
  /** A sentence for a person, beside the result. */
  readonly tell: (sentence: string) => void;
}

export type VerbRunner = (context: VerbContext) => Promise<ExitCode>;

/** Says why nothing was done; a program gets the same as its one document. */
export function refused({ line, print, tell }: VerbContext, refusal: Refusal, exitCode: ExitCode): ExitCode {
  tell(refusalLine(refusal));
  if (line.json) print(JSON.stringify(refusalDocument(refusal)));
  return exitCode;
}

export function refusalDocument({ title, action, error }: Refusal): object {
  return { refused: { ...(error ? { code: error.code } : {}), title, action } };
}
