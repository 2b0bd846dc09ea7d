import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { practice as values } from '../../shared/practice.ts';
import { cliTexts } from '../../shared/strings/cli.ts';
import { smallSite, writeSite } from './testSite.ts';
import { createTestWorld, type TestWorld } from './testWorld.ts';

/** Two connections, one of which cannot be read: what is asked of the other one is done all the same. */

let world: TestWorld;
const data = () => join(world.folder, 'data');
const practice = (site: string) => ['--practice', '--site', site, '--user-data-dir', data()];
const connectionFile = (id: string) => join(data(), 'practice', id, 'connection.json');
const ids = () => readdirSync(join(data(), 'practice')).filter((name) => /^[0-9a-f-]{36}$/.test(name));

let good: string;
let bad: string;
let goodSite: string;
beforeEach(async () => {
  world = createTestWorld();
  goodSite = writeSite(world.folder, 'good.json', smallSite);
  await world.call(['sync', ...practice(goodSite)]);
  [good = ''] = ids();
  const other = { ...smallSite, hierarchyId: '5bbd28b5-0000-4000-8000-725ed8da08c9' };
  const badSite = writeSite(world.folder, 'bad.json', other);
  await world.call(['sync', ...practice(badSite)]);
  bad = ids().find((id) => id !== good) ?? '';
  writeFileSync(connectionFile(bad), '{');
}, 60_000);
afterEach(() => world.remove());

const ask = (verb: string, ...more: string[]) =>
  world.call([verb, ...practice(goodSite), ...more], { input: values.clientSecret });

it.each([
  ['sync', []],
  ['sync', ['--dry-run']],
  ['verify', []],
  ['update-secret', ['--connection']],
  ['status', ['--connection']],
  ['list', ['--connection']],
])('%s %j is done for the readable one', async (verb, options) => {
  const named = options.includes('--connection') ? ['--connection', good] : options;
  const { exitCode, err } = await ask(verb, ...named);
  expect([exitCode, err]).toEqual([0, expect.not.stringContaining('damaged')]);
});

it.each(['status', 'list'])('%s of all tells of both', async (verb) => {
  const { exitCode, document, err } = await ask(verb, '--json');
  expect(exitCode).toBe(3);
  expect(document()).toMatchObject({
    connections: [{ connectionId: good }],
    unreadable: [{ connectionId: bad, code: 'fileDamaged' }],
  });
  expect(err).toContain('connection.json');
});

it('asks which one is meant where it cannot tell', async () => {
  const { exitCode, err } = await ask('update-secret');
  expect(exitCode).toBe(3);
  expect(err).toContain(cliTexts.severalConnections.title);
  expect(readFileSync(connectionFile(good), 'utf8')).not.toContain('secretSavedAt');
});

it('says of an ID that there is no such connection, in the words of a command line', async () => {
  const unknown = '6f1d5a04-93b8-4c57-8f0e-0b9f9f3f1c55';
  const { exitCode, err } = await ask('status', '--connection', unknown);
  expect(exitCode).toBe(3);
  expect(err).toContain(cliTexts.noSuchConnection(unknown).title);
  expect(err).toContain('“list” shows');
});
