import { Button, makeStyles, Spinner, Tab, TabList, tokens, useAnnounce } from '@fluentui/react-components';
import { ArrowLeft20Regular } from '@fluentui/react-icons';
import { useCallback, useEffect, useRef, useState } from 'react';
import { appError } from '../../shared/errors.ts';
import type { ConnectionView } from '../../shared/model.ts';
import { pageTexts } from '../../shared/strings/connectionPage.ts';
import { stepNames, stepStates } from '../../shared/strings/progress.ts';
import { startTexts } from '../../shared/strings/start.ts';
import { AppHeader } from '../components/AppHeader.tsx';
import { ErrorPanel } from '../components/ErrorPanel.tsx';
import { AccessText } from '../keyboard/AccessText.tsx';
import { usePageKey } from '../keyboard/KeyboardProvider.tsx';
import { accessKey } from '../keyboard/mnemonic.ts';
import { usePorts } from '../ports.tsx';
import { useConnections } from '../start/useConnections.ts';
import { media } from '../theme.ts';
import { ConnectionTab } from './ConnectionTab.tsx';
import { connectionState, contextOf, runOf } from './connectionState.ts';
import { GroupsTab } from './groups/GroupsTab.tsx';
import { HeaderActions } from './HeaderActions.tsx';
import { ScheduleTab } from './schedule/ScheduleTab.tsx';
import { type ConnectionTabId, connectionTabs } from './tabs.ts';
import { useBackKeys } from './useBackKeys.ts';
import { useNow } from './useNow.ts';
import type { Refusal } from './useReading.ts';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    minHeight: 0,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  back: { marginLeft: '-6px', marginRight: '-6px', minWidth: '32px', [media.forced]: { margin: 0 } },
  tabs: {
    flexShrink: 0,
    padding: '0 12px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [media.narrow]: { padding: '0 4px' },
  },
  main: { flexGrow: 1, minHeight: 0, display: 'flex', flexDirection: 'column' },
  bar: { padding: '12px 24px 0', [media.narrow]: { padding: '12px 16px 0' } },
  panel: { flexGrow: 1, minHeight: 0, overflowY: 'auto', outlineStyle: 'none' },
  loading: { padding: '40px' },
});

const tabKeys = { connection: 'tabConnection', groups: 'tabGroups', schedule: 'tabSchedule' } as const;

export interface ConnectionPageProps {
  readonly connectionId: string;
  readonly tab: ConnectionTabId;
  /** Changes when the connection has to be read anew. */
  readonly stale: number;
  readonly onBack: () => void;
  /** Leads back to the tab that it was opened from. */
  readonly onProperties: (from: ConnectionTabId) => void;
  readonly onUpdateSecret: (connection: ConnectionView) => void;
}

