import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronDown16Regular, ChevronRight16Regular } from '@fluentui/react-icons';
import { useId, useState } from 'react';
import { messageTexts } from '../../shared/strings/messages.ts';
import { type Status, StatusIcon } from './StatusIcon.tsx';

// A person reads the first ones; thousands would only take long to lay out.
const NAMES_SHOWN = 100;

const useStyles = makeStyles({
  line: { display: 'inline-flex', alignItems: 'center', gap: '8px', textAlign: 'left' },
  icon: { display: 'inline-flex', flexShrink: 0 },
  names: {
    margin: '4px 0 8px',
    padding: 0,
    listStyleType: 'none',
    '& > li': { paddingLeft: '48px', overflowWrap: 'anywhere' },
  },
  detail: {
    marginLeft: '8px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
});

export interface FoldedName {
  readonly key: string | number;
  readonly name: string;
  /** Smaller, behind the name. */
  readonly detail?: string;
}

export interface FoldedNamesProps {
  readonly status: Status;
  readonly sentence: string;
  readonly names: readonly FoldedName[];
}

/** A sentence with a count, which unfolds the names that it counts. */
export function FoldedNames({ status, sentence, names }: FoldedNamesProps) {
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <Link
        as="button"
        type="button"
        className={styles.line}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen((before) => !before)}
      >
        {open ? <ChevronDown16Regular /> : <ChevronRight16Regular />}
        <span className={styles.icon}>
          <StatusIcon status={status} />
        </span>
        <span>{sentence}</span>
      </Link>
      {open && (
        <ul id={id} className={styles.names}>
          {names.slice(0, NAMES_SHOWN).map(({ key, name, detail = '' }) => (
            <li key={key}>
              {name}
              {detail !== '' && <span className={styles.detail}>{detail}</span>}
            </li>
          ))}
          {names.length > NAMES_SHOWN && <li>{messageTexts.more(names.length - NAMES_SHOWN)}</li>}
        </ul>
      )}
    </>
  );
}
