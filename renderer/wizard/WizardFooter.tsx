import { Button, makeStyles, Spinner } from '@fluentui/react-components';
import { Info16Regular } from '@fluentui/react-icons';
import type { MnemonicId } from '../../shared/strings/mnemonics.ts';
import { wizardTaskTexts } from '../../shared/strings/move.ts';
import { wizardTexts } from '../../shared/strings/pages.ts';
import { FooterBar, useFooterButtonStyles } from '../components/FooterBar.tsx';
import { AccessText } from '../keyboard/AccessText.tsx';
import { accessKey } from '../keyboard/mnemonic.ts';
import { nextStep, summaryIsOn } from './derive.ts';
import { SummaryLinks } from './SummaryLinks.tsx';
import { pagesOf } from './task.ts';
import { useWizard } from './wizardContext.ts';

const useStyles = makeStyles({
  // As wide as "Add connection", so that nothing jumps.
  next: { minWidth: '132px' },
});

interface NextFace {
  readonly label: string;
  readonly access: MnemonicId;
}

const nextFace = (): NextFace => ({ label: wizardTexts.next, access: 'next' });
const retryFace = (): NextFace => ({ label: wizardTexts.retryFromHere, access: 'retry' });
const commitKeys = { add: 'addConnection', move: 'commitMove', recreate: 'commitRecreate' } as const;

/** Previous, Next, Summary, Cancel; and why Next is off. */
export function WizardFooter({ onCancel }: { readonly onCancel: () => void }) {
  const styles = useStyles();
  const { button } = useFooterButtonStyles();
  const { state, dispatch, today } = useWizard();
  const step = nextStep(state, today);
  const pageIds = pagesOf(state.task);
  const position = pageIds.indexOf(state.page);
  const isUnderWay = position >= pageIds.indexOf('progress');
  const busy = state.goOnAfterCheck || (state.page === 'summary' && state.commit.kind === 'starting');
  const commit: NextFace = {
    label: wizardTaskTexts[state.task.kind].commit,
    access: commitKeys[state.task.kind],
  };
  const isCommit = state.page === 'summary' || step.kind === 'commit';
  const face = isCommit ? commit : step.kind === 'retry' ? retryFace() : nextFace();
  const isOver = state.page === 'progress' && state.run !== undefined && state.run.state !== 'running';

  if (state.page === 'completion') {
    return (
      <FooterBar>
        <Button className={button} appearance="primary" type="submit" {...accessKey('close', 'Enter Escape')}>
          <AccessText id="close">{wizardTexts.close}</AccessText>
        </Button>
      </FooterBar>
    );
  }
  // Empty where there is nothing to say, so that what comes later is told.
  const note = (
    <>
      {step.kind === 'off' && (
        <>
          <Info16Regular />
          <span id="wizard-why">{step.why}</span>
        </>
      )}
      {step.kind === 'commit' && <SummaryLinks />}
    </>
  );
  return (
    <FooterBar note={note}>
      <Button
        className={button}
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
        className={button}
        disabled={!summaryIsOn(state, today)}
        {...accessKey('summary')}
        onClick={() => dispatch({ type: 'pageChosen', page: 'summary' })}
      >
        <AccessText id="summary">{wizardTexts.summary}</AccessText>
      </Button>
      <Button className={button} {...accessKey('cancel', 'Escape')} onClick={onCancel}>
        <AccessText id="cancel">{isOver ? wizardTexts.close : wizardTexts.cancel}</AccessText>
      </Button>
    </FooterBar>
  );
}
