import type { LoginItemSettings } from 'electron';
import { expect, test, vi } from 'vitest';
import { parseArguments } from './arguments.ts';
import { logonStart } from './logonStart.ts';

const execPath = 'C:\\Program Files\\OMS Connect\\OMS Connect.exe';
const windows = { platform: 'win32', execPath } as const;

function appWith(openAtLogin: boolean, enabled?: boolean, isPackaged = true) {
  const launchItems =
    enabled === undefined
      ? []
      : [{ name: 'OMSConnect.OMSConnect', path: execPath.toUpperCase(), args: [], scope: 'user', enabled }];
  return {
    isPackaged,
    getLoginItemSettings: vi.fn(() => ({ openAtLogin, launchItems }) as unknown as LoginItemSettings),
    setLoginItemSettings: vi.fn(),
  };
}

test('starts in the notification area, by a switch that the program understands', () => {
  const app = appWith(false);
  logonStart(app, windows).logonStart?.set(true);
  expect(app.setLoginItemSettings).toHaveBeenCalledExactlyOnceWith({
    ...{ openAtLogin: true, enabled: true, path: execPath },
    args: ['--background'],
  });
  expect(parseArguments(['--background'], { packaged: true, cwd: '/' })).toMatchObject({
    value: { mode: { kind: 'background' } },
  });
});

test.each([
  [true, true, true],
  [true, undefined, true],
  [true, false, false],
  [false, undefined, false],
])('registered %s, left on in Task Manager %s: counts as %s', (openAtLogin, enabled, isOn) => {
  const app = appWith(openAtLogin, enabled);
  expect(logonStart(app, windows).logonStart?.isOn()).toBe(isOn);
  expect(app.getLoginItemSettings).toHaveBeenCalledWith({ path: execPath, args: ['--background'] });
});

test('is offered by an installed program on Windows only', () => {
  expect(logonStart(appWith(false, undefined, false), windows)).toEqual({});
  expect(logonStart(appWith(false), { ...windows, platform: 'linux' })).toEqual({});
});
