/** Our own switches on a command line, as `--name value` or `--name=value`, wherever they stand. */

/** A switch whose value makes no sense; the message is the sentence for the person. */
export class SwitchError extends Error {}

/** What may be a switch: nothing after "--" is one, as Chromium has it. */
export function beforeDashes(commandLine: readonly string[]): readonly string[] {
  const end = commandLine.indexOf('--');
  return end < 0 ? commandLine : commandLine.slice(0, end);
}

/** Value of a switch. The last one counts, as Chromium does it. */
export function switchValue(argv: readonly string[], name: string): string | undefined {
  const lone = `--${name}`;
  for (let index = argv.length - 1; index >= 0; index -= 1) {
    const argument = argv[index] ?? '';
    const next = argv[index + 1];
    const value = argument.startsWith(`${lone}=`)
      ? argument.slice(lone.length + 1)
      : argument === lone
        ? (next ?? '')
        : undefined;
    if (value === undefined) continue;
    if (value === '' || value.startsWith('--')) throw new SwitchError(`The switch ${lone} needs a value.`);
    return value;
  }
  return undefined;
}

/** True when a switch without a value is given. */
export function switchGiven(argv: readonly string[], name: string): boolean {
  const lone = `--${name}`;
  if (argv.some((argument) => argument.startsWith(`${lone}=`))) {
    throw new SwitchError(`The switch ${lone} takes no value.`);
  }
  return argv.includes(lone);
}

/** The same command line without these switches, and without their values. */
export function withoutSwitches(
  argv: readonly string[],
  names: { readonly withValue: readonly string[]; readonly alone: readonly string[] },
): readonly string[] {
  const named = (argument: string, list: readonly string[]): boolean =>
    list.some((name) => argument === `--${name}` || argument.startsWith(`--${name}=`));
  return argv.filter((argument, index) => {
    const before = argv[index - 1];
    const isValue = before !== undefined && names.withValue.some((name) => before === `--${name}`);
    return !isValue && !named(argument, names.withValue) && !named(argument, names.alone);
  });
}
