import { Button, Link, makeStyles, Spinner, useRestoreFocusTarget } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { VerifiedConnection } from '../../../shared/connectionCheck.ts';
import type { ConnectionView, SecretFacts } from '../../../shared/model.ts';
import { azureAdTexts } from '../../../shared/strings/azureAd.ts';
import { cloudNames } from '../../../shared/strings/fields.ts';
import { daysUntil, formatDate } from '../../../shared/strings/format.ts';
import { signInTexts } from '../../../shared/strings/properties.ts';
import { updateSecretTexts } from '../../../shared/strings/updateSecret.ts';
import { CheckTable } from '../../components/CheckTable.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { PlainRow } from '../../components/FieldRow.tsx';
import { StatusLine } from '../../components/StatusIcon.tsx';
import { useSlow } from '../../components/useSlow.ts';
import { AccessText } from '../../keyboard/AccessText.tsx';
import { usePageKey } from '../../keyboard/KeyboardProvider.tsx';
import { accessKey } from '../../keyboard/mnemonic.ts';
import { isPermissionTrouble, PermissionTrouble } from '../../permission/PermissionTrouble.tsx';
import { usePorts } from '../../ports.tsx';
import { contextOf } from '../connectionState.ts';
import type { Refusal } from '../useReading.ts';
import { checkRows, RENEW_SOON_DAYS } from './checkRows.ts';
import { ExpiryPane } from './ExpiryPane.tsx';
import { RenewalSection } from './RenewalSection.tsx';
import { ValueRow } from './ValueRow.tsx';

const useStyles = makeStyles({
  verify: { display: 'flex', alignItems: 'center', gap: '16px', flexWrap: 'wrap', marginTop: '4px' },
  button: { minWidth: '96px' },
  secret: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 16px', marginTop: '-2px' },
  result: { display: 'flex', flexWrap: 'wrap', gap: '4px 16px' },
  panel: { marginTop: '12px' },
  // Within the small print below a value.
  link: { fontSize: 'inherit', lineHeight: 'inherit' },
});

export interface AzureAdTabProps {
  readonly connection: ConnectionView;
  readonly time: Date;
  /** Verify may have learnt when the secret ends. */
  readonly onVerified: () => void;
  readonly onUpdateSecret: () => void;
}

