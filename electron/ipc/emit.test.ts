import { expect, test } from 'vitest';
import { createEmit } from './emit.ts';

test('every open window hears of it, one that is gone does no harm', () => {
  const heard: string[] = [];
  const window = (name: string, destroyed: boolean, contentsDestroyed = false) => ({
    isDestroyed: () => destroyed,
    webContents: {
      isDestroyed: () => contentsDestroyed,
      send: (channel: string, payload: unknown) => {
        if (destroyed || contentsDestroyed) throw new Error('Object has been destroyed');
        heard.push(`${name} ${channel} ${JSON.stringify(payload)}`);
      },
    },
  });
  const emit = createEmit(() => [
    window('a', true),
    window('b', false),
    window('c', false, true),
    window('d', false),
  ]);
  emit('discovery', { runId: 'r', kind: 'finished' });
  expect(heard).toEqual([
    'b oms:event:discovery {"runId":"r","kind":"finished"}',
    'd oms:event:discovery {"runId":"r","kind":"finished"}',
  ]);
});
