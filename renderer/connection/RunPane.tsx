import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useRef } from 'react';
import type { RunHistoryEntry, RunLogLine } from '../../shared/groupsModel.ts';
import type { ConnectionView } from '../../shared/model.ts';
import { requestsSentence, runTexts, startedBy } from '../../shared/strings/connectionPage.ts';
import { errorText } from '../../shared/strings/errors.ts';
import {
  formatDuration,
  formatNumber,
  formatOn,
  formatTimeWithSeconds,
  formatWhen,
} from '../../shared/strings/format.ts';
import { groupStateReasons, groupStateWords } from '../../shared/strings/groups.ts';
import { outcomeWords, whatChanged } from '../../shared/strings/start.ts';
import { CopyButton } from '../components/CopyLink.tsx';
import { ErrorPanel } from '../components/ErrorPanel.tsx';
import { SidePane } from '../components/SidePane.tsx';
import { StatusLine, StatusMark } from '../components/StatusIcon.tsx';
import { quoted } from '../theme.ts';
import { contextOf, outcomeStatuses } from './connectionState.ts';
import { groupStatuses } from './groups/groupRows.ts';
import { leftGroups, logText, severityStatuses } from './runDetails.ts';
import { TermList } from './TermList.tsx';

const GROUPS_SHOWN = 100;
const LINES_SHOWN = 500;

const useStyles = makeStyles({
  title: {
    margin: '20px 0 8px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  panel: { marginTop: '16px' },
  groups: { margin: 0, padding: 0, listStyleType: 'none', '& li': { marginBottom: '8px' } },
  why: {
    display: 'block',
    paddingLeft: '24px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  head: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px',
    margin: '20px 0 8px',
  },
  headTitle: { margin: 0 },
  note: {
    margin: '0 0 8px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  log: {
    ...quoted,
    margin: 0,
    padding: '8px 12px',
    listStyleType: 'none',
  },
  line: { display: 'grid', gridTemplateColumns: '68px 20px minmax(0, 1fr)' },
  at: { color: tokens.colorNeutralForeground2 },
});

export interface RunPaneProps {
  readonly connection: ConnectionView;
  /** Undefined closes the pane. */
  readonly entry: RunHistoryEntry | undefined;
  readonly time: Date;
  readonly onClose: () => void;
}

/** One run: how it ended, what it left and why, what it cost, and its log lines. */
export function RunPane({ connection, entry, time, onClose }: RunPaneProps) {
  // While the pane slides away it still shows what it showed.
  const last = useRef(entry);
  if (entry !== undefined) last.current = entry;
  const shown = entry ?? last.current;
  const title =
    shown === undefined ? '' : runTexts.title(shown.kind, formatOn(new Date(shown.startedAt), time));
  return (
    <SidePane open={entry !== undefined} title={title} onClose={onClose}>
      {shown !== undefined && <RunDetails connection={connection} entry={shown} time={time} />}
    </SidePane>
  );
}

interface RunDetailsProps {
  readonly connection: ConnectionView;
  readonly entry: RunHistoryEntry;
  readonly time: Date;
}

function RunDetails({ connection, entry, time }: RunDetailsProps) {
  const styles = useStyles();
  const { outcome, error, log } = entry;
  const context = contextOf(connection);
  const left = leftGroups(outcome);
  return (
    <>
      <TermList
        narrowTerms
        lines={[
          {
            term: runTexts.result,
            value: (
              <StatusLine status={outcomeStatuses[outcome.outcome]}>
                {outcomeWords[outcome.outcome]}
              </StatusLine>
            ),
          },
          { term: runTexts.changed, value: whatChanged(outcome) },
          { term: runTexts.unchanged, value: runTexts.unchangedValue(outcome.unchanged) },
          { term: runTexts.started, value: formatWhen(new Date(entry.startedAt), time) },
          { term: runTexts.startedBy, value: startedBy(entry.trigger, entry.account) },
          { term: runTexts.duration, value: formatDuration(outcome.durationInMs) },
          { term: runTexts.extent, value: outcome.full ? runTexts.extentFull : runTexts.extentQuick },
          { term: runTexts.requests, value: requestsSentence(outcome.traffic) },
          { term: runTexts.bytes, value: runTexts.bytesValue(outcome.traffic.bytes) },
        ]}
      />
      {error !== undefined && (
        <div className={styles.panel}>
          <ErrorPanel error={error} at={entry.finishedAt} context={context} />
        </div>
      )}
      {left.length > 0 && (
        <section>
          <h3 className={styles.title}>{runTexts.leftTitle}</h3>
          <ul className={styles.groups}>
            {left.slice(0, GROUPS_SHOWN).map((group) => (
              <li key={group.collectionId}>
                <StatusLine status={groupStatuses[group.state]}>
                  {`${group.name}: ${groupStateWords[group.state]}`}
                </StatusLine>
                <span className={styles.why}>
                  {group.error === undefined
                    ? groupStateReasons[group.state]
                    : `${errorText(group.error, context).title}. ${errorText(group.error, context).action}`}
                </span>
              </li>
            ))}
          </ul>
          {left.length > GROUPS_SHOWN && (
            <p className={styles.note}>{runTexts.leftMore(left.length - GROUPS_SHOWN)}</p>
          )}
        </section>
      )}
      <LogLines log={log} />
    </>
  );
}

function LogLines({ log }: { readonly log: readonly RunLogLine[] }) {
  const styles = useStyles();
  const shown = log.slice(-LINES_SHOWN);
  return (
    <section>
      <div className={styles.head}>
        <h3 className={mergeClasses(styles.title, styles.headTitle)}>{runTexts.logTitle}</h3>
        {log.length > 0 && (
          <CopyButton text={() => logText(log)} access="copyLog">
            {runTexts.copyLog}
          </CopyButton>
        )}
      </div>
      {log.length > shown.length && (
        <p className={styles.note}>{runTexts.logCut(shown.length, log.length)}</p>
      )}
      {log.length === 0 ? (
        <p className={styles.note}>{runTexts.noLog}</p>
      ) : (
        <ol className={styles.log}>
          {shown.map((line, position) => (
            <li key={`${formatNumber(position)} ${line.at}`} className={styles.line}>
              <span className={styles.at}>{formatTimeWithSeconds(new Date(line.at))}</span>
              <span>
                {line.severity !== 'info' && (
                  <StatusMark
                    status={severityStatuses[line.severity]}
                    word={runTexts.severities[line.severity]}
                  />
                )}
              </span>
              {/* English, as in the log file, so that one search finds it on every computer. */}
              <span lang="en" translate="no">
                {line.text}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
