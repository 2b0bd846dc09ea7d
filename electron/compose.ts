import { join } from 'node:path';
import { appError } from '../shared/errors.ts';
import { fail, ok } from '../shared/result.ts';
import type { Compose } from './composition.ts';
import { addConnection, type ConnectionDeps, syncNow } from './methods/connectionMethods.ts';
import { createDiscoveries } from './methods/discoveries.ts';
import { createDraftStore } from './methods/draft.ts';
import { connectionOf } from './methods/findConnection.ts';
import { listConnections } from './methods/listConnections.ts';
import { createMeasurements } from './methods/measureWorkspace.ts';
import { createRuns } from './methods/runs.ts';
import { createScheduler } from './methods/scheduler.ts';
import { createSignIns } from './methods/signIns.ts';
import { createSources } from './methods/sources.ts';
import { verifySignIn } from './methods/verifySignIn.ts';
import {
  checkWorkspace,
  previewConnection,
  readWorkspace,
  type WorkspaceDeps,
} from './methods/workspaceMethods.ts';
import { createConnectionStore } from './store/connectionStore.ts';
import { readInstallationId } from './store/installation.ts';
import { createSecretStore } from './store/secretStore.ts';

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

  const stores = {
    real: createConnectionStore(deps.folders.shared, now),
    practice: createConnectionStore(join(deps.folders.account, 'practice'), now),
  };
  const secrets = createSecretStore({
    accountFolder: deps.folders.account,
    vault: deps.vault,
    redactor,
    now,
  });
  const { transport, practice } = deps;
  const sources = createSources({ transport, practice, clock, random, account });
  const signIns = createSignIns();
  const runs = createRuns(clock, (view) => emit('runChanged', view), onBug);
  const installationId = () => readInstallationId(deps.folders.shared, now);
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
  const connection: ConnectionDeps = {
    stores,
    secrets,
    signIns,
    sources,
    runs,
    clock,
    random,
    logger,
    account,
    installationId,
    queryLimitOf: measurements.limitOf,
  };
  const workspace: WorkspaceDeps = {
    signIns,
    sources,
    clock,
    random,
  };

  const scheduler = createScheduler({
    store: stores.real,
    clock,
    logger,
    account,
    installationId,
    sync: (connectionId) => syncNow({ connectionId }, connection),
  });
  const ending = new AbortController();
  let schedule: Promise<void> | undefined;

  return {
    startSchedule() {
      schedule = scheduler.run(ending.signal);
    },
    handlers: {
      getAppInfo: async () =>
        ok({
          version: deps.version,
          account,
          computer: deps.computer,
          secretStorage: await deps.vault.kind(),
        }),
      checkSite: async ({ source }) => (await sources.collections(source)).checkSite(),
      verifySignIn: (input) => verifySignIn(input, { sources, signIns, redactor, clock }),
      discoverWorkspaces: async (input) => discoveries.start(input),
      getWorkspace: (input) => readWorkspace(input, workspace),
      checkWorkspace: (input) => checkWorkspace(input, workspace),
      measureWorkspace: (input) => measurements.start(input),
      async listCollections({ source }) {
        const collections = await (await sources.collections(source)).listCollections();
        if (!collections.ok) return collections;
        if (collections.value.length === 0) return fail(appError('noDeviceCollections', { retryable: true }));
        return ok({ collections: collections.value, readAt: now().toISOString() });
      },
      async previewConnection(input) {
        const existing = await connectionOf(
          stores[input.source.kind === 'practice' ? 'practice' : 'real'],
          input,
        );
        return existing.ok ? previewConnection(input, workspace, existing.value?.connectionId) : existing;
      },
      addConnection: (input) => addConnection(input, connection),
      listConnections: () => listConnections([stores.real, stores.practice], secrets, logger),
      syncNow: (input) => syncNow(input, connection),
      listRuns: async () => ok({ runs: runs.list() }),
      async cancelRun({ runId }) {
        runs.cancel(runId.toLowerCase());
        measurements.cancel(runId.toLowerCase());
        discoveries.cancel(runId.toLowerCase());
        return ok({});
      },
      readDraft: () => drafts.read(),
      saveDraft: ({ draft }) => drafts.save(draft),
      clearDraft: () => drafts.clear(),
      saveText: ({ suggestedName, text }) => deps.saveText(suggestedName, text),
      openLink: ({ url }) => deps.openLink(url),
      copyText: ({ text }) => deps.copyText(text),
    },
    async close() {
      ending.abort();
      await Promise.all([runs.close(), measurements.close(), discoveries.close(), schedule]);
    },
  };
};
