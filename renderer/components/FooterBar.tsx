import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { media } from '../theme.ts';

const useStyles = makeStyles({
  footer: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '16px',
    minHeight: '56px',
    boxSizing: 'border-box',
    flexShrink: 0,
    padding: '11px 24px',
    backgroundColor: tokens.colorNeutralBackground3,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    [media.narrow]: { flexDirection: 'column', alignItems: 'stretch', gap: '4px', padding: '7px 16px' },
    [media.short]: { padding: '7px 16px' },
  },
  note: {
    display: 'flex',
    gap: '8px',
    minWidth: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    '& button': { fontSize: tokens.fontSizeBase200 },
    '& svg': { flexShrink: 0 },
  },
  buttons: { display: 'flex', gap: '8px', marginLeft: 'auto', flexWrap: 'wrap', justifyContent: 'flex-end' },
});

/** The buttons of a footer. */
export const useFooterButtonStyles = makeStyles({ button: { minWidth: '96px' } });

export interface FooterBarProps {
  /** At the left: what the buttons would do, or why one is off. Its changes are told. */
  readonly note?: ReactNode;
  /** The buttons, the primary one first where that is the custom. */
  readonly children: ReactNode;
}

/** The bar at the bottom of a page, with its buttons at the right. */
export function FooterBar({ note, children }: FooterBarProps) {
  const styles = useStyles();
  return (
    <footer className={styles.footer}>
      {note === undefined ? (
        <span />
      ) : (
        <div className={styles.note} role="status">
          {note}
        </div>
      )}
      <div className={styles.buttons}>{children}</div>
    </footer>
  );
}
