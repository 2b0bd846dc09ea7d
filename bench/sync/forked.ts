import { fork } from 'node:child_process';

export interface ForkedOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Arguments of Node itself. */
  readonly nodeArguments?: readonly string[];
}

/** Runs a program in a process of its own and answers what it says at its end. */
export function forked<T>(
  program: string,
  args: readonly string[],
  { env = {}, nodeArguments = [] }: ForkedOptions = {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    let said: T | undefined;
    const child = fork(program, [...args], {
      env: { ...process.env, ...env },
      execArgv: [...nodeArguments],
    });
    child.on('message', (message) => {
      said = message as T;
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (said !== undefined && code === 0) resolve(said);
      else reject(new Error(`${program} ended with ${code}`));
    });
  });
}
