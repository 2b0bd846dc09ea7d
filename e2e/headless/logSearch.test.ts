import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { QueryRange, SiteList } from '../../shared/logSearch.ts';
import { heartbeatQuery, readyQuery } from '../../shared/readyQueries.ts';
import { loadPracticeSite } from '../../simulator/configmgr/practiceSite.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { connect, succeeded } from './wizardPath.ts';

const GROUP = 'PS100014';
/** Small enough for one page. */
const SMALL = 'PS100021';
const ALIAS = 'CM_PS1_PS100014';

let app: HeadlessApp;
let connectionId: string;
// The first query loads Kusto's parser.
beforeEach(async () => {
  app = startHeadless({ site: loadPracticeSite() });
  ({ connectionId } = await connect(app, [GROUP, SMALL]));
}, 60_000);
afterEach(() => app.close());

const run = (query: string, range: QueryRange = 'day', searchId: string = randomUUID()) =>
  app.handlers.runLogQuery({ connectionId, searchId, query, range });
const list = async (name: SiteList) => {
  const answer = succeeded(
    await app.handlers.listFromSite({ connectionId, searchId: randomUUID(), list: name }),
  );
  const { rows } = succeeded(
    await app.handlers.readLogRows({ searchId: answer.searchId, from: 0, count: 200 }),
  );
  return { answer, rows };
};
const rowsOf = async (query: string, range: QueryRange = 'day') => {
  const { searchId, rows } = succeeded(await run(query, range));
  const page = succeeded(await app.handlers.readLogRows({ searchId, from: 0, count: 200 }));
  return { rows: page.rows, count: rows };
};
const hosts = (rows: readonly (readonly unknown[])[]) =>
  new Set(rows.map(([name]) => String(name).toLowerCase().split('.')[0]));

describe('a query', () => {
  it('runs with its time range in the workspace and leaves nothing of its text in the log', async () => {
    const { count } = await rowsOf('Heartbeat | where Computer != "secret-host" | count');
    expect(count).toBe(1);
    const sent = app.simulator.log.exchanges.findLast(({ service }) => service === 'logs');
    expect(JSON.parse(sent?.requestBody ?? '')).toMatchObject({ timespan: 'P1D' });
    expect(sent?.requestHeaders.prefer).toBe('wait=600');
    expect(app.logLines.join('\n')).not.toContain('secret-host');
    expect(app.logLines.at(-1)).toMatch(/A query of \d+ characters: 1 rows in \d+ ms/);
  });

  it('looks as far back as it is told to', async () => {
    const silent = async (range: QueryRange) =>
      (await rowsOf('Heartbeat | distinct Computer | count', range)).rows[0]?.[0];
    const [hour, month, own] = [await silent('hour'), await silent('month'), await silent('query')];
    expect(Number(hour)).toBeGreaterThan(500);
    expect(Number(month)).toBeGreaterThan(Number(hour));
    expect(own).toBe(month);
  });

  it('keeps its rows here and gives them page by page in the wanted order', async () => {
    const { searchId, rows } = succeeded(await run('range n from 1 to 1000 step 1'));
    expect(rows).toBe(1000);
    const page = await app.handlers.readLogRows({
      searchId,
      from: 998,
      count: 200,
      sort: { column: 0, descending: true },
    });
    expect(succeeded(page).rows).toEqual([[2], [1]]);
    succeeded(await run('print 1'));
    expect(await app.handlers.readLogRows({ searchId, from: 0, count: 1 })).toMatchObject({
      ok: false,
      error: { code: 'queryResultGone' },
    });
  });

  it('says that rows are missing, and shows those that came', async () => {
    const answer = succeeded(await run('range n from 1 to 500001 step 1'));
    expect(answer).toMatchObject({ rows: 500_000, partial: { reason: 'rows' } });
  });

  it('can be cancelled', async () => {
    const searchId = randomUUID();
    const { promise, resolve } = Promise.withResolvers<void>();
    app.simulator.onRequest = resolve;
    const answer = run('Heartbeat', 'day', searchId);
    await promise;
    await app.handlers.cancelRun({ runId: searchId });
    expect(await answer).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });

  it('is kept for this account until it is removed, the newest first, each once', async () => {
    await run('print 1');
    await run('print 2');
    await run('print 1', 'hour');
    const kept = succeeded(await app.handlers.listQueries({ connectionId })).queries;
    expect(kept.map(({ query, range }) => [query, range])).toEqual([
      ['print 1', 'hour'],
      ['print 2', 'day'],
    ]);
    const left = succeeded(await app.handlers.forgetQueries({ connectionId, only: 'print 1' }));
    expect(left.queries.map(({ query }) => query)).toEqual(['print 2']);
    succeeded(await app.handlers.deleteConnection({ connectionId, groups: 'keep' }));
    const path = join(app.folder, 'account', 'queries', `${connectionId}.json`);
    expect(() => readFileSync(path)).toThrow('ENOENT');
  });
});

