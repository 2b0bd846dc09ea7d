import { Spinner } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { TaskLogon, TaskView } from '../../../shared/groupsModel.ts';
import type { ConnectionView } from '../../../shared/model.ts';
import type { Result } from '../../../shared/result.ts';
import { taskTexts } from '../../../shared/strings/schedule.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { StatusLine } from '../../components/StatusIcon.tsx';
import { usePorts } from '../../ports.tsx';
import { contextOf } from '../connectionState.ts';
import { type Refusal, useReading } from '../useReading.ts';
import { RegisteredTask } from './RegisteredTask.tsx';
import { useSectionStyles } from './sectionStyles.ts';
import { TaskForm } from './TaskForm.tsx';

export interface TaskSectionProps {
  readonly connection: ConnectionView;
  readonly time: Date;
  readonly round: number;
}

/** The Windows scheduled task: what it is for and how it is made, or how it is. */
export function TaskSection({ connection, time, round }: TaskSectionProps) {
  const section = useSectionStyles();
  const { api, now } = usePorts();
  const { connectionId } = connection;
  const task = useReading(connectionId, round, () => api.readTask({ connectionId }));
  const [working, setWorking] = useState<'password' | 'other'>();
  const [refusal, setRefusal] = useState<Refusal>();
  const heading = useRef<HTMLHeadingElement>(null);

  const settle = async (work: Promise<Result<TaskView>>) => {
    setRefusal(undefined);
    const answer = await work;
    setWorking(undefined);
    if (answer.ok) {
      task.put(answer.value);
      // The button that had the focus is gone; what came of it stands below the heading.
      heading.current?.focus();
    } else setRefusal({ error: answer.error, at: now().toISOString() });
  };
  const register = (logon: TaskLogon, account: string | undefined) => {
    setWorking(logon === 'password' ? 'password' : 'other');
    void settle(api.registerTask({ connectionId, logon, ...(account === undefined ? {} : { account }) }));
  };
  const remove = () => {
    setWorking('other');
    void settle(api.removeTask({ connectionId }));
  };
  const shown = refusal ?? task.refusal;
  const { value } = task;
  return (
    <section className={section.section}>
      <h2 className={section.title} ref={heading} tabIndex={-1}>
        {taskTexts.title}
      </h2>
      {value === undefined && shown === undefined && <Spinner size="tiny" label={taskTexts.reading} />}
      {value?.kind === 'unavailable' && (
        <>
          <StatusLine status="note">
            {connection.practice ? taskTexts.practiceTitle : taskTexts.unavailableTitle}
          </StatusLine>
          <p className={section.sentence}>
            {connection.practice ? taskTexts.practice : taskTexts.unavailable}
          </p>
        </>
      )}
      {value?.kind === 'none' && <TaskForm isWorking={working !== undefined} onCreate={register} />}
      {value?.kind === 'registered' && (
        <RegisteredTask
          task={value}
          time={time}
          isWorking={working !== undefined}
          onRepair={register}
          onRemove={remove}
        />
      )}
      {working !== undefined && (
        <div className={section.panel} role="status">
          <StatusLine status="running">
            {working === 'password' ? taskTexts.workingPassword : taskTexts.working}
          </StatusLine>
        </div>
      )}
      {shown !== undefined && (
        <div className={section.panel}>
          <ErrorPanel reveal error={shown.error} at={shown.at} context={contextOf(connection)} />
        </div>
      )}
    </section>
  );
}
