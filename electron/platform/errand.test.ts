import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { expect, test } from 'vitest';
import { type Errand, errandOf, queueErrands, readErrand } from './errand.ts';

const connectionId = '6f1d5a04-93b8-4c57-8f0e-0b9f9f3f1c55';

test('what a start asks for is understood by the app that runs', () => {
  for (const mode of [
    { kind: 'window' },
    { kind: 'window', wish: { kind: 'updateSecret' } },
    { kind: 'window', wish: { kind: 'updateSecret', connectionId } },
    { kind: 'background' },
    { kind: 'sync', request: { scheduled: true, connectionId, full: true }, out: '/r.json' },
    { kind: 'sync', request: { scheduled: false } },
  ] as const) {
    const asked = errandOf(mode);
    // As it crosses between the processes.
    expect(readErrand(JSON.parse(JSON.stringify(asked)))).toEqual(asked);
    expect(asked).toMatchObject(mode.kind === 'sync' ? { request: mode.request } : mode);
  }
});

test('a removal wants nothing of the app that runs, but to know that it does', () => {
  const asked = errandOf({ kind: 'remove', request: { scope: 'all', groups: true } });
  expect(readErrand(JSON.parse(JSON.stringify(asked)))).toEqual({ kind: 'nothing' });
});

test('each sync has a ticket of its own', () => {
  const ticket = () => {
    const asked = errandOf({ kind: 'sync', request: { scheduled: false } });
    return asked.kind === 'sync' ? asked.ticket : undefined;
  };
  expect(ticket()).not.toBe(ticket());
});

test.each([
  [undefined],
  [null],
  [{}],
  [{ kind: 'quit' }],
  [{ kind: 'window', wish: { kind: 'updateSecret', connectionId: '../x' } }],
  [{ kind: 'sync', ticket: '../../elsewhere', request: { scheduled: false } }],
  [{ kind: 'sync', ticket: connectionId, request: { scheduled: false, connectionId: 'x' } }],
])('%j of a stranger opens the window, no more', (data) => {
  expect(readErrand(data)).toEqual({ kind: 'window' });
});

test('what comes before the app can act is kept', () => {
  const app = new EventEmitter();
  const queue = queueErrands(app as unknown as Pick<App, 'on'>);
  const second = (data: unknown) => app.emit('second-instance', {}, [], '/', data);
  second({ kind: 'background' });
  second({ kind: 'window' });
  const taken: Errand[] = [];
  queue.deliverTo((errand) => taken.push(errand));
  expect(taken).toEqual([{ kind: 'background' }, { kind: 'window' }]);
  second({ kind: 'background' });
  expect(taken).toHaveLength(3);
});
