import { makeStyles, Switch, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ConnectionView } from '../../../shared/model.ts';
import { importTexts } from '../../../shared/strings/schedule.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { StatusLine } from '../../components/StatusIcon.tsx';
import { AccessText } from '../../keyboard/AccessText.tsx';
import { accessKey } from '../../keyboard/mnemonic.ts';
import { usePorts } from '../../ports.tsx';
import { contextOf } from '../connectionState.ts';
import type { Refusal } from '../useReading.ts';
import { useSectionStyles } from './sectionStyles.ts';

const useStyles = makeStyles({
  means: {
    margin: '12px 0 0',
    '& dt': { fontWeight: tokens.fontWeightSemibold },
    '& dd': { margin: '0 0 8px' },
  },
});

export interface ImportSwitchProps {
  readonly connection: ConnectionView;
  readonly isRunning: boolean;
  readonly onChanged: () => void;
}

type ImportChoice =
  | { readonly enabled: true }
  | { readonly enabled: false; readonly groups: 'keep' | 'delete' };

/** The import of collection memberships, on or off; off asks what becomes of the groups. */
export function ImportSwitch({ connection, isRunning, onChanged }: ImportSwitchProps) {
  const section = useSectionStyles();
  const styles = useStyles();
  const { api, now } = usePorts();
  const [asks, setAsks] = useState(false);
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const { connectionId, importEnabled, syncsHere, syncAccount, collections, workspace } = connection;

  const send = async (choice: ImportChoice) => {
    setAsks(false);
    setSending(true);
    setRefusal(undefined);
    const answer = await api.setImport({ connectionId, ...choice });
    setSending(false);
    if (!answer.ok) setRefusal({ error: answer.error, at: now().toISOString() });
    onChanged();
  };
  const isBusy = sending || isRunning;
  const choose = (enabled: boolean) => {
    if (isBusy) return;
    if (enabled) void send({ enabled });
    else setAsks(true);
  };
  return (
    <section className={section.section}>
      <h2 className={section.title}>{importTexts.title}</h2>
      <Switch
        className={section.flush}
        label={<AccessText id="importSwitch">{importTexts.label}</AccessText>}
        {...accessKey('importSwitch')}
        checked={importEnabled}
        disabled={!syncsHere}
        // Not `disabled`: switching on starts a sync, and the switch keeps the focus.
        aria-disabled={isBusy}
        onChange={(_event, { checked }) => choose(checked)}
      />
      <p className={section.means}>{connection.practice ? importTexts.onPractice : importTexts.on}</p>
      {!syncsHere && (
        <p className={section.reason}>
          <StatusLine status="note">{importTexts.elsewhere(syncAccount)}</StatusLine>
        </p>
      )}
      {syncsHere && isRunning && (
        <p className={section.reason}>
          <StatusLine status="note">{importTexts.whileRunning}</StatusLine>
        </p>
      )}
      {refusal !== undefined && (
        <div className={section.panel}>
          <ErrorPanel reveal error={refusal.error} at={refusal.at} context={contextOf(connection)} />
        </div>
      )}
      <ConfirmDialog
        open={asks}
        title={importTexts.askTitle}
        body={importTexts.askBody(collections.length, workspace.name)}
        acts={[
          {
            label: importTexts.keep,
            access: 'keepGroups',
            onChoose: () => void send({ enabled: false, groups: 'keep' }),
          },
          {
            label: importTexts.remove,
            access: 'deleteGroups',
            onChoose: () => void send({ enabled: false, groups: 'delete' }),
          },
          { label: importTexts.leaveOn, access: 'leaveOn', onChoose: () => setAsks(false) },
        ]}
        onClose={() => setAsks(false)}
      >
        <dl className={styles.means}>
          <dt>{importTexts.keep}</dt>
          <dd>{importTexts.keepMeans}</dd>
          <dt>{importTexts.remove}</dt>
          <dd>{importTexts.removeMeans}</dd>
        </dl>
      </ConfirmDialog>
    </section>
  );
}
