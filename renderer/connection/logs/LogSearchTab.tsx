import { MessageBar, MessageBarBody, makeStyles, useAnnounce } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { ConnectionView } from '../../../shared/model.ts';
import { logTexts } from '../../../shared/strings/logSearch.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { usePorts } from '../../ports.tsx';
import { media } from '../../theme.ts';
import { contextOf } from '../connectionContext.ts';
import type { Refusal } from '../useReading.ts';
import { QueryBar } from './QueryBar.tsx';
import { ReadyView } from './ReadyView.tsx';
import { ResultView } from './ResultView.tsx';
import { type SearchStore, useSearch } from './searchStore.ts';

const useStyles = makeStyles({
  // Where the window is too low for all, the whole tab scrolls.
  tab: { display: 'flex', flexDirection: 'column', height: '100%', minHeight: '360px' },
  panel: { padding: '12px 24px', flexShrink: 0, [media.narrow]: { padding: '12px 16px' } },
});

export interface LogSearchTabProps {
  readonly connection: ConnectionView;
  readonly store: SearchStore;
  readonly time: Date;
  readonly round: number;
}

/** Queries in the workspace, and lists of what only this computer knows. */
export function LogSearchTab({ connection, store, time, round }: LogSearchTabProps) {
  const styles = useStyles();
  const { api, now } = usePorts();
  const { announce } = useAnnounce();
  const state = useSearch(store);
  const box = useRef<HTMLTextAreaElement>(null);
  const [portal, setPortal] = useState<{ readonly said?: string; readonly refusal?: Refusal }>({});
  const { running, result, refusal, showsReady } = state;
  const { connectionId } = connection;
  const context = contextOf(connection);

  const isQuery = running?.kind === 'query';
  const rows = result?.answer.rows;
  useEffect(() => {
    if (isQuery) announce(logTexts.started, { polite: true });
  }, [isQuery, announce]);
  const told = rows === undefined ? '' : logTexts.listRows(rows);
  useEffect(() => {
    if (told !== '') announce(told, { polite: true });
  }, [told, announce]);

  const openPortal = async () => {
    const { query, range } = state;
    const answer = await api.openQueryInPortal({ connectionId, query, range });
    if (!answer.ok) setPortal({ refusal: { error: answer.error, at: now().toISOString() } });
    else if (answer.value.copied) setPortal({ said: logTexts.portalCopied });
    else {
      setPortal({});
      announce(logTexts.portalOpened, { polite: true });
    }
  };
  return (
    <div className={styles.tab}>
      <QueryBar
        store={store}
        state={state}
        box={box}
        askedBy={connection.syncsHere ? undefined : connection.syncAccount}
        onPortal={connection.practice ? undefined : () => void openPortal()}
      />
      {portal.said !== undefined && (
        <div className={styles.panel}>
          <MessageBar intent="info" layout="multiline">
            <MessageBarBody>{portal.said}</MessageBarBody>
          </MessageBar>
        </div>
      )}
      {portal.refusal !== undefined && (
        <div className={styles.panel}>
          <ErrorPanel reveal error={portal.refusal.error} at={portal.refusal.at} context={context} />
        </div>
      )}
      {showsReady ? (
        <ReadyView
          connection={connection}
          store={store}
          state={state}
          time={time}
          round={round}
          onTaken={() => box.current?.focus()}
        />
      ) : (
        <>
          {refusal !== undefined && (
            <div className={styles.panel}>
              <ErrorPanel
                reveal
                error={refusal.error}
                at={refusal.at}
                context={context}
                intent={refusal.error.code === 'cancelled' ? 'warning' : 'error'}
              />
            </div>
          )}
          {result !== undefined && (
            <ResultView
              key={result.answer.searchId}
              connection={connection}
              store={store}
              state={{ ...state, result }}
              time={time}
            />
          )}
        </>
      )}
    </div>
  );
}
