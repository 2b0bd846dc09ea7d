import type { ElectronApplication, Page } from 'playwright/test';
import { practice } from '../shared/practice.ts';
import { wizardTexts } from '../shared/strings/pages.ts';
import { allEnded, exchangeByCalls } from './canary/exchange.ts';
import { proveByCalls, updateByHand } from './canary/newSecret.ts';
import { newCanary, test } from './canary/planted.ts';
import { type Watch, watchApp } from './canary/watch.ts';
import { expect, pageOf } from './fixture.ts';
import {
  addPicked,
  button,
  expectPage,
  next,
  openPicker,
  openPractice,
  passAzureAd,
  passGeneral,
  passWorkspace,
  pickCollections,
  verify,
  waitForCompletion,
} from './wizardSteps.ts';

/** Everything main answers, with the canary sent wherever a client secret may be. */
async function callEverything(
  app: ElectronApplication,
  page: Page,
  watch: Watch,
  canary: string,
  folder: string,
): Promise<void> {
  const call = async <T>(method: string, answer: Promise<T>): Promise<T> => {
    const reply = await answer;
    watch.keepReply(method, reply);
    return reply;
  };
  const source = { kind: 'practice' } as const;
  const signIn = (value: string) =>
    page.evaluate((input) => window.oms.verifySignIn(input), {
      source,
      cloud: 'public' as const,
      tenant: practice.tenantId,
      clientId: practice.clientId,
      secret: { kind: 'typed' as const, value },
    });
  const verified = await call('verifySignIn', signIn(canary));
  if (!verified.ok) throw new Error(`The canary was refused: ${verified.error.code}`);
  expect((await call('verifySignIn, wrong', signIn(`${canary}x`))).ok).toBe(false);
  expect((await call('verifySignIn, too long', signIn(canary.repeat(20)))).ok).toBe(false);
  const { signInId } = verified.value;
  await call(
    'discoverWorkspaces',
    page.evaluate((input) => window.oms.discoverWorkspaces(input), { signInId }),
  );
  const listed = await call(
    'listConnections',
    page.evaluate(() => window.oms.listConnections({})),
  );
  if (!listed.ok) throw new Error(`No connections: ${listed.error.code}`);
  // It was saved, and can be used: otherwise there would be nothing to find.
  expect(listed.value.connections.map(({ secret }) => secret)).toMatchObject([
    { hasSecret: true, hint: canary.slice(0, 3) },
  ]);
  for (const { connectionId, workspace, collections } of listed.value.connections) {
    const chosen = { signInId, source, workspace, collections: [...collections] };
    await call(
      'checkWorkspace',
      page.evaluate((input) => window.oms.checkWorkspace(input), { signInId, workspace }),
    );
    await call(
      'measureWorkspace',
      page.evaluate((input) => window.oms.measureWorkspace(input), { signInId, workspace }),
    );
    const ended = () =>
      page.evaluate(() =>
        window.canaryEvents?.some((text) => /"writeCheck".*"(finished|failed)"/.test(text)),
      );
    await expect.poll(ended, { timeout: 30_000 }).toBe(true);
    await call(
      'previewConnection',
      page.evaluate((input) => window.oms.previewConnection(input), chosen),
    );
    await proveByCalls(page, connectionId, canary, call);
    await exchangeByCalls(app, page, { connectionId, folder }, canary, call);
    await call(
      'syncNow',
      page.evaluate((input) => window.oms.syncNow(input), { connectionId }),
    );
  }
  await call(
    'getAppInfo',
    page.evaluate(() => window.oms.getAppInfo({})),
  );
  await call(
    'readDraft',
    page.evaluate(() => window.oms.readDraft({})),
  );
  await call(
    'listCollections',
    page.evaluate(() => window.oms.listCollections({ source: { kind: 'practice' } })),
  );
  await expect.poll(() => allEnded(page)).toBe(true);
  await call(
    'listRuns',
    page.evaluate(() => window.oms.listRuns({})),
  );
}

test('a client secret is nowhere after the wizard: not in files, logs, answers, the page or command lines', async ({
  launchApp,
  userDataDir,
  planted: { canary, path },
}) => {
  const app = await launchApp([`--practice-secret=${path}`]);
  const page = await pageOf(app);
  const watch = await watchApp(app, page, userDataDir);

  await openPractice(page);
  await passGeneral(page);
  await next(page);
  // A wrong one first: a refusal must not tell it either.
  const wrong = newCanary();
  await verify(page, { clientSecret: wrong });
  await expect(page.getByText('Azure refused the sign-in')).toBeVisible();
  await passAzureAd(page, { clientSecret: canary });
  await next(page);
  await passWorkspace(page);
  await next(page);
  await openPicker(page);
  await pickCollections(page, ['SMS00001']);
  await addPicked(page, 1);
  await next(page);
  await expectPage(page, 'summary');
  expect(await watch.search(canary), 'on Summary').toEqual([]);
  await button(page, wizardTexts.addConnection).click();
  await waitForCompletion(page);
  expect(await watch.search(canary), 'after the wizard').toEqual([]);

  await callEverything(app, page, watch, canary, userDataDir);
  expect(await watch.search(canary), 'after every method was called').toEqual([]);

  // The same secret once more, as a new one: refused, then proven and saved.
  await button(page, wizardTexts.close).click();
  await updateByHand(page, wrong, canary);
  expect(await watch.search(canary), 'after the secret was updated').toEqual([]);
  expect(await watch.search(wrong), 'the refused one').toEqual([]);

  await app.close();
  expect(await watch.searchLeftovers(canary), 'after the app has ended').toEqual([]);
  expect(await watch.searchLeftovers(wrong), 'the refused one, after the end').toEqual([]);
});
