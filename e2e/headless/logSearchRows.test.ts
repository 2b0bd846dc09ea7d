import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SiteList } from '../../shared/logSearch.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { connect, succeeded } from './wizardPath.ts';

let app: HeadlessApp;
let connectionId: string;
// The first query loads Kusto's parser.
beforeEach(async () => {
  app = startHeadless({ site: loadSampleSite() });
  ({ connectionId } = await connect(app, ['PS100014']));
}, 60_000);
afterEach(() => app.close());

const run = (query: string, searchId: string) =>
  app.handlers.runLogQuery({ connectionId, searchId, query, range: 'day' });
const list = (name: SiteList, searchId: string = randomUUID()) =>
  app.handlers.listFromSite({ connectionId, searchId, list: name });
const read = (searchId: string) => app.handlers.readLogRows({ searchId, from: 0, count: 10 });
const gone = { ok: false, error: { code: 'queryResultGone' } };
const cancelled = { ok: false, error: { code: 'cancelled' } };
const fileOf = (name: string) => join(app.folder, 'account', 'practice', connectionId, name);

/** Holds the next request until it is let go, or cancelled. */
function heldRequest() {
  const reached = Promise.withResolvers<void>();
  const letGo = Promise.withResolvers<void>();
  app.beforeRequest = () => {
    app.beforeRequest = undefined;
    reached.resolve();
    return letGo.promise;
  };
  return { reached: reached.promise, letGo: letGo.resolve };
}

describe('the rows that are kept', () => {
  it('are those of the search that was begun last, whichever answers last', async () => {
    const [older, newer] = [randomUUID(), randomUUID()];
    const { reached, letGo } = heldRequest();
    const first = run('print "older"', older);
    await reached;
    succeeded(await list('groups', newer));
    letGo();
    expect(await first).toMatchObject(gone);
    expect(succeeded(await read(newer)).rows).toHaveLength(1);
    expect(await read(older)).toMatchObject(gone);
  });

  it('are not those of a list that ends after a newer query was begun', async () => {
    const [older, newer] = [randomUUID(), randomUUID()];
    const answers = [list('outside', older), run('print "newer"', newer)] as const;
    await answers[1];
    expect(await answers[0]).toMatchObject(gone);
    expect(succeeded(await read(newer)).rows).toEqual([['newer']]);
  });

  it('go with the page, and so do queries and previews that it waits for', async () => {
    const [before, during] = [randomUUID(), randomUUID()];
    succeeded(await run('print "before"', before));
    const { reached, letGo } = heldRequest();
    const answer = run('print "during"', during);
    await reached;
    app.composition.pageGone();
    letGo();
    expect(await answer).toMatchObject(cancelled);
    for (const searchId of [before, during]) expect(await read(searchId)).toMatchObject(gone);

    const again = heldRequest();
    const preview = app.handlers.previewSync({ connectionId, collections: [] });
    await again.reached;
    app.composition.pageGone();
    again.letGo();
    expect(await preview).toMatchObject(cancelled);
  });
});

describe('a list whose file is not there', () => {
  const damage = (name: string) => writeFileSync(fileOf(name), '{');
  const lose = (name: string) => rmSync(fileOf(name));
  it.each([
    ['outside', 'devices.json', 'missing', lose],
    ['outside', 'devices.json', 'damaged', damage],
    ['outside', 'members.json', 'missing', lose],
    ['outside', 'members.json', 'damaged', damage],
    ['computers', 'members.json', 'missing', lose],
    ['computers', 'members.json', 'damaged', damage],
    ['changes', 'changes.json', 'damaged', damage],
  ] as const)('says that it is not read, and no time: %s, %s %s', async (name, file, _how, spoil) => {
    spoil(file);
    const answer = succeeded(await list(name));
    expect(answer).toMatchObject({ rows: 0, notRead: true });
    expect(answer.at).toBeUndefined();
  });

  it('is whole with both', async () => {
    const answer = succeeded(await list('outside'));
    expect(answer.rows).toBeGreaterThan(0);
    expect(answer.notRead).toBeUndefined();
    expect(answer.at).toBe(app.clock.now().toISOString());
  });
});
