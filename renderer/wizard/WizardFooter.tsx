import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { Info16Regular } from '@fluentui/react-icons';
import { pageIds, wizardTexts } from '../../shared/strings/pages.ts';
import { summaryTexts } from '../../shared/strings/summary.ts';
import { CopyLink } from '../components/CopyLink.tsx';
import { media } from '../theme.ts';
import { type NextStep, nextStep, summaryIsOn } from './derive.ts';
import { summaryText } from './summaryLines.ts';
import { useWizard } from './wizardContext.ts';

const useStyles = makeStyles({
  footer: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '16px',
    minHeight: '56px',
    boxSizing: 'border-box',
    flexShrink: 0,
    padding: '11px 24px',
    backgroundColor: tokens.colorNeutralBackground3,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    [media.narrow]: { flexDirection: 'column', alignItems: 'stretch', gap: '4px', padding: '7px 16px' },
    [media.short]: { padding: '7px 16px' },
  },
  note: {
    display: 'flex',
    gap: '8px',
    minWidth: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    '& button': { fontSize: tokens.fontSizeBase200 },
    '& svg': { flexShrink: 0 },
  },
  buttons: { display: 'flex', gap: '8px', marginLeft: 'auto', flexWrap: 'wrap', justifyContent: 'flex-end' },
  button: { minWidth: '96px' },
  // As wide as "Add connection", so that nothing jumps.
  next: { minWidth: '132px' },
});

const labels: Readonly<Record<NextStep['kind'], string>> = {
  go: wizardTexts.next,
  check: wizardTexts.next,
  off: wizardTexts.next,
  commit: wizardTexts.addConnection,
  retry: wizardTexts.retryFromHere,
};

/** Previous, Next, Summary, Cancel; and why Next is off. */
export function WizardFooter({ onCancel }: { readonly onCancel: () => void }) {
  const styles = useStyles();
  const { state, dispatch, today } = useWizard();
  const step = nextStep(state, today);
  const position = pageIds.indexOf(state.page);
  const isUnderWay = position >= pageIds.indexOf('progress');
  const busy = state.goOnAfterCheck || (state.page === 'summary' && state.commit.kind === 'starting');
  const label = state.page === 'summary' ? wizardTexts.addConnection : labels[step.kind];

  if (state.page === 'completion') {
    return (
      <footer className={styles.footer}>
        <span />
        <div className={styles.buttons}>
          <Button className={styles.button} appearance="primary" type="submit">
            {wizardTexts.close}
          </Button>
        </div>
      </footer>
    );
  }
  return (
    <footer className={styles.footer}>
      <div className={styles.note} role="status">
        {step.kind === 'off' && (
          <>
            <Info16Regular />
            <span id="wizard-why">{step.why}</span>
          </>
        )}
        {step.kind === 'commit' && <CopyLink text={() => summaryText(state)}>{summaryTexts.copy}</CopyLink>}
      </div>
      <div className={styles.buttons}>
        <Button
          className={styles.button}
          disabled={position === 0 || isUnderWay}
          onClick={() => dispatch({ type: 'previousChosen' })}
        >
          {wizardTexts.previous}
        </Button>
        <Button
          className={styles.next}
          appearance="primary"
          type="submit"
          icon={busy ? <Spinner size="extra-tiny" appearance="inverted" /> : null}
          disabledFocusable={step.kind === 'off'}
          {...(step.kind === 'off' ? { 'aria-describedby': 'wizard-why' } : {})}
        >
          {label}
        </Button>
        <Button
          className={styles.button}
          disabled={!summaryIsOn(state, today)}
          onClick={() => dispatch({ type: 'pageChosen', page: 'summary' })}
        >
          {wizardTexts.summary}
        </Button>
        <Button className={styles.button} onClick={onCancel}>
          {state.page === 'progress' && state.run !== undefined && state.run.state !== 'running'
            ? wizardTexts.close
            : wizardTexts.cancel}
        </Button>
      </div>
    </footer>
  );
}
