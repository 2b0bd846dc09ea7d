import { Link, makeStyles, Switch, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ConnectionView } from '../../../shared/model.ts';
import { renewalTexts } from '../../../shared/strings/renewal.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { HowToPane } from '../../components/HowToPane.tsx';
import { StatusLine } from '../../components/StatusIcon.tsx';
import { AccessText } from '../../keyboard/AccessText.tsx';
import { accessKey } from '../../keyboard/mnemonic.ts';
import { usePorts } from '../../ports.tsx';
import { contextOf } from '../connectionState.ts';
import { useSectionStyles } from '../schedule/sectionStyles.ts';
import type { Refusal } from '../useReading.ts';
import { renewalLine } from './renewalState.ts';

const useStyles = makeStyles({
  section: {
    marginTop: '24px',
    paddingTop: '20px',
    paddingBottom: '24px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  indented: { paddingLeft: '52px', maxWidth: '640px' },
  sentence: { margin: '0 0 8px', color: tokens.colorNeutralForeground2 },
  lines: { display: 'flex', flexDirection: 'column', gap: '4px', margin: '4px 0 8px' },
});

export interface RenewalSectionProps {
  readonly connection: ConnectionView;
  readonly time: Date;
  readonly onChanged: () => void;
}

/** The switch of the automatic renewal, what it means, and how it is. */
export function RenewalSection({ connection, time, onChanged }: RenewalSectionProps) {
  const section = useSectionStyles();
  const styles = useStyles();
  const { api, now } = usePorts();
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [showsHow, setShowsHow] = useState(false);
  const { connectionId, practice, renewal, syncsHere } = connection;
  const { enabled, allowed, renewedAt, trouble } = renewal;
  const line = renewalLine(connection, time);

  const send = async (next: boolean) => {
    if (sending) return;
    setSending(true);
    setRefusal(undefined);
    const answer = await api.setRenewal({ connectionId, enabled: next });
    setSending(false);
    if (!answer.ok) setRefusal({ error: answer.error, at: now().toISOString() });
    onChanged();
  };
  return (
    <section className={styles.section}>
      <h2 className={section.title}>{renewalTexts.title}</h2>
      <Switch
        className={section.flush}
        label={<AccessText id="renewalSwitch">{renewalTexts.label}</AccessText>}
        {...accessKey('renewalSwitch')}
        checked={enabled}
        // It can always be switched off.
        disabled={!syncsHere || (!allowed && !enabled)}
        aria-disabled={sending}
        onChange={(_event, { checked }) => void send(checked)}
      />
      <div className={styles.indented}>
        <div className={styles.lines}>
          {line !== undefined && <StatusLine status={line.status}>{line.text}</StatusLine>}
          {renewedAt !== undefined && (
            <StatusLine status="note">{renewalTexts.renewed(new Date(renewedAt))}</StatusLine>
          )}
        </div>
        <p className={styles.sentence}>{renewalTexts.means}</p>
        <p className={styles.sentence}>{renewalTexts.tradeOff}</p>
        {practice && <p className={styles.sentence}>{renewalTexts.practice}</p>}
        <p className={styles.sentence}>
          <Link as="button" type="button" onClick={() => setShowsHow(true)}>
            {renewalTexts.howTo}
          </Link>
        </p>
      </div>
      {trouble !== undefined && enabled && (
        <div className={section.panel}>
          <ErrorPanel
            intent="warning"
            error={trouble.error}
            at={trouble.at}
            context={contextOf(connection)}
            actions={
              syncsHere && allowed
                ? [{ label: renewalTexts.checkAgain, onChoose: () => void send(true) }]
                : []
            }
          />
        </div>
      )}
      {refusal !== undefined && (
        <div className={section.panel}>
          <ErrorPanel reveal error={refusal.error} at={refusal.at} context={contextOf(connection)} />
        </div>
      )}
      <HowToPane
        ids={showsHow ? ['renewal'] : []}
        context={contextOf(connection)}
        onClose={() => setShowsHow(false)}
      />
    </section>
  );
}
