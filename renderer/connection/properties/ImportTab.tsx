import { makeStyles } from '@fluentui/react-components';
import type { ConnectionView } from '../../../shared/model.ts';
import type { RunView } from '../../../shared/runModel.ts';
import { SyncProgress } from '../../components/SyncProgress.tsx';
import { RecentSyncs } from '../RecentSyncs.tsx';
import { ImportSwitch } from '../schedule/ImportSwitch.tsx';
import { TaskSection } from '../schedule/TaskSection.tsx';
import { TimerSection } from '../schedule/TimerSection.tsx';

const useStyles = makeStyles({
  progress: { maxWidth: '560px', marginBottom: '20px' },
});

export interface ImportTabProps {
  readonly connection: ConnectionView;
  readonly run: RunView | undefined;
  readonly time: Date;
  readonly round: number;
  readonly onChanged: () => void;
}

/**
 * Whether and when the connection syncs: the import switch, the app's timer, the Windows scheduled task; and how its
 * syncs went. What is chosen here is done at once.
 */
export function ImportTab({ connection, run, time, round, onChanged }: ImportTabProps) {
  const styles = useStyles();
  return (
    <>
      {run?.state === 'running' && (
        <div className={styles.progress}>
          <SyncProgress run={run} cancels />
        </div>
      )}
      <ImportSwitch connection={connection} isRunning={run?.state === 'running'} onChanged={onChanged} />
      <TimerSection connection={connection} time={time} round={round} onChanged={onChanged} />
      <TaskSection connection={connection} time={time} round={round} />
      <RecentSyncs connection={connection} time={time} round={round} heading="h2" />
    </>
  );
}
