import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  lead: {
    margin: '0 0 4px',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorBrandForeground1,
  },
  sentence: { margin: '0 0 20px', color: tokens.colorNeutralForeground2 },
  blank: { height: '12px' },
});

/** The blue instruction that opens a page, and at most one sentence below it. */
export function PageLead({ lead, children }: { readonly lead: string; readonly children?: ReactNode }) {
  const styles = useStyles();
  return (
    <>
      <h2 className={styles.lead}>{lead}</h2>
      {children === undefined ? (
        <div className={styles.blank} />
      ) : (
        <div className={styles.sentence}>{children}</div>
      )}
    </>
  );
}
