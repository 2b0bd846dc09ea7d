import { join } from 'node:path';
import { appError } from '../shared/errors.ts';
import { fail, ok } from '../shared/result.ts';
import { aboutHandlers } from './aboutHandlers.ts';
import { accountSecrets } from './accountSecrets.ts';
import { appInfo } from './appInfo.ts';
import { composeCommands } from './composeCommands.ts';
import { composeSchedule } from './composeSchedule.ts';
import { composeTroubles } from './composeTroubles.ts';
import type { Compose } from './composition.ts';
import { deskHandlers } from './deskHandlers.ts';
import { exchangeHandlers } from './exchangeHandlers.ts';
import { inboxOf } from './handover/inbox.ts';
import { createHandoverKeys } from './handover/keys.ts';
import { syncWishOf } from './handover/syncWish.ts';
import { lastingFailures } from './lastingFailures.ts';
import { createLogSearches } from './logsearch/logSearches.ts';
import { createQueryHistory } from './logsearch/queryHistory.ts';
import { askForSync } from './methods/askForSync.ts';
import { lookAfterAll } from './methods/changingHands.ts';
import { checkHeartbeat } from './methods/checkHeartbeat.ts';
import { createCleanUp } from './methods/cleanUp.ts';
import { addConnection, type ConnectionDeps, syncNow } from './methods/connectionMethods.ts';
import { deleteConnection, finishDeletions } from './methods/deleteConnection.ts';
import { createDiscoveries } from './methods/discoveries.ts';
import { createDraftStore } from './methods/draft.ts';
import { dryRun } from './methods/dryRun.ts';
import { connectionToPreview } from './methods/findConnection.ts';
import { finishMoves } from './methods/finishMoves.ts';
import { createFollowUps } from './methods/followUps.ts';
import { getGroup, listGroups } from './methods/groupViews.ts';
import { dropSecret, inboxFor, takeDrops, trustedKey } from './methods/handOver.ts';
import { answerQuestion, setImport } from './methods/importMethods.ts';
import { listConnections } from './methods/listConnections.ts';
import { createMeasurements } from './methods/measureWorkspace.ts';
import { renewAfterSync } from './methods/renewal/renewSecret.ts';
import { setRenewal } from './methods/renewal/setRenewal.ts';
import { listRunHistory } from './methods/runHistory.ts';
import { createRuns } from './methods/runs.ts';
import { saveCollections } from './methods/saveCollections.ts';
import { saveSecretExpiry } from './methods/saveSecretExpiry.ts';
import { createSignIns } from './methods/signIns.ts';
import { noteSiteOfAll } from './methods/siteWatch.ts';
import { createSources } from './methods/sources.ts';
import { syncOnce } from './methods/syncOnce.ts';
import { createSyncPreviews } from './methods/syncPreviews.ts';
import { readTask, registerTask, removeTask, type TaskDeps } from './methods/taskMethods.ts';
import { type HandOver, saveSecret, verifySecret } from './methods/updateSecret.ts';
import { verifyConnection } from './methods/verifyConnection.ts';
import { verifySignIn } from './methods/verifySignIn.ts';
import {
  checkWorkspace,
  previewConnection,
  readWorkspace,
  type WorkspaceDeps,
} from './methods/workspaceMethods.ts';
import { moveHandlers } from './moveHandlers.ts';
import { keepToPolicy } from './policy/keepToPolicy.ts';
import { createPolicy } from './policy/policy.ts';
import { guard, guardStore } from './rights/guardStore.ts';
import { sharedRights } from './rights/sharedRights.ts';
import { createConnectionStore } from './store/connectionStore.ts';
import { readInstallationId } from './store/installation.ts';
import { createRunLocks } from './store/runLock.ts';
import { keepDiagnosis } from './support/lastDiagnosis.ts';
import { supportHandlers } from './supportHandlers.ts';
import { windowsTasks } from './windowsTasks.ts';

