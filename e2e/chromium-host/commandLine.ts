import { hostObject } from './unknownMember.ts';

export interface StartArguments {
  /** First argument that is no switch: the app's folder or file. */
  readonly entry: string;
  /** `process.argv` as the app sees it: without what a test runner puts before the app. */
  readonly argv: readonly string[];
  readonly inspect: boolean;
  readonly debuggingPort: boolean;
}

/** Reads `[switches of the test runner] <app> [arguments of the app]`. */
export function readArguments(executable: string, args: readonly string[]): StartArguments {
  const at = args.findIndex((argument) => !argument.startsWith('-'));
  const before = at === -1 ? args : args.slice(0, at);
  const entry = args[at] ?? '.';
  const starts = (name: string) =>
    before.some((argument) => argument === name || argument.startsWith(`${name}=`));
  const runner = /^--(no-sandbox|inspect(=.*)?|remote-debugging-port(=.*)?)$/;
  return {
    entry,
    argv: [
      executable,
      ...args.filter((argument, index) => (at !== -1 && index > at) || !runner.test(argument)),
    ],
    inspect: starts('--inspect'),
    debuggingPort: starts('--remote-debugging-port'),
  };
}

const appended = new Map<string, string>();

function given(name: string): string | undefined {
  const found = process.argv.find(
    (argument) => argument === `--${name}` || argument.startsWith(`--${name}=`),
  );
  return appended.get(name) ?? found?.slice(name.length + 3);
}

/** Switches that the app appends are remembered, not handed to Chromium, which has its own. */
export const commandLine = hostObject('commandLine', {
  appendSwitch: (name: string, value = ''): void => void appended.set(name, value),
  appendArgument: (_value: string): void => undefined,
  hasSwitch: (name: string): boolean => given(name) !== undefined,
  getSwitchValue: (name: string): string => given(name) ?? '',
  removeSwitch: (name: string): void => void appended.delete(name),
});
commandLine satisfies Pick<
  Electron.CommandLine,
  'appendSwitch' | 'appendArgument' | 'hasSwitch' | 'getSwitchValue' | 'removeSwitch'
>;
