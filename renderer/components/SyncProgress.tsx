import { Link, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { runFraction } from '../../shared/runFraction.ts';
import type { RunView } from '../../shared/runModel.ts';
import { pageTexts } from '../../shared/strings/connectionPage.ts';
import { formatRemaining } from '../../shared/strings/format.ts';
import { stepSentence } from '../../shared/strings/progress.ts';
import { AccessText } from '../keyboard/AccessText.tsx';
import { accessKey } from '../keyboard/mnemonic.ts';
import { usePorts } from '../ports.tsx';
import { doingNow } from './doingNow.ts';
import { StatusLine } from './StatusIcon.tsx';

const useStyles = makeStyles({
  now: { marginBottom: '6px', overflowWrap: 'anywhere' },
  below: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'baseline',
    gap: '16px',
    marginTop: '6px',
    minHeight: '20px',
  },
  note: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
  },
  cancel: { flexShrink: 0 },
});

/** How far the step is, and how long it will take where the run can tell. */
function noteOf(run: RunView): string {
  const step = run.steps.find((one) => one.state === 'running');
  if (step === undefined) return '';
  const remaining = Number(step.facts.remainingInMs ?? Number.NaN);
  const sentence = stepSentence(step);
  // How long a pause will hold it up is said above.
  if (run.pausedUntil !== undefined) return sentence;
  return Number.isFinite(remaining)
    ? `${sentence.replace(/\.$/, '')}, ${formatRemaining(remaining)}.`
    : sentence;
}

export interface SyncProgressProps {
  readonly run: RunView;
  /** Offers Cancel, where nothing else does. */
  readonly cancels: boolean;
  /** A title above says already that something is running. */
  readonly titled?: boolean;
}

/** A run under way: what it does now, how far it is, and Cancel. */
export function SyncProgress({ run, cancels, titled = false }: SyncProgressProps) {
  const styles = useStyles();
  const { api } = usePorts();
  const [cancelled, setCancelled] = useState<string>();
  const doing = doingNow(run);
  const cancel = () => {
    setCancelled(run.runId);
    void api.cancelRun({ runId: run.runId });
  };
  return (
    <div>
      <div className={styles.now}>{titled ? doing : <StatusLine status="running">{doing}</StatusLine>}</div>
      <ProgressBar value={runFraction(run)} aria-label={pageTexts.progress} />
      <div className={styles.below}>
        <span className={styles.note}>{noteOf(run)}</span>
        {cancels && (
          <Link
            as="button"
            type="button"
            className={styles.cancel}
            disabledFocusable={cancelled === run.runId}
            {...accessKey('cancelRun')}
            onClick={cancel}
          >
            <AccessText id="cancelRun">{pageTexts.cancelRun}</AccessText>
          </Link>
        )}
      </div>
    </div>
  );
}
