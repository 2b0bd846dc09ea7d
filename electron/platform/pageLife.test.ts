import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { watchPage } from './pageLife.ts';

test.each(['closed', 'render-process-gone', 'did-navigate'])('a page ends: %s', (event) => {
  const window = Object.assign(new EventEmitter(), { webContents: new EventEmitter() });
  const gone = vi.fn<() => void>();
  watchPage(window as unknown as Parameters<typeof watchPage>[0], gone);
  expect(gone).not.toHaveBeenCalled();
  (event === 'closed' ? window : window.webContents).emit(event);
  expect(gone).toHaveBeenCalledOnce();
});
