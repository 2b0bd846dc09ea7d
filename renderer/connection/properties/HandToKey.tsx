import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ConnectionView } from '../../../shared/model.ts';
import { handTexts } from '../../../shared/strings/exchange.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { StatusLine } from '../../components/StatusIcon.tsx';
import { AccessText } from '../../keyboard/AccessText.tsx';
import { accessKey } from '../../keyboard/mnemonic.ts';
import { usePorts } from '../../ports.tsx';
import { contextOf } from '../connectionContext.ts';
import type { Refusal } from '../useReading.ts';

const useStyles = makeStyles({
  body: { display: 'block', margin: '4px 0 0' },
  key: {
    display: 'block',
    margin: '8px 0',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  acts: { display: 'block', marginTop: '8px' },
});

export interface HandToKeyProps {
  readonly connection: ConnectionView;
  readonly account: string;
  readonly fingerprint: string;
  readonly onHanded: () => void;
  /** The key that was compared is not there any more. */
  readonly onChanged: (fingerprint: string | undefined) => void;
}

/** The key that lies there in the name of the other account; the secret is sealed to it once a person has compared it. */
export function HandToKey({ connection, account, fingerprint, onHanded, onChanged }: HandToKeyProps) {
  const styles = useStyles();
  const { api, now } = usePorts();
  const [isWorking, setIsWorking] = useState(false);
  const [isAnother, setIsAnother] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const confirm = async () => {
    setIsWorking(true);
    setRefusal(undefined);
    const answer = await api.confirmHanding({ connectionId: connection.connectionId, fingerprint });
    setIsWorking(false);
    if (!answer.ok) setRefusal({ error: answer.error, at: now().toISOString() });
    else if (answer.value.state === 'handedOver') onHanded();
    else {
      setIsAnother(true);
      onChanged(answer.value.fingerprint);
    }
  };
  return (
    <>
      <StatusLine status="attention">{handTexts.compare(account)}</StatusLine>
      <code className={styles.key}>{fingerprint}</code>
      <span className={styles.body}>{handTexts.compareBody(account)}</span>
      {isAnother && <StatusLine status="stopped">{handTexts.anotherKey}</StatusLine>}
      <span className={styles.acts}>
        <Button
          disabledFocusable={isWorking}
          {...accessKey('keyMatches')}
          onClick={() => {
            if (!isWorking) void confirm();
          }}
        >
          <AccessText id="keyMatches">{handTexts.matches}</AccessText>
        </Button>
      </span>
      {refusal !== undefined && <ErrorPanel reveal {...refusal} context={contextOf(connection)} />}
    </>
  );
}
