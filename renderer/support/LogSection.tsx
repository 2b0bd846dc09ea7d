import { Button, Dropdown, Input, makeStyles, Option } from '@fluentui/react-components';
import { LockClosed16Regular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { logLevels } from '../../shared/policy.ts';
import { logLevelTexts, policyTexts } from '../../shared/strings/policy.ts';
import { logOriginTexts, supportTexts } from '../../shared/strings/support.ts';
import type { LogView } from '../../shared/support.ts';
import { ErrorPanel } from '../components/ErrorPanel.tsx';
import { FieldRow } from '../components/FieldRow.tsx';
import { usePorts } from '../ports.tsx';
import type { Refused } from './useSupportFiles.ts';

const useStyles = makeStyles({
  path: { display: 'flex', gap: '8px' },
  box: { flexGrow: 1, minWidth: 0 },
  wide: { width: '100%', minWidth: 0 },
});

/** Where the log stands and how much it holds. */
export function LogSection() {
  const styles = useStyles();
  const { api, now } = usePorts();
  const [log, setLog] = useState<LogView>();
  const [refusal, setRefusal] = useState<Refused>();
  useEffect(() => {
    let isCurrent = true;
    void api.readLog({}).then((answer) => isCurrent && answer.ok && setLog(answer.value));
    return () => {
      isCurrent = false;
    };
  }, [api]);
  if (log === undefined) return null;
  const note = (answer: { readonly ok: boolean; readonly error?: Refused['error'] }) =>
    setRefusal(answer.error === undefined ? undefined : { error: answer.error, at: now().toISOString() });
  const choose = async (text: string | undefined) => {
    const level = logLevels.find((each) => each === text);
    if (level === undefined) return;
    const answer = await api.setLogLevel({ level });
    note(answer);
    if (answer.ok) setLog(answer.value);
  };
  const isLocked = log.origin === 'policy';
  const origin = log.origin === 'commandLine' ? `${logOriginTexts.commandLine} ` : '';
  return (
    <>
      <FieldRow label={supportTexts.logFile}>
        {(field) => (
          <div className={styles.path}>
            <Input {...field} className={styles.box} readOnly value={log.path} />
            <Button onClick={() => void api.openLog({}).then(note)}>{supportTexts.openLog}</Button>
          </div>
        )}
      </FieldRow>
      <FieldRow
        label={supportTexts.level}
        hint={isLocked ? policyTexts.whyLocked : `${origin}${supportTexts.levelHint}`}
      >
        {isLocked ? (
          <Input
            className={styles.wide}
            readOnly
            appearance="filled-darker"
            value={logLevelTexts[log.level]}
            contentAfter={<LockClosed16Regular />}
          />
        ) : (
          <Dropdown
            className={styles.wide}
            value={logLevelTexts[log.level]}
            selectedOptions={[log.level]}
            onOptionSelect={(_event, data) => void choose(data.optionValue)}
          >
            {logLevels.map((level) => (
              <Option key={level} value={level}>
                {logLevelTexts[level]}
              </Option>
            ))}
          </Dropdown>
        )}
      </FieldRow>
      {refusal !== undefined && <ErrorPanel reveal {...refusal} context={{}} />}
    </>
  );
}
