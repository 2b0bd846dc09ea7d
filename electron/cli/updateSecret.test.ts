import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { practice as values } from '../../shared/practice.ts';
import { cliTexts, healthTexts } from '../../shared/strings/cli.ts';
import { usageTexts } from '../../shared/strings/cliUsage.ts';
import { secretForms } from '../log/redact.ts';
import { smallSite, writeSite } from './testSite.ts';
import { type Call, createTestWorld, type TestWorld, testNow } from './testWorld.ts';

/** Looks like a client secret, and every encoding writes some of its characters differently. */
const canary = 'Cny8Q~a+/=&%"\\<b~canary-0123456789abcdef';

let world: TestWorld;
let site: string;
let secretFile: string;
let record: string;
beforeEach(async () => {
  world = createTestWorld();
  site = writeSite(world.folder, 'site.json', smallSite);
  // Outside of everything that is searched for the canary.
  secretFile = join(world.folder, 'accepted.txt');
  writeFileSync(secretFile, canary);
  record = join(world.folder, 'record.jsonl');
  await world.call(['sync', ...practice()]);
});
afterEach(() => world.remove());

const data = () => join(world.folder, 'data');
const practice = () => [
  ...['--practice', '--site', site, '--user-data-dir', data(), '--practice-secret', secretFile],
];
const update = (input: string, ...more: string[]): Promise<Call> =>
  world.call(['update-secret', ...practice(), ...more], { input, record });

const minutesLater = (minutes: number) => new Date(testNow.getTime() + minutes * 60_000);

const sealed = () => readFileSync(join(data(), 'secrets.json'), 'utf8');
const connection = () => {
  const [id = ''] = readdirSync(join(data(), 'practice')).filter((name) => name.includes('-'));
  return JSON.parse(readFileSync(join(data(), 'practice', id, 'connection.json'), 'utf8')) as Record<
    string,
    unknown
  >;
};

/** Names of the files below the data folder that hold the secret in any form. */
function leaks(secret: string, folder = data()): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return leaks(secret, path);
    const text = readFileSync(path, 'latin1');
    return [...secretForms(secret)].some((form) => text.includes(Buffer.from(form).toString('latin1')))
      ? [name]
      : [];
  });
}

describe('a new client secret', () => {
  it.each([
    ['as it is', canary],
    ['with the line break of echo', `${canary}\r\n`],
    ['in quotation marks', `"${canary}"\n`],
  ])('is proven and replaces the old one: %s', async (_how, input) => {
    const before = sealed();
    const { exitCode, out } = await update(input);
    expect(exitCode).toBe(0);
    expect(out).toContain('begins with Cny.');
    expect(sealed()).not.toBe(before);
    expect(connection().secretHint).toBe('Cny');
    // It is the one that the next sync signs in with.
    const sync = await world.call(['sync', ...practice(), '--json'], { record });
    expect(sync.document()).toMatchObject({ outcome: 'done', unchanged: 4 });
  });

  it('is what status speaks of from then on, not of the former one', async () => {
    const path = join(data(), 'practice', String(connection().connectionId), 'connection.json');
    const good = readFileSync(path, 'utf8');
    // The app’s secret has been deleted in Azure: this one knows another tenant’s secret only.
    writeFileSync(
      path,
      JSON.stringify({ ...connection(), clientId: '6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b33' }),
    );
    const failed = await world.call(['sync', ...practice(), '--json'], { now: minutesLater(1) });
    expect(failed.document()).toMatchObject({
      outcome: 'failed',
      error: { code: 'secretWrong', text: expect.stringContaining('The client secret was not accepted. ') },
    });
    const status = () => world.call(['status', ...practice()], { now: minutesLater(3) });
    expect(await status()).toMatchObject({ exitCode: 2 });
    writeFileSync(path, good);
    expect(
      (await world.call(['update-secret', ...practice()], { input: canary, now: minutesLater(2) })).exitCode,
    ).toBe(0);
    const { exitCode, out } = await status();
    expect([exitCode, out]).toEqual([1, expect.stringContaining(healthTexts.notUsedYet)]);
    await world.call(['sync', ...practice()], { now: minutesLater(4) });
    expect((await status()).exitCode).toBe(0);
  });

  it('appears in no output, no log and no file', async () => {
    const calls = [await update(canary), await update(canary, '--json'), await update(`${canary}x`)];
    expect(calls.map(({ exitCode }) => exitCode)).toEqual([0, 0, 1]);
    for (const { out, err } of calls) {
      for (const form of [...secretForms(canary), canary.slice(3, 20)]) expect(out + err).not.toContain(form);
    }
    expect(calls[1]?.document()).toEqual({
      connectionId: connection().connectionId,
      secret: { hasSecret: true, hint: 'Cny' },
    });
    expect(leaks(canary)).toEqual([]);
    expect(readFileSync(join(data(), 'logs', 'OMSConnect.log'), 'utf8')).toContain('update-secret');
  });

  it('is proven against Entra and the workspace, and the site is never asked', async () => {
    await update(canary);
    const asked = readFileSync(record, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { service: string; method: string; url: string });
    expect(new Set(asked.map(({ service }) => service))).toEqual(new Set(['entra', 'graph', 'arm']));
    expect(asked.filter(({ method }) => method !== 'GET').every(({ service }) => service === 'entra')).toBe(
      true,
    );
    expect(asked.some(({ url }) => url.includes('/permissions'))).toBe(true);
  });
});

