import {
  Link,
  makeStyles,
  mergeClasses,
  Spinner,
  tokens,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { RunHistoryEntry } from '../../shared/groupsModel.ts';
import type { ConnectionView } from '../../shared/model.ts';
import { overviewTexts } from '../../shared/strings/connectionPage.ts';
import { errorText } from '../../shared/strings/errors.ts';
import { formatWhen } from '../../shared/strings/format.ts';
import { outcomeWords, whatChanged } from '../../shared/strings/start.ts';
import { useTableStyles } from '../components/CheckTable.tsx';
import { ErrorPanel } from '../components/ErrorPanel.tsx';
import { StatusLine } from '../components/StatusIcon.tsx';
import { AccessText } from '../keyboard/AccessText.tsx';
import { accessKey } from '../keyboard/mnemonic.ts';
import { usePorts } from '../ports.tsx';
import { media } from '../theme.ts';
import { contextOf, outcomeStatuses } from './connectionState.ts';
import { RunPane } from './RunPane.tsx';
import { useReading } from './useReading.ts';

const SHOWN_FIRST = 5;
const SHOWN_AT_MOST = 200;

const useStyles = makeStyles({
  head: { display: 'flex', justifyContent: 'space-between', gap: '16px', margin: '28px 0 8px' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  note: { color: tokens.colorNeutralForeground2 },
  time: { width: '152px', [media.narrow]: { width: '120px' } },
  result: { width: '176px', [media.narrow]: { width: '128px' } },
  row: {
    cursor: 'pointer',
    // In dark a link falls below 4.5:1 on this ground; its colour of the hovered link does not.
    ':hover': {
      backgroundColor: tokens.colorSubtleBackgroundHover,
      '& .fui-Link': { color: tokens.colorBrandForegroundLinkHover },
    },
  },
  left: { textAlign: 'left' },
});

/** What a run changed, or what stopped it. */
export function changeOf(entry: RunHistoryEntry, connection: ConnectionView): string {
  return entry.error === undefined
    ? whatChanged(entry.outcome)
    : errorText(entry.error, contextOf(connection)).title;
}

export interface RecentSyncsProps {
  readonly connection: ConnectionView;
  readonly time: Date;
  readonly round: number;
  readonly heading?: 'h2' | 'h3';
}

/** The run history: time, result, what changed; a row opens its run. */
export function RecentSyncs({ connection, time, round, heading: Title = 'h3' }: RecentSyncsProps) {
  const table = useTableStyles();
  const styles = useStyles();
  const { api } = usePorts();
  const restoreFocus = useRestoreFocusTarget();
  const [all, setAll] = useState(false);
  const [opened, setOpened] = useState<RunHistoryEntry>();
  const { connectionId } = connection;
  // One more than is shown tells whether there are more.
  const count = all ? SHOWN_AT_MOST : SHOWN_FIRST + 1;
  const { value, refusal } = useReading(connectionId, `${round} ${count}`, () =>
    api.listRunHistory({ connectionId, count }),
  );
  const runs = all ? value?.runs : value?.runs.slice(0, SHOWN_FIRST);
  const hasMore = !all && (value?.runs.length ?? 0) > SHOWN_FIRST;
  return (
    <section>
      <div className={styles.head}>
        <Title className={styles.title}>{overviewTexts.recent}</Title>
        {hasMore && (
          <Link as="button" type="button" {...accessKey('showAll')} onClick={() => setAll(true)}>
            <AccessText id="showAll">{overviewTexts.showAll}</AccessText>
          </Link>
        )}
        {all && runs !== undefined && (
          <span className={styles.note} role="status">
            {overviewTexts.showingAll(runs.length)}
          </span>
        )}
      </div>
      {refusal !== undefined && (
        <ErrorPanel error={refusal.error} at={refusal.at} context={contextOf(connection)} />
      )}
      {runs === undefined && refusal === undefined && (
        <Spinner className={styles.left} size="tiny" label={overviewTexts.reading} />
      )}
      {runs?.length === 0 && <p className={styles.note}>{overviewTexts.noRuns}</p>}
      {runs !== undefined && runs.length > 0 && (
        <table className={table.frame} aria-label={overviewTexts.recent}>
          <colgroup>
            <col className={styles.time} />
            <col className={styles.result} />
            <col />
          </colgroup>
          <thead>
            <tr>
              {Object.values(overviewTexts.columns).map((column) => (
                <th key={column} scope="col" className={table.head}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {runs.map((entry, position) => {
              const cell = mergeClasses(table.cell, position > 0 && table.line);
              const when = formatWhen(new Date(entry.startedAt), time);
              return (
                <tr key={entry.runId} className={styles.row} onClick={() => setOpened(entry)}>
                  <th scope="row" className={cell}>
                    <Link
                      {...restoreFocus}
                      as="button"
                      type="button"
                      aria-label={overviewTexts.openRun(when)}
                    >
                      {when}
                    </Link>
                  </th>
                  <td className={cell}>
                    <StatusLine status={outcomeStatuses[entry.outcome.outcome]}>
                      {outcomeWords[entry.outcome.outcome]}
                    </StatusLine>
                  </td>
                  <td className={cell}>{changeOf(entry, connection)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <RunPane connection={connection} entry={opened} time={time} onClose={() => setOpened(undefined)} />
    </section>
  );
}
