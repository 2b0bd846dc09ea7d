import { Button, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import type { MethodOutputs } from '../../shared/methodOutputs.ts';
import type { ConnectionView } from '../../shared/model.ts';
import { exchangeTexts, takeOverTexts } from '../../shared/strings/exchange.ts';
import { updateSecretTexts } from '../../shared/strings/updateSecret.ts';
import { SidePane } from '../components/SidePane.tsx';
import { TermList } from '../connection/TermList.tsx';
import { AccessText } from '../keyboard/AccessText.tsx';
import { accessKey } from '../keyboard/mnemonic.ts';
import { usePorts } from '../ports.tsx';
import { SecretSteps } from './SecretSteps.tsx';
import { useNewSecret } from './useNewSecret.ts';
import { useSecretPaneStyles } from './useSecretPaneStyles.ts';

const useStyles = makeStyles({
  lead: { margin: '0 0 16px' },
  app: { marginTop: '16px' },
});

export interface TakeOverPaneProps {
  readonly connection: ConnectionView;
  /** Windows account of this app. */
  readonly account: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onSaved: (answer: MethodOutputs['takeOverConnection']) => void;
}

/** This account syncs from now on: its client secret is pasted, proven and saved. Each opening begins anew. */
export function TakeOverPane(props: TakeOverPaneProps) {
  const [opening, setOpening] = useState(0);
  const [wasOpen, setWasOpen] = useState(props.open);
  if (props.open !== wasOpen) {
    setWasOpen(props.open);
    if (props.open) setOpening(opening + 1);
  }
  return <OneTakeOver key={opening} {...props} />;
}

function OneTakeOver({ connection, account, open, onClose, onSaved }: TakeOverPaneProps) {
  const styles = useStyles();
  const foot = useSecretPaneStyles();
  const { api } = usePorts();
  const { connectionId, secret } = connection;
  // Once it is saved, the list tells of the new account while the pane still slides away.
  const [former] = useState(connection.syncAccount);
  const entry = useNewSecret({
    verify: (value) => api.verifySecret({ connectionId, secret: value, takesOver: true }),
    async save(proven) {
      const answer = await api.takeOverConnection({ connectionId, ...proven });
      if (!answer.ok) return answer.error;
      onSaved(answer.value);
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
      title={takeOverTexts.title}
      onClose={close}
      footer={
        <>
          <p className={foot.note}>{takeOverTexts.note(former)}</p>
          <div className={foot.buttons}>
            <Button
              appearance="primary"
              disabledFocusable={!entry.canSave}
              {...(entry.check.kind === 'verified' ? {} : { title: updateSecretTexts.notVerified })}
              {...accessKey('takeOver')}
              onClick={() => void entry.save()}
            >
              <AccessText id="takeOver">
                {entry.saving ? updateSecretTexts.saving : takeOverTexts.save}
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
      <p className={styles.lead}>{takeOverTexts.lead(former)}</p>
      <TermList
        narrowTerms
        lines={[
          { term: takeOverTexts.now, value: former },
          { term: takeOverTexts.fromNowOn, value: account },
        ]}
      />
      <div className={styles.app}>
        <SecretSteps
          connection={connection}
          entry={entry}
          create={
            secret.hint === undefined || secret.hint === ''
              ? exchangeTexts.secretAny
              : exchangeTexts.secret(secret.hint)
          }
        />
      </div>
    </SidePane>
  );
}
