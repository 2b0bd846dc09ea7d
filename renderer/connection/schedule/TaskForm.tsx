import { Button, Field, Input, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { ErrorCircle12Filled } from '@fluentui/react-icons';
import { useState } from 'react';
import { type TaskLogon, taskLogons } from '../../../shared/groupsModel.ts';
import type { MnemonicId } from '../../../shared/strings/mnemonics.ts';
import { logonTexts, taskRights, taskTexts } from '../../../shared/strings/schedule.ts';
import { AccessText } from '../../keyboard/AccessText.tsx';
import { accessKey } from '../../keyboard/mnemonic.ts';
import { useSectionStyles } from './sectionStyles.ts';
import { accountProblem } from './taskAccount.ts';

const useStyles = makeStyles({
  means: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  more: { marginTop: '12px', maxWidth: '560px' },
  note: { margin: '8px 0 0', color: tokens.colorNeutralForeground2 },
  rights: {
    margin: '12px 0 4px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: { margin: 0, paddingLeft: '20px', '& li': { marginBottom: '4px' } },
});

const radioKeys = {
  interactive: 'taskInteractive',
  password: 'taskPassword',
  managed: 'taskManaged',
} as const;

export interface TaskFormProps {
  readonly isWorking: boolean;
  /** Ways to sign in; all three, where it is left out. */
  readonly logons?: readonly [TaskLogon, ...TaskLogon[]];
  readonly purpose?: string;
  /** What the button says. */
  readonly act?: { readonly label: string; readonly access: MnemonicId };
  readonly onCreate: (logon: TaskLogon, account: string | undefined) => void;
}

/** The three ways in which a task can sign in, what each needs, and Create. */
export function TaskForm({
  isWorking,
  logons = taskLogons,
  purpose = taskTexts.purpose,
  act = { label: taskTexts.create, access: 'createTask' },
  onCreate,
}: TaskFormProps) {
  const section = useSectionStyles();
  const styles = useStyles();
  const [logon, setLogon] = useState<TaskLogon>(logons[0]);
  const [account, setAccount] = useState('');
  // Told when the box is left or Create is chosen, not while somebody begins to type.
  const [judged, setJudged] = useState(false);
  const problem = accountProblem(logon, account);
  const rights = taskRights(logon);
  const create = () => {
    setJudged(true);
    if (problem === undefined && !isWorking) {
      onCreate(logon, logon === 'interactive' ? undefined : account.trim());
    }
  };
  return (
    <>
      <p className={section.sentence}>{purpose}</p>
      <Field label={taskTexts.choose}>
        <RadioGroup
          className={section.flush}
          value={logon}
          onChange={(_event, data) => {
            setLogon(logons.find((one) => one === data.value) ?? logons[0]);
            setJudged(false);
          }}
        >
          {logons.map((one) => (
            <Radio
              key={one}
              value={one}
              {...accessKey(radioKeys[one])}
              label={
                <>
                  <AccessText id={radioKeys[one]}>{logonTexts[one].label}</AccessText>
                  <span className={styles.means}>{logonTexts[one].means}</span>
                </>
              }
            />
          ))}
        </RadioGroup>
      </Field>
      {logon !== 'interactive' && (
        <div className={styles.more}>
          <Field
            label={
              <span data-mnemonic={accessKey('taskAccount')['data-mnemonic']}>
                <AccessText id="taskAccount">{taskTexts.accountLabel}</AccessText>
              </span>
            }
            required
            hint={taskTexts.accountHint[logon]}
            {...(judged && problem !== undefined
              ? {
                  validationState: 'error',
                  validationMessage: problem,
                  validationMessageIcon: <ErrorCircle12Filled />,
                }
              : {})}
          >
            <Input
              value={account}
              spellCheck={false}
              autoComplete="off"
              maxLength={256}
              onChange={(_event, data) => setAccount(data.value)}
              onBlur={() => setJudged(account !== '')}
              onKeyDown={(event) => event.key === 'Enter' && create()}
            />
          </Field>
          {logon === 'password' && <p className={styles.note}>{taskTexts.passwordPrompt}</p>}
          <h3 className={styles.rights}>{taskTexts.rightsTitle}</h3>
          <ul className={styles.list}>
            {rights.map(({ name, where }) => (
              <li key={name}>
                {name}
                <span className={styles.means}>{where}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className={section.buttons}>
        <Button disabledFocusable={isWorking} {...accessKey(act.access)} onClick={create}>
          <AccessText id={act.access}>{act.label}</AccessText>
        </Button>
      </div>
    </>
  );
}
