import { Button, useRestoreFocusTarget } from '@fluentui/react-components';
import { Key20Regular } from '@fluentui/react-icons';
import type { ConnectionView } from '../../shared/model.ts';
import { updateSecretTexts } from '../../shared/strings/updateSecret.ts';
import { StateBanner } from '../components/StateBanner.tsx';
import type { ConnectionState } from '../connection/connectionState.ts';
import { AccessText } from '../keyboard/AccessText.tsx';
import { accessKey } from '../keyboard/mnemonic.ts';

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
  const { connection, state, heading, isPrimary, hasKey = false, onUpdate } = props;
  const canUpdate = connection.syncsHere || connection.handOver !== undefined;
  const restoresFocus = useRestoreFocusTarget();
  return (
    <StateBanner
      status={state.status === 'stopped' ? 'stopped' : 'attention'}
      heading={heading}
      title={state.title}
      sentences={
        canUpdate
          ? [state.sentence]
          : [state.sentence, updateSecretTexts.otherAccount(connection.syncAccount)]
      }
    >
      {canUpdate ? (
        <Button
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
      ) : undefined}
    </StateBanner>
  );
}
