import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerTicket, clearTickets, readAnswer } from './tickets.ts';

const ticket = '6f1d5a04-93b8-4c57-8f0e-0b9f9f3f1c55';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'oms-tickets-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const answers = () => readdirSync(join(folder, 'tickets'));

test('while the sync goes on, the ticket says so', async () => {
  await answerTicket(folder, ticket, 'taken');
  expect(readAnswer(folder, ticket)).toBe('taken');
  expect(readAnswer(folder, ticket)).toBe('taken');
  await answerTicket(folder, ticket, 0);
  expect(readAnswer(folder, ticket)).toBe(0);
});

test('an exit code is there once', async () => {
  expect(readAnswer(folder, ticket)).toBeUndefined();
  expect(await answerTicket(folder, ticket, 2)).toMatchObject({ ok: true });
  expect(readAnswer(folder, ticket.toUpperCase())).toBe(2);
  expect(answers()).toEqual([]);
  expect(readAnswer(folder, ticket)).toBeUndefined();
});

test.each(['', 'null', '{"schema":1,"exitCode":0.5}', '{"schema":1,"exitCode":4}'])(
  'an answer that says %j is none to go by',
  async (text) => {
    await answerTicket(folder, ticket, 0);
    writeFileSync(join(folder, 'tickets', `${ticket}.json`), text);
    expect(readAnswer(folder, ticket)).toBe(3);
  },
);

test('what nobody fetched is removed, and nothing else', async () => {
  writeFileSync(join(folder, 'settings.json'), '{}');
  await answerTicket(folder, ticket, 0);
  clearTickets(folder);
  clearTickets(folder);
  expect(readdirSync(folder)).toEqual(['settings.json']);
});

test('a folder that cannot be written is told', async () => {
  writeFileSync(join(folder, 'tickets'), 'a file where the folder goes');
  expect(await answerTicket(folder, ticket, 0)).toMatchObject({
    ok: false,
    error: { code: 'fileNotWritable' },
  });
});