describe('the old one stays', () => {
  const stays = async (call: () => Promise<Call>): Promise<Call> => {
    const before = sealed();
    const answer = await call();
    expect(sealed()).toBe(before);
    expect(connection().secretHint).toBe('Prx');
    return answer;
  };

  it('where Entra refuses the new one', async () => {
    const { exitCode, err } = await stays(() => update('Wrg8Q~this-is-no-secret-of-anybody-here'));
    expect(exitCode).toBe(1);
    expect(err).toContain('The client secret was not accepted');
    expect(err).not.toContain('Wrg8Q~');
  });

  it('where it is the Secret ID', async () => {
    const { exitCode, err } = await stays(() => update('6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b30'));
    expect(exitCode).toBe(1);
    expect(err).toContain('This is the Secret ID, not the secret');
  });

  it.each([
    ['nothing', ''],
    ['two lines', 'one\ntwo'],
    ['words', 'no secret at all'],
  ])('where standard input holds %s', async (_what, input) => {
    const { exitCode, err } = await stays(() => update(input));
    expect(exitCode).toBe(3);
    expect(err).toContain(cliTexts.noSecretRead.title);
  });

  it('where it would have to be typed', async () => {
    const { exitCode, err } = await stays(() => world.call(['update-secret', ...practice()]));
    expect(exitCode).toBe(3);
    expect(err).toContain(cliTexts.secretByPipe.title);
  });

  it('where it stands on the command line', async () => {
    const { exitCode, err } = await stays(() => update(canary, values.clientSecret));
    expect(exitCode).toBe(3);
    expect(err).toContain(usageTexts.secretOnCommandLine);
    expect(err).not.toContain('Prx8Q~');
  });

  it('where another program sealed it', async () => {
    const { secrets } = JSON.parse(sealed());
    for (const entry of Object.values<{ sealed: string }>(secrets)) entry.sealed = btoa('v10 of a key store');
    writeFileSync(join(data(), 'secrets.json'), JSON.stringify({ schema: 1, secrets }));
    const { exitCode, err } = await stays(() => update(canary));
    expect(exitCode).toBe(3);
    expect(err).toContain(cliTexts.sealedElsewhere.title);
  });

  it('where the new one may not write in the workspace', async () => {
    const path = join(data(), 'practice', String(connection().connectionId), 'connection.json');
    // The app that may only read: its secret is right, and its role is not.
    writeFileSync(
      path,
      JSON.stringify({ ...connection(), clientId: '6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b33' }),
    );
    const { exitCode, err } = await stays(() => update('Rdr8Q~practice-only.Reader_Value~01234567890'));
    expect(exitCode).toBe(1);
    expect(err).toMatch(/savedSearches\/write|permission|role/i);
  });
});

it('needs to be told which connection, where there are several', async () => {
  const other = writeSite(world.folder, 'other.json', {
    ...smallSite,
    hierarchyId: '5bbd28b5-0000-4000-8000-725ed8da08c9',
  });
  const first = connection().connectionId;
  await world.call(['sync', '--practice', '--site', other, '--user-data-dir', data()]);
  const { exitCode, err } = await update(canary);
  expect(exitCode).toBe(3);
  expect(err).toContain(cliTexts.severalConnections.title);
  expect((await update(canary, '--connection', String(first))).exitCode).toBe(0);
});
