import { Link, makeStyles, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AppError } from '../../shared/errors.ts';
import { diagnosisTexts } from '../../shared/strings/diagnosis.ts';
import { errorDetails, errorReference, errorText } from '../../shared/strings/errors.ts';
import type { TextContext } from '../../shared/strings/links.ts';
import { messageTexts } from '../../shared/strings/messages.ts';
import { diagnosisOf, useDiagnose } from '../diagnose/DiagnoseProvider.tsx';
import { CopyLink } from './CopyLink.tsx';
import { ExternalLink } from './ExternalLink.tsx';
import { MessagePanel } from './MessagePanel.tsx';

const useStyles = makeStyles({
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
  const restoreFocus = useRestoreFocusTarget();
  const text = errorText(error, context);
  const reference = errorReference(error);
  const diagnose = useDiagnose();
  const wanted = diagnosisOf(error, context);
  return (
    <MessagePanel
      intent={intent}
      title={text.title}
      sentence={text.action}
      revealedAt={reveal ? at : undefined}
      links={
        <>
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
          {diagnose !== undefined && wanted !== undefined && (
            <Link as="button" type="button" inline {...restoreFocus} onClick={() => diagnose(wanted)}>
              {diagnosisTexts.open}
            </Link>
          )}
          <CopyLink inline text={() => errorDetails(error, new Date(at), context)}>
            {messageTexts.copyDetails}
          </CopyLink>
          {reference !== undefined && <span className={styles.code}>{reference}</span>}
        </>
      }
    >
      {children}
    </MessagePanel>
  );
}
