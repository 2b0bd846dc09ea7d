import { type ElectronApplication, expect } from 'playwright/test';
import type {} from '../../renderer/oms.d.ts';
import { clouds } from '../../shared/clouds.ts';
import { practice } from '../../shared/practice.ts';
import { azureAdTexts } from '../../shared/strings/azureAd.ts';
import { wizardTexts } from '../../shared/strings/pages.ts';
import { workspaceTexts } from '../../shared/strings/workspace.ts';
import type { Fault } from '../../simulator/types.ts';
import { realToWorkspace } from '../wizardReal.ts';
import { button, expectPage, next, passWorkspace } from '../wizardSteps.ts';
import { reason } from '../wizardWays.ts';
import { expectFailure, expectLink, type Failure } from './expectFailure.ts';
import { arm, disarm, LASTING, test } from './simulatedApp.ts';

/** Azure Resource Manager while the workspaces are being looked for, and while one is being checked. */

test.use({ switches: ['--request-timeout=2000'] });

const host = new URL(clouds.public.arm).host;
const byArm = (effect: Fault['effect']) => (app: ElectronApplication) =>
  arm(app, { service: 'arm', times: LASTING, effect });
const network = (code: string) => byArm({ kind: 'network', code });
const status = (code: number, headers: Record<string, string> = {}, body = '') =>
  byArm({ kind: 'status', status: code, headers, body });
const envelope = (code: string) => JSON.stringify({ error: { code, message: 'Text of the service.' } });

interface ArmRow extends Failure {
  readonly name: string;
  readonly arrange: (app: ElectronApplication) => Promise<void>;
}

const rows: readonly ArmRow[] = [
  {
    name: 'throttled for an hour',
    code: 'azureThrottled',
    facts: { retryAfterInSeconds: '3600' },
    arrange: status(429, { 'retry-after': '3600' }, envelope('SubscriptionRequestsThrottled')),
    reference: 'SubscriptionRequestsThrottled',
  },
  {
    name: 'out of order',
    code: 'azureUnavailable',
    arrange: status(503, { 'retry-after': '0' }),
    reference: 'HTTP 503',
  },
  {
    name: 'a refusal of no known kind',
    code: 'azureRefused',
    facts: { status: '400' },
    arrange: status(400, {}, envelope('SomethingElse')),
    reference: 'SomethingElse',
  },
  {
    name: 'sign-in page of a proxy',
    code: 'answerUnreadable',
    facts: { host },
    arrange: status(200, { 'content-type': 'text/html' }, '<html>Sign in to the network</html>'),
  },
  {
    name: 'redirect of a proxy',
    code: 'answerUnreadable',
    facts: { host },
    arrange: status(302, { location: 'https://portal.hotel.example/' }),
  },
  {
    name: 'clock an hour off',
    code: 'clockSkew',
    facts: { host, seconds: '3600' },
    arrange: (app) => status(401, { date: new Date(Date.now() - 3_600_000).toUTCString() })(app),
  },
  { name: 'DNS', code: 'hostNotFound', facts: { host }, arrange: network('ENOTFOUND') },
  { name: 'firewall', code: 'connectionRefused', facts: { host }, arrange: network('ECONNREFUSED') },
  { name: 'no network', code: 'offline', arrange: network('ERR_INTERNET_DISCONNECTED') },
  { name: 'no proxy', code: 'proxyUnreachable', arrange: network('ERR_PROXY_CONNECTION_FAILED') },
  { name: 'proxy says 403', code: 'proxyRefuses', arrange: network('ERR_TUNNEL_CONNECTION_FAILED') },
  { name: '407', code: 'proxyCredentials', arrange: network('ERR_PROXY_AUTH_UNSUPPORTED') },
  {
    name: 'hung answer',
    code: 'timedOut',
    facts: { host, seconds: '2' },
    arrange: byArm({ kind: 'delay', inMs: 600_000 }),
  },
];

test('a search for workspaces that fails says why, and Look again goes on', async ({ app, page }) => {
  test.setTimeout(180_000);
  await realToWorkspace(page);
  await passWorkspace(page);
  for (const row of rows) {
    await test.step(row.name, async () => {
      await button(page, wizardTexts.previous).click();
      await page.getByLabel(azureAdTexts.tenant).first().fill(practice.tenantDomain);
      await page.getByLabel(azureAdTexts.tenant).first().fill(practice.tenantId);
      await page.locator('input[type=password]').fill(`${practice.clientSecret} `);
      await button(page, azureAdTexts.verify).click();
      await expect(page.getByText(azureAdTexts.verified)).toBeVisible();
      await row.arrange(app);
      await next(page);
      await expectPage(page, 'workspace');
      await expectLink(app, await expectFailure(page, row));
      await expect(button(page, wizardTexts.next)).toBeDisabled();
      await expect(reason(page)).toHaveText(/^To go on, |being checked/);
      await disarm(app);
      await button(page, workspaceTexts.lookAgain).click();
      await passWorkspace(page);
      await expect(page.locator('.fui-MessageBar')).toHaveCount(0);
    });
  }
});
