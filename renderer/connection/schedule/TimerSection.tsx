import { Button, Switch } from '@fluentui/react-components';
import { useState } from 'react';
import type { SettingsChange } from '../../../shared/groupsModel.ts';
import type { ConnectionView } from '../../../shared/model.ts';
import { timerTexts } from '../../../shared/strings/schedule.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { StateBanner } from '../../components/StateBanner.tsx';
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
  readonly onChanged: () => void;
}

/** The app's own timer, and whether it goes on without a window. */
export function TimerSection({ connection, time, round, onChanged }: TimerSectionProps) {
  const section = useSectionStyles();
  const { api, now } = usePorts();
  const settings = useReading('settings', round, () => api.readSettings({}));
  const [refusal, setRefusal] = useState<Refusal>();
  const shown = refusal ?? settings.refusal;
  const save = async (change: SettingsChange) => {
    setRefusal(undefined);
    const answer = await api.saveSettings({ settings: change });
    if (answer.ok) settings.put(answer.value);
    else setRefusal({ error: answer.error, at: now().toISOString() });
    return answer.ok;
  };
  const resume = async () => {
    if (await save({ paused: false })) onChanged();
  };
  const pausedUntil = connection.practice ? undefined : settings.value?.pausedUntil;
  const startsAtLogon = settings.value?.startsAtLogon;
  return (
    <section className={section.section}>
      <h2 className={section.title}>{timerTexts.title}</h2>
      <p className={section.sentence}>
        {connection.practice
          ? timerTexts.practice
          : pausedUntil !== undefined
            ? timerTexts.every
            : `${connection.syncsHere ? `${timerTexts.every} ` : ''}${nextSync(connection, time)}.`}
      </p>
      {pausedUntil !== undefined && (
        <div className={section.panel}>
          <StateBanner
            status="attention"
            heading="h4"
            title={timerTexts.pausedTitle(new Date(pausedUntil), time)}
            sentences={[timerTexts.pausedBody]}
          >
            <Button {...accessKey('resumeTimer')} onClick={() => void resume()}>
              <AccessText id="resumeTimer">{timerTexts.resume}</AccessText>
            </Button>
          </StateBanner>
        </div>
      )}
      <Switch
        className={section.flush}
        label={<AccessText id="staysInTray">{timerTexts.tray}</AccessText>}
        {...accessKey('staysInTray')}
        checked={settings.value?.staysInTray === true}
        disabled={settings.value === undefined}
        onChange={(_event, { checked }) => void save({ staysInTray: checked })}
      />
      <p className={section.means}>
        {connection.practice ? timerTexts.trayMeansPractice : timerTexts.trayMeans}
      </p>
      {startsAtLogon !== undefined && (
        <>
          <Switch
            className={section.flush}
            label={<AccessText id="startsAtLogon">{timerTexts.logon}</AccessText>}
            {...accessKey('startsAtLogon')}
            checked={startsAtLogon}
            onChange={(_event, { checked }) => void save({ startsAtLogon: checked })}
          />
          <p className={section.means}>{timerTexts.logonMeans}</p>
        </>
      )}
      {shown !== undefined && (
        <div className={section.panel}>
          <ErrorPanel reveal error={shown.error} at={shown.at} context={{}} />
        </div>
      )}
    </section>
  );
}
