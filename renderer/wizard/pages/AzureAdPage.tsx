import { Button, Link, makeStyles, Spinner, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import { useState } from 'react';
import type { AppError, FieldId } from '../../../shared/errors.ts';
import { isGuid } from '../../../shared/fields.ts';
import { secretThreshold } from '../../../shared/secretExpiry.ts';
import { azureAdTexts } from '../../../shared/strings/azureAd.ts';
import { errorText } from '../../../shared/strings/errors.ts';
import { daysUntil, formatDate } from '../../../shared/strings/format.ts';
import { appRegistrations } from '../../../shared/strings/links.ts';
import { messageTexts } from '../../../shared/strings/messages.ts';
import { type CheckRow, CheckTable } from '../../components/CheckTable.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { ExternalLink } from '../../components/ExternalLink.tsx';
import { FieldRow, PlainRow } from '../../components/FieldRow.tsx';
import { HowToPane } from '../../components/HowToPane.tsx';
import { PageLead } from '../../components/PageLead.tsx';
import { StatusLine } from '../../components/StatusIcon.tsx';
import { useQuietRetry } from '../../components/useQuietRetry.ts';
import { useSlow } from '../../components/useSlow.ts';
import { AccessText } from '../../keyboard/AccessText.tsx';
import { usePageKey } from '../../keyboard/KeyboardProvider.tsx';
import { accessKey } from '../../keyboard/mnemonic.ts';
import { usePorts } from '../../ports.tsx';
import { CloudRow } from '../CloudRow.tsx';
import { freshRefusal, freshValue, isRunning } from '../derive.ts';
import { firstStop } from '../fieldRules.ts';
import { clean, keyOf } from '../keys.ts';
import { isLocked } from '../locked.ts';
import { type PasteFacts, PasteOutcome, PasteResult } from '../PasteResult.tsx';
import { PracticeAppMenu } from '../PracticeAppMenu.tsx';
import { SecretRow, TextRow } from '../TextRow.tsx';
import { useWizard } from '../wizardContext.ts';

const useStyles = makeStyles({
  expires: { paddingTop: '6px' },
  hint: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    marginTop: '4px',
  },
  verify: { display: 'flex', alignItems: 'center', gap: '16px', flexWrap: 'wrap', marginTop: '4px' },
  button: { minWidth: '96px' },
  result: { display: 'flex', flexWrap: 'wrap', gap: '4px 16px' },
  fillers: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  pasted: { display: 'block', marginTop: '8px', '&:empty': { display: 'none' } },
  sentence: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: '4px 16px' },
});

const fields: readonly FieldId[] = ['tenant', 'clientId', 'clientSecret', 'secretExpiresOn'];

/** Who refused: Entra itself, or the way there. */
function refusalWord(error: AppError): string {
  const isEntra = error.serviceCode?.startsWith('AADSTS') === true || error.field !== undefined;
  return isEntra ? azureAdTexts.refused : azureAdTexts.stopped;
}

