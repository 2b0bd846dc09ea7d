import { describe, expect, test } from 'vitest';
import { taskCommands } from './taskCommands.ts';

const commands = taskCommands('C:\\Windows');
const name = '\\OMS Connect\\PS1 4f2c1a';
const schtasks = 'C:\\Windows\\System32\\schtasks.exe';
const quiet = { timeLimitInMs: 60_000 };

test.each([
  ['readDefinition', ['/Query', '/TN', name, '/XML', '/HRESULT']],
  ['run', ['/Run', '/TN', name, '/HRESULT']],
  ['end', ['/End', '/TN', name, '/HRESULT']],
  ['remove', ['/Delete', '/TN', name, '/F', '/HRESULT']],
] as const)('%s', (act, args) => {
  expect(commands[act](name)).toEqual({ command: schtasks, args, options: quiet });
});

test('readStatus asks PowerShell, which loads nothing of the person’s', () => {
  const { command, args, options } = commands.readStatus(name, 'CONTOSO\\admin');
  expect(command).toBe('C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe');
  expect(args.slice(0, -1)).toEqual(['-NoLogo', '-NoProfile', '-NonInteractive', '-Command']);
  expect(args.at(-1)).toContain(`-TaskName 'PS1 4f2c1a'`);
  expect(options).toEqual(quiet);
});

describe('create', () => {
  const task = { name, file: 'task-4f2c1a00.xml', folder: 'C:\\Users\\100% a\\OMS Connect' } as const;

  test.each([
    ['interactive', 'CONTOSO\\admin'],
    ['managed', 'CONTOSO\\svc-oms$'],
  ] as const)('%s names nobody, so that nobody is asked for a password', (logon, account) => {
    expect(commands.create({ ...task, logon, account })).toEqual({
      command: schtasks,
      args: ['/Create', '/TN', name, '/XML', 'task-4f2c1a00.xml', '/F', '/HRESULT'],
      options: { ...quiet, folder: task.folder },
    });
  });

  test('password has schtasks ask for it, in a window of its own', () => {
    const call = commands.create({ ...task, logon: 'password', account: 'R&D\\svc oms' });
    expect(call?.command).toBe('C:\\Windows\\System32\\cmd.exe');
    expect(call?.options).toEqual({ visibleConsole: true, folder: task.folder, timeLimitInMs: 600_000 });
    expect(call?.args.at(-1)).toBe(
      `"start "OMS Connect" /wait "${schtasks}" "/Create" "/TN" "${name}" "/XML" "task-4f2c1a00.xml" "/F" "/RU" "R&D\\svc oms" "/RP" "*" "/HRESULT""`,
    );
  });

  test('an account that cannot be quoted creates nothing', () => {
    expect(commands.create({ ...task, logon: 'password', account: 'CONTOSO\\100%' })).toBeUndefined();
  });
});
