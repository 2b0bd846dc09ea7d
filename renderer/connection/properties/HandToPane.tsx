import { Button, makeStyles, Spinner } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { AppError } from '../../../shared/errors.ts';
import type { TaskLogon } from '../../../shared/groupsModel.ts';
import type { ConnectionView } from '../../../shared/model.ts';
import { handTexts } from '../../../shared/strings/exchange.ts';
import { updateSecretTexts } from '../../../shared/strings/updateSecret.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { SidePane } from '../../components/SidePane.tsx';
import { StatusLine } from '../../components/StatusIcon.tsx';
import { AccessText } from '../../keyboard/AccessText.tsx';
import { accessKey } from '../../keyboard/mnemonic.ts';
import { usePorts } from '../../ports.tsx';
import { useSecretPaneStyles } from '../../secret/useSecretPaneStyles.ts';
import { contextOf } from '../connectionContext.ts';
import { TaskForm } from '../schedule/TaskForm.tsx';
import type { Refusal } from '../useReading.ts';
import { HandToKey } from './HandToKey.tsx';

const useStyles = makeStyles({
  panel: { marginTop: '12px' },
});

/** What a person who is not there can sign in as. */
const logons = ['managed', 'password'] as const satisfies readonly TaskLogon[];

export interface HandToPaneProps {
  readonly connection: ConnectionView;
  readonly open: boolean;
  readonly onClose: () => void;
  /** The other account has not left its key yet, perhaps because it could not be started. */
  readonly onWaits: (account: string, notStarted: AppError | undefined) => void;
  /** Its key is there, to be compared. */
  readonly onKey: (account: string) => void;
  readonly onHanded: (account: string) => void;
}

/** Which account is to sync and how its task signs in; then the key that it has left. */
export function HandToPane({ connection, open, onClose, onWaits, onKey, onHanded }: HandToPaneProps) {
  const styles = useStyles();
  const foot = useSecretPaneStyles();
  const { api, now } = usePorts();
  const { connectionId, syncAccount } = connection;
  const [canStart, setCanStart] = useState<boolean>();
  const [isWorking, setIsWorking] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [found, setFound] = useState<{ readonly account: string; readonly fingerprint: string }>();
  useEffect(() => {
    let isCurrent = true;
    // A task that cannot be read says nothing against another one; the hand-over tells why it fails.
    void api
      .readTask({ connectionId })
      .then((answer) => isCurrent && setCanStart(!answer.ok || answer.value.kind !== 'unavailable'));
    return () => {
      isCurrent = false;
    };
  }, [api, connectionId]);
  const hand = async (logon: TaskLogon, account: string | undefined) => {
    if (logon === 'interactive' || account === undefined) return;
    setIsWorking(true);
    setRefusal(undefined);
    const answer = await api.handToAccount({ connectionId, account, logon });
    setIsWorking(false);
    if (answer.ok) {
      const { fingerprint, notStarted } = answer.value;
      if (fingerprint === undefined) return onWaits(account, notStarted);
      setFound({ account, fingerprint });
      onKey(account);
    } else setRefusal({ error: answer.error, at: now().toISOString() });
  };
  const close = () => {
    if (!isWorking) onClose();
  };
  return (
    <SidePane
      open={open}
      title={handTexts.title}
      onClose={close}
      footer={
        <>
          {canStart === true && <p className={foot.note}>{handTexts.note(syncAccount)}</p>}
          <div className={foot.buttons}>
            <Button
              className={foot.button}
              disabledFocusable={isWorking}
              {...accessKey('cancel')}
              onClick={close}
            >
              <AccessText id="cancel">{updateSecretTexts.cancel}</AccessText>
            </Button>
          </div>
        </>
      }
    >
      {canStart === false && <StatusLine status="note">{handTexts.unavailable}</StatusLine>}
      {found !== undefined && (
        <HandToKey
          connection={connection}
          {...found}
          onHanded={() => onHanded(found.account)}
          onChanged={(fingerprint) => {
            if (fingerprint === undefined) onWaits(found.account, undefined);
            else setFound({ ...found, fingerprint });
          }}
        />
      )}
      {canStart === true && found === undefined && (
        <TaskForm
          logons={logons}
          purpose={handTexts.lead}
          act={{ label: isWorking ? handTexts.working : handTexts.act, access: 'handTo' }}
          isWorking={isWorking}
          onCreate={(logon, account) => void hand(logon, account)}
        />
      )}
      {isWorking && <Spinner size="tiny" label={handTexts.working} labelPosition="after" />}
      {refusal !== undefined && (
        <div className={styles.panel}>
          <ErrorPanel reveal {...refusal} context={contextOf(connection)} />
        </div>
      )}
    </SidePane>
  );
}
