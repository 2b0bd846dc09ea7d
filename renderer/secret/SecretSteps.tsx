import { Button, Input, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { ConnectionView } from '../../shared/model.ts';
import { azureAdTexts } from '../../shared/strings/azureAd.ts';
import { errorText } from '../../shared/strings/errors.ts';
import { fieldIssues } from '../../shared/strings/fields.ts';
import { daysUntil } from '../../shared/strings/format.ts';
import { appSecrets } from '../../shared/strings/links.ts';
import { updateSecretTexts } from '../../shared/strings/updateSecret.ts';
import { ErrorPanel } from '../components/ErrorPanel.tsx';
import { ExternalLink } from '../components/ExternalLink.tsx';
import { FieldRow } from '../components/FieldRow.tsx';
import { IconCopy } from '../components/IconCopy.tsx';
import { SecretField } from '../components/SecretField.tsx';
import { StatusLine } from '../components/StatusIcon.tsx';
import { expiryIssue } from '../components/secretRules.ts';
import { useSlow } from '../components/useSlow.ts';
import { contextOf } from '../connection/connectionContext.ts';
import { TermList } from '../connection/TermList.tsx';
import { AccessText } from '../keyboard/AccessText.tsx';
import { usePageKey } from '../keyboard/KeyboardProvider.tsx';
import { accessKey } from '../keyboard/mnemonic.ts';
import { usePorts } from '../ports.tsx';
import { localDay } from '../wizard/today.ts';
import type { NewSecret } from './useNewSecret.ts';

const useStyles = makeStyles({
  steps: { listStyleType: 'none', margin: '20px 0 16px', padding: 0 },
  step: {
    display: 'grid',
    gridTemplateColumns: '24px minmax(0, 1fr)',
    columnGap: '12px',
    marginBottom: '20px',
  },
  number: {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    boxSizing: 'border-box',
    width: '24px',
    height: '24px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusCircular,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  text: { margin: 0, paddingTop: '2px' },
  clientId: { display: 'inline-flex', alignItems: 'center', gap: '4px' },
  verify: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: '4px 12px' },
  button: { minWidth: '96px' },
  result: { display: 'flex', flexWrap: 'wrap', gap: '4px 12px' },
  good: { margin: '8px 0 0' },
  date: { width: '200px', maxWidth: '100%' },
  expires: { marginTop: '12px' },
});

export interface SecretStepsProps {
  readonly connection: Pick<ConnectionView, 'cloud' | 'tenantId' | 'clientId' | 'workspace'>;
  readonly entry: NewSecret;
  /** The first step, where it is another than to create a secret. */
  readonly create?: string;
  /** False where there is something to read before. */
  readonly takesFocus?: boolean;
}

/** Which app it is, and the three steps to a new secret. */
export function SecretSteps({
  connection,
  entry,
  create = updateSecretTexts.create,
  takesFocus = true,
}: SecretStepsProps) {
  const styles = useStyles();
  const { now } = usePorts();
  const { check, saveRefusal } = entry;
  const context = contextOf(connection);
  const verified = check.kind === 'verified' ? check.value : undefined;
  const refusal = check.kind === 'refused' ? check.refusal : saveRefusal;
  const isRunning = check.kind === 'running';
  const isSlow = useSlow(isRunning);
  usePageKey('F5', () => void entry.verify(), { inLayer: true });

  const box = useRef<HTMLInputElement | null>(null);
  // The pane gives the focus to the first thing in it; people come here to paste, so that comes after it.
  useEffect(() => {
    if (!takesFocus) return undefined;
    const frame = requestAnimationFrame(() => box.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [takesFocus]);
  const atField =
    refusal?.error.field === 'clientSecret' ? errorText(refusal.error, context).atField : undefined;
  // Back to what is at fault, so that the next paste replaces it.
  const refusedAt = atField === undefined ? undefined : refusal?.at;
  useEffect(() => {
    if (refusedAt === undefined) return;
    box.current?.focus();
    box.current?.select();
  }, [refusedAt]);

  const { expiresOn: endsAt } = verified?.secret ?? {};
  const expiresOn = endsAt === undefined ? undefined : new Date(endsAt);
  const issue = expiryIssue(entry.expires, localDay(now()));
  const clientId = (
    <span className={styles.clientId}>
      {connection.clientId}
      <IconCopy text={connection.clientId} label={updateSecretTexts.copyClientId} />
    </span>
  );
  return (
    <>
      <TermList
        narrowTerms
        lines={[
          ...(verified?.appName === undefined
            ? []
            : [{ term: updateSecretTexts.app, value: verified.appName }]),
          { term: updateSecretTexts.workspace, value: connection.workspace.name },
          { term: updateSecretTexts.tenant, value: connection.tenantId },
          { term: updateSecretTexts.clientId, value: clientId },
        ]}
      />
      <ol className={styles.steps}>
        <li className={styles.step}>
          <Numbered number={1} />
          <div>
            <p className={styles.text}>{create}</p>
            <ExternalLink url={appSecrets(context)}>{updateSecretTexts.portal}</ExternalLink>
          </div>
        </li>
        <li className={styles.step}>
          <Numbered number={2} />
          <SecretField
            stacked
            label={updateSecretTexts.paste}
            value={entry.secret}
            onChange={entry.edit}
            refusal={atField}
            access="pasteSecret"
            boxRef={(drawn) => {
              box.current = drawn;
            }}
            onEnter={() => void entry.verify()}
          />
        </li>
        <li className={styles.step}>
          <Numbered number={3} />
          <div>
            <div className={styles.verify}>
              <Button
                className={styles.button}
                icon={isRunning ? <Spinner size="extra-tiny" /> : null}
                disabledFocusable={!entry.canVerify}
                {...accessKey('verify', 'F5')}
                onClick={() => void entry.verify()}
              >
                <AccessText id="verify">
                  {isRunning ? azureAdTexts.verifying : azureAdTexts.verify}
                </AccessText>
              </Button>
              <output className={styles.result}>
                {verified !== undefined && <StatusLine status="good">{azureAdTexts.verified}</StatusLine>}
                {entry.retries && <StatusLine status="running">{azureAdTexts.waitingForSecret}</StatusLine>}
                {isSlow && <StatusLine status="running">{azureAdTexts.verifyingSlowly}</StatusLine>}
              </output>
            </div>
            {expiresOn !== undefined && (
              <p className={styles.good}>{azureAdTexts.goodFor(daysUntil(expiresOn, now()), expiresOn)}</p>
            )}
            {verified !== undefined && expiresOn === undefined && (
              <div className={styles.expires}>
                <FieldRow
                  stacked
                  label={updateSecretTexts.expires}
                  access="secretExpires"
                  hint={updateSecretTexts.expiresHint}
                  message={
                    issue === undefined
                      ? undefined
                      : { text: fieldIssues[issue.id].atField, severity: issue.severity }
                  }
                >
                  <Input
                    className={styles.date}
                    type="date"
                    value={entry.expires}
                    onChange={(_event, data) => entry.editExpires(data.value)}
                  />
                </FieldRow>
              </div>
            )}
          </div>
        </li>
      </ol>
      {refusal !== undefined && <ErrorPanel reveal error={refusal.error} at={refusal.at} context={context} />}
    </>
  );
}

function Numbered({ number }: { readonly number: number }) {
  const styles = useStyles();
  // A screen reader counts the list itself.
  return (
    <span className={styles.number} aria-hidden="true">
      {number}
    </span>
  );
}
