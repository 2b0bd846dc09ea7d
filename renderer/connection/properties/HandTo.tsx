import { Button, makeStyles, useAnnounce, useRestoreFocusTarget } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { ConnectionView } from '../../../shared/model.ts';
import { handTexts } from '../../../shared/strings/exchange.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { StatusLine } from '../../components/StatusIcon.tsx';
import { AccessText } from '../../keyboard/AccessText.tsx';
import { accessKey } from '../../keyboard/mnemonic.ts';
import { usePorts } from '../../ports.tsx';
import { contextOf } from '../connectionContext.ts';
import type { Refusal } from '../useReading.ts';
import { HandToKey } from './HandToKey.tsx';

// Seldom used: the page does not wait for it.
const HandToPane = lazy(async () => ({ default: (await import('./HandToPane.tsx')).HandToPane }));

const useStyles = makeStyles({
  acts: { display: 'block', marginTop: '8px' },
  // Below the account that syncs, not beside it.
  state: { display: 'block', marginTop: '4px' },
  body: { display: 'block', margin: '4px 0 0' },
});

export interface HandToProps {
  readonly connection: ConnectionView;
  readonly onChanged: () => void;
  /** The other account syncs. */
  readonly onHanded: (account: string) => void;
}

/** The account that syncs hands the connection to another one, or waits for that one’s key and has it compared. */
export function HandTo({ connection, onChanged, onHanded }: HandToProps) {
  const styles = useStyles();
  const { api, now } = usePorts();
  const { announce } = useAnnounce();
  const restoresFocus = useRestoreFocusTarget();
  const { connectionId, syncAccount, nextAccount, nextKey } = connection;
  const [opening, setOpening] = useState(0);
  const [isOpen, setIsOpen] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const open = () => {
    setRefusal(undefined);
    setOpening(opening + 1);
    setIsOpen(true);
  };
  const keep = async () => {
    const answer = await api.cancelHanding({ connectionId });
    setRefusal(answer.ok ? undefined : { error: answer.error, at: now().toISOString() });
    onChanged();
  };
  const handed = (account: string) => {
    setIsOpen(false);
    announce(handTexts.done(account), { polite: true });
    onHanded(account);
    onChanged();
  };
  return (
    <>
      {nextAccount === undefined ? (
        <span className={styles.acts}>
          <Button {...restoresFocus} {...accessKey('syncElsewhere')} onClick={open}>
            <AccessText id="syncElsewhere">{handTexts.open}</AccessText>
          </Button>
        </span>
      ) : (
        <>
          <span className={styles.state}>
            {nextKey === undefined ? (
              <>
                <StatusLine status="waiting">{handTexts.waits(nextAccount)}</StatusLine>
                <span className={styles.body}>{handTexts.waitsBody(syncAccount)}</span>
              </>
            ) : (
              <HandToKey
                connection={connection}
                account={nextAccount}
                fingerprint={nextKey}
                onHanded={() => handed(nextAccount)}
                onChanged={onChanged}
              />
            )}
          </span>
          <span className={styles.acts}>
            <Button title={handTexts.keepNote} {...accessKey('keepSyncing')} onClick={() => void keep()}>
              <AccessText id="keepSyncing">{handTexts.keep}</AccessText>
            </Button>
          </span>
        </>
      )}
      {refusal !== undefined && <ErrorPanel reveal {...refusal} context={contextOf(connection)} />}
      {opening > 0 && (
        <Suspense fallback={null}>
          <HandToPane
            key={opening}
            connection={connection}
            open={isOpen}
            onClose={() => setIsOpen(false)}
            onWaits={(account, notStarted) => {
              setIsOpen(false);
              if (notStarted !== undefined) setRefusal({ error: notStarted, at: now().toISOString() });
              announce(handTexts.waits(account), { polite: true });
              onChanged();
            }}
            onKey={(account) => {
              announce(handTexts.compare(account), { polite: true });
              onChanged();
            }}
            onHanded={handed}
          />
        </Suspense>
      )}
    </>
  );
}
