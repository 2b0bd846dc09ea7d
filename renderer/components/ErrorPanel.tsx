import { Link, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { ErrorCircle20Filled, Warning20Filled } from '@fluentui/react-icons';
import { type ReactNode, useEffect, useRef } from 'react';
import type { AppError } from '../../shared/errors.ts';
import { errorDetails, errorReference, errorText } from '../../shared/strings/errors.ts';
import type { TextContext } from '../../shared/strings/links.ts';
import { messageTexts } from '../../shared/strings/messages.ts';
import { media } from '../theme.ts';
import { CopyLink } from './CopyLink.tsx';
import { ExternalLink } from './ExternalLink.tsx';

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
  code: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
  },
});

export interface PanelAction {
  readonly label: string;
  readonly onChoose: () => void;
}

export interface ErrorPanelProps {
  readonly error: AppError;
  /** ISO time at which it happened, for the details. */
  readonly at: string;
  readonly context: TextContext;
  /** Scrolled into view when it appears: the answer to an act whose button may have pushed it out of sight. */
  readonly reveal?: boolean;
  /** `warning` where nothing the person typed is at fault. */
  readonly intent?: 'error' | 'warning';
  readonly actions?: readonly PanelAction[];
  /** Between the sentence and the links, such as numbered steps. */
  readonly children?: ReactNode;
  readonly links?: ReactNode;
}

/** What happened, what to do, where; the service's own code last. */
export function ErrorPanel(props: ErrorPanelProps) {
  const { error, at, context, intent = 'error', actions = [], children, links, reveal = false } = props;
  const styles = useStyles();
  const text = errorText(error, context);
  const reference = errorReference(error);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // By the time, so that the same refusal is shown again when it comes again.
    if (reveal && at !== '') panel.current?.scrollIntoView({ block: 'nearest' });
  }, [reveal, at]);
  return (
    <div ref={panel} className={styles.panel}>
      <MessageBar
        className={styles.bar}
        intent={intent}
        layout="multiline"
        icon={intent === 'error' ? <ErrorCircle20Filled /> : <Warning20Filled />}
      >
        <MessageBarBody className={styles.body}>
          <strong className={styles.title}>{text.title}</strong>
          <span className={styles.sentence}>{text.action}</span>
          {children}
          <span className={styles.links}>
            {actions.map((action) => (
              <Link key={action.label} as="button" type="button" inline onClick={action.onChoose}>
                {action.label}
              </Link>
            ))}
            {text.link !== undefined && (
              <ExternalLink inline url={text.link.url}>
                {text.link.label}
              </ExternalLink>
            )}
            {links}
            <CopyLink inline text={() => errorDetails(error, new Date(at), context)}>
              {messageTexts.copyDetails}
            </CopyLink>
            {reference !== undefined && <span className={styles.code}>{reference}</span>}
          </span>
        </MessageBarBody>
      </MessageBar>
    </div>
  );
}
