import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { appError } from '../../shared/errors.ts';
import type { ConnectionView } from '../../shared/model.ts';
import { updateSecretTexts } from '../../shared/strings/updateSecret.ts';
import { ErrorPanel } from '../components/ErrorPanel.tsx';
import { SidePane } from '../components/SidePane.tsx';
import { contextOf } from '../connection/connectionContext.ts';
import { AccessText } from '../keyboard/AccessText.tsx';
import { accessKey } from '../keyboard/mnemonic.ts';
import { usePorts } from '../ports.tsx';
import { SecretSteps } from './SecretSteps.tsx';
import { useNewSecret } from './useNewSecret.ts';
import { useSecretPaneStyles } from './useSecretPaneStyles.ts';

export interface UpdateSecretPaneProps {
  /** Undefined: the pane is closed. */
  readonly connection: ConnectionView | undefined;
  readonly onClose: () => void;
  readonly onSaved: (handedTo: string | undefined) => void;
}

/** Paste, Verify, Save: a new client secret for a connection. Until it is saved the old one stays. */
export function UpdateSecretPane({ connection, onClose, onSaved }: UpdateSecretPaneProps) {
  // What is shown while the pane slides away.
  const [last, setLast] = useState(connection);
  if (connection !== undefined && connection !== last) setLast(connection);
  const shown = connection ?? last;
  if (shown === undefined) return null;
  const props = { connection: shown, open: connection !== undefined, onClose };
  return shown.syncsHere || shown.handOver !== undefined ? (
    <NewSecretFor key={shown.connectionId} {...props} onSaved={onSaved} />
  ) : (
    <OthersSecret {...props} />
  );
}

interface PaneProps {
  readonly connection: ConnectionView;
  readonly open: boolean;
  readonly onClose: () => void;
}

function NewSecretFor({
  connection,
  open,
  onClose,
  onSaved,
}: PaneProps & Pick<UpdateSecretPaneProps, 'onSaved'>) {
  // Each opening begins anew.
  const [opening, setOpening] = useState(0);
  const [wasOpen, setWasOpen] = useState(open);
  if (open !== wasOpen) {
    setWasOpen(open);
    if (open) setOpening(opening + 1);
  }
  return <OneUpdate key={opening} connection={connection} open={open} onClose={onClose} onSaved={onSaved} />;
}

function OneUpdate({
  connection,
  open,
  onClose,
  onSaved,
}: PaneProps & Pick<UpdateSecretPaneProps, 'onSaved'>) {
  const foot = useSecretPaneStyles();
  const { api } = usePorts();
  const { connectionId } = connection;
  const entry = useNewSecret({
    verify: (secret) => api.verifySecret({ connectionId, secret }),
    async save(proven) {
      const answer = await api.saveSecret({ connectionId, ...proven });
      if (!answer.ok) return answer.error;
      onSaved(answer.value.handedTo);
      return undefined;
    },
  });
  const close = () => {
    // What is being saved is saved either way.
    if (entry.saving) return;
    // Nothing of a secret outlives the pane.
    entry.edit('');
    onClose();
  };
  return (
    <SidePane
      open={open}
      title={updateSecretTexts.title}
      onClose={close}
      footer={
        <>
          <p className={foot.note}>{updateSecretTexts.note(connection.syncAccount)}</p>
          <div className={foot.buttons}>
            <Button
              appearance="primary"
              disabledFocusable={!entry.canSave}
              {...(entry.check.kind === 'verified' ? {} : { title: updateSecretTexts.notVerified })}
              {...accessKey('saveSecret')}
              onClick={() => void entry.save()}
            >
              <AccessText id="saveSecret">
                {entry.saving
                  ? updateSecretTexts.saving
                  : connection.syncsHere
                    ? updateSecretTexts.save
                    : updateSecretTexts.handOver}
              </AccessText>
            </Button>
            <Button
              className={foot.button}
              disabledFocusable={entry.saving}
              {...accessKey('cancel')}
              onClick={close}
            >
              <AccessText id="cancel">{updateSecretTexts.cancel}</AccessText>
            </Button>
          </div>
        </>
      }
    >
      <SecretSteps connection={connection} entry={entry} />
    </SidePane>
  );
}

/** Another account has the secret and has left no key to seal one for it: who has to do it, and nothing to fill in. */
function OthersSecret({ connection, open, onClose }: PaneProps) {
  const foot = useSecretPaneStyles();
  const { now } = usePorts();
  return (
    <SidePane
      open={open}
      title={updateSecretTexts.title}
      onClose={onClose}
      footer={
        <div className={foot.buttons}>
          <Button className={foot.button} {...accessKey('close')} onClick={onClose}>
            <AccessText id="close">{updateSecretTexts.close}</AccessText>
          </Button>
        </div>
      }
    >
      <ErrorPanel
        error={appError('notSyncAccount', { facts: { account: connection.syncAccount } })}
        at={now().toISOString()}
        context={contextOf(connection)}
        intent="warning"
      />
    </SidePane>
  );
}
