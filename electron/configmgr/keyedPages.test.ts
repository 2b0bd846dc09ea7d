import { describe, expect, it } from 'vitest';
import { appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { AdminService, Page } from './adminService.ts';
import { readByKey } from './keyedPages.ts';
import { toRow } from './row.ts';

interface FakeSite {
  /** Called before each request; may change the set. */
  onRequest?: (count: number) => void;
  refusesKeys?: boolean;
  ignoresKeys?: boolean;
  ignoresOrder?: boolean;
  /** ResourceIDs come as this. */
  idAs?: (id: number) => unknown;
  pageCap?: number;
  nextLinks?: boolean;
}

/** A service over a live set of ids, with the ways in which one may differ. */
function fakeService(ids: Set<number>, site: FakeSite = {}): AdminService & { requests: string[] } {
  const requests: string[] = [];
  const page = (from: readonly number[], size: number): Page => {
    const idAs = site.idAs ?? ((id: number) => id);
    const rows = from.slice(0, size).map((id) => toRow({ ResourceID: idAs(id) }));
    const more = site.nextLinks && from.length > size;
    return { rows, ...(more ? { nextLink: `https://p/next?after=${from[size - 1]}` } : {}) };
  };
  const answer = (after: number | undefined, top: number, skip: number): Result<Page> => {
    site.onRequest?.(requests.length);
    if (after !== undefined && site.refusesKeys)
      return fail(appError('providerAccessDenied', { status: 404 }));
    const sorted = [...ids].sort((a, b) => (site.ignoresOrder ? b - a : a - b));
    const left = after === undefined || site.ignoresKeys ? sorted : sorted.filter((id) => id > after);
    return ok(page(left.slice(skip), Math.min(top, site.pageCap ?? top)));
  };
  return {
    fqdn: 'cm01.contoso.com',
    requests,
    async get(path, query = {}) {
      requests.push(`${path}?${query.$filter ?? ''} skip ${query.$skip ?? 0}`);
      const after = /ResourceID gt (\d+)/.exec(query.$filter ?? '')?.[1];
      return answer(
        after === undefined ? undefined : Number(after),
        Number(query.$top),
        Number(query.$skip ?? 0),
      );
    },
    async follow(nextLink) {
      requests.push(nextLink);
      return answer(Number(new URL(nextLink).searchParams.get('after')), 1000, 0);
    },
    call: async () => fail(appError('internal')),
  };
}

const range = (count: number) => new Set(Array.from({ length: count }, (_, index) => index + 1));

async function read(service: AdminService, expected?: number) {
  const rows = await readByKey(service, {
    className: 'SMS_FullCollectionMembership',
    filter: "CollectionID eq 'PS100014'",
    select: ['ResourceID'],
    key: 'ResourceID',
    keyOf: (row) => row.number('resourceid'),
    ...(expected === undefined ? {} : { expected }),
  });
  return rows.ok ? rows.value.map((row) => row.number('ResourceID')) : rows.error.code;
}

describe('readByKey', () => {
  it.each([0, 1, 999, 1000, 1001, 2500])('reads all of %i rows, each once', async (count) => {
    const ids = await read(fakeService(range(count)), count);
    expect(ids).toEqual([...range(count)]);
  });

  it('needs no further request when a short page reaches the expected count', async () => {
    const service = fakeService(range(5));
    await read(service, 5);
    expect(service.requests).toHaveLength(1);
  });

  it('asks on until a page is empty when fewer came than were counted, or nobody counted', async () => {
    const counted = fakeService(range(5));
    await read(counted, 6);
    expect(counted.requests.at(-1)).toContain('ResourceID gt 5');
    const uncounted = fakeService(range(5), { pageCap: 2 });
    expect(await read(uncounted)).toEqual([1, 2, 3, 4, 5]);
  });

  it('loses nobody when members leave between two pages, which pages by offset would', async () => {
    const ids = range(2000);
    const service = fakeService(ids, {
      onRequest: (count) => count === 2 && [1, 2, 3].map((id) => ids.delete(id)),
    });
    const found = await read(service, 2000);
    for (let id = 4; id <= 2000; id += 1) expect(found).toContain(id);
  });

  it('follows a nextLink', async () => {
    const service = fakeService(range(30), { pageCap: 10, nextLinks: true });
    expect(await read(service, 30)).toEqual([...range(30)]);
  });

  it('reads twice by offset where keyed conditions are refused', async () => {
    const service = fakeService(range(1500), { refusesKeys: true });
    expect(await read(service, 1500)).toEqual([...range(1500)]);
    expect(service.requests.filter((request) => request.endsWith('skip 1000'))).toHaveLength(2);
  });

  it('reads by offset, and does not loop, where keyed conditions are ignored', async () => {
    expect(await read(fakeService(range(1500), { ignoresKeys: true }), 1500)).toEqual([...range(1500)]);
  });

  it('believes two passes by offset only when they agree', async () => {
    const ids = range(1500);
    const service = fakeService(ids, {
      refusesKeys: true,
      onRequest: (count) => count === 5 && ids.delete(7),
    });
    expect(await read(service, 1500)).toBe('collectionReadUnstable');
  });

  it('goes by what came, not by what was asked for, where pages are capped as well', async () => {
    const capped = fakeService(range(2300), { refusesKeys: true, pageCap: 500 });
    expect(await read(capped, 2300)).toHaveLength(2300);
  });

  it('reads by offset where the order is ignored, since a key would then skip rows', async () => {
    const found = await read(fakeService(range(3000), { ignoresOrder: true }), 3000);
    expect(new Set(Array.isArray(found) ? found : [])).toEqual(range(3000));
  });

  it('takes an ID that comes as digits, and fails on a row without one: a lost row is a lost computer', async () => {
    expect(await read(fakeService(range(3), { idAs: String }), 3)).toEqual([1, 2, 3]);
    expect(await read(fakeService(range(3), { idAs: () => null }), 3)).toBe('providerAnswerUnreadable');
  });

  it('does not take a passing failure for a refusal of the condition', async () => {
    const service = fakeService(range(1500));
    const get = service.get;
    service.get = async (path, query, signal) =>
      query?.$filter?.includes(' gt ')
        ? fail(appError('providerAnswerUnreadable', { status: 503 }))
        : get(path, query, signal);
    expect(await read(service, 1500)).toBe('providerAnswerUnreadable');
  });

  it('hands on a refusal of the first page', async () => {
    const service = fakeService(range(1));
    service.get = async () => fail(appError('providerUnauthorized', { status: 401 }));
    expect(await read(service)).toBe('providerUnauthorized');
  });
});
