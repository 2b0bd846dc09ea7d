import { makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircle16Filled,
  Circle16Regular,
  ErrorCircle16Filled,
  Info16Regular,
  Warning16Filled,
} from '@fluentui/react-icons';
import { assertNever } from '../../shared/assert.ts';
import { media } from '../theme.ts';

export type Status = 'good' | 'attention' | 'stopped' | 'running' | 'waiting' | 'note';

const useStyles = makeStyles({
  line: { display: 'inline-flex', alignItems: 'flex-start', gap: '8px', verticalAlign: 'top' },
  // In forced colours it takes the text's colour, which a selected row changes.
  icon: {
    display: 'inline-flex',
    alignItems: 'center',
    height: '20px',
    flexShrink: 0,
    [media.forced]: { color: 'inherit' },
  },
  good: { color: tokens.colorStatusSuccessForeground1 },
  attention: { color: tokens.colorStatusWarningForeground3 },
  stopped: { color: tokens.colorStatusDangerForeground1 },
  quiet: { color: tokens.colorNeutralForeground3 },
});

function Icon({ status }: { readonly status: Status }) {
  switch (status) {
    case 'good':
      return <CheckmarkCircle16Filled />;
    case 'attention':
      return <Warning16Filled />;
    case 'stopped':
      return <ErrorCircle16Filled />;
    case 'running':
      return <Spinner size="extra-tiny" aria-hidden="true" />;
    case 'waiting':
      return <Circle16Regular />;
    case 'note':
      return <Info16Regular />;
    default:
      return assertNever(status);
  }
}

function useIconClass(status: Status): string {
  const styles = useStyles();
  const colour = {
    good: styles.good,
    attention: styles.attention,
    stopped: styles.stopped,
    running: undefined,
    waiting: styles.quiet,
    note: styles.quiet,
  }[status];
  return mergeClasses(styles.icon, colour);
}

/** The icon alone, for a heading whose words tell the state. */
export function StatusIcon({ status }: { readonly status: Status }) {
  return (
    <span className={useIconClass(status)}>
      <Icon status={status} />
    </span>
  );
}

/** A state is always an icon and a word: the word carries it where colours are taken away. */
export function StatusLine({ status, children }: { readonly status: Status; readonly children: string }) {
  const styles = useStyles();
  const icon = useIconClass(status);
  return (
    <span className={styles.line}>
      <span className={icon}>
        <Icon status={status} />
      </span>
      <span>{children}</span>
    </span>
  );
}

/** The icon alone, where the word stands beside it for the one row that is looked at; told to screen readers. */
export function StatusMark({ status, word }: { readonly status: Status; readonly word: string }) {
  return (
    <span className={useIconClass(status)} role="img" aria-label={word} title={word}>
      <Icon status={status} />
    </span>
  );
}
