import { Button, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { type KeptQuery, siteLists } from '../../../shared/logSearch.ts';
import type { ConnectionView } from '../../../shared/model.ts';
import { heartbeatQuery, readyQuery, readyQueryIds } from '../../../shared/readyQueries.ts';
import { formatWhen } from '../../../shared/strings/format.ts';
import {
  heartbeatWords,
  rangeWords,
  readyQueryWords,
  readyTexts,
  siteListWords,
} from '../../../shared/strings/logSearch.ts';
import { usePorts } from '../../ports.tsx';
import { media } from '../../theme.ts';
import { useReading } from '../useReading.ts';
import { GroupChoice } from './GroupChoice.tsx';
import type { SearchState, SearchStore } from './searchStore.ts';

const useStyles = makeStyles({
  view: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    padding: '16px 24px 24px',
    maxWidth: '912px',
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 320px), 1fr))',
    alignContent: 'start',
    gap: '24px 32px',
    [media.narrow]: { padding: '12px 16px 16px' },
    [media.short]: { overflowY: 'visible', flexShrink: 0 },
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  note: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  list: { listStyleType: 'none', margin: '8px 0 0', padding: 0, display: 'grid', gap: '8px' },
  group: { marginTop: '16px' },
  last: { gridColumn: '1 / -1' },
  lastHead: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: '4px 16px' },
  lastItem: { display: 'flex', alignItems: 'center', gap: '8px', minWidth: 0 },
  lastText: { minWidth: 0, flexGrow: 1 },
  query: {
    display: 'block',
    maxWidth: '100%',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    textAlign: 'left',
  },
});

export interface ReadyViewProps {
  readonly connection: ConnectionView;
  readonly store: SearchStore;
  readonly state: SearchState;
  readonly time: Date;
  readonly round: number;
  /** A query has been put into the box. */
  readonly onTaken: () => void;
}

/** What can be asked without writing a query, told apart by who answers; and what was asked before. */
export function ReadyView({ connection, store, state, time, round, onTaken }: ReadyViewProps) {
  const styles = useStyles();
  const { api } = usePorts();
  const { connectionId } = connection;
  const { value: view } = useReading(connectionId, round, () => api.listGroups({ connectionId }));
  const [queries, setQueries] = useState<readonly KeptQuery[]>();
  useEffect(() => {
    let isCurrent = true;
    void api.listQueries({ connectionId }).then((answer) => {
      if (isCurrent) setQueries(answer.ok ? answer.value.queries : []);
    });
    return () => {
      isCurrent = false;
    };
  }, [api, connectionId]);
  const forget = async (query?: string) => {
    const answer = await api.forgetQueries({ connectionId, ...(query === undefined ? {} : { only: query }) });
    if (answer.ok) setQueries(answer.value.queries);
  };
  const take = (query: string, range?: KeptQuery['range']) => {
    store.take(query, range);
    onTaken();
  };
  const runReady = (query: string) => {
    take(query);
    // For another account it stands in the box, to be read or opened in the portal.
    if (connection.syncsHere) void store.run();
  };
  const group = view?.groups.find(({ collectionId }) => collectionId === state.collectionId);
  return (
    <div className={styles.view}>
      <section>
        <h2 className={styles.title}>{readyTexts.siteTitle}</h2>
        <p className={styles.note}>{readyTexts.siteNote}</p>
        <ul className={styles.list}>
          {siteLists.map((list) => (
            <li key={list}>
              <Link as="button" type="button" onClick={() => void store.list(list)}>
                {siteListWords[list].label}
              </Link>
              <p className={styles.note}>{siteListWords[list].note}</p>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2 className={styles.title}>{readyTexts.logsTitle}</h2>
        <p className={styles.note}>{readyTexts.logsNote}</p>
        <ul className={styles.list}>
          <li>
            <Link as="button" type="button" onClick={() => runReady(heartbeatQuery)}>
              {heartbeatWords.label}
            </Link>
            <p className={styles.note}>{heartbeatWords.note}</p>
          </li>
        </ul>
        <h3 className={mergeClasses(styles.title, styles.group)}>{readyTexts.groupTitle}</h3>
        <GroupChoice
          groups={view?.groups}
          chosen={group}
          onChoose={(collectionId) => store.chooseGroup(collectionId)}
        />
        {group !== undefined && (
          <ul className={styles.list}>
            {readyQueryIds.map((id) => (
              <li key={id}>
                <Link as="button" type="button" onClick={() => runReady(readyQuery(id, group.alias))}>
                  {readyQueryWords[id].label}
                </Link>
                <p className={styles.note}>{readyQueryWords[id].note}</p>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className={styles.last}>
        <div className={styles.lastHead}>
          <h2 className={styles.title}>{readyTexts.lastTitle}</h2>
          {queries !== undefined && queries.length > 0 && (
            <Link as="button" type="button" onClick={() => void forget()}>
              {readyTexts.forgetAll}
            </Link>
          )}
        </div>
        <p className={styles.note}>{queries?.length === 0 ? readyTexts.noLast : readyTexts.lastNote}</p>
        <ul className={styles.list} aria-label={readyTexts.lastTitle}>
          {queries?.map(({ query, range, at }) => (
            <li key={query} className={styles.lastItem}>
              <div className={styles.lastText}>
                <Link
                  as="button"
                  type="button"
                  className={styles.query}
                  title={query}
                  onClick={() => take(query, range)}
                >
                  {query.replace(/\s+/g, ' ')}
                </Link>
                <p className={styles.note}>{`${formatWhen(new Date(at), time)}, ${rangeWords[range]}`}</p>
              </div>
              <Button
                size="small"
                appearance="subtle"
                icon={<Dismiss16Regular />}
                aria-label={readyTexts.forget}
                title={readyTexts.forget}
                onClick={() => void forget(query)}
              />
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
