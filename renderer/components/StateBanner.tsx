import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { media } from '../theme.ts';
import { StatusIcon } from './StatusIcon.tsx';

const useStyles = makeStyles({
  banner: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr) max-content',
    alignItems: 'center',
    gap: '4px 12px',
    padding: '16px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderLeftWidth: '4px',
    borderRadius: tokens.borderRadiusMedium,
    [media.narrow]: { gridTemplateColumns: '16px minmax(0, 1fr)' },
  },
  stopped: { borderLeftColor: tokens.colorStatusDangerBorderActive },
  attention: { borderLeftColor: tokens.colorStatusWarningBorderActive },
  icon: { alignSelf: 'start', height: '22px', display: 'inline-flex', alignItems: 'center' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  sentence: { margin: 0 },
  links: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: '4px 16px', marginTop: '8px' },
  act: { whiteSpace: 'nowrap', [media.narrow]: { gridColumn: 2, justifySelf: 'start', marginTop: '8px' } },
});

export interface StateBannerProps {
  readonly status: 'stopped' | 'attention';
  /** Level of its title on the page. */
  readonly heading: 'h2' | 'h4';
  readonly title: string;
  readonly sentences: readonly string[];
  /** Below the sentences. */
  readonly links?: ReactNode;
  /** The button that mends it. */
  readonly children?: ReactNode;
}

/** What needs a person, with the one button that mends it. */
export function StateBanner(props: StateBannerProps) {
  const { status, heading: Title, title, sentences, links, children } = props;
  const styles = useStyles();
  return (
    <div className={mergeClasses(styles.banner, styles[status])}>
      <span className={styles.icon}>
        <StatusIcon status={status} />
      </span>
      <div>
        <Title className={styles.title}>{title}</Title>
        {sentences.map((sentence) => (
          <p key={sentence} className={styles.sentence}>
            {sentence}
          </p>
        ))}
        {links !== undefined && <div className={styles.links}>{links}</div>}
      </div>
      {children !== undefined && <div className={styles.act}>{children}</div>}
    </div>
  );
}
