import { expect, test } from 'vitest';
import { type TrayState, trayTooltip } from './tray.ts';

const states: readonly TrayState[] = [
  { kind: 'unknown' },
  { kind: 'noConnection' },
  { kind: 'syncing' },
  { kind: 'attention', connections: 1 },
  { kind: 'attention', connections: 12 },
  { kind: 'off' },
  { kind: 'notYet' },
  { kind: 'paused', until: new Date(2027, 4, 14, 10, 47) },
  { kind: 'inOrder', lastSuccess: new Date(2027, 4, 14, 10, 47) },
];

test('each state has its own words, and fits into a tooltip of Windows', () => {
  const texts = states.map(trayTooltip);
  expect(new Set(texts).size).toBe(texts.length);
  for (const text of texts) {
    expect(text).toMatch(/^OMS Connect: [a-z1]/);
    expect(text.length).toBeLessThan(128);
  }
});

test('a date says the day, so that it stays true over midnight', () => {
  expect(trayTooltip({ kind: 'inOrder', lastSuccess: new Date(2027, 4, 14, 10, 47) })).toBe(
    'OMS Connect: in order, last sync 14 May 2027, 10:47',
  );
  expect(trayTooltip({ kind: 'attention', connections: 12 })).toContain('12 connections');
});
