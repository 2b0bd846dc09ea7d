import { Button, makeStyles, mergeClasses, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import { Key20Regular } from '@fluentui/react-icons';
import type { ConnectionView } from '../../shared/model.ts';
import { updateSecretTexts } from '../../shared/strings/updateSecret.ts';
import { StatusIcon } from '../components/StatusIcon.tsx';
import type { ConnectionState } from '../connection/connectionState.ts';
import { AccessText } from '../keyboard/AccessText.tsx';
import { accessKey } from '../keyboard/mnemonic.ts';
import { media } from '../theme.ts';

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
  button: { whiteSpace: 'nowrap', [media.narrow]: { gridColumn: 2, justifySelf: 'start' } },
});

export interface SecretBannerProps {
  readonly connection: ConnectionView;
  readonly state: ConnectionState;
  /** Level of its title on the page. */
  readonly heading: 'h2' | 'h4';
  /** The one primary button of the screen is this one. */
  readonly isPrimary: boolean;
  /** The letter leads to it; on pages where another button has none for the same. */
  readonly hasKey?: boolean;
  readonly onUpdate: () => void;
}

/** What a new client secret mends, with the button that does. */
export function SecretBanner(props: SecretBannerProps) {
  const { connection, state, heading: Title, isPrimary, hasKey = false, onUpdate } = props;
  const styles = useStyles();
  const canUpdate = connection.syncsHere || connection.handOver !== undefined;
  const restoresFocus = useRestoreFocusTarget();
  return (
    <div
      className={mergeClasses(styles.banner, state.status === 'stopped' ? styles.stopped : styles.attention)}
    >
      <span className={styles.icon}>
        <StatusIcon status={state.status} />
      </span>
      <div>
        <Title className={styles.title}>{state.title}</Title>
        <p className={styles.sentence}>{state.sentence}</p>
        {!canUpdate && (
          <p className={styles.sentence}>{updateSecretTexts.otherAccount(connection.syncAccount)}</p>
        )}
      </div>
      {canUpdate && (
        <Button
          className={styles.button}
          appearance={isPrimary ? 'primary' : 'secondary'}
          size={isPrimary ? 'large' : 'medium'}
          icon={<Key20Regular />}
          {...restoresFocus}
          {...(hasKey ? accessKey('mendSecret') : {})}
          onClick={onUpdate}
        >
          {hasKey ? (
            <AccessText id="mendSecret">{updateSecretTexts.open}</AccessText>
          ) : (
            updateSecretTexts.open
          )}
        </Button>
      )}
    </div>
  );
}