/** One connection: how it is, its computer groups, when it syncs. */
export function ConnectionPage(props: ConnectionPageProps) {
  const { connectionId, tab: first, stale, onBack, onProperties, onUpdateSecret } = props;
  const styles = useStyles();
  const { api, now } = usePorts();
  const { announce } = useAnnounce();
  const list = useConnections(stale);
  const [tab, setTab] = useState<ConnectionTabId>(first);
  const [round, setRound] = useState(0);
  const [refusal, setRefusal] = useState<Refusal>();
  const connection = list.connections?.find((one) => one.connectionId === connectionId);
  const run = runOf(list.runs, connectionId);
  const isRunning = run?.state === 'running';
  const time = useNow();
  const name = connection?.workspace.name ?? startTexts.product;

  const readAgain = () => {
    list.readAgain();
    setRound((before) => before + 1);
  };
  usePageKey('F5', readAgain);
  // The details of a group may stand before the list: they are closed first.
  const covered = useRef<() => void>(undefined);
  const onCovered = useCallback((close: (() => void) | undefined) => {
    covered.current = close;
  }, []);
  useBackKeys(() => (covered.current ?? onBack)());
  useEffect(() => {
    document.title = pageTexts.windowTitle(name);
  }, [name]);
  // What a run has changed is read when it ends.
  useEffect(
    () =>
      api.on('runChanged', ({ connectionId: changed, state }) => {
        if (changed === connectionId && state !== 'running') setRound((before) => before + 1);
      }),
    [api, connectionId],
  );
  // Told once per step, not per percent.
  const step = isRunning ? run.steps.findLast((one) => one.state !== 'waiting') : undefined;
  const told = step === undefined ? '' : `${stepNames[step.id]}: ${stepStates[step.state]}`;
  useEffect(() => {
    if (told !== '') announce(told, { polite: true });
  }, [told, announce]);

  const note = (answer: { readonly ok: true } | { readonly ok: false; readonly error: Refusal['error'] }) =>
    setRefusal(answer.ok ? undefined : { error: answer.error, at: now().toISOString() });
  const sync = async (full: boolean) =>
    note(await api.syncNow(full ? { connectionId, full } : { connectionId }));
  const openLog = async () => note(await api.openLog({}));

  const missing =
    list.error ??
    (list.connections !== undefined && connection === undefined
      ? { error: appError('connectionNotFound'), at: list.readAt }
      : undefined);
  const whyNot =
    connection?.importEnabled === false ? pageTexts.syncOff : isRunning ? pageTexts.syncing : undefined;
  const shown = refusal ?? (connection === undefined ? missing : undefined);
  return (
    <div className={styles.page}>
      <AppHeader
        over={startTexts.product}
        name={name}
        practice={connection?.practice === true}
        takesFocus
        crowded
        leading={
          <Button
            className={styles.back}
            appearance="subtle"
            icon={<ArrowLeft20Regular />}
            aria-label={pageTexts.back}
            title={pageTexts.back}
            aria-keyshortcuts="Alt+ArrowLeft Escape"
            onClick={onBack}
          />
        }
      >
        {connection !== undefined && (
          <HeaderActions
            whyNot={whyNot}
            onSync={(full) => void sync(full)}
            onProperties={() => onProperties(tab)}
            onUpdateSecret={() => onUpdateSecret(connection)}
            onOpenLog={() => void openLog()}
          />
        )}
      </AppHeader>
      <main className={styles.main}>
        <TabList
          className={styles.tabs}
          selectedValue={tab}
          aria-label={pageTexts.tabsLabel}
          onTabSelect={(_event, { value }) =>
            setTab(connectionTabs.find((one) => one === value) ?? 'connection')
          }
        >
          {connectionTabs.map((id) => (
            <Tab key={id} value={id} id={`tab-${id}`} aria-controls="tab-panel" {...accessKey(tabKeys[id])}>
              <AccessText id={tabKeys[id]}>{pageTexts.tabs[id]}</AccessText>
            </Tab>
          ))}
        </TabList>
        {shown !== undefined && (
          <div className={styles.bar}>
            <ErrorPanel
              reveal
              error={shown.error}
              at={shown.at}
              context={connection === undefined ? {} : contextOf(connection)}
            />
          </div>
        )}
        <div className={styles.panel} key={tab} role="tabpanel" id="tab-panel" aria-labelledby={`tab-${tab}`}>
          {connection === undefined ? (
            missing === undefined && (
              <Spinner className={styles.loading} size="small" label={pageTexts.loading} />
            )
          ) : tab === 'connection' ? (
            <ConnectionTab
              connection={connection}
              run={run}
              state={connectionState(connection, run, time)}
              time={time}
              round={round}
              onShowGroups={() => setTab('groups')}
              onUpdateSecret={() => onUpdateSecret(connection)}
            />
          ) : tab === 'groups' ? (
            <GroupsTab
              connection={connection}
              run={run}
              state={connectionState(connection, run, time)}
              time={time}
              round={round}
              onAnswered={readAgain}
              onCovered={onCovered}
            />
          ) : (
            <ScheduleTab connection={connection} run={run} time={time} round={round} onChanged={readAgain} />
          )}
        </div>
      </main>
    </div>
  );
}
