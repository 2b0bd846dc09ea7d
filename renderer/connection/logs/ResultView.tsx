import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  MessageBar,
  MessageBarBody,
  makeStyles,
  tokens,
  useAnnounce,
} from '@fluentui/react-components';
import { Copy16Regular, Save16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { LogAnswer } from '../../../shared/logSearch.ts';
import type { ConnectionView } from '../../../shared/model.ts';
import { formatOn } from '../../../shared/strings/format.ts';
import {
  logTexts,
  partialSays,
  partialTexts,
  siteListEmpty,
  siteListNotRead,
  siteListWords,
} from '../../../shared/strings/logSearch.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { AccessText } from '../../keyboard/AccessText.tsx';
import { accessKey } from '../../keyboard/mnemonic.ts';
import { usePorts } from '../../ports.tsx';
import { media } from '../../theme.ts';
import { contextOf } from '../connectionContext.ts';
import type { Refusal } from '../useReading.ts';
import type { Place, RowRange } from './gridPlaces.ts';
import { ResultGrid } from './ResultGrid.tsx';
import type { ResultSource, SearchState, SearchStore } from './searchStore.ts';
import { useRowPages } from './useRowPages.ts';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 16px',
    flexShrink: 0,
    minHeight: '32px',
    padding: '8px 24px',
    [media.narrow]: { padding: '4px 16px' },
  },
  count: { fontWeight: tokens.fontWeightSemibold },
  from: { color: tokens.colorNeutralForeground2 },
  acts: { display: 'flex', gap: '8px', marginLeft: 'auto' },
  notice: { flexShrink: 0, padding: '0 24px 8px', [media.narrow]: { padding: '0 16px 8px' } },
  body: { whiteSpace: 'normal' },
  title: { display: 'block', fontWeight: tokens.fontWeightSemibold },
  empty: {
    margin: 0,
    padding: '8px 24px',
    color: tokens.colorNeutralForeground2,
    [media.narrow]: { padding: '8px 16px' },
  },
  grid: {
    flexGrow: 1,
    minHeight: '200px',
    display: 'flex',
    flexDirection: 'column',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    '& th:first-child, & td:first-child': { paddingLeft: '24px' },
    [media.narrow]: { '& th:first-child, & td:first-child': { paddingLeft: '16px' } },
  },
});

export interface ResultViewProps {
  readonly connection: ConnectionView;
  readonly store: SearchStore;
  readonly state: SearchState & { readonly result: NonNullable<SearchState['result']> };
  readonly time: Date;
}

