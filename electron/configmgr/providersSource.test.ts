import { describe, expect, it } from 'vitest';
import { appError, type ErrorCode } from '../../shared/errors.ts';
import { fail, ok } from '../../shared/result.ts';
import type { CollectionSource } from '../ports.ts';
import { createProvidersSource } from './providersSource.ts';

/** Providers that answer, or do not, as a test says at each moment. */
function setUp(...hosts: readonly string[]) {
  const down = new Map<string, ErrorCode>();
  const asked: string[] = [];
  const used: string[] = [];
  const sourceOf = (fqdn: string): CollectionSource => {
    const answer = async () => {
      asked.push(fqdn);
      const code = down.get(fqdn);
      return code === undefined ? ok([]) : fail(appError(code, { facts: { host: fqdn } }));
    };
    return {
      checkSite: answer,
      listCollections: answer,
      listMembers: answer,
      listDevices: answer,
      findDevices: answer,
    } as unknown as CollectionSource;
  };
  const source = createProvidersSource(
    hosts.map((fqdn) => ({ fqdn, source: sourceOf(fqdn) })),
    (fqdn) => used.push(fqdn),
  );
  return { source, down, asked, used };
}

describe('a site with several SMS Providers', () => {
  it('is asked through the first as long as it answers', async () => {
    const { source, asked, used } = setUp('a.contoso.com', 'b.contoso.com');
    await source.listCollections();
    await source.listMembers('PS100014', 3);
    expect([asked, used]).toEqual([['a.contoso.com', 'a.contoso.com'], []]);
  });

  it.each<ErrorCode>(['hostNotFound', 'connectionRefused', 'connectionCut', 'timedOut', 'notAProvider'])(
    'is asked through the next when one is down: %s',
    async (code) => {
      const { source, down, asked, used } = setUp('a.contoso.com', 'b.contoso.com');
      down.set('a.contoso.com', code);
      expect((await source.listCollections()).ok).toBe(true);
      expect((await source.listDevices()).ok).toBe(true);
      expect(asked).toEqual(['a.contoso.com', 'b.contoso.com', 'b.contoso.com']);
      expect(used).toEqual(['b.contoso.com']);
    },
  );

  it.each<ErrorCode>(['providerUnauthorized', 'providerAccessDenied', 'cancelled', 'clockSkew'])(
    'is not asked elsewhere when the answer would be the same: %s',
    async (code) => {
      const { source, down, asked } = setUp('a.contoso.com', 'b.contoso.com');
      down.set('a.contoso.com', code);
      expect(await source.listCollections()).toMatchObject({ ok: false, error: { code } });
      expect(asked).toEqual(['a.contoso.com']);
    },
  );

  it('tells of the one that people know when all are down', async () => {
    const { source, down } = setUp('a.contoso.com', 'b.contoso.com');
    down.set('a.contoso.com', 'connectionRefused');
    down.set('b.contoso.com', 'timedOut');
    expect(await source.listCollections()).toMatchObject({
      error: { code: 'connectionRefused', facts: { host: 'a.contoso.com' } },
    });
  });

  it('comes back to the first when the second fails later', async () => {
    const { source, down, used } = setUp('a.contoso.com', 'b.contoso.com');
    down.set('a.contoso.com', 'timedOut');
    await source.listCollections();
    down.clear();
    down.set('b.contoso.com', 'timedOut');
    expect((await source.listCollections()).ok).toBe(true);
    expect(used).toEqual(['b.contoso.com', 'a.contoso.com']);
  });

  it('is read on through the next one when the first dies under several reads at once', async () => {
    const { source, down } = setUp('a.contoso.com', 'b.contoso.com');
    down.set('a.contoso.com', 'connectionRefused');
    const answers = await Promise.all(
      ['PS100001', 'PS100002', 'PS100003', 'PS100004'].map((id) => source.listMembers(id, 1)),
    );
    expect(answers.map(({ ok: isOk }) => isOk)).toEqual([true, true, true, true]);
  });
});
