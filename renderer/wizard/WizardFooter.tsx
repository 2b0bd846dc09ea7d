import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { Info16Regular } from '@fluentui/react-icons';
import type { MnemonicId } from '../../shared/strings/mnemonics.ts';
import { pageIds, wizardTexts } from '../../shared/strings/pages.ts';
import { AccessText } from '../keyboard/AccessText.tsx';
import { accessKey } from '../keyboard/mnemonic.ts';
import { media } from '../theme.ts';
import { type NextStep, nextStep, summaryIsOn } from './derive.ts';
import { SummaryLinks } from './SummaryLinks.tsx';
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

interface NextFace {
  readonly label: string;
  readonly access: MnemonicId;
}

const nextFace: NextFace = { label: wizardTexts.next, access: 'next' };
const faces: Readonly<Record<NextStep['kind'], NextFace>> = {
  go: nextFace,
  check: nextFace,
  off: nextFace,
  commit: { label: wizardTexts.addConnection, access: 'addConnection' },
  retry: { label: wizardTexts.retryFromHere, access: 'retry' },
};

/** Previous, Next, Summary, Cancel; and why Next is off. */
export function WizardFooter({ onCancel }: { readonly onCancel: () => void }) {
  const styles = useStyles();
  const { state, dispatch, today } = useWizard();
  const step = nextStep(state, today);
  const position = pageIds.indexOf(state.page);
  const isUnderWay = position >= pageIds.indexOf('progress');
  const busy = state.goOnAfterCheck || (state.page === 'summary' && state.commit.kind === 'starting');
  const face = state.page === 'summary' ? faces.commit : faces[step.kind];
  const isOver = state.page === 'progress' && state.run !== undefined && state.run.state !== 'running';

  if (state.page === 'completion') {
    return (
      <footer className={styles.footer}>
        <span />
        <div className={styles.buttons}>
          <Button
            className={styles.button}
            appearance="primary"
            type="submit"
            {...accessKey('close', 'Enter Escape')}
          >
            <AccessText id="close">{wizardTexts.close}</AccessText>
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
        {step.kind === 'commit' && <SummaryLinks />}
      </div>
      <div className={styles.buttons}>
        <Button
          className={styles.button}
          disabled={position === 0 || isUnderWay}
          {...accessKey('previous')}
          onClick={() => dispatch({ type: 'previousChosen' })}
        >
          <AccessText id="previous">{wizardTexts.previous}</AccessText>
        </Button>
        <Button
          className={styles.next}
          appearance="primary"
          type="submit"
          icon={busy ? <Spinner size="extra-tiny" appearance="inverted" /> : null}
          disabledFocusable={step.kind === 'off'}
          {...accessKey(face.access, 'Enter')}
          {...(step.kind === 'off' ? { 'aria-describedby': 'wizard-why' } : {})}
        >
          <AccessText id={face.access}>{face.label}</AccessText>
        </Button>
        <Button
          className={styles.button}
          disabled={!summaryIsOn(state, today)}
          {...accessKey('summary')}
          onClick={() => dispatch({ type: 'pageChosen', page: 'summary' })}
        >
          <AccessText id="summary">{wizardTexts.summary}</AccessText>
        </Button>
        <Button className={styles.button} {...accessKey('cancel', 'Escape')} onClick={onCancel}>
          <AccessText id="cancel">{isOver ? wizardTexts.close : wizardTexts.cancel}</AccessText>
        </Button>
      </div>
    </footer>
  );
}
