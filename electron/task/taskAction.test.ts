import { expect, test } from 'vitest';
import { startedBy, taskAction } from './taskAction.ts';

const shell = 'C:\\Windows\\System32\\cmd.exe';
const program = 'C:\\Program Files (x86)\\R&D ^!\\OMS Connect.exe';
const given = '--sync --scheduled --connection 4f2c1a00-0000-4000-8000-000000000001';

test.each(['password', 'managed'] as const)('a task of a %s account looks for its program first', (logon) => {
  const action = taskAction({ program, given, logon, shell });
  expect(action).toEqual({
    command: shell,
    arguments: `/d /s /c "if exist "${program}" "${program}" ${given}"`,
  });
  expect(startedBy(action, shell)).toEqual({ command: program, arguments: given, checked: true });
  // As schtasks may show it.
  const shown = { command: shell.toLowerCase(), arguments: action.arguments.replace('/s', ' /S') };
  expect(startedBy(shown, shell)).toMatchObject({ command: program, checked: true });
});

test.each([
  ['a signed-in person sees no console', { program, logon: 'interactive', shell } as const],
  ['what cmd would expand', { program: 'C:\\%TEMP%\\OMS Connect.exe', logon: 'password', shell } as const],
  ['no Windows folder is known', { program, logon: 'password', shell: undefined } as const],
])('the program itself: %s', (_why, start) => {
  const action = taskAction({ ...start, given });
  expect(action).toEqual({ command: start.program, arguments: given });
  expect(startedBy(action, shell)).toEqual({ ...action, checked: false });
});

test.each<[string, { readonly command?: string; readonly second?: string; readonly end?: string }]>([
  ['another command processor', { command: 'C:\\Temp\\cmd.exe' }],
  ['another program than the one that is looked for', { second: 'C:\\Temp\\a.exe' }],
  ['more commands', { end: ' & calc.exe"' }],
])('is not taken for ours: %s', (_what, { command = shell, second = program, end = '"' }) => {
  const asked = { command, arguments: `/d /s /c "if exist "${program}" "${second}" ${given}${end}` };
  const started = startedBy(asked, shell);
  expect(started.command === program && started.arguments === given).toBe(false);
});
