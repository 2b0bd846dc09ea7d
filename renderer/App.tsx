import { makeStyles, Spinner, useAnnounce } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { ConnectionView } from '../shared/model.ts';
import type { RunKind } from '../shared/runModel.ts';
import { moveTexts } from '../shared/strings/move.ts';
import { startTexts } from '../shared/strings/start.ts';
import { updateSecretTexts } from '../shared/strings/updateSecret.ts';
import type { PropertyTabId } from './connection/properties/tabs.ts';
import type { ConnectionTabId } from './connection/tabs.ts';
import type { Refusal } from './connection/useReading.ts';
import { DiagnoseProvider } from './diagnose/DiagnoseProvider.tsx';
import { usePolicy } from './PolicyProvider.tsx';
import { usePorts } from './ports.tsx';
import { ProxySignIn } from './proxy/ProxySignIn.tsx';
import { type RefusedConnection, StartPage } from './start/StartPage.tsx';
import { SupportProvider } from './support/SupportProvider.tsx';
import { useWishes } from './wish/useWishes.tsx';
import { withLocks } from './wizard/locked.ts';
import { isMendedInWizard, movingWizard, reattached, recreatingWizard } from './wizard/moving.ts';
import { reattachedWizard, type WizardState } from './wizard/state.ts';

// The start page comes first and needs none of it; loaded while nobody waits, it is there before it is opened.
const loadWizard = () => import('./wizard/Wizard.tsx');
const Wizard = lazy(async () => ({ default: (await loadWizard()).Wizard }));
const loadConnection = () => import('./connection/ConnectionPage.tsx');
const loadProperties = () => import('./connection/properties/PropertiesPage.tsx');
const PropertiesPage = lazy(async () => ({ default: (await loadProperties()).PropertiesPage }));
const ConnectionPage = lazy(async () => ({ default: (await loadConnection()).ConnectionPage }));
const AgentPage = lazy(async () => ({ default: (await import('./agent/AgentPage.tsx')).AgentPage }));
const AboutPage = lazy(async () => ({ default: (await import('./about/AboutPage.tsx')).AboutPage }));
const loadPrepare = () => import('./prepare/PrepareAzurePage.tsx');
const PrepareAzurePage = lazy(async () => ({ default: (await loadPrepare()).PrepareAzurePage }));
const loadSecret = () => import('./secret/UpdateSecretPane.tsx');
const UpdateSecretPane = lazy(async () => ({ default: (await loadSecret()).UpdateSecretPane }));

type Screen =
  | { readonly kind: 'opening'; readonly label?: string }
  | { readonly kind: 'start'; readonly takesFocus: boolean; readonly refused?: RefusedConnection }
  | { readonly kind: 'prepare' }
  | { readonly kind: 'about' }
  | {
      readonly kind: 'connection';
      readonly connectionId: string;
      readonly tab: ConnectionTabId;
      /** Anew where it is opened anew, on whichever tab it stands. */
      readonly opened?: number;
      readonly refusal?: Refusal;
    }
  | {
      readonly kind: 'properties';
      readonly connectionId: string;
      readonly from: 'start' | ConnectionTabId;
      readonly tab: PropertyTabId;
      readonly refusal?: Refusal;
    }
  | { readonly kind: 'agent'; readonly connectionId: string; readonly from: 'start' | 'connection' }
  | {
      readonly kind: 'wizard';
      readonly initial: WizardState;
      readonly connection?: ConnectionView;
      readonly keepsDraft?: boolean;
    };

const useStyles = makeStyles({
  opening: { height: '100%', display: 'flex', alignItems: 'center', justifyContent: 'center' },
});

const isOfWizard = (kind: RunKind): boolean => kind === 'addConnection' || kind === 'moveConnection';

