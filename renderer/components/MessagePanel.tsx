import { MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircle20Filled, ErrorCircle20Filled, Warning20Filled } from '@fluentui/react-icons';
import { type ReactNode, useEffect, useRef } from 'react';
import { media } from '../theme.ts';

const useStyles = makeStyles({
  panel: { scrollMarginBottom: '24px', scrollMarginTop: '12px' },
  bar: { padding: '10px 14px', [media.forced]: { border: '1px solid CanvasText' } },
  body: { whiteSpace: 'normal' },
  title: {
    display: 'block',
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  sentence: { display: 'block', fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  links: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: '16px',
    rowGap: '4px',
    marginTop: '8px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
});

export interface MessagePanelProps {
  readonly intent: 'error' | 'warning' | 'success';
  readonly title: string;
  readonly sentence: string;
  readonly links?: ReactNode;
  /** Between the sentence and the links, such as numbered steps. */
  readonly children?: ReactNode;
  /** Scrolled into view when this is given and changes: the answer to an act may come out of sight. */
  readonly revealedAt?: string | undefined;
}

const icons = {
  error: <ErrorCircle20Filled />,
  warning: <Warning20Filled />,
  success: <CheckmarkCircle20Filled />,
} as const;

/** What happened, what to do, and the ways there. */
export function MessagePanel(props: MessagePanelProps) {
  const { intent, title, sentence, links, children, revealedAt = '' } = props;
  const styles = useStyles();
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // By the time, so that the same refusal is shown again when it comes again.
    if (revealedAt !== '') panel.current?.scrollIntoView({ block: 'nearest' });
  }, [revealedAt]);
  return (
    <div ref={panel} className={styles.panel}>
      <MessageBar className={styles.bar} intent={intent} layout="multiline" icon={icons[intent]}>
        <MessageBarBody className={styles.body}>
          <strong className={styles.title}>{title}</strong>
          <span className={styles.sentence}>{sentence}</span>
          {children}
          {links !== undefined && <span className={styles.links}>{links}</span>}
        </MessageBarBody>
      </MessageBar>
    </div>
  );
}
