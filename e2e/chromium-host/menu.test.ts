import { expect, test, vi } from 'vitest';
import { HostMenu, matchesAccelerator, pressAccelerator } from './menu.ts';

const press = (key: string, held: readonly ('ctrl' | 'alt' | 'shift' | 'meta')[] = []) => ({
  key,
  ctrlKey: held.includes('ctrl'),
  altKey: held.includes('alt'),
  shiftKey: held.includes('shift'),
  metaKey: held.includes('meta'),
});

test.each([
  ['CmdOrCtrl+R', press('r', ['ctrl']), true],
  ['CmdOrCtrl+R', press('r', ['ctrl', 'shift']), false],
  ['CmdOrCtrl+Shift+I', press('I', ['ctrl', 'shift']), true],
  ['CmdOrCtrl+Plus', press('+', ['ctrl', 'shift']), true],
  ['CmdOrCtrl+Plus', press('+', ['ctrl']), true],
  ['CmdOrCtrl+-', press('-', ['ctrl']), true],
  ['CmdOrCtrl+0', press('0', ['ctrl', 'alt']), false],
  ['F12', press('F12'), true],
  ['Alt+Left', press('ArrowLeft', ['alt']), true],
])('%s and %o: %s', (accelerator, keys, matches) => {
  expect(matchesAccelerator(accelerator, keys)).toBe(matches);
});

test('the enabled item of the application menu is clicked', () => {
  const click = vi.fn();
  const item = (label: string, enabled: boolean) => ({
    label,
    enabled,
    accelerator: 'F5',
    click: () => click(label),
  });
  HostMenu.setApplicationMenu(
    HostMenu.buildFromTemplate([{ label: 'View', submenu: [item('off', false), item('on', true)] }]),
  );
  pressAccelerator(press('F5'), undefined);
  expect(click.mock.calls).toEqual([['on']]);
});
