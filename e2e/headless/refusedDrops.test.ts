import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeKeyPair, openDrop, sealDrop } from '../../electron/handover/sealedDrop.ts';
import { practice } from '../../shared/practice.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { addSecret, NEW_SECRET } from './newSecret.ts';
import { connectShared, succeeded } from './wizardPath.ts';

/** What lies in the inbox and is no good: it is refused and removed, and the sync goes on with the old secret. */

const HELPDESK = 'CONTOSO\\helpdesk';

let owner: HeadlessApp;
let connectionId: string;
beforeEach(async () => {
  owner = startHeadless({ site: loadSampleSite() });
  ({ connectionId } = await connectShared(owner, ['PS100014']));
});
afterEach(() => owner.close());

const shared = (...names: string[]) => join(owner.folder, 'shared', connectionId, ...names);
const inbox = () => (existsSync(shared('inbox')) ? readdirSync(shared('inbox')) : []);
const record = () => JSON.parse(readFileSync(shared('connection.json'), 'utf8')) as Record<string, string>;
const sealed = () => readFileSync(join(owner.folder, 'account', 'secrets.json'), 'utf8');
const said = (text: RegExp) => owner.logLines.filter((line) => text.test(line)).length;

async function sync() {
  return owner.finished(succeeded(await owner.handlers.syncNow({ connectionId })).runId);
}