/** The rows of an answer: how many, from whom, what is missing, and the grid with Copy and Save. */
export function ResultView({ connection, store, state, time }: ResultViewProps) {
  const styles = useStyles();
  const { api, now } = usePorts();
  const { announce } = useAnnounce();
  const { sort, result } = state;
  const { answer, source } = result;
  const { searchId, rows } = answer;
  const [selection, setSelection] = useState<RowRange>();
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 });
  const [refusal, setRefusal] = useState<Refusal>();
  const pages = useRowPages(searchId, rows, sort);
  const sorted = sort === undefined ? {} : { sort };
  const context = contextOf(connection);
  const shown = refusal ?? pages.refusal;

  const copy = async (range: RowRange, column?: number) => {
    const done = await api.copyLogRows({
      searchId,
      ...range,
      ...(column === undefined ? {} : { column }),
      headers: column === undefined,
      ...sorted,
    });
    if (!done.ok) return setRefusal({ error: done.error, at: now().toISOString() });
    setRefusal(undefined);
    const { copied } = done.value;
    const said = column === undefined ? logTexts.copied(copied, range.to - range.from) : logTexts.copiedCell;
    setTold(said);
    announce(said, { polite: true });
  };
  const [told, setTold] = useState('');
  const save = async () => {
    const done = await api.saveLogRows({ searchId, ...sorted });
    if (!done.ok) return setRefusal({ error: done.error, at: now().toISOString() });
    setRefusal(undefined);
    if (!done.value.saved) return;
    setTold(logTexts.saved(rows));
    announce(logTexts.saved(rows), { polite: true });
  };
  const copyCell = () => void copy({ from: place.row, to: place.row + 1 }, place.column);
  const chosen = selection ?? { from: place.row, to: place.row + 1 };
  const items = (
    <MenuList>
      <MenuItem onClick={copyCell}>{logTexts.copyCell}</MenuItem>
      <MenuItem onClick={() => void copy(chosen)}>{logTexts.copyRows(chosen.to - chosen.from)}</MenuItem>
      <MenuItem onClick={() => void copy({ from: 0, to: rows })}>{logTexts.copyAll}</MenuItem>
    </MenuList>
  );
  return (
    <>
      <div className={styles.head}>
        <span className={styles.count}>{headOf(answer, source)}</span>
        <span className={styles.from}>{fromOf(answer, source, time)}</span>
        <span className={styles.from} role="status">
          {told !== '' ? told : selection !== undefined && logTexts.selected(selection.to - selection.from)}
        </span>
        {rows > 0 && (
          <span className={styles.acts}>
            <Menu>
              <MenuTrigger disableButtonEnhancement>
                <Button size="small" icon={<Copy16Regular />} {...accessKey('copyRows')}>
                  <AccessText id="copyRows">{logTexts.copy}</AccessText>
                </Button>
              </MenuTrigger>
              <MenuPopover>{items}</MenuPopover>
            </Menu>
            <Button
              size="small"
              icon={<Save16Regular />}
              {...accessKey('saveRows')}
              onClick={() => void save()}
            >
              <AccessText id="saveRows">{logTexts.save}</AccessText>
            </Button>
          </span>
        )}
      </div>
      {shown !== undefined && (
        <div className={styles.notice}>
          <ErrorPanel reveal error={shown.error} at={shown.at} context={context} />
        </div>
      )}
      <Notices answer={answer} />
      {rows === 0 ? (
        <p className={styles.empty}>{emptyText(answer, source)}</p>
      ) : (
        <Menu openOnContext>
          <MenuTrigger disableButtonEnhancement>
            <div className={styles.grid}>
              <ResultGrid
                answer={answer}
                pages={pages}
                sort={sort}
                onSort={(wanted) => {
                  setSelection(undefined);
                  setPlace((before) => ({ ...before, row: 0 }));
                  store.setSort(wanted);
                }}
                selection={selection}
                onSelect={(range) => {
                  setTold('');
                  setSelection(range);
                }}
                place={place}
                onPlace={setPlace}
                onCopy={() => (selection === undefined ? copyCell() : void copy(selection))}
              />
            </div>
          </MenuTrigger>
          <MenuPopover>{items}</MenuPopover>
        </Menu>
      )}
    </>
  );
}

/** What is missing in the answer, and why. */
function Notices({ answer }: { readonly answer: LogAnswer }) {
  const styles = useStyles();
  const { partial, furtherTables, more } = answer;
  const notes = [
    ...(furtherTables === undefined ? [] : [logTexts.furtherTables(furtherTables)]),
    ...(more === undefined ? [] : [logTexts.more(more)]),
  ];
  return (
    <>
      {partial !== undefined && (
        <div className={styles.notice}>
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody className={styles.body}>
              <strong className={styles.title}>{partialTexts[partial.reason].title(answer.rows)}</strong>
              {partialTexts[partial.reason].body}
              {partial.reason === 'other' && partial.says !== undefined && ` ${partialSays(partial.says)}`}
            </MessageBarBody>
          </MessageBar>
        </div>
      )}
      {notes.map((note) => (
        <div key={note} className={styles.notice}>
          <MessageBar intent="info" layout="multiline">
            <MessageBarBody className={styles.body}>{note}</MessageBarBody>
          </MessageBar>
        </div>
      ))}
    </>
  );
}

function headOf({ rows, durationInMs }: LogAnswer, source: ResultSource): string {
  return source.kind === 'query'
    ? logTexts.rows(rows, durationInMs)
    : `${siteListWords[source.list].label}: ${logTexts.listRows(rows)}`;
}

function fromOf({ at }: LogAnswer, source: ResultSource, time: Date): string {
  if (source.kind === 'query') return logTexts.fromLogs;
  return at === undefined
    ? logTexts.fromSite
    : `${logTexts.fromSite}, ${logTexts.asOf(formatOn(new Date(at), time))}`;
}

function emptyText({ notRead }: LogAnswer, source: ResultSource): string {
  if (source.kind === 'list') return (notRead ? siteListNotRead : siteListEmpty)[source.list];
  return source.range === 'query' ? logTexts.noRowsOfQuery : logTexts.noRows;
}
