import type { Page } from 'playwright/test';
import type {} from '../renderer/oms.d.ts';
import type { SiteSource } from '../shared/model.ts';
import { practice } from '../shared/practice.ts';

/** Another app, workspace and source than those of tests on the simulated network. */
export interface Target {
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly resourceGroup?: string;
  readonly workspace?: string;
  readonly source?: SiteSource;
}

/** A saved and synced connection by the page's own calls, for tests that are about something else. */
export async function connectByCalls(
  page: Page,
  collectionIds: readonly string[],
  { source = { kind: 'provider', fqdn: practice.providerFqdn }, ...other }: Target = {},
): Promise<string> {
  return page.evaluate(
    async ([values, ids, source]) => {
      const { oms } = window;
      const value = <T>(answer: { ok: true; value: T } | { ok: false; error: { code: string } }): T => {
        if (!answer.ok) throw new Error(`The app answered ${JSON.stringify(answer.error)}`);
        return answer.value;
      };
      value(await oms.checkSite({ source }));
      const { signInId } = value(
        await oms.verifySignIn({
          source,
          cloud: 'public',
          tenant: values.tenantId,
          clientId: values.clientId,
          secret: { kind: 'typed', value: values.clientSecret },
        }),
      );
      const workspace = value(
        await oms.getWorkspace({
          signInId,
          subscriptionId: values.subscriptionId,
          resourceGroup: values.resourceGroup,
          name: values.workspace,
        }),
      );
      const { collections } = value(await oms.listCollections({ source }));
      const chosen = collections
        .filter(({ collectionId }) => ids.includes(collectionId))
        .map(({ collectionId, name }) => ({ collectionId, name }));
      const finished = new Promise<string>((resolve) => {
        oms.on('runChanged', (run) => {
          if (run.state !== 'running') resolve(`${run.runId} ${run.state}`);
        });
      });
      const { runId } = value(await oms.addConnection({ signInId, source, workspace, collections: chosen }));
      const end = await finished;
      if (end !== `${runId} done`) throw new Error(`The first sync ended as ${end}`);
      const run = value(await oms.listRuns({})).runs.find((one) => one.runId === runId);
      const connection = value(await oms.listConnections({})).connections.find(
        ({ connectionId }) => connectionId === run?.connectionId,
      );
      if (connection === undefined) throw new Error('The connection was not saved');
      return connection.connectionId;
    },
    [{ ...practice, ...other }, collectionIds, source] as const,
  );
}
