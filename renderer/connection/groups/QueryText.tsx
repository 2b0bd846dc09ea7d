import { createFocusOutlineStyle, Link, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronDown16Regular, ChevronRight16Regular } from '@fluentui/react-icons';
import { type ReactNode, useId, useState } from 'react';
import { groupTexts } from '../../../shared/strings/groups.ts';
import { CopyLink } from '../../components/CopyLink.tsx';
import { AccessText } from '../../keyboard/AccessText.tsx';
import { accessKey } from '../../keyboard/mnemonic.ts';
import { quoted } from '../../theme.ts';

// A query may hold hundreds of thousands of characters, which nobody reads and which take long to lay out.
const SHOWN_LENGTH = 20_000;

const useStyles = makeStyles({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '4px 16px',
    margin: '16px 0 8px',
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  links: { display: 'flex', flexWrap: 'wrap', gap: '4px 16px' },
  toggle: { display: 'inline-flex', alignItems: 'center', gap: '4px' },
  text: {
    ...quoted,
    margin: '8px 0 0',
    padding: '8px 12px',
    flexShrink: 0,
    width: '100%',
    resize: 'vertical',
    boxSizing: 'border-box',
    color: tokens.colorNeutralForeground1,
    ...createFocusOutlineStyle(),
  },
  note: {
    margin: '4px 0 0',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
});

export interface QueryTextProps {
  /** Undefined until it has been read. */
  readonly query: string | undefined;
  /** Beside the link that shows the query. */
  readonly links: ReactNode;
  /** How the group is used, which is what most people look for. */
  readonly children: ReactNode;
}

/** How a group is used; and the text of its own query behind a link, with Copy. Only its beginning is drawn. */
export function QueryText({ query, links, children }: QueryTextProps) {
  const styles = useStyles();
  const [shown, setShown] = useState(false);
  const id = useId();
  return (
    <>
      <div className={styles.head}>
        <h3 className={styles.title}>{groupTexts.useTitle}</h3>
        {query !== undefined && (
          <span className={styles.links}>
            {links}
            {/* Before the toggle, which keeps its place at the end of the line. */}
            {shown && query !== '' && <CopyLink text={() => query}>{groupTexts.copyQuery}</CopyLink>}
            <Link
              as="button"
              type="button"
              className={styles.toggle}
              aria-expanded={shown}
              aria-controls={shown ? id : undefined}
              {...accessKey('showQuery')}
              onClick={() => setShown((before) => !before)}
            >
              {shown ? <ChevronDown16Regular /> : <ChevronRight16Regular />}
              <AccessText id="showQuery">{shown ? groupTexts.hideQuery : groupTexts.showQuery}</AccessText>
            </Link>
          </span>
        )}
      </div>
      {children}
      {shown &&
        query !== undefined &&
        (query === '' ? (
          <p id={id} className={styles.note}>
            {groupTexts.queryUnknown}
          </p>
        ) : (
          <>
            <textarea
              id={id}
              className={styles.text}
              readOnly
              rows={8}
              spellCheck={false}
              aria-label={groupTexts.queryLabel}
              value={query.slice(0, SHOWN_LENGTH)}
            />
            {query.length > SHOWN_LENGTH && (
              <p className={styles.note}>{groupTexts.queryCut(SHOWN_LENGTH, query.length)}</p>
            )}
          </>
        ))}
    </>
  );
}
