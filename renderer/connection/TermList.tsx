import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Fragment, type ReactNode } from 'react';
import { media } from '../theme.ts';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: '216px minmax(0, 1fr)',
    rowGap: '4px',
    margin: 0,
    [media.medium]: { gridTemplateColumns: '184px minmax(0, 1fr)' },
    [media.narrow]: { gridTemplateColumns: '168px minmax(0, 1fr)' },
  },
  narrowTerms: {
    gridTemplateColumns: '128px minmax(0, 1fr)',
    [media.medium]: { gridTemplateColumns: '120px minmax(0, 1fr)' },
    [media.narrow]: { gridTemplateColumns: '128px minmax(0, 1fr)' },
  },
  // A long word keeps its distance, and is divided where it has to be.
  term: { color: tokens.colorNeutralForeground2, paddingRight: '12px', hyphens: 'auto' },
  value: { margin: 0, overflowWrap: 'anywhere' },
  note: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
});

export interface TermLine {
  readonly term: string;
  readonly value: ReactNode;
  /** A second, smaller line below the value. */
  readonly note?: string;
}

export interface TermListProps {
  readonly lines: readonly TermLine[];
  /** For panes: terms take less of the width. */
  readonly narrowTerms?: boolean;
}

/** Terms at the left, values at the right. */
export function TermList({ lines, narrowTerms = false }: TermListProps) {
  const styles = useStyles();
  return (
    <dl className={mergeClasses(styles.list, narrowTerms && styles.narrowTerms)}>
      {lines.map(({ term, value, note }) => (
        <Fragment key={term}>
          <dt className={styles.term}>{term}</dt>
          <dd className={styles.value}>
            {value}
            {note !== undefined && <span className={styles.note}>{note}</span>}
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}
