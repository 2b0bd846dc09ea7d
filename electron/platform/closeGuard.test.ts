import { EventEmitter } from 'node:events';
import { beforeEach, expect, test, vi } from 'vitest';
import { type CloseGuard, type CloseGuardDeps, createCloseGuard } from './closeGuard.ts';

class TestWindow extends EventEmitter {
  readonly webContents = new EventEmitter();
  isOpen = true;
  close() {
    let isPrevented = false;
    this.emit('close', {
      preventDefault: () => {
        isPrevented = true;
      },
    });
    if (isPrevented) return;
    this.isOpen = false;
    this.emit('closed');
  }
}

let app: EventEmitter;
let ask: ReturnType<typeof vi.fn<() => void>>;
let window: TestWindow;
let guard: CloseGuard;
beforeEach(() => {
  app = new EventEmitter();
  ask = vi.fn<() => void>();
  window = new TestWindow();
  guard = createCloseGuard({ app: app as unknown as CloseGuardDeps['app'], ask });
  guard.watch(window as unknown as Parameters<CloseGuard['watch']>[0]);
});

test('a window without changes closes', () => {
  window.close();
  expect([window.isOpen, ask.mock.calls.length]).toEqual([false, 0]);
});

test('one with changes asks each time, and closes once they are let go', () => {
  guard.hold(true);
  window.close();
  window.close();
  expect([window.isOpen, ask.mock.calls.length]).toEqual([true, 2]);
  guard.close();
  expect([window.isOpen, ask.mock.calls.length]).toEqual([false, 2]);
});

test('saved changes hold nothing', () => {
  guard.hold(true);
  guard.hold(false);
  window.close();
  expect(window.isOpen).toBe(false);
});

test.each(['render-process-gone', 'did-navigate'])('%s: the changes are gone with the page', (event) => {
  guard.hold(true);
  window.webContents.emit(event);
  window.close();
  expect(window.isOpen).toBe(false);
});

test('a page that hangs holds nothing, and holds again once it answers', () => {
  guard.hold(true);
  window.emit('unresponsive');
  window.emit('responsive');
  window.close();
  expect([window.isOpen, ask.mock.calls.length]).toEqual([true, 1]);
  window.emit('unresponsive');
  window.close();
  expect([window.isOpen, ask.mock.calls.length]).toEqual([false, 1]);
});

test('a page that is loaded anew after it hung is held again', () => {
  window.emit('unresponsive');
  window.webContents.emit('did-navigate');
  guard.hold(true);
  window.close();
  expect(window.isOpen).toBe(true);
});

test('an app that quits is not held up', () => {
  guard.hold(true);
  app.emit('before-quit');
  window.close();
  expect([window.isOpen, ask.mock.calls.length]).toEqual([false, 0]);
});

test('closing when the window is gone already does nothing', () => {
  window.close();
  expect(() => guard.close()).not.toThrow();
});
