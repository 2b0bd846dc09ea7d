import { Button, makeStyles, useAnnounce, useRestoreFocusTarget } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { MethodOutputs } from '../../../shared/methodOutputs.ts';
import type { ConnectionView } from '../../../shared/model.ts';
import { overviewTexts } from '../../../shared/strings/connectionPage.ts';
import { handTexts, takeOverTexts } from '../../../shared/strings/exchange.ts';
import { aboutTexts } from '../../../shared/strings/properties.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { StatusLine } from '../../components/StatusIcon.tsx';
import { AccessText } from '../../keyboard/AccessText.tsx';
import { accessKey } from '../../keyboard/mnemonic.ts';
import { usePorts } from '../../ports.tsx';
import { contextOf } from '../connectionContext.ts';
import { HandTo } from './HandTo.tsx';
import { ValueRow } from './ValueRow.tsx';

// Seldom used: the page does not wait for it.
const TakeOverPane = lazy(async () => ({
  default: (await import('../../secret/TakeOverPane.tsx')).TakeOverPane,
}));

const useStyles = makeStyles({
  acts: { display: 'block', marginTop: '8px' },
  after: { marginBottom: '12px' },
});

export interface SyncAccountProps {
  readonly connection: ConnectionView;
  /** The connection has changed. */
  readonly onChanged: () => void;
}

/** Which Windows account syncs, and the way to make it this one. */
export function SyncAccount({ connection, onChanged }: SyncAccountProps) {
  const styles = useStyles();
  const { api, now } = usePorts();
  const { announce } = useAnnounce();
  const restoresFocus = useRestoreFocusTarget();
  const { syncAccount, syncsHere, practice } = connection;
  const [account, setAccount] = useState('');
  const [handedTo, setHandedTo] = useState<string>();
  const [isUsed, setIsUsed] = useState(false);
  const [isOpen, setIsOpen] = useState(false);
  const [taken, setTaken] = useState<{
    readonly answer: MethodOutputs['takeOverConnection'];
    readonly at: string;
  }>();
  useEffect(() => {
    let isCurrent = true;
    void api.getAppInfo({}).then((answer) => isCurrent && answer.ok && setAccount(answer.value.account));
    return () => {
      isCurrent = false;
    };
  }, [api]);
  const open = () => {
    setIsUsed(true);
    setIsOpen(true);
  };
  const saved = (answer: MethodOutputs['takeOverConnection']) => {
    setIsOpen(false);
    setTaken({ answer, at: now().toISOString() });
    announce(takeOverTexts.saved(account), { polite: true });
    onChanged();
  };
  const { taskLeft, notStarted } = taken?.answer ?? {};
  return (
    <>
      <ValueRow label={aboutTexts.account}>
        {syncsHere ? overviewTexts.accountHere(syncAccount) : syncAccount}
        {syncsHere && !practice && (
          <HandTo connection={connection} onChanged={onChanged} onHanded={setHandedTo} />
        )}
        {!syncsHere && (
          <span className={styles.acts}>
            <Button {...restoresFocus} {...accessKey('syncHere')} onClick={open}>
              <AccessText id="syncHere">{takeOverTexts.open}</AccessText>
            </Button>
          </span>
        )}
      </ValueRow>
      {handedTo !== undefined && (
        <div className={styles.after}>
          <StatusLine status="good">{handTexts.done(handedTo)}</StatusLine>
        </div>
      )}
      {taken !== undefined && (
        <div className={styles.after}>
          <StatusLine status="good">{takeOverTexts.saved(account)}</StatusLine>
          {taskLeft === undefined ? (
            <StatusLine status="note">{takeOverTexts.makeTask}</StatusLine>
          ) : (
            <StatusLine status="attention">
              {takeOverTexts.taskLeft(taskLeft.taskName, taskLeft.account)}
            </StatusLine>
          )}
          {notStarted !== undefined && (
            <ErrorPanel reveal error={notStarted} at={taken.at} context={contextOf(connection)} />
          )}
        </div>
      )}
      {isUsed && (
        <Suspense fallback={null}>
          <TakeOverPane
            connection={connection}
            account={account}
            open={isOpen}
            onClose={() => setIsOpen(false)}
            onSaved={saved}
          />
        </Suspense>
      )}
    </>
  );
}