/** The app that signs in: environment, tenant, client ID, client secret, expiry, Verify. */
export function AzureAdPage() {
  const styles = useStyles();
  const { now } = usePorts();
  const [explains, setExplains] = useState(false);
  const restoresFocus = useRestoreFocusTarget();
  const [pasted, setPasted] = useState<PasteFacts>();
  const { state, dispatch, commands, today, context } = useWizard();
  const verified = freshValue(state, 'signIn');
  const refusal = freshRefusal(state, 'signIn');
  const running = isRunning(state, 'signIn');
  const refusedField = refusal?.error.field;
  const refusedText = refusal === undefined ? undefined : errorText(refusal.error, context).atField;
  const refusalAt = (field: FieldId) => (refusedField === field ? refusedText : undefined);
  const canVerify = firstStop(state, fields, today) === undefined;
  const expiresOn =
    verified?.secret.expiresOn === undefined ? undefined : new Date(verified.secret.expiresOn);
  const daysLeft = expiresOn === undefined ? undefined : daysUntil(expiresOn, now());
  const isShort = expiresOn !== undefined && secretThreshold(expiresOn, now()) !== undefined;
  const retries = useQuietRetry(
    refusal === undefined ? undefined : { code: refusal.error.code, at: refusal.at },
    state.secret !== '',
    commands.verifyQuietly,
  );
  usePageKey('F5', () => canVerify && !running && void commands.verify());
  const isSlow = useSlow(running);

  // Nobody can tell two GUIDs apart by looking; an unknown tenant or app may well be the other one's.
  const mayBeSwapped =
    (refusal?.error.code === 'tenantNotFound' || refusal?.error.code === 'appNotInTenant') &&
    isGuid(clean(state.draft.tenant)) &&
    isGuid(clean(state.draft.clientId));
  const swap = { label: azureAdTexts.swap, onChoose: () => dispatch({ type: 'tenantAndClientSwapped' }) };

  const isStale =
    state.checks.signIn.kind !== 'idle' && state.checks.signIn.key !== keyOf(state, 'signIn') && !running;
  const rows: CheckRow[] =
    verified === undefined
      ? []
      : [
          {
            id: 'signIn',
            name: azureAdTexts.signIn,
            status: 'good',
            word: messageTexts.passed,
            found:
              verified.appName === undefined
                ? azureAdTexts.signedIn
                : azureAdTexts.signedInAs(verified.appName),
          },
          {
            id: 'secret',
            name: azureAdTexts.clientSecret,
            status: isShort ? 'attention' : 'good',
            word: isShort ? azureAdTexts.renewSoon : messageTexts.passed,
            found:
              expiresOn === undefined || daysLeft === undefined
                ? azureAdTexts.works
                : azureAdTexts.goodFor(daysLeft, expiresOn),
          },
        ];

  return (
    <>
      <PageLead lead={azureAdTexts.lead}>
        <div className={styles.sentence}>
          <span>
            {azureAdTexts.sentenceBefore}{' '}
            <ExternalLink url={appRegistrations(context)}>{azureAdTexts.appRegistrations}</ExternalLink>
          </span>
          <span className={styles.fillers}>
            <PasteResult onFilled={setPasted} />
            {state.practice && (
              <>
                <Button
                  size="small"
                  title={azureAdTexts.practiceNote}
                  {...accessKey('practiceValues')}
                  onClick={() => dispatch({ type: 'practiceValuesUsed' })}
                >
                  <AccessText id="practiceValues">{azureAdTexts.usePractice}</AccessText>
                </Button>
                <PracticeAppMenu />
              </>
            )}
          </span>
        </div>
        <output className={styles.pasted}>{pasted !== undefined && <PasteOutcome {...pasted} />}</output>
      </PageLead>
      <CloudRow />
      <TextRow
        field="tenant"
        access="tenant"
        label={azureAdTexts.tenant}
        today={azureAdTexts.tenantToday}
        value={state.draft.tenant}
        locked={isLocked(state, 'tenant')}
        onChange={(value) => dispatch({ type: 'fieldEdited', field: 'tenant', value })}
        refusal={refusalAt('tenant')}
      />
      <TextRow
        field="clientId"
        access="clientId"
        label={azureAdTexts.clientId}
        today={azureAdTexts.clientIdToday}
        value={state.draft.clientId}
        onChange={(value) => dispatch({ type: 'fieldEdited', field: 'clientId', value })}
        refusal={refusalAt('clientId')}
      />
      <SecretRow refusal={refusalAt('clientSecret')} />
      {expiresOn !== undefined ? (
        <FieldRow label={azureAdTexts.expires}>
          <div className={styles.expires}>
            {formatDate(expiresOn)}
            <span className={styles.hint}>{azureAdTexts.expiresFromGraph}</span>
          </div>
        </FieldRow>
      ) : (
        <TextRow
          field="secretExpiresOn"
          access="secretExpires"
          label={azureAdTexts.expires}
          type="date"
          value={state.draft.secretExpiresOn}
          onChange={(value) => dispatch({ type: 'fieldEdited', field: 'secretExpiresOn', value })}
          hint={azureAdTexts.expiresTyped}
          required={false}
        />
      )}
      {verified !== undefined && expiresOn === undefined && (
        <PlainRow>
          <Link as="button" type="button" {...restoresFocus} onClick={() => setExplains(true)}>
            {azureAdTexts.whyUnknown}
          </Link>
        </PlainRow>
      )}
      <PlainRow>
        <div className={styles.verify}>
          <Button
            className={styles.button}
            icon={running ? <Spinner size="extra-tiny" /> : null}
            disabledFocusable={!canVerify || running}
            {...accessKey('verify', 'F5')}
            onClick={() => void commands.verify()}
          >
            <AccessText id="verify">{running ? azureAdTexts.verifying : azureAdTexts.verify}</AccessText>
          </Button>
          <output className={styles.result}>
            {verified !== undefined && <StatusLine status="good">{azureAdTexts.verified}</StatusLine>}
            {refusal !== undefined && <StatusLine status="stopped">{refusalWord(refusal.error)}</StatusLine>}
            {retries && refusal?.error.code !== 'secretExpired' && (
              <StatusLine status="running">{azureAdTexts.waitingForSecret}</StatusLine>
            )}
            {isSlow && <StatusLine status="running">{azureAdTexts.verifyingSlowly}</StatusLine>}
            {isStale && <StatusLine status="note">{azureAdTexts.stale}</StatusLine>}
          </output>
        </div>
      </PlainRow>
      {rows.length > 0 && <CheckTable label={azureAdTexts.tableLabel} rows={rows} />}
      {refusal !== undefined && (
        <ErrorPanel
          reveal
          error={refusal.error}
          at={refusal.at}
          context={context}
          actions={mayBeSwapped ? [swap] : []}
        />
      )}
      <HowToPane ids={explains ? ['expiry'] : []} context={context} onClose={() => setExplains(false)} />
    </>
  );
}
