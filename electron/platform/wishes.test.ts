import { expect, test, vi } from 'vitest';
import { createWishes } from './wishes.ts';

test('a wish waits for the page, is told once, and the latest counts', () => {
  const tell = vi.fn();
  const wishes = createWishes(tell);
  expect(wishes.take()).toEqual({});
  wishes.make({ kind: 'updateSecret', connectionId: 'a' });
  wishes.make({ kind: 'updateSecret' });
  expect(tell).toHaveBeenCalledTimes(2);
  expect(wishes.take()).toEqual({ wish: { kind: 'updateSecret' } });
  expect(wishes.take()).toEqual({});
});