/** The app that signs in: tenant, client ID, how long its secret is good; Verify, and Update client secret. */
export function AzureAdTab({ connection, time, onVerified, onUpdateSecret }: AzureAdTabProps) {
  const styles = useStyles();
  const { api, now } = usePorts();
  const restoreFocus = useRestoreFocusTarget();
  const [verified, setVerified] = useState<VerifiedConnection>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [running, setRunning] = useState(false);
  const [explains, setExplains] = useState(false);
  const isSlow = useSlow(running);
  const { connectionId, cloud, tenantId, clientId, workspace, syncsHere } = connection;
  const secret = verified?.secret ?? connection.secret;
  const failed = verified?.checks.find(({ error }) => error !== undefined)?.error;
  const context =
    verified?.appName === undefined
      ? contextOf(connection)
      : { ...contextOf(connection), appName: verified.appName };

  const verify = async () => {
    if (running || !syncsHere) return;
    setRunning(true);
    const answer = await api.verifyConnection({ connectionId });
    setRunning(false);
    setVerified(answer.ok ? answer.value : undefined);
    setRefusal(answer.ok ? undefined : { error: answer.error, at: now().toISOString() });
  };
  usePageKey('F5', () => void verify());
  useEffect(() => {
    if (verified !== undefined) onVerified();
  }, [verified, onVerified]);

  return (
    <>
      <ValueRow label={azureAdTexts.cloud}>{cloudNames[cloud]}</ValueRow>
      <ValueRow label={azureAdTexts.tenant} today={azureAdTexts.tenantToday} copies={tenantId}>
        {tenantId}
      </ValueRow>
      <ValueRow label={azureAdTexts.clientId} today={azureAdTexts.clientIdToday} copies={clientId}>
        {clientId}
      </ValueRow>
      <ValueRow label={azureAdTexts.secret} today={azureAdTexts.clientSecret}>
        <span className={styles.secret}>
          {secretText(connection)}
          <Button size="small" {...accessKey('mendSecret')} {...restoreFocus} onClick={onUpdateSecret}>
            <AccessText id="mendSecret">{updateSecretTexts.open}</AccessText>
          </Button>
        </span>
      </ValueRow>
      <Expiration secret={secret} time={time} onExplain={() => setExplains(true)} />
      <PlainRow>
        <div className={styles.verify}>
          <Button
            className={styles.button}
            icon={running ? <Spinner size="extra-tiny" /> : null}
            disabledFocusable={running || !syncsHere}
            {...accessKey('verify', 'F5')}
            onClick={() => void verify()}
          >
            <AccessText id="verify">{running ? azureAdTexts.verifying : azureAdTexts.verify}</AccessText>
          </Button>
          <output className={styles.result}>
            {verified !== undefined && failed === undefined && !running && (
              <StatusLine status="good">{azureAdTexts.verified}</StatusLine>
            )}
            {failed !== undefined && !running && (
              <StatusLine status="stopped">{signInTexts.notVerified}</StatusLine>
            )}
            {isSlow && <StatusLine status="running">{azureAdTexts.verifyingSlowly}</StatusLine>}
          </output>
        </div>
      </PlainRow>
      {verified !== undefined && (
        <CheckTable
          label={azureAdTexts.tableLabel}
          columns={signInTexts.columns}
          rows={checkRows(verified, workspace.name, time)}
        />
      )}
      {verified !== undefined && failed !== undefined && (
        <div className={styles.panel}>
          {isPermissionTrouble(failed) ? (
            <PermissionTrouble
              key={verified.checkedAt}
              error={failed}
              at={verified.checkedAt}
              context={context}
              of={{ kind: 'connection', connectionId }}
              onGranted={() => void verify()}
            />
          ) : (
            <ErrorPanel reveal error={failed} at={verified.checkedAt} context={context} />
          )}
        </div>
      )}
      {refusal !== undefined && (
        <div className={styles.panel}>
          <ErrorPanel reveal error={refusal.error} at={refusal.at} context={context} />
        </div>
      )}
      <ExpiryPane
        open={explains}
        connection={connection}
        secret={secret}
        onClose={() => setExplains(false)}
        onSaved={(saved) => {
          setExplains(false);
          setVerified((before) => before && { ...before, secret: saved });
          onVerified();
        }}
      />
      <RenewalSection connection={connection} time={time} onChanged={onVerified} />
    </>
  );
}

function secretText({ secret, secretError, syncsHere, syncAccount }: ConnectionView): string {
  if (!syncsHere) return signInTexts.secretElsewhere(syncAccount);
  if (secretError?.code === 'secretUnreadable') return signInTexts.secretUnreadable;
  return secret.hasSecret ? signInTexts.secretSaved : signInTexts.secretMissing;
}

interface ExpirationProps {
  readonly secret: SecretFacts;
  readonly time: Date;
  readonly onExplain: () => void;
}

function Expiration({ secret, time, onExplain }: ExpirationProps) {
  const styles = useStyles();
  const restoresFocus = useRestoreFocusTarget();
  const link = (text: string) => (
    <Link as="button" type="button" className={styles.link} {...restoresFocus} onClick={onExplain}>
      {text}
    </Link>
  );
  if (secret.expiresOn === undefined) {
    const note = (
      <>
        {signInTexts.unknownNote} {link(signInTexts.whyUnknown)}
      </>
    );
    return (
      <ValueRow label={signInTexts.expiration} note={note}>
        {signInTexts.expirationUnknown}
      </ValueRow>
    );
  }
  const expires = new Date(secret.expiresOn);
  const days = daysUntil(expires, time);
  const text = signInTexts.inDays(formatDate(expires), days);
  const typed = (
    <>
      {signInTexts.typed} {link(signInTexts.changeDate)}
    </>
  );
  return (
    <ValueRow
      label={signInTexts.expiration}
      note={secret.expirySource === 'graph' ? signInTexts.fromGraph : typed}
    >
      {days < 0 ? (
        <StatusLine status="stopped">{text}</StatusLine>
      ) : days <= RENEW_SOON_DAYS ? (
        <StatusLine status="attention">{text}</StatusLine>
      ) : (
        text
      )}
    </ValueRow>
  );
}
