import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { practice } from '../shared/practice.ts';
import type { RunView } from '../shared/runModel.ts';
import { expect, pageOf, test } from './fixture.ts';

/** Two connected collections, without walking the whole wizard. */
async function addConnection(page: Page): Promise<string> {
  return page.evaluate(
    async ({ credentials, workspace: address }) => {
      const source = { kind: 'practice' } as const;
      const verified = await window.oms.verifySignIn({ source, cloud: 'public', ...credentials });
      if (!verified.ok) throw new Error(verified.error.code);
      const { signInId } = verified.value;
      const workspace = await window.oms.getWorkspace({ signInId, ...address });
      if (!workspace.ok) throw new Error(workspace.error.code);
      const collections = ['PS100014', 'PS100016'].map((collectionId) => ({
        collectionId,
        name: collectionId,
      }));
      const run = await window.oms.addConnection({
        signInId,
        source,
        workspace: workspace.value,
        collections,
      });
      if (!run.ok) throw new Error(run.error.code);
      return run.value.runId;
    },
    {
      credentials: {
        tenant: practice.tenantId,
        clientId: practice.clientId,
        secret: { kind: 'typed' as const, value: practice.clientSecret },
      },
      workspace: {
        subscriptionId: practice.subscriptionId,
        resourceGroup: practice.resourceGroup,
        name: practice.workspace,
      },
    },
  );
}

async function ended(page: Page, runId: string): Promise<RunView> {
  const runOf = async (): Promise<RunView | undefined> => {
    const answer = await page.evaluate(() => window.oms.listRuns({}));
    return answer.ok ? answer.value.runs.find((run) => run.runId === runId) : undefined;
  };
  await expect.poll(async () => (await runOf())?.state, { timeout: 30_000 }).not.toBe('running');
  const run = await runOf();
  if (run === undefined) throw new Error('The run is gone');
  return run;
}

test('practice keeps what was written into its workspace for the next start', async ({
  launchApp,
  userDataDir,
}) => {
  const first = await launchApp();
  const firstPage = await pageOf(first);
  const added = await ended(firstPage, await addConnection(firstPage));
  expect(added.outcome).toMatchObject({ outcome: 'done', created: 2 });
  await first.close();
  expect(await readFile(join(userDataDir, 'practice', 'azure.json'), 'utf8')).toContain('CM_PS1_PS100014');

  const secondPage = await pageOf(await launchApp());
  const started = await secondPage.evaluate(
    (connectionId) => window.oms.syncNow({ connectionId }),
    added.connectionId,
  );
  if (!started.ok) throw new Error(started.error.code);
  expect((await ended(secondPage, started.value.runId)).outcome).toMatchObject({
    ...{ outcome: 'done', created: 0, updated: 0, unchanged: 2 },
  });
});