/** The start page, a connection, or the wizard. A reloaded window finds the run that it was watching. */
export function App() {
  const styles = useStyles();
  const { api, now } = usePorts();
  const { announce } = useAnnounce();
  const policy = usePolicy();
  // The pane lies over whatever is shown; the pages below read anew when it has saved.
  const [secretOf, setSecretOf] = useState<ConnectionView>();
  // It is loaded when it is opened first: the start page does not wait for it.
  const [isPaneUsed, setIsPaneUsed] = useState(false);
  if (secretOf !== undefined && !isPaneUsed) setIsPaneUsed(true);
  const [saves, setSaves] = useState(0);
  const secretSaved = (handedTo: string | undefined) => {
    setSecretOf(undefined);
    setSaves((before) => before + 1);
    const said = handedTo === undefined ? updateSecretTexts.saved : updateSecretTexts.handedTo(handedTo);
    announce(said, { polite: true });
  };
  const [screen, setScreen] = useState<Screen>({ kind: 'opening' });

  useEffect(() => {
    let isCurrent = true;
    const open = async () => {
      const runs = await api.listRuns({});
      const run = runs.ok
        ? runs.value.runs.find((one) => isOfWizard(one.kind) && one.state === 'running')
        : undefined;
      if (run === undefined) return { kind: 'start', takesFocus: false } as const;
      const list = await api.listConnections({});
      const connection = list.ok
        ? list.value.connections.find((one) => one.connectionId === run.connectionId)
        : undefined;
      const begun = reattachedWizard(run, connection?.practice === true);
      const initial =
        run.kind === 'moveConnection' && connection !== undefined
          ? reattached(begun, 'move', connection)
          : begun;
      return connection === undefined
        ? ({ kind: 'wizard', initial } as const)
        : ({ kind: 'wizard', initial, connection } as const);
    };
    void open().then((next) => isCurrent && setScreen(next));
    return () => {
      isCurrent = false;
    };
  }, [api]);

  useEffect(() => {
    if (screen.kind !== 'start') return undefined;
    const idle = requestIdleCallback(() => {
      void loadWizard();
      void loadConnection();
      void loadProperties();
      void loadSecret();
    });
    return () => cancelIdleCallback(idle);
  }, [screen.kind]);

  const toStart = () => setScreen({ kind: 'start', takesFocus: true });
  const openConnection = (connectionId: string, tab: ConnectionTabId) =>
    setScreen((before) => ({
      ...{ kind: 'connection', connectionId, tab },
      opened: before.kind === 'connection' ? (before.opened ?? 0) + 1 : 0,
    }));
  const openProperties = (
    connectionId: string,
    from: 'start' | ConnectionTabId,
    tab: PropertyTabId = 'azureAd',
  ) => setScreen({ kind: 'properties', connectionId, from, tab });
  const openAgent = (connectionId: string, from: 'start' | 'connection') =>
    setScreen({ kind: 'agent', connectionId, from });
  // The stored secret is proven first, and stays in the main process; one that no longer signs in leads to the page
  // where another is given. What no page of the wizard mends is told where the person was.
  const openTask = async (connection: ConnectionView, begin: typeof movingWizard, from: Screen) => {
    const { connectionId } = connection;
    setScreen({ kind: 'opening', label: moveTexts.opening });
    const answer = await api.holdSignIn({ connectionId });
    if (!answer.ok && !isMendedInWizard(answer.error)) {
      const refusal = { error: answer.error, at: now().toISOString() };
      setScreen(
        from.kind === 'connection' || from.kind === 'properties'
          ? { ...from, refusal }
          : { kind: 'start', takesFocus: true, refused: { connectionId, refusal } },
      );
      return;
    }
    const initial = begin(connection, answer, now().toISOString());
    setScreen({ kind: 'wizard', initial, keepsDraft: false });
  };
  // Asked for on these tabs, whichever the page was opened with.
  const comesFrom = (): Screen =>
    screen.kind === 'connection'
      ? { ...screen, tab: 'connection' }
      : screen.kind === 'properties'
        ? { ...screen, tab: 'collections' }
        : screen;
  // A page on which something may be typed is not left without a word.
  const isBusy = screen.kind === 'wizard' || screen.kind === 'properties';
  const wishDialog = useWishes({ isBusy, onSecret: setSecretOf, onOpen: openConnection });
  const move = (connection: ConnectionView) => void openTask(connection, movingWizard, comesFrom());
  const recreate = (connection: ConnectionView) => void openTask(connection, recreatingWizard, comesFrom());
  const openingWith = (label: string) => (
    <div className={styles.opening}>
      <Spinner size="small" label={label} />
    </div>
  );
  const opening = openingWith(startTexts.loading);
  const page = () => {
    switch (screen.kind) {
      case 'opening':
        return openingWith(screen.label ?? startTexts.loading);
      case 'start':
        return (
          <StartPage
            takesFocus={screen.takesFocus}
            refused={screen.refused}
            stale={saves}
            onOpen={(initial, keepsDraft) => setScreen({ kind: 'wizard', initial, keepsDraft })}
            onOpenConnection={openConnection}
            onOpenProperties={(connectionId, tab) => openProperties(connectionId, 'start', tab)}
            onUpdateSecret={setSecretOf}
            onAgent={(connectionId) => openAgent(connectionId, 'start')}
            onPrepare={() => setScreen({ kind: 'prepare' })}
            onAbout={() => setScreen({ kind: 'about' })}
            onMove={move}
            onRecreate={recreate}
          />
        );
      case 'prepare':
        return (
          <Suspense fallback={opening}>
            <PrepareAzurePage context={{}} onBack={toStart} />
          </Suspense>
        );
      case 'about':
        return (
          <Suspense fallback={opening}>
            <AboutPage onBack={toStart} />
          </Suspense>
        );
      case 'connection':
        return (
          <Suspense fallback={opening}>
            <ConnectionPage
              key={screen.opened}
              connectionId={screen.connectionId}
              tab={screen.tab}
              refusal={screen.refusal}
              stale={saves}
              onBack={toStart}
              onProperties={(from, tab) => openProperties(screen.connectionId, from, tab)}
              onAgent={() => openAgent(screen.connectionId, 'connection')}
              onUpdateSecret={setSecretOf}
              onRecreate={recreate}
            />
          </Suspense>
        );
      case 'properties':
        return (
          <Suspense fallback={opening}>
            <PropertiesPage
              connectionId={screen.connectionId}
              tab={screen.tab}
              refusal={screen.refusal}
              stale={saves}
              onDeleted={toStart}
              onUpdateSecret={setSecretOf}
              onMove={move}
              onBack={() =>
                screen.from === 'start' ? toStart() : openConnection(screen.connectionId, screen.from)
              }
            />
          </Suspense>
        );
      case 'agent':
        return (
          <Suspense fallback={opening}>
            <AgentPage
              connectionId={screen.connectionId}
              onBack={() =>
                screen.from === 'start' ? toStart() : openConnection(screen.connectionId, 'connection')
              }
            />
          </Suspense>
        );
      case 'wizard':
        return (
          <Suspense fallback={opening}>
            <Wizard
              initial={withLocks(screen.initial, policy?.values ?? {})}
              connection={screen.connection}
              keepsDraft={screen.keepsDraft ?? true}
              onLeave={toStart}
              onOpenConnection={openConnection}
            />
          </Suspense>
        );
    }
  };
  return (
    <DiagnoseProvider>
      <SupportProvider>{page()}</SupportProvider>
      {wishDialog}
      <ProxySignIn />
      {isPaneUsed && (
        <Suspense fallback={null}>
          <UpdateSecretPane
            connection={secretOf}
            onClose={() => setSecretOf(undefined)}
            onSaved={secretSaved}
          />
        </Suspense>
      )}
    </DiagnoseProvider>
  );
}
