import { Switch } from '@fluentui/react-components';
import { useState } from 'react';
import type { ConnectionView } from '../../../shared/model.ts';
import { timerTexts } from '../../../shared/strings/schedule.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { AccessText } from '../../keyboard/AccessText.tsx';
import { accessKey } from '../../keyboard/mnemonic.ts';
import { usePorts } from '../../ports.tsx';
import { nextSync } from '../connectionState.ts';
import { type Refusal, useReading } from '../useReading.ts';
import { useSectionStyles } from './sectionStyles.ts';

export interface TimerSectionProps {
  readonly connection: ConnectionView;
  readonly time: Date;
  readonly round: number;
}

/** The app's own timer, and whether it goes on without a window. */
export function TimerSection({ connection, time, round }: TimerSectionProps) {
  const section = useSectionStyles();
  const { api, now } = usePorts();
  const settings = useReading('settings', round, () => api.readSettings({}));
  const [refusal, setRefusal] = useState<Refusal>();
  const shown = refusal ?? settings.refusal;
  const save = async (staysInTray: boolean) => {
    setRefusal(undefined);
    const answer = await api.saveSettings({ settings: { staysInTray } });
    if (answer.ok) settings.put({ staysInTray });
    else setRefusal({ error: answer.error, at: now().toISOString() });
  };
  return (
    <section className={section.section}>
      <h2 className={section.title}>{timerTexts.title}</h2>
      <p className={section.sentence}>
        {connection.practice
          ? timerTexts.practice
          : `${connection.syncsHere ? `${timerTexts.every} ` : ''}${nextSync(connection, time)}.`}
      </p>
      <Switch
        className={section.flush}
        label={<AccessText id="staysInTray">{timerTexts.tray}</AccessText>}
        {...accessKey('staysInTray')}
        checked={settings.value?.staysInTray === true}
        disabled={settings.value === undefined}
        onChange={(_event, { checked }) => void save(checked)}
      />
      <p className={section.means}>{timerTexts.trayMeans}</p>
      {shown !== undefined && (
        <div className={section.panel}>
          <ErrorPanel reveal error={shown.error} at={shown.at} context={{}} />
        </div>
      )}
    </section>
  );
}
