import { expect, test } from 'vitest';
import { MINIMUM, minimumOn, placeWindow, windowRecord } from './windowPlacement.ts';

const primary = { x: 0, y: 0, width: 1920, height: 1040 };
const right = { x: 1920, y: -200, width: 1280, height: 984 };
const window = { x: 100, y: 100, width: 1000, height: 700 };

test('nothing remembered: Windows chooses', () => {
  expect(placeWindow(undefined, [primary])).toBeUndefined();
});

test.each([
  ['on the primary screen', window],
  ['on the second screen, at negative height', { ...window, x: 2000, y: -200 }],
  ['partly off the left edge', { ...window, x: -870 }],
  ['across two screens', { ...window, x: 1500 }],
])('%s it comes back where it stood', (_name, saved) => {
  expect(placeWindow(saved, [primary, right])).toEqual(saved);
});

test.each([
  ['on a screen that was taken away', { ...window, x: 2000, y: -100 }],
  ['all but a sliver off the left edge', { ...window, x: -900 }],
  ['with its title bar above the screen', { ...window, y: -20 }],
  ['with its title bar below the screen', { ...window, y: 1030 }],
  ['far away, as a minimised window reports it', { ...window, x: -32_000, y: -32_000 }],
])('%s it goes to the middle of the first screen', (_name, saved) => {
  expect(placeWindow(saved, [primary])).toEqual({ x: 460, y: 170, width: 1000, height: 700 });
});

test('too large for the screen there is, it shrinks; too small to use, it grows', () => {
  const small = { x: 0, y: 0, width: 1280, height: 680 };
  expect(placeWindow({ x: 5000, y: 0, width: 2500, height: 1400 }, [small])).toEqual(small);
  expect(placeWindow({ x: 10, y: 10, width: 40, height: 40 }, [primary])).toEqual({
    x: 10,
    y: 10,
    width: 800,
    height: 600,
  });
});

test('a small screen, or large text on one, has the whole window from the first start on', () => {
  // 1366 x 768 at 150 %, above the taskbar.
  const tiny = { x: 0, y: 0, width: 910, height: 472 };
  expect(placeWindow(undefined, [tiny])).toEqual(tiny);
  expect(placeWindow({ ...tiny, width: 700, height: 300 }, [tiny])).toEqual({ ...tiny, width: 800 });
  expect(minimumOn([tiny])).toEqual({ width: 800, height: 472 });
  // Where one screen is large enough, the usual minimum holds.
  expect(minimumOn([tiny, primary])).toEqual(MINIMUM);
  expect(minimumOn([])).toEqual(MINIMUM);
});

test('a remembered place that makes no sense is refused on reading', () => {
  const good = { schema: 1, ...window, maximized: false };
  expect(windowRecord.safeParse(good).success).toBe(true);
  for (const bad of [{ width: 0 }, { x: null }, { y: 1.5 }, { height: Number.NaN }]) {
    expect(windowRecord.safeParse({ ...good, ...bad }).success).toBe(false);
  }
});
