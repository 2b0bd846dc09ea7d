import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { targetTexts } from '../../../shared/strings/properties.ts';
import { CopyIcon } from '../../components/CopyLink.tsx';
import { useRowStyles } from '../../components/FieldRow.tsx';

const useStyles = makeStyles({
  // Plain text: it needs no box to centre on.
  row: { marginTop: 0 },
  cell: { margin: 0 },
  label: { paddingRight: '12px' },
  value: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    columnGap: '8px',
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  copy: { marginTop: '-2px', marginBottom: '-2px' },
});

export interface ValueRowProps {
  readonly label: string;
  /** Microsoft's name of today for the same thing. */
  readonly today?: string;
  /** What Copy takes; without it there is none. */
  readonly copies?: string;
  readonly note?: ReactNode;
  readonly children: ReactNode;
}

/** A value that cannot be edited: plain text on the label's first line, with Copy. */
export function ValueRow({ label, today, copies, note, children }: ValueRowProps) {
  const row = useRowStyles();
  const styles = useStyles();
  return (
    <dl className={mergeClasses(row.plain, styles.row)}>
      <dt className={styles.label}>
        <span className={row.first}>{label}</span>
        {today !== undefined && <span className={row.today}>{today}</span>}
      </dt>
      <dd className={mergeClasses(row.second, styles.cell)}>
        <div className={styles.value}>
          <span>{children}</span>
          {copies !== undefined && (
            <span className={styles.copy}>
              <CopyIcon text={copies} label={targetTexts.copyOf(label)} />
            </span>
          )}
        </div>
        {note !== undefined && <span className={row.today}>{note}</span>}
      </dd>
    </dl>
  );
}
