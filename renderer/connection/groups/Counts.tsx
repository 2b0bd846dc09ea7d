import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ConnectionView } from '../../../shared/model.ts';
import type { RunView } from '../../../shared/runModel.ts';
import { formatNumber } from '../../../shared/strings/format.ts';
import { groupTexts } from '../../../shared/strings/groups.ts';
import { numberTexts } from '../../../shared/strings/logSearch.ts';
import { StatusLine } from '../../components/StatusIcon.tsx';
import { SyncProgress } from '../../components/SyncProgress.tsx';
import { media } from '../../theme.ts';
import { type ConnectionState, nextSync } from '../connectionState.ts';
import type { SearchWish } from '../logs/searchStore.ts';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px 32px',
    flexShrink: 0,
    minHeight: '84px',
    boxSizing: 'border-box',
    padding: '12px 24px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [media.narrow]: { padding: '8px 16px', minHeight: 0, columnGap: '16px' },
    [media.short]: { padding: '4px 16px', minHeight: 0 },
  },
  counts: {
    display: 'flex',
    gap: '12px 32px',
    margin: 0,
    [media.medium]: { gap: '12px 16px' },
    [media.narrow]: { gap: '4px 24px' },
  },
  // The number is read before its label, and stands before it.
  count: { display: 'flex', alignItems: 'center', flexDirection: 'row-reverse', gap: '12px' },
  number: {
    margin: 0,
    fontSize: tokens.fontSizeHero900,
    lineHeight: tokens.lineHeightHero900,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    [media.narrow]: { fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
    [media.short]: { fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  },
  label: {
    width: 'min-content',
    minWidth: '88px',
    color: tokens.colorNeutralForeground2,
    [media.medium]: {
      fontSize: tokens.fontSizeBase200,
      lineHeight: tokens.lineHeightBase200,
    },
    [media.narrow]: {
      minWidth: '64px',
      fontSize: tokens.fontSizeBase200,
      lineHeight: tokens.lineHeightBase200,
    },
  },
  open: { font: 'inherit', fontVariantNumeric: 'inherit', lineHeight: 'inherit' },
  // Two lines of the longer label.
  long: {
    minWidth: '168px',
    [media.medium]: { minWidth: '144px' },
    [media.narrow]: { minWidth: '144px' },
  },
  state: {
    marginLeft: 'auto',
    maxWidth: '100%',
    textAlign: 'right',
    [media.narrow]: { marginLeft: 0, textAlign: 'left' },
  },
  next: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    [media.short]: { display: 'none' },
  },
  running: {
    flexGrow: 1,
    flexBasis: '260px',
    minWidth: 0,
    maxWidth: '340px',
    marginLeft: 'auto',
    [media.narrow]: { maxWidth: '100%', marginLeft: 0 },
  },
});

export interface CountsProps {
  readonly computers: number;
  /** Undefined until the groups have been read. */
  readonly imported: number | undefined;
  readonly connection: ConnectionView;
  readonly run: RunView | undefined;
  readonly state: ConnectionState;
  readonly time: Date;
  /** Leads to the lists behind the numbers. */
  readonly onSearch: (wish: SearchWish) => void;
}

/** The two big numbers of the old OMS portal, and at the right how the connection is or what runs now. */
export function Counts({ computers, imported, connection, run, state, time, onSearch }: CountsProps) {
  const styles = useStyles();
  const counts = [
    { id: 'computers', list: 'computers', label: groupTexts.computersLabel(computers), count: computers },
    {
      id: 'imported',
      list: 'groups',
      label: groupTexts.importedLabel(imported ?? 0),
      count: imported,
    },
  ] as const;
  return (
    <div className={styles.row}>
      <dl className={styles.counts}>
        {counts.map(({ id, list, label, count }) => (
          <div key={id} className={styles.count}>
            <dt className={mergeClasses(styles.label, id === 'computers' && styles.long)}>{label}</dt>
            <dd className={styles.number}>
              {count === undefined ? (
                '…'
              ) : (
                <Link
                  as="button"
                  type="button"
                  className={styles.open}
                  aria-label={numberTexts.open(formatNumber(count), label)}
                  onClick={() => onSearch({ kind: 'list', list })}
                >
                  {formatNumber(count)}
                </Link>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {run?.state === 'running' ? (
        <div className={styles.running}>
          <SyncProgress run={run} cancels />
        </div>
      ) : (
        <div className={styles.state}>
          <StatusLine status={state.status}>{state.short}</StatusLine>
          <div className={styles.next}>{nextSync(connection, time)}</div>
        </div>
      )}
    </div>
  );
}
