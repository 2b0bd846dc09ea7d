import { makeStyles } from '@fluentui/react-components';
import type { ConnectionView } from '../../../shared/model.ts';
import type { RunView } from '../../../shared/runModel.ts';
import { SyncProgress } from '../../components/SyncProgress.tsx';
import { media } from '../../theme.ts';
import { ImportSwitch } from './ImportSwitch.tsx';
import { TaskSection } from './TaskSection.tsx';
import { TimerSection } from './TimerSection.tsx';

const useStyles = makeStyles({
  width: { maxWidth: '800px', padding: '20px 24px 24px', [media.narrow]: { padding: '12px 16px 16px' } },
  progress: { maxWidth: '560px', marginBottom: '20px' },
});

export interface ScheduleTabProps {
  readonly connection: ConnectionView;
  readonly run: RunView | undefined;
  readonly time: Date;
  readonly round: number;
  readonly onChanged: () => void;
}

/** Whether and when the connection syncs: the import switch, the app's timer, the Windows scheduled task. */
export function ScheduleTab({ connection, run, time, round, onChanged }: ScheduleTabProps) {
  const styles = useStyles();
  return (
    <div className={styles.width}>
      {run?.state === 'running' && (
        <div className={styles.progress}>
          <SyncProgress run={run} cancels />
        </div>
      )}
      <ImportSwitch connection={connection} isRunning={run?.state === 'running'} onChanged={onChanged} />
      <TimerSection connection={connection} time={time} round={round} />
      <TaskSection connection={connection} time={time} round={round} />
    </div>
  );
}
