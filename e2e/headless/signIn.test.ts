import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { practice } from '../../shared/practice.ts';
import { practiceApps } from '../../simulator/azure/practiceApps.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { practiceCredentials, succeeded } from './wizardPath.ts';

let app: HeadlessApp;
beforeEach(() => {
  app = startHeadless({ site: loadSampleSite() });
});
afterEach(() => app.close());

const typed = (value: string) => ({ secret: { kind: 'typed', value } }) as const;
const as = ({ clientId, clientSecret }: { clientId: string; clientSecret: string }) => ({
  clientId,
  ...typed(clientSecret),
});

describe('Verify', () => {
  it('answers tenant and hint, and never the secret', async () => {
    const answer = await app.handlers.verifySignIn(practiceCredentials());
    expect(succeeded(answer)).toMatchObject({
      tenantId: practice.tenantId,
      secret: { hasSecret: true, hint: practice.clientSecret.slice(0, 3) },
    });
    expect(JSON.stringify(answer)).not.toContain(practice.clientSecret);
  });

  it('finds the tenant GUID of a domain', async () => {
    const answer = await app.handlers.verifySignIn(practiceCredentials({ tenant: practice.tenantDomain }));
    expect(succeeded(answer).tenantId).toBe(practice.tenantId);
  });

  it('reads name and expiry where Microsoft Graph permits it', async () => {
    const answer = await app.handlers.verifySignIn(practiceCredentials(as(practiceApps.graphPermitted)));
    expect(succeeded(answer)).toMatchObject({
      appName: 'OMS Connector (expiry readable)',
      secret: { expiresOn: '2026-12-13T09:00:00.000Z', expirySource: 'graph' },
    });
  });

  it('takes a held secret for the same inputs only', async () => {
    const { signInId } = succeeded(await app.handlers.verifySignIn(practiceCredentials()));
    const held = { secret: { kind: 'held', signInId } } as const;
    expect((await app.handlers.verifySignIn(practiceCredentials(held))).ok).toBe(true);
    const elsewhere = await app.handlers.verifySignIn(practiceCredentials({ ...held, cloud: 'china' }));
    expect(elsewhere).toMatchObject({ ok: false, error: { code: 'signInForgotten' } });
  });

  it.each([
    ['a wrong secret', typed('Wrong~0123456789'), 'secretWrong', 'AADSTS7000215'],
    ['a secret ID', typed('0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0'), 'secretIsId', 'AADSTS7000215'],
    ['an expired secret', as(practiceApps.expiredSecret), 'secretExpired', 'AADSTS7000222'],
    ['a disabled app', as(practiceApps.disabled), 'appDisabled', 'AADSTS7000112'],
    ['Conditional Access', as(practiceApps.conditionalAccess), 'conditionalAccess', 'AADSTS53003'],
    ['an app of another tenant', as(practiceApps.foreign), 'appNotInTenant', 'AADSTS700016'],
    ['an unknown tenant', { tenant: 'nobody.example' }, 'tenantNotFound', 'AADSTS90002'],
    ['a secret too new', as(practiceApps.newSecret), 'secretWrong', 'AADSTS7000215'],
  ])('tells %s', async (_cause, patch, code, serviceCode) => {
    const answer = await app.handlers.verifySignIn(practiceCredentials(patch));
    expect(answer).toMatchObject({ ok: false, error: { code, serviceCode } });
  });

  it('refuses a tenant that is none before anything is sent', async () => {
    const answer = await app.handlers.verifySignIn(practiceCredentials({ tenant: 'not a tenant' }));
    expect(answer).toMatchObject({ ok: false, error: { code: 'tenantMalformed', field: 'tenant' } });
    expect(app.simulator.log.exchanges).toEqual([]);
  });

  it('is not answered from memory after a throttled try', async () => {
    app.simulator.faults.add({
      service: 'entra',
      effect: { kind: 'status', status: 429, headers: { 'Retry-After': '60' } },
    });
    expect(await app.handlers.verifySignIn(practiceCredentials())).toMatchObject({
      error: { code: 'signInThrottled' },
    });
    expect((await app.handlers.verifySignIn(practiceCredentials())).ok).toBe(true);
  });

  it.each([
    [{ kind: 'reset' } as const, 'connectionCut'],
    [{ kind: 'network', code: 'ENOTFOUND' } as const, 'hostNotFound'],
    [{ kind: 'network', code: 'SELF_SIGNED_CERT_IN_CHAIN' } as const, 'certificateUntrusted'],
    [{ kind: 'truncate' } as const, 'connectionCut'],
    [
      { kind: 'status', status: 200, body: '<html>Sign in to the guest network</html>' } as const,
      'answerUnreadable',
    ],
  ])('says what became of the request when the way is disturbed: %j', async (effect, code) => {
    app.simulator.faults.add({ service: 'entra', effect });
    expect(await app.handlers.verifySignIn(practiceCredentials())).toMatchObject({
      ok: false,
      error: { code },
    });
  });
});
