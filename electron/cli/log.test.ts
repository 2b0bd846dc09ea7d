import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { practice } from '../../shared/practice.ts';
import { readCmtrace } from '../log/readCmtrace.ts';
import { smallSite, writeSite } from './testSite.ts';
import { createTestWorld, type TestWorld } from './testWorld.ts';

let world: TestWorld;
beforeEach(() => {
  world = createTestWorld();
});
afterEach(() => world.remove());

const sync = (...more: string[]) => {
  const site = writeSite(world.folder, 'site.json', smallSite);
  return world.call(['sync', '--practice', '--site', site, '--user-data-dir', 'data', ...more]);
};
const logFile = () => readFileSync(join(world.folder, 'data', 'logs', 'OMSConnect.log'), 'utf8');

/** "arm PUT host/path?… answered 200 (x-ms-request-id …) in 3 ms" */
const REQUEST =
  /^(entra|arm|graph|logs|adminService) (GET|PUT|POST|DELETE|PATCH) [a-z0-9.-]+\/.* answered \d{3}( \([^)]+\))? in \d+ ms$/;

it('a sync leaves one entry for each request, and each entry is one that CMTrace reads', async () => {
  const call = await sync('--json');
  expect(call.exitCode, call.err).toBe(0);
  const { requests } = call.document() as { requests: Readonly<Record<string, number>> };
  const asked = readCmtrace(logFile()).filter(({ component }) => component === 'Transport');
  // Connecting asks too, before the sync that counts its own.
  for (const [service, count] of Object.entries(requests))
    expect(asked.filter(({ text }) => text.startsWith(`${service} `)).length).toBeGreaterThanOrEqual(count);
  for (const { text } of asked) expect(text).toMatch(REQUEST);
  expect(asked.filter(({ text }) => text.startsWith('arm ')).at(-1)?.text).toContain('x-ms-request-id');
});

it('what is sent and answered, and what opens a door, is not in it', async () => {
  await sync('--log-level', 'verbose');
  const text = logFile();
  expect(text).not.toContain(practice.clientSecret);
  expect(text).not.toMatch(/bearer |authorization:|datatable|client_secret/i);
});

it('at level “failures” a sync that works leaves no entry', async () => {
  const call = await sync('--log-level', 'failures');
  expect(call.exitCode, call.err).toBe(0);
  expect(logFile).toThrow(/ENOENT/);
});

it('a level that there is not is answered with those that there are', async () => {
  const call = await sync('--log-level', 'loud');
  expect(call.exitCode).toBe(3);
  expect(call.err).toContain('failures, warnings, normal, verbose');
});
