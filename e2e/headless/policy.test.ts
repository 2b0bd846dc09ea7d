import { afterEach, expect, it } from 'vitest';
import { practice } from '../../shared/practice.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';

let app: HeadlessApp | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
});

const site = loadSampleSite();
const real = { kind: 'provider', fqdn: practice.providerFqdn } as const;
const start = (policy: Readonly<Record<string, unknown>>) => {
  app = startHeadless({ site, policy });
  return app.handlers;
};
const signIn = (source: typeof real | { kind: 'practice' }, cloud: 'public' | 'china', tenant: string) =>
  ({
    source,
    cloud,
    tenant,
    clientId: practice.clientId,
    secret: { kind: 'typed', value: practice.clientSecret },
  }) as const;
const refused = (name: string) => ({ ok: false, error: { code: 'setByPolicy', facts: { name } } });

it('another cloud, tenant or provider than that of the organisation is refused, whatever a page asks for', async () => {
  const { verifySignIn, addConnection } = start({
    Cloud: 'public',
    Tenant: practice.tenantId.toUpperCase(),
    Provider: 'cm02.contoso.com',
  });
  expect(await verifySignIn(signIn(real, 'china', practice.tenantId))).toMatchObject(refused('Cloud'));
  expect(await verifySignIn(signIn(real, 'public', 'fabrikam.com'))).toMatchObject(refused('Tenant'));
  expect(await verifySignIn(signIn(real, 'public', practice.tenantId))).toMatchObject({ ok: true });
  const wish = { source: real, signInId: 'x', workspace: {}, collections: [] } as never;
  expect(await addConnection(wish)).toMatchObject(refused('Provider'));
});

it('practice is refused where it is switched off, and else free of the rest', async () => {
  const off = start({ DisablePractice: 1 });
  expect(await off.checkSite({ source: { kind: 'practice' } })).toMatchObject(refused('DisablePractice'));
  expect(await off.verifySignIn(signIn({ kind: 'practice' }, 'public', practice.tenantId))).toMatchObject(
    refused('DisablePractice'),
  );
  await app?.close();
  const on = start({ Cloud: 'china', Tenant: 'fabrikam.com', DisablePractice: 0 });
  expect(await on.verifySignIn(signIn({ kind: 'practice' }, 'public', practice.tenantId))).toMatchObject({
    ok: true,
  });
});

it('the page is told what is settled and what does not count', async () => {
  const { readPolicy } = start({ LogLevel: 'verbose', SecretWarningDays: 'soon' });
  expect(await readPolicy({})).toEqual({
    ok: true,
    value: {
      source: 'file',
      values: { LogLevel: 'verbose' },
      problems: [{ kind: 'senseless', name: 'SecretWarningDays' }],
    },
  });
});
