import type { RunView, SyncOutcome } from '../../../shared/runModel.ts';
import type { SavedSearch } from '../../../simulator/azure/state.ts';
import type { SiteFile } from '../../../simulator/configmgr/siteFile.ts';
import { type HeadlessApp, type HeadlessOptions, startHeadless } from '../headlessApp.ts';
import { practiceWorkspace, storedMembers, tagOf } from '../storedGroups.ts';
import { connect, signInAndChoose, succeeded } from '../wizardPath.ts';
import { boundary, type Life, live, startLife } from './killSwitch.ts';
import { createChronicle, namesOf } from './truth.ts';

/** A site, a workspace and the installations that keep it, with everything that a history of them has to hold to. */

export interface Installation {
  app: HeadlessApp;
  life: Life;
  connectionId: string;
}

export interface RunResult {
  readonly outcome: SyncOutcome | undefined;
  readonly wasKilled: boolean;
}

const optionsOf = (site: SiteFile, shared?: HeadlessApp): HeadlessOptions => ({
  site,
  atRequest: boundary,
  ...(shared ? { simulator: { tenants: shared.simulator.azure.tenants, site: shared.simulator.site } } : {}),
});

/** The wizard's write check: from then on the app knows what one saved search may hold. */
async function measure(app: HeadlessApp): Promise<void> {
  const { runId } = succeeded(await app.handlers.measureWorkspace(await signInAndChoose(app)));
  await app.writeCheckEnded(runId);
}

/** With `queryLimit`, no saved search of the workspace may be longer, and the write check has found that out. */
export async function createWorld(site: SiteFile, collectionIds: readonly string[], queryLimit?: number) {
  const firstApp = startHeadless(optionsOf(site));
  if (queryLimit !== undefined) {
    practiceWorkspace(firstApp).queryLimitInBytes = queryLimit;
    await measure(firstApp);
  }
  const first: Installation = {
    app: firstApp,
    life: startLife(),
    connectionId: (await connect(firstApp, collectionIds)).connectionId,
  };
  const chronicle = createChronicle(firstApp.simulator.site, collectionIds);
  const apps = [firstApp];
  let lastSuccess = chronicle.now();
  const violations: string[] = [];
  const workspace = practiceWorkspace(firstApp);
  const others = (): [string, SavedSearch][] =>
    [...workspace.savedSearches].filter(([, search]) => tagOf(search, 'Source') !== 'OMSConnect');
  const foreign = JSON.stringify(others());

  const contents = () => new Map(Object.entries(storedMembers(firstApp, ['a part is missing'])));
  const aliasOf = (collectionId: string) => `CM_PS1_${collectionId}`;

  /** Why a group that is said to be in sync is not; by ResourceID. */
  const fault = (collectionId: string, names: readonly string[], from: number): string | undefined => {
    const listed = new Set(names);
    for (const id of chronicle.throughout(collectionId, from)) {
      if (!namesOf(firstApp.simulator.site, id).some((name) => listed.has(name))) {
        const earlier = names.some((name) => chronicle.ownersOf(name).has(id));
        if (!earlier) return `${collectionId} lacks ${id}, a member during the whole run`;
      }
    }
    const allowed = chronicle.ever(collectionId, lastSuccess);
    for (const name of names) {
      const owners = [...chronicle.ownersOf(name)];
      if (!owners.some((id) => allowed.has(id))) {
        return `${collectionId} holds ${name}, a member at no time since the last success`;
      }
    }
    return undefined;
  };

  const judgeMidway = (before: ReadonlyMap<string, readonly string[]>, from: number): void => {
    for (const collectionId of collectionIds) {
      const names = contents().get(aliasOf(collectionId));
      if (names === undefined) continue;
      const old = before.get(aliasOf(collectionId));
      if (old !== undefined && old.length === names.length && old.every((name, at) => name === names[at]))
        continue;
      const why = fault(collectionId, names, from);
      if (why) violations.push(`midway: ${why}`);
    }
  };

  /** One run, killed after so many boundaries where a number is given. */
  const sync = async (
    who: Installation,
    how: {
      readonly full?: boolean;
      readonly takeOver?: boolean;
      readonly killAfter?: number | undefined;
    } = {},
  ): Promise<RunResult> => {
    const from = chronicle.now();
    const before = contents();
    firstApp.afterWrite = () => judgeMidway(before, from);
    who.app.afterWrite = firstApp.afterWrite;
    who.life.left = how.killAfter;
    const work = async (): Promise<RunView | undefined> => {
      const { handlers } = who.app;
      const { connectionId } = who;
      const started = how.takeOver
        ? await handlers.answerQuestion({ connectionId, answer: { kind: 'otherWriter', choice: 'takeOver' } })
        : await handlers.syncNow({ connectionId, full: how.full === true });
      if (!started.ok) return undefined;
      return started.value.runId === undefined ? undefined : who.app.finished(started.value.runId);
    };
    const view = await Promise.race([live(who.life, work), who.life.died.then(() => undefined)]);
    who.life.left = undefined;
    const wasKilled = who.life.dead;
    if (wasKilled) {
      who.app = who.app.restarted();
      who.life = startLife();
      apps.push(who.app);
    }
    const outcome = view?.outcome;
    for (const group of outcome?.groups ?? []) {
      if (group.state !== 'inSync') continue;
      const names = contents().get(group.alias);
      const why =
        names === undefined ? `${group.alias} is not there` : fault(group.collectionId, names, from);
      if (why) violations.push(`in sync: ${why}`);
    }
    if (outcome?.outcome === 'done') lastSuccess = from;
    if (JSON.stringify(others()) !== foreign) violations.push('a foreign search was touched');
    return { outcome, wasKilled };
  };

  return {
    first,
    site: firstApp.simulator.site,
    simulator: firstApp.simulator,
    workspace,
    chronicle,
    violations,
    contents,
    sync,
    /** Another computer with the same site and workspace. */
    async addInstallation(itsCollections: readonly string[] = collectionIds): Promise<Installation> {
      const app = startHeadless(optionsOf(site, firstApp));
      apps.push(app);
      if (queryLimit !== undefined) await measure(app);
      return { app, life: startLife(), connectionId: (await connect(app, itsCollections)).connectionId };
    },
    /** What a first run on the site as it is now makes of an empty workspace. */
    async cleanRun(): Promise<Record<string, readonly string[]>> {
      const app = startHeadless({ site, simulator: { site: firstApp.simulator.site } });
      apps.push(app);

      const visible = collectionIds.filter((id) => firstApp.simulator.site.collection(id) !== undefined);
      await connect(app, visible);
      return storedMembers(app);
    },
    close: async () => {
      firstApp.afterWrite = undefined;
      await Promise.all(apps.map((app) => app.discard()));
    },
  };
}

export type World = Awaited<ReturnType<typeof createWorld>>;
