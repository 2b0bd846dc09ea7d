import { Button, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { Warning20Filled } from '@fluentui/react-icons';
import { useState } from 'react';
import type { TaskLogon, TaskView } from '../../../shared/groupsModel.ts';
import { formatWhen } from '../../../shared/strings/format.ts';
import { logonTexts, taskProblems, taskResult, taskTexts } from '../../../shared/strings/schedule.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { StatusLine } from '../../components/StatusIcon.tsx';
import { AccessText } from '../../keyboard/AccessText.tsx';
import { accessKey } from '../../keyboard/mnemonic.ts';
import { TermList } from '../TermList.tsx';
import { useSectionStyles } from './sectionStyles.ts';

export interface RegisteredTaskProps {
  readonly task: Extract<TaskView, { kind: 'registered' }>;
  readonly time: Date;
  readonly isWorking: boolean;
  readonly onRepair: (logon: TaskLogon, account: string | undefined) => void;
  readonly onRemove: () => void;
}

function lastRunOf({ lastRunAt, lastResult }: RegisteredTaskProps['task'], time: Date): string {
  if (lastRunAt === undefined) return taskTexts.notRunYet;
  const when = formatWhen(new Date(lastRunAt), time);
  return lastResult === undefined ? when : taskTexts.lastRunValue(when, taskResult(lastResult));
}

/** How the scheduled task is, with Repair where it needs it, and Remove. */
export function RegisteredTask({ task, time, isWorking, onRepair, onRemove }: RegisteredTaskProps) {
  const section = useSectionStyles();
  const [asks, setAsks] = useState(false);
  const { taskName, account, logon, problem, nextRunAt } = task;
  const repair = () => {
    if (!isWorking) onRepair(logon, logon === 'interactive' ? undefined : account);
  };
  return (
    <>
      {problem === undefined ? (
        <p className={section.sentence}>
          <StatusLine status="good">{taskTexts.good}</StatusLine>
        </p>
      ) : (
        <div className={section.panel}>
          <MessageBar intent="warning" layout="multiline" icon={<Warning20Filled />}>
            <MessageBarBody>
              <MessageBarTitle>{taskProblems[problem].title}</MessageBarTitle>
              <br />
              {taskProblems[problem].body}
            </MessageBarBody>
          </MessageBar>
        </div>
      )}
      <TermList
        lines={[
          { term: taskTexts.name, value: taskName },
          { term: taskTexts.account, value: account, note: logonTexts[logon].label },
          { term: taskTexts.lastRun, value: lastRunOf(task, time) },
          {
            term: taskTexts.nextRun,
            value: nextRunAt === undefined ? taskTexts.notPlanned : formatWhen(new Date(nextRunAt), time),
          },
        ]}
      />
      <div className={section.buttons}>
        {problem !== undefined && (
          <Button
            appearance="primary"
            disabledFocusable={isWorking}
            {...accessKey('repairTask')}
            onClick={repair}
          >
            <AccessText id="repairTask">{taskTexts.repair}</AccessText>
          </Button>
        )}
        <Button
          disabledFocusable={isWorking}
          {...accessKey('removeTask')}
          onClick={() => !isWorking && setAsks(true)}
        >
          <AccessText id="removeTask">{taskTexts.remove}</AccessText>
        </Button>
      </div>
      <ConfirmDialog
        open={asks}
        title={taskTexts.removeTitle}
        body={taskTexts.removeBody}
        acts={[
          { label: taskTexts.keepTask, access: 'keep' },
          // Removing takes this away, and with it a dialog that has not wholly gone.
          { label: taskTexts.remove, access: 'removeTask', afterGone: onRemove },
        ]}
        onClose={() => setAsks(false)}
      />
    </>
  );
}