describe('the old secret stays', () => {
  const NONCE = '6f1d5a04-93b8-4c57-8f0e-0b9f9f3f1c55';
  const publicKey = () =>
    (JSON.parse(readFileSync(shared('handover-key.json'), 'utf8')) as { publicKey: string }).publicKey;
  const drop = (change: object = {}) => ({
    connectionId,
    tenantId: practice.tenantId,
    clientId: practice.clientId,
    nonce: NONCE,
    at: owner.clock.now().toISOString(),
    replaces: record().secretId ?? '',
    sender: HELPDESK,
    secret: NEW_SECRET,
    ...change,
  });
  const put = (content: unknown, name = `${NONCE}.json`) => {
    mkdirSync(shared('inbox'), { recursive: true });
    writeFileSync(shared('inbox', name), typeof content === 'string' ? content : JSON.stringify(content));
  };
  const flip = (text: string) => {
    const bytes = Buffer.from(text, 'base64');
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    return bytes.toString('base64');
  };

  it.each<[string, () => unknown]>([
    ['what is no JSON', () => 'Q~'],
    ['what is far too large', () => 'x'.repeat(100_000)],
    ['a good one with so much behind it', () => JSON.stringify(sealNow()) + ' '.repeat(100_000)],
    ['one of which half is written', () => JSON.stringify(sealNow()).slice(0, 300)],
    ['an empty one', () => ''],
    ['one with a field more', () => ({ ...sealNow(), more: true })],
    ['one of a newer form', () => ({ ...sealNow(), schema: 2 })],
    ['one that says another connection outside than inside', () => ({ ...sealNow(), connectionId: NONCE })],
    ['one with a key that is none', () => ({ ...sealNow(), ephemeral: btoa('no key') })],
    ['altered data', () => ({ ...sealNow(), data: flip(sealNow().data) })],
    ['an altered tag', () => ({ ...sealNow(), tag: flip(sealNow().tag) })],
    ['a cut tag', () => ({ ...sealNow(), tag: sealNow().tag.slice(0, 8) })],
    ['another sender key', () => ({ ...sealNow(), ephemeral: makeKeyPair().publicKey })],
    ['one sealed for another account', () => sealDrop(drop(), makeKeyPair().publicKey)],
    ['one for another connection', () => sealDrop(drop({ connectionId: NONCE }), publicKey())],
    ['one of another tenant', () => sealDrop(drop({ tenantId: NONCE }), publicKey())],
    ['one of another app', () => sealDrop(drop({ clientId: NONCE }), publicKey())],
    ['one for a secret that is gone', () => sealDrop(drop({ replaces: NONCE }), publicKey())],
    ['one of the future', () => sealDrop(drop({ at: '2027-11-23T09:00:00.000Z' }), publicKey())],
    ['one of last year', () => sealDrop(drop({ at: '2025-11-23T09:00:00.000Z' }), publicKey())],
    [
      'one with a wrong secret of long ago',
      () => sealDrop(drop({ secret: 'Wrong', at: '2026-11-23T07:00:00.000Z' }), publicKey()),
    ],
  ])('after %s', async (_what, content) => {
    addSecret(owner);
    const before = sealed();
    put(content());
    expect((await sync()).outcome?.outcome).toBe('done');
    expect(inbox()).toEqual([]);
    expect(sealed()).toBe(before);
    expect(said(/handed over was refused/)).toBe(1);
  });
  function sealNow() {
    return sealDrop(drop(), publicKey());
  }

  it('when a drop that was taken comes again, whatever it says to replace', async () => {
    addSecret(owner);
    put(sealNow());
    await sync();
    expect(record().secretHint).toBe('Nxt');
    const after = sealed();
    put(sealDrop(drop(), publicKey()), `${crypto.randomUUID()}.json`);
    await sync();
    expect([sealed(), said(/it was taken before/)]).toEqual([after, 1]);
  });

  it('to whoever lacks the private key', () => {
    expect(openDrop(sealNow(), makeKeyPair().privateKey)).toBeUndefined();
  });

  it('with the files of other names alone', async () => {
    addSecret(owner);
    put('a note', 'read me.txt');
    // A good one under a name that no dropper gives.
    put(sealNow(), 'drop.json');
    const before = sealed();
    await sync();
    expect([inbox().sort(), sealed()]).toEqual([['drop.json', 'read me.txt'], before]);
  });

  it('after a link to a good one elsewhere, which is left alone, and after a folder', async () => {
    addSecret(owner);
    mkdirSync(shared('inbox'), { recursive: true });
    const elsewhere = join(owner.folder, 'elsewhere.json');
    writeFileSync(elsewhere, JSON.stringify(sealNow()));
    symlinkSync(elsewhere, shared('inbox', `${NONCE}.json`));
    mkdirSync(shared('inbox', `${crypto.randomUUID()}.json`, 'inner'), { recursive: true });
    const before = sealed();
    expect((await sync()).outcome?.outcome).toBe('done');
    expect([inbox(), sealed(), existsSync(elsewhere)]).toEqual([[], before, true]);
    expect(said(/handed over was refused, as it cannot be opened/)).toBe(2);
  });

  it('without what a dropper that was cut had begun to write, once it is a day old', async () => {
    const begun = [`${NONCE}.json.123456`, `${crypto.randomUUID()}.json.654321`];
    for (const name of begun) put('{', name);
    const old = new Date(owner.clock.now().getTime() - 25 * 60 * 60 * 1000);
    utimesSync(shared('inbox', begun[0] ?? ''), old, old);
    utimesSync(shared('inbox', begun[1] ?? ''), owner.clock.now(), owner.clock.now());
    await sync();
    expect(inbox()).toEqual([begun[1]]);
  });

  it('after whatever bytes lie there', async () => {
    addSecret(owner);
    const before = sealed();
    const good = JSON.stringify(sealNow());
    const bytes = fc.uint8Array({ maxLength: 2000 }).map((array) => Buffer.from(array));
    // A good one with a part of it replaced: near enough to get past the first doors.
    const damaged = fc
      .tuple(fc.nat(good.length - 1), fc.uint8Array({ minLength: 1, maxLength: 40 }))
      .map(([at, part]) => {
        const text = Buffer.from(good);
        part.forEach((byte, index) => {
          if (at + index < text.length) text[at + index] = byte;
        });
        return text;
      })
      .filter((text) => text.toString('utf8') !== good);
    const json = fc.json().map((text) => Buffer.from(text));
    const contents = fc.array(fc.oneof(bytes, damaged, json), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(contents, async (drops) => {
        mkdirSync(shared('inbox'), { recursive: true });
        for (const drop of drops) writeFileSync(shared('inbox', `${crypto.randomUUID()}.json`), drop);
        expect((await sync()).outcome?.outcome).toBe('done');
        expect([inbox(), sealed()]).toEqual([[], before]);
      }),
      { numRuns: 15, seed: 5 },
    );
  }, 60_000);
});
