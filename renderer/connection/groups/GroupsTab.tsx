import { makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ConnectionView } from '../../../shared/model.ts';
import type { RunView } from '../../../shared/runModel.ts';
import { groupTexts } from '../../../shared/strings/groups.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { usePorts } from '../../ports.tsx';
import { media, narrowQuery } from '../../theme.ts';
import { useMedia } from '../../useMedia.ts';
import { type ConnectionState, contextOf } from '../connectionState.ts';
import type { SearchWish } from '../logs/searchStore.ts';
import { useReading } from '../useReading.ts';
import { Counts } from './Counts.tsx';
import { GroupDetail } from './GroupDetail.tsx';
import { GroupList } from './GroupList.tsx';
import type { ImportStanding } from './groupStanding.ts';
import { type OpenQuestion, waitingQuestions } from './openQuestions.ts';
import { Questions } from './Questions.tsx';

const useStyles = makeStyles({
  tab: { display: 'flex', flexDirection: 'column', minHeight: '100%', height: '100%' },
  bar: { padding: '12px 24px', [media.narrow]: { padding: '12px 16px' } },
  panes: {
    display: 'flex',
    flexGrow: 1,
    // Below this the whole tab scrolls, so that questions never squeeze the list away.
    minHeight: '320px',
    [media.narrow]: { minHeight: '200px' },
  },
  list: { flexGrow: 1, minWidth: 0, display: 'flex', flexDirection: 'column' },
  beside: {
    flexGrow: 0,
    flexShrink: 0,
    width: '400px',
    boxSizing: 'border-box',
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    [media.medium]: { width: '320px' },
  },
  loading: { padding: '40px' },
});

export interface GroupsTabProps {
  readonly connection: ConnectionView;
  readonly run: RunView | undefined;
  readonly state: ConnectionState;
  readonly time: Date;
  readonly round: number;
  /** An answer may change what the connection's card and page say. */
  readonly onAnswered: () => void;
  /** Whether a group's details stand in front of the list: then Back closes them. */
  readonly onCovered: (close: (() => void) | undefined) => void;
  /** Leads to Log search. */
  readonly onSearch: (wish: SearchWish) => void;
}

/** Big numbers, questions that wait, the groups, and one of them in detail. */
export function GroupsTab(props: GroupsTabProps) {
  const { connection, run, state, time, round, onAnswered, onCovered, onSearch } = props;
  const styles = useStyles();
  const { api } = usePorts();
  const isNarrow = useMedia(narrowQuery);
  const [chosen, setChosen] = useState<string>();
  // A person who chose to wait is not asked again while the page is open.
  const [putOff, setPutOff] = useState<ReadonlySet<string>>(new Set());
  const { connectionId } = connection;
  const context = contextOf(connection);
  const { value: view, refusal } = useReading(connectionId, round, () => api.listGroups({ connectionId }));
  const { importEnabled, lastSuccessAt } = connection;
  const deletedAt = view?.deletedAt;
  const standing = useMemo(
    (): ImportStanding => ({
      importEnabled,
      time,
      ...(lastSuccessAt === undefined ? {} : { lastSuccessAt }),
      ...(deletedAt === undefined ? {} : { deletedAt }),
    }),
    [importEnabled, lastSuccessAt, deletedAt, time],
  );
  const group = view?.groups.find((one) => one.collectionId === chosen);
  const isOpen = group !== undefined;
  const covers = isOpen && isNarrow;

  // The list takes the focus back when the details that had it are closed.
  const list = useRef<HTMLDivElement>(null);
  const close = useRef(() => {
    setChosen(undefined);
    requestAnimationFrame(() => focusRow(list.current));
  });
  useEffect(() => {
    onCovered(isOpen ? close.current : undefined);
    return () => onCovered(undefined);
  }, [isOpen, onCovered]);

  const questions = waitingQuestions(connection.importEnabled, view?.questions).filter(
    ({ key }) => !putOff.has(key),
  );
  const onQuestionAnswered = (open: OpenQuestion, how: { readonly putOff: boolean }) => {
    if (how.putOff) setPutOff((before) => new Set(before).add(open.key));
    onAnswered();
  };
  // A question that goes takes the focus with it, which then goes on in the list.
  const asked = useRef(questions.length);
  useEffect(() => {
    const isGone = questions.length < asked.current && document.activeElement === document.body;
    asked.current = questions.length;
    if (isGone) focusRow(list.current);
  }, [questions.length]);
  return (
    <div className={styles.tab}>
      {/* Where the details take the place of the list, they have the whole page. */}
      {!covers && (
        <Counts
          computers={view?.computers ?? connection.computers}
          imported={view?.imported}
          connection={connection}
          run={run}
          state={state}
          time={time}
          onSearch={onSearch}
        />
      )}
      {refusal !== undefined && (
        <div className={styles.bar}>
          <ErrorPanel error={refusal.error} at={refusal.at} context={context} />
        </div>
      )}
      {questions.length > 0 && !covers && (
        <Questions
          connection={connection}
          questions={questions}
          isRunning={run?.state === 'running'}
          time={time}
          onAnswered={onQuestionAnswered}
        />
      )}
      {view === undefined && refusal === undefined && (
        <Spinner className={styles.loading} size="small" label={groupTexts.reading} />
      )}
      {view !== undefined && (
        <div className={styles.panes}>
          {/* Hidden, not taken out: search and place in the list are still there on the way back. */}
          <div
            ref={list}
            className={mergeClasses(styles.list, isOpen && !covers && styles.beside)}
            style={covers ? { display: 'none' } : {}}
          >
            <GroupList
              groups={view.groups}
              chosen={chosen}
              isBeside={isOpen}
              standing={standing}
              onChoose={setChosen}
            />
          </div>
          {group !== undefined && (
            <GroupDetail
              key={group.collectionId}
              connection={connection}
              group={group}
              round={round}
              time={time}
              standing={standing}
              takesFocus={isNarrow}
              onClose={close.current}
              onSearch={onSearch}
            />
          )}
        </div>
      )}
    </div>
  );
}

/** The row that is in the tab order. */
function focusRow(list: HTMLElement | null): void {
  list?.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus();
}
