import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { StepProgress, StepState } from '../../shared/runModel.ts';
import { errorText } from '../../shared/strings/errors.ts';
import { formatDuration } from '../../shared/strings/format.ts';
import { progressTexts, stepNames, stepSentence, stepStates } from '../../shared/strings/progress.ts';
import { media } from '../theme.ts';
import { useTableStyles } from './CheckTable.tsx';
import { type Status, StatusLine } from './StatusIcon.tsx';

const useStyles = makeStyles({
  state: { width: '136px', [media.narrow]: { width: '104px' } },
  duration: { width: '96px', [media.narrow]: { width: '72px' } },
  cell: { paddingTop: '8px', paddingBottom: '8px' },
  sentence: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightRegular,
  },
});

const statuses: Readonly<Record<StepState, Status>> = {
  waiting: 'waiting',
  running: 'running',
  done: 'good',
  failed: 'stopped',
  cancelled: 'note',
};

/** Step with one plain sentence, state, duration. */
export function StepTable({ steps }: { readonly steps: readonly StepProgress[] }) {
  const table = useTableStyles();
  const styles = useStyles();
  return (
    <table className={table.frame} aria-label={progressTexts.tableLabel}>
      <colgroup>
        <col />
        <col className={styles.state} />
        <col className={styles.duration} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col" className={table.head}>
            {progressTexts.columns.step}
          </th>
          <th scope="col" className={table.head}>
            {progressTexts.columns.state}
          </th>
          <th scope="col" className={mergeClasses(table.head, table.right)}>
            {progressTexts.columns.duration}
          </th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step, position) => {
          const cell = mergeClasses(table.cell, styles.cell, position > 0 && table.line);
          return (
            <tr key={step.id}>
              <th scope="row" className={cell}>
                {stepNames[step.id]}
                <div className={styles.sentence}>
                  {step.error === undefined || step.error.code === 'cancelled'
                    ? stepSentence(step)
                    : `${errorText(step.error).title}.`}
                </div>
              </th>
              <td className={cell}>
                <StatusLine status={statuses[step.state]}>{stepStates[step.state]}</StatusLine>
              </td>
              <td className={mergeClasses(cell, table.right)}>
                {step.durationInMs === undefined ? '' : formatDuration(step.durationInMs)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
