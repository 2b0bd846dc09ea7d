import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Fragment, type ReactNode } from 'react';
import { useCheckAnnouncement } from '../announce/useCheckAnnouncement.ts';
import { media } from '../theme.ts';
import { type Status, StatusLine } from './StatusIcon.tsx';

export const useTableStyles = makeStyles({
  frame: {
    width: '100%',
    boxSizing: 'border-box',
    borderCollapse: 'separate',
    borderSpacing: 0,
    tableLayout: 'fixed',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  head: {
    padding: '8px 12px',
    textAlign: 'left',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  cell: {
    padding: '6px 12px',
    verticalAlign: 'top',
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    overflowWrap: 'anywhere',
  },
  line: { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  right: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
});

const useStyles = makeStyles({
  // The State column starts on the field edge: 216 less the frame's own 12.
  name: { width: '204px', [media.medium]: { width: '172px' }, [media.narrow]: { width: '30%' } },
  empty: { padding: 0, [media.narrow]: { display: 'none' } },
  below: { paddingTop: 0 },
  state: { width: '136px', [media.narrow]: { width: '112px' } },
});

export interface CheckRow {
  readonly id: string;
  readonly name: string;
  readonly status: Status;
  readonly word: string;
  readonly found: ReactNode;
  /** More about it, below its row and as wide as state and finding. */
  readonly below?: ReactNode;
}

export interface CheckTableProps {
  readonly label: string;
  readonly columns?: { readonly check: string; readonly state: string; readonly found: string };
  readonly rows: readonly CheckRow[];
  /** Screen readers are told what it comes to, where nothing else tells it. */
  readonly announces?: boolean;
}

const none: readonly CheckRow[] = [];

/** Check, state, what we found. */
export function CheckTable({ label, columns, rows, announces = false }: CheckTableProps) {
  useCheckAnnouncement(label, announces ? rows : none);
  const table = useTableStyles();
  const styles = useStyles();
  return (
    <table className={table.frame} aria-label={label}>
      <colgroup>
        <col className={styles.name} />
        <col className={styles.state} />
        <col />
      </colgroup>
      {columns !== undefined && (
        <thead>
          <tr>
            <th scope="col" className={table.head}>
              {columns.check}
            </th>
            <th scope="col" className={table.head}>
              {columns.state}
            </th>
            <th scope="col" className={table.head}>
              {columns.found}
            </th>
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map((row, position) => {
          const cell = mergeClasses(table.cell, position > 0 && table.line);
          return (
            <Fragment key={row.id}>
              <tr>
                <th scope="row" className={cell}>
                  {row.name}
                </th>
                <td className={cell}>
                  <StatusLine status={row.status}>{row.word}</StatusLine>
                </td>
                <td className={cell}>{row.found}</td>
              </tr>
              {row.below !== undefined && (
                <tr>
                  <td className={styles.empty} />
                  <td colSpan={2} className={mergeClasses(table.cell, styles.below)}>
                    {row.below}
                  </td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}