describe('the ready queries of a group', () => {
  it('part its computers into those that report and those that do not', async () => {
    const all = await rowsOf(readyQuery('computers', `CM_PS1_${SMALL}`));
    const reporting = await rowsOf(readyQuery('reporting', `CM_PS1_${SMALL}`));
    const silent = await rowsOf(readyQuery('silent', `CM_PS1_${SMALL}`));
    const [group, loud, quiet] = [hosts(all.rows), hosts(reporting.rows), hosts(silent.rows)];
    expect(loud.size).toBeGreaterThan(0);
    expect(quiet.size).toBeGreaterThan(0);
    expect([...loud].filter((host) => quiet.has(host))).toEqual([]);
    expect(new Set([...loud, ...quiet])).toEqual(group);
  });

  it('stand beside computers that Configuration Manager does not know', async () => {
    const { count } = await rowsOf(`${heartbeatQuery} | where OSType == "Linux"`, 'hour');
    expect(count).toBe(5);
  });
});

describe('the lists of this computer', () => {
  it('tell of the groups and of each computer once', async () => {
    const groups = await list('groups');
    expect(groups.rows.map(([, id, alias]) => [id, alias])).toEqual([
      [GROUP, ALIAS],
      [SMALL, `CM_PS1_${SMALL}`],
    ]);
    const view = succeeded(await app.handlers.listGroups({ connectionId }));
    expect((await list('computers')).answer.rows).toBe(view.computers);
  });

  it('tell who joined and left, and go on telling it while nobody does', async () => {
    expect((await list('changes')).rows).toEqual([]);
    const members = app.simulator.site.collection(GROUP)?.members ?? [];
    const [gone] = members;
    const added = app.simulator.site.devices.find(
      ({ kind, client, resourceId }) => kind === 'system' && client && !members.includes(resourceId),
    );
    if (gone === undefined || added === undefined) throw new Error('The site is another one');
    app.simulator.site.removeMembers(GROUP, gone);
    app.simulator.site.addMembers(GROUP, added.resourceId);
    for (const full of [false, true]) {
      const { runId } = succeeded(await app.handlers.syncNow({ connectionId, full }));
      await app.finished(runId);
      const { rows } = await list('changes');
      expect(rows.map((row) => [row[1], row[3], row[4]])).toEqual([
        ['Joined', GROUP, added.resourceId],
        ['Left', GROUP, gone],
      ]);
    }
  });

  it('tell which computers are in none of the collections', async () => {
    const { rows, answer } = await list('outside');
    const inside = new Set(app.simulator.site.collection(GROUP)?.members);
    expect(answer.rows).toBeGreaterThan(500);
    expect(rows.filter(([, id]) => inside.has(Number(id)))).toEqual([]);
  });
});

describe('copying, saving and the portal', () => {
  it('hands the query over in a link, packed as the portal packs it', async () => {
    const opened: string[] = [];
    const copied: string[] = [];
    app.outside.link = (url) => opened.push(url);
    app.outside.copy = (text) => copied.push(text);
    const open = (query: string) => app.handlers.openQueryInPortal({ connectionId, query, range: 'week' });
    expect(succeeded(await open('Heartbeat | count'))).toEqual({ copied: false });
    const packed = /\/q\/([^/]+)\/timespan\/P7D$/.exec(opened[0] ?? '')?.[1] ?? '';
    expect(gunzipSync(Buffer.from(decodeURIComponent(packed), 'base64')).toString()).toBe(
      'Heartbeat | count',
    );
    const long = `print "${Array.from({ length: 400 }, randomUUID).join('')}"`;
    expect(succeeded(await open(long))).toEqual({ copied: true });
    expect(copied).toEqual([long]);
    expect(opened[1]).toMatch(/\/logs$/);
  });

  it('copies rows with their heads and saves all of them', async () => {
    const copied: string[] = [];
    const saved: [string, string][] = [];
    app.outside.copy = (text) => copied.push(text);
    app.outside.save = (name, text) => saved.push([name, text]);
    const { searchId } = succeeded(await run('datatable(a:string, b:long)["x, y", 1, "=z", 2]'));
    succeeded(await app.handlers.copyLogRows({ searchId, from: 0, to: 2, headers: true }));
    succeeded(await app.handlers.copyLogRows({ searchId, from: 1, to: 2, column: 0, headers: false }));
    expect(copied).toEqual(["a\tb\r\nx, y\t1\r\n'=z\t2\r\n", '=z']);
    succeeded(await app.handlers.saveLogRows({ searchId }));
    expect(saved).toEqual([['Log search.csv', 'a,b\r\n"x, y",1\r\n\'=z,2\r\n']]);
  });
});