/** The composition root: every port is handed on here, and nowhere else. */
export const compose: Compose = (deps) => {
  const { clock, logger, redactor, account, emit } = deps;
  const now = () => clock.now();
  const random = Math.random;
  const onBug = (error: unknown) =>
    logger.write(
      'error',
      'Main',
      `Unexpected: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );

  const policy = deps.policy ?? createPolicy(undefined, logger);
  const rights = sharedRights(deps, policy);
  const practiceFolder = join(deps.folders.account, 'practice');
  const stores = {
    real: guardStore(createConnectionStore(deps.folders.shared, now), rights),
    practice: createConnectionStore(practiceFolder, now),
  };
  const secrets = accountSecrets(deps);
  const { transport } = deps;
  const practice = () => deps.practice(practiceFolder);
  const sources = createSources({ transport, practice, clock, random, account });
  const signIns = createSignIns();
  const runs = createRuns(clock, (view) => emit('runChanged', view), onBug);
  const installationId = guard(rights, () => readInstallationId(deps.folders.shared, deps.computer, now));
  const drafts = createDraftStore(deps.folders.account, now);
  const discoveries = createDiscoveries({ signIns, onBug, emit: (event) => emit('discovery', event) });
  const measurements = createMeasurements({
    signIns,
    clock,
    random,
    installationId,
    hold: runs.hold,
    emit: (event) => emit('writeCheck', event),
    onBug,
  });
  const warningDays = async () => (await policy.values()).SecretWarningDays;
  const handoverKeys = createHandoverKeys(deps.folders.account, deps.vault, now);
  const hasDrops = async (connectionId: string) =>
    (await inboxOf(stores.real.folderOf(connectionId), now).names()).length > 0 ||
    (await syncWishOf(stores.real.folderOf(connectionId)).isMade());
  const tasks: TaskDeps = { stores, tasks: windowsTasks(deps, installationId), account, logger };
  const history = createQueryHistory(deps.folders.account, now);
  const connection: ConnectionDeps = {
    afterSync: (work) => renewAfterSync(work, { ...connection, redactor, policy, pending: secrets }),
    // Its own part of what is composed here, which it works on only when a run has ended.
    cleanUp: (work, run) => createCleanUp({ ...connection, tasks: tasks.tasks })(work, run),
    beforeRun: (connectionId, byOwnTask = false) =>
      takeDrops(connectionId, byOwnTask, { ...connection, redactor, handoverKeys, rights }),
    hasDrops,
    forgetQueries: history.drop,
    stores,
    secrets,
    signIns,
    sources,
    runs,
    locks: createRunLocks(deps.processes),
    clock,
    random,
    logger,
    account,
    computer: deps.computer,
    version: deps.version,
    installationId,
    reportFailures: lastingFailures(deps),
    queryLimitOf: measurements.limitOf,
    warningDays,
  };
  const diagnosed = keepDiagnosis(emit);
  const troubles = composeTroubles(
    { ...deps, emit: diagnosed.emit },
    { signIns, open: connection, practice, onBug },
  );
  const workspace: WorkspaceDeps = { signIns, sources, clock, random };

  const handOver: HandOver = {
    takesDrops: (record, store) => trustedKey(record, inboxFor(record, store, now), rights),
    dropSecret: (record, store, held, typedExpiry) =>
      dropSecret(record, store, held, typedExpiry, { ...connection, redactor, rights }),
  };
  const searches = createLogSearches({ ...deps, ...connection, history });
  const ending = new AbortController();
  const scheduler = composeSchedule(deps, { ...connection, policy, warningDays, store: stores.real });
  const previews = createSyncPreviews({
    clock,
    dryRun: (request, signal) => dryRun(request, connection, signal),
  });
  const list = () =>
    listConnections({ ...connection, rights, policy, pausedUntil: deps.settings.pausedUntil });
  let schedule: Promise<void> | undefined;
  let finished: Promise<void> | undefined;
  const followUps = createFollowUps({
    runs,
    clock,
    sync: (connectionId) => syncNow({ connectionId, trigger: 'person' }, connection),
    signal: ending.signal,
    onBug,
  });

  const sync = (connectionId: string) => syncNow({ connectionId, trigger: 'schedule' }, connection);

  return {
    startSchedule() {
      schedule = scheduler.run(ending.signal);
      void finishMoves({ ...connection, sync }).catch(onBug);
    },
    wake: () => scheduler.wake(),
    interrupt: () => runs.interrupt('sessionEnd'),
    async syncOnce(request) {
      await lookAfterAll(connection);
      return syncOnce(request, { connection, clock, logger, account, signal: ending.signal });
    },
    commands: composeCommands({ ...connection, ...tasks, redactor, sync, signal: ending.signal }),
    handlers: keepToPolicy(policy, {
      getAppInfo: appInfo(deps),
      async checkSite({ source }) {
        const report = await (await sources.collections(source)).checkSite();
        const store = stores[source.kind === 'practice' ? 'practice' : 'real'];
        if (report.ok) await noteSiteOfAll(report.value, store, { clock, account });
        return report;
      },
      verifySignIn: (input) => verifySignIn(input, { sources, signIns, redactor, clock }),
      discoverWorkspaces: async (input) => discoveries.start(input),
      getWorkspace: (input) => readWorkspace(input, workspace),
      checkWorkspace: (input) => checkWorkspace(input, workspace),
      ...troubles.handlers,
      measureWorkspace: (input) => measurements.start(input),
      async listCollections({ source }) {
        const collections = await (await sources.collections(source)).listCollections();
        if (!collections.ok) return collections;
        if (collections.value.length === 0) return fail(appError('noDeviceCollections', { retryable: true }));
        return ok({ collections: collections.value, readAt: now().toISOString() });
      },
      async previewConnection(input) {
        const store = stores[input.source.kind === 'practice' ? 'practice' : 'real'];
        const own = await connectionToPreview(store, input);
        return own.ok ? previewConnection(input, workspace, own.value?.connectionId) : own;
      },
      addConnection: (input) => addConnection(input, connection),
      ...moveHandlers({ ...connection, redactor, tasks: tasks.tasks }),
      async listConnections() {
        // Once per session: what a deletion left when it was cut.
        finished ??= finishDeletions(connection);
        await finished;
        await lookAfterAll(connection);
        return list();
      },
      syncNow: ({ connectionId, full }) =>
        syncNow({ connectionId, trigger: 'person', ...(full === undefined ? {} : { full }) }, connection),
      answerQuestion: (input) => answerQuestion(input, connection),
      setImport: (input) => setImport(input, connection),
      setRenewal: (input) => setRenewal(input, { ...connection, policy }),
      saveCollections: (input) => saveCollections(input, { ...connection, followUps }),
      previewSync: (input) => previews.show(input),
      cancelPreview: async ({ connectionId }) => {
        previews.cancel(connectionId);
        return ok({});
      },
      verifyConnection: (input) => verifyConnection(input, connection),
      deleteConnection: (input) => deleteConnection(input, { ...connection, tasks: tasks.tasks }),
      verifySecret: (input) => verifySecret(input, { ...connection, ...handOver, redactor }),
      saveSecret: (input) => saveSecret(input, { ...connection, ...handOver, redactor, followUps }),
      saveSecretExpiry: (input) => saveSecretExpiry(input, connection),
      ...exchangeHandlers({ ...deps, ...connection, redactor, tasks: tasks.tasks }),
      ...supportHandlers({
        ...{ ...deps, policy, stores, listConnections: list },
        ...{ lastDiagnosis: diagnosed.last, readDraft: () => drafts.read() },
      }),
      ...aboutHandlers(deps, policy),
      ...deskHandlers(deps, () => scheduler.wake()),
      checkHeartbeat: (input) => checkHeartbeat(input, connection),
      listGroups: (input) => listGroups(input, stores),
      getGroup: (input) => getGroup(input, stores),
      listRunHistory: (input) => listRunHistory(input, stores),
      askForSync: (input) => askForSync(input, tasks),
      readTask: (input) => readTask(input, tasks),
      registerTask: (input) => registerTask(input, tasks),
      removeTask: (input) => removeTask(input, tasks),
      listRuns: async () => ok({ runs: runs.list() }),
      async cancelRun({ runId }) {
        runs.cancel(runId.toLowerCase());
        troubles.cancel(runId.toLowerCase());
        measurements.cancel(runId.toLowerCase());
        discoveries.cancel(runId.toLowerCase());
        searches.cancel(runId.toLowerCase());
        return ok({});
      },
      ...searches.methods,
      readDraft: () => drafts.read(),
      saveDraft: ({ draft }) => drafts.save(draft),
      clearDraft: () => drafts.clear(),
    }),
    pageGone() {
      searches.pageGone();
      previews.cancelAll();
      troubles.pageGone();
    },
    async close() {
      ending.abort();
      await Promise.all([
        runs.close(),
        measurements.close(),
        troubles.close(),
        discoveries.close(),
        previews.close(),
        searches.close(),
        schedule,
        followUps.settled(),
      ]);
    },
  };
};
