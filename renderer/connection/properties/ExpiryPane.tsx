import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ConnectionView, SecretFacts } from '../../../shared/model.ts';
import { fieldIssues } from '../../../shared/strings/fields.ts';
import { signInTexts } from '../../../shared/strings/properties.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { FieldRow } from '../../components/FieldRow.tsx';
import { HowToSection } from '../../components/HowToSection.tsx';
import { SidePane } from '../../components/SidePane.tsx';
import { expiryFromBox, expiryIssue } from '../../components/secretRules.ts';
import { AccessText } from '../../keyboard/AccessText.tsx';
import { accessKey } from '../../keyboard/mnemonic.ts';
import { usePorts } from '../../ports.tsx';
import { localDay } from '../../wizard/today.ts';
import { contextOf } from '../connectionContext.ts';
import type { Refusal } from '../useReading.ts';

const useStyles = makeStyles({
  section: { marginBottom: '32px' },
  heading: {
    margin: '0 0 4px',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  body: { margin: '0 0 12px', color: tokens.colorNeutralForeground2 },
  date: { width: '200px', maxWidth: '100%' },
  save: { marginTop: '12px' },
  panel: { marginTop: '12px' },
});

export interface ExpiryPaneProps {
  readonly open: boolean;
  readonly connection: ConnectionView;
  readonly secret: SecretFacts;
  readonly onClose: () => void;
  readonly onSaved: (secret: SecretFacts) => void;
}

/** Where the end of the secret is not read by itself: type it, or let the app read it. */
export function ExpiryPane({ open, connection, secret, onClose, onSaved }: ExpiryPaneProps) {
  return (
    <SidePane open={open} title={signInTexts.dateTitle} onClose={onClose}>
      <TypedDate connection={connection} secret={secret} onSaved={onSaved} />
      <HowToSection id="expiry" context={contextOf(connection)} titled />
    </SidePane>
  );
}

function TypedDate({
  connection,
  secret,
  onSaved,
}: Pick<ExpiryPaneProps, 'connection' | 'secret' | 'onSaved'>) {
  const styles = useStyles();
  const { api, now } = usePorts();
  const { connectionId, syncsHere, syncAccount } = connection;
  const [date, setDate] = useState(
    secret.expiresOn === undefined ? '' : localDay(new Date(secret.expiresOn)),
  );
  const [saving, setSaving] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const issue = expiryIssue(date, localDay(now()));

  const save = async () => {
    if (saving || issue !== undefined) return;
    setSaving(true);
    const secretExpiresOn = expiryFromBox(date);
    const answer = await api.saveSecretExpiry({
      connectionId,
      ...(secretExpiresOn === undefined ? {} : { secretExpiresOn }),
    });
    setSaving(false);
    if (answer.ok) onSaved(answer.value);
    else setRefusal({ error: answer.error, at: now().toISOString() });
  };
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{signInTexts.typeTitle}</h3>
      <p className={styles.body}>
        {syncsHere ? signInTexts.typeBody : signInTexts.dateElsewhere(syncAccount)}
      </p>
      {syncsHere && (
        <>
          <FieldRow
            stacked
            label={signInTexts.dateLabel}
            access="secretExpires"
            hint={signInTexts.dateHint}
            message={
              issue === undefined
                ? undefined
                : { text: fieldIssues[issue.id].atField, severity: issue.severity }
            }
          >
            <Input
              className={styles.date}
              type="date"
              value={date}
              onChange={(_event, data) => setDate(data.value)}
              onKeyDown={(event) => event.key === 'Enter' && void save()}
            />
          </FieldRow>
          <Button
            className={styles.save}
            appearance="primary"
            disabledFocusable={saving || issue !== undefined}
            {...accessKey('saveDate')}
            onClick={() => void save()}
          >
            <AccessText id="saveDate">{saving ? signInTexts.savingDate : signInTexts.saveDate}</AccessText>
          </Button>
          {refusal !== undefined && (
            <div className={styles.panel}>
              <ErrorPanel reveal error={refusal.error} at={refusal.at} context={contextOf(connection)} />
            </div>
          )}
        </>
      )}
    </section>
  );
}
