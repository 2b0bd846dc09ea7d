import { useCallback, useEffect, useRef, useState } from 'react';
import type { ConnectionView } from '../../shared/model.ts';
import { askedTexts, nextTexts, pageTexts } from '../../shared/strings/connectionPage.ts';
import { startTexts } from '../../shared/strings/start.ts';
import { useRunAnnouncement } from '../announce/useRunAnnouncement.ts';
import { AppHeader } from '../components/AppHeader.tsx';
import { BackButton } from '../components/BackButton.tsx';
import { usePageKey } from '../keyboard/KeyboardProvider.tsx';
import { usePorts } from '../ports.tsx';
import { useConnections } from '../start/useConnections.ts';
import { ConnectionTab } from './ConnectionTab.tsx';
import { connectionState, runOf } from './connectionState.ts';
import { GroupsTab } from './groups/GroupsTab.tsx';
import { HeaderActions } from './HeaderActions.tsx';
import { LogSearchTab } from './logs/LogSearchTab.tsx';
import { type SearchWish, searchOf } from './logs/searchStore.ts';
import type { PropertyTabId } from './properties/tabs.ts';
import { TabbedPage } from './TabbedPage.tsx';
import { type ConnectionTabId, connectionTabs } from './tabs.ts';
import { useAskedSync } from './useAskedSync.ts';
import { useBackKeys } from './useBackKeys.ts';
import { useNow } from './useNow.ts';
import type { Refusal } from './useReading.ts';
import { useRound } from './useRound.ts';

const tabKeys = { connection: 'tabConnection', groups: 'tabGroups', logs: 'tabLogs' } as const;
const tabs = connectionTabs.map((id) => ({ id, label: pageTexts.tabs[id], access: tabKeys[id] }));

export interface ConnectionPageProps {
  readonly connectionId: string;
  readonly tab: ConnectionTabId;
  /** What an act on this page met that led away from it and back. */
  readonly refusal: Refusal | undefined;
  /** Changes when the connection has to be read anew. */
  readonly stale: number;
  readonly onBack: () => void;
  /** Leads back to the tab that it was opened from. */
  readonly onProperties: (from: ConnectionTabId, tab?: PropertyTabId) => void;
  readonly onAgent: () => void;
  readonly onUpdateSecret: (connection: ConnectionView) => void;
  readonly onRecreate: (connection: ConnectionView) => void;
}

/** One connection: how it is, its computer groups, and the logs of the workspace. */
export function ConnectionPage(props: ConnectionPageProps) {
  const {
    connectionId,
    tab: first,
    stale,
    onBack,
    onProperties,
    onAgent,
    onUpdateSecret,
    onRecreate,
  } = props;
  const { api, now } = usePorts();
  const list = useConnections(stale);
  const [tab, setTab] = useState<ConnectionTabId>(first);
  const [round, nextRound] = useRound(connectionId);
  const [refusal, setRefusal] = useState<Refusal | undefined>(props.refusal);
  const connection = list.connections?.find((one) => one.connectionId === connectionId);
  const run = runOf(list.runs, connectionId);
  const isRunning = run?.state === 'running';
  const time = useNow();
  const name = connection?.workspace.name ?? startTexts.product;
  const search = searchOf(connectionId, api, now);
  const onSearch = (wish: SearchWish) => {
    search.grant(wish);
    setTab('logs');
  };

  const readAgain = () => {
    list.readAgain();
    nextRound();
  };
  usePageKey('F5', readAgain);
  // The details of a group may stand before the list: they are closed first.
  const covered = useRef<() => void>(undefined);
  const onCovered = useCallback((close: (() => void) | undefined) => {
    covered.current = close;
  }, []);
  useBackKeys(() => (covered.current ?? onBack)());
  useRunAnnouncement(run, name);

  const isViewed = tab !== 'connection' && connection?.lastSuccessAt !== undefined;
  useEffect(() => {
    if (isViewed) void api.markJourney({ connectionId, mark: 'viewed' });
  }, [api, connectionId, isViewed]);

  const note = (answer: { readonly ok: true } | { readonly ok: false; readonly error: Refusal['error'] }) =>
    setRefusal(answer.ok ? undefined : { error: answer.error, at: now().toISOString() });
  const asked = useAskedSync(connection, readAgain);
  const isElsewhere = connection?.syncsHere === false;
  const sync = async (full: boolean) =>
    note(await (isElsewhere ? asked.ask() : api.syncNow(full ? { connectionId, full } : { connectionId })));
  const openLog = async () => note(await api.openLog({}));

  const whyNot =
    connection?.importEnabled === false ? pageTexts.syncOff : isRunning ? pageTexts.syncing : undefined;
  // Another account decides by itself how much it reads.
  const whyNotAll = whyNot ?? (isElsewhere ? nextTexts.elsewhere(connection.syncAccount) : undefined);
  const header = (
    <AppHeader
      over={startTexts.product}
      name={name}
      practice={connection?.practice === true}
      takesFocus
      crowded
      leading={<BackButton label={pageTexts.back} onBack={onBack} />}
    >
      {connection !== undefined && (
        <HeaderActions
          whyNot={whyNot}
          whyNotAll={whyNotAll}
          hint={isElsewhere ? askedTexts.hint(connection.syncAccount) : undefined}
          onSync={(full) => void sync(full)}
          onProperties={() => onProperties(tab)}
          onUpdateSecret={() => onUpdateSecret(connection)}
          onOpenLog={() => void openLog()}
        />
      )}
    </AppHeader>
  );
  return (
    <TabbedPage
      name={name}
      header={header}
      tabsLabel={pageTexts.tabsLabel}
      tabs={tabs}
      tab={tab}
      onTab={setTab}
      list={list}
      connection={connection}
      refusal={refusal}
    >
      {(shown) => {
        const state = connectionState(shown, run, time);
        const common = { connection: shown, run, time, round };
        return tab === 'connection' ? (
          <ConnectionTab
            {...common}
            state={state}
            note={asked.note}
            onShowGroups={() => setTab('groups')}
            onShowImport={() => onProperties(tab, 'import')}
            onShowAgent={onAgent}
            onUpdateSecret={() => onUpdateSecret(shown)}
            onRecreate={() => onRecreate(shown)}
            onChanged={readAgain}
          />
        ) : tab === 'groups' ? (
          <GroupsTab
            {...common}
            state={state}
            onAnswered={readAgain}
            onCovered={onCovered}
            onSearch={onSearch}
          />
        ) : (
          <LogSearchTab connection={shown} store={search} time={time} round={round} />
        );
      }}
    </TabbedPage>
  );
}
