import { makeStyles, ProgressBar, tokens, useAnnounce } from '@fluentui/react-components';
import { useEffect, useMemo, useState } from 'react';
import { runFraction } from '../../../shared/runFraction.ts';
import type { RunView, StepProgress } from '../../../shared/runModel.ts';
import { announceTexts } from '../../../shared/strings/announce.ts';
import { formatElapsed } from '../../../shared/strings/format.ts';
import { wizardTaskTexts } from '../../../shared/strings/move.ts';
import { pageNames } from '../../../shared/strings/pages.ts';
import { progressTexts, stepNames, stepStates } from '../../../shared/strings/progress.ts';
import { doingNow } from '../../components/doingNow.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { PageLead } from '../../components/PageLead.tsx';
import { StepTable } from '../../components/StepTable.tsx';
import { PermissionLink } from '../../permission/PermissionLink.tsx';
import { isPermissionTrouble } from '../../permission/PermissionTrouble.tsx';
import { usePorts } from '../../ports.tsx';
import { pageOf } from '../derive.ts';
import { addSteps, moveSteps, spentInMs } from '../runProgress.ts';
import { useWizard } from '../wizardContext.ts';

const useStyles = makeStyles({
  now: { display: 'flex', justifyContent: 'space-between', gap: '16px', marginBottom: '8px' },
  elapsed: { fontVariantNumeric: 'tabular-nums' },
  table: { marginTop: '20px' },
  panel: { marginTop: '16px' },
  note: { marginTop: '8px', color: tokens.colorNeutralForeground2 },
});

/** Counts on between two reports of the run, so that nobody thinks it hangs. */
function useElapsed(run: RunView | undefined, now: () => Date): number {
  const spent = run === undefined ? 0 : spentInMs(run);
  const running = run?.state === 'running';
  const [shown, setShown] = useState(spent);
  useEffect(() => {
    setShown((before) => Math.max(before, spent));
    if (!running) return undefined;
    const since = now().getTime();
    const timer = setInterval(() => {
      setShown((before) => Math.max(before, spent + now().getTime() - since));
    }, 1000);
    return () => clearInterval(timer);
  }, [spent, running, now]);
  return shown;
}

/** The run that adds the connection: what it does now, its steps, and how to mend what stopped it. */
export function ProgressPage() {
  const styles = useStyles();
  const { now } = usePorts();
  const { state, dispatch, context } = useWizard();
  const { announce } = useAnnounce();
  const { run, commit } = state;
  const texts = wizardTaskTexts[state.task.kind];
  const elapsed = useElapsed(run, now);
  const steps: readonly StepProgress[] =
    run?.steps ??
    (state.task.kind === 'add' ? addSteps : moveSteps).map((id) => ({ id, state: 'waiting', facts: {} }));
  const failed = steps.find((step) => step.state === 'failed');
  const lead =
    run?.state === 'failed'
      ? texts.leadStopped
      : run?.state === 'cancelled'
        ? texts.leadCancelled
        : texts.lead;

  // Told once per step, not per percent.
  const last = steps.findLast((step) => step.state !== 'waiting');
  const told = last === undefined ? '' : announceTexts.step(stepNames[last.id], stepStates[last.state]);
  useEffect(() => {
    if (told !== '') announce(told, { polite: true });
  }, [told, announce]);

  const field = failed?.error?.field;
  const back = (page: keyof typeof pageNames) => ({
    label: progressTexts.backTo(pageNames[page].name),
    onChoose: () => dispatch({ type: 'editChosen', page, ...(field === undefined ? {} : { field }) }),
  });
  const actions = field === undefined ? [] : [back(pageOf(field))];
  // The run reports no times: the moment at which this page learned of it, kept as long as it stands.
  const failedStep = failed?.id;
  const at = useMemo(() => (failedStep === undefined ? '' : now().toISOString()), [failedStep, now]);
  return (
    <>
      <PageLead lead={lead} />
      <div className={styles.now}>
        <span>
          {run === undefined
            ? progressTexts.starting
            : run.state === 'running'
              ? doingNow(run)
              : progressTexts.stopped}
        </span>
        <span className={styles.elapsed}>{formatElapsed(elapsed)}</span>
      </div>
      <ProgressBar
        value={run === undefined ? 0 : runFraction(run)}
        color={run?.state === 'failed' ? 'error' : 'brand'}
        aria-label={lead}
      />
      <div className={styles.table}>
        <StepTable steps={steps} />
      </div>
      {failed?.error !== undefined && (
        <div className={styles.panel}>
          <ErrorPanel
            reveal
            error={failed.error}
            at={at}
            context={context}
            actions={actions}
            links={
              run !== undefined &&
              isPermissionTrouble(failed.error) && (
                <PermissionLink
                  afterWrite
                  error={failed.error}
                  at={at}
                  context={context}
                  of={{ kind: 'connection', connectionId: run.connectionId }}
                />
              )
            }
          />
        </div>
      )}
      {commit.kind === 'refused' && (
        <div className={styles.panel}>
          <ErrorPanel error={commit.error} at={commit.at} context={context} />
        </div>
      )}
      {run?.state === 'running' && !run.firstGroupProven && (
        <p className={styles.note}>{progressTexts.waitingForFirst}</p>
      )}
    </>
  );
}
