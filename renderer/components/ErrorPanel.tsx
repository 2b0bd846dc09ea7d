import { Link } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AppError } from '../../shared/errors.ts';
import { errorText } from '../../shared/strings/errors.ts';
import type { TextContext } from '../../shared/strings/links.ts';
import { ErrorLinks } from './ErrorLinks.tsx';
import { MessagePanel } from './MessagePanel.tsx';

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
  const text = errorText(error, context);
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
          <ErrorLinks error={error} at={at} context={context}>
            {links}
          </ErrorLinks>
        </>
      }
    >
      {children}
    </MessagePanel>
  );
}
