import { makeStyles, tokens } from '@fluentui/react-components';
import { type FormEvent, type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { ConnectionView } from '../../shared/model.ts';
import type { TextContext } from '../../shared/strings/links.ts';
import { cancelTexts, pageIds, pageNames, wizardTexts } from '../../shared/strings/pages.ts';
import { AppHeader } from '../components/AppHeader.tsx';
import { ConfirmDialog } from '../components/ConfirmDialog.tsx';
import { usePorts } from '../ports.tsx';
import { media } from '../theme.ts';
import { freshValue, nextStep } from './derive.ts';
import { clean, workspaceChoice } from './keys.ts';
import { PageMenu } from './PageMenu.tsx';
import { Rail } from './Rail.tsx';
import { newWizard, type WizardState } from './state.ts';
import { localDay } from './today.ts';
import { useWizardStore } from './useWizardStore.ts';
import { WizardFooter } from './WizardFooter.tsx';
import { WizardPage } from './WizardPage.tsx';
import { WizardContext } from './wizardContext.ts';

const useStyles = makeStyles({
  frame: { display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0, margin: 0 },
  middle: { display: 'flex', flexGrow: 1, minHeight: 0 },
  content: {
    flexGrow: 1,
    minWidth: 0,
    overflowY: 'auto',
    padding: '20px 24px 24px',
    boxSizing: 'border-box',
    backgroundColor: tokens.colorNeutralBackground1,
    [media.narrow]: { padding: '12px 16px 16px' },
  },
  width: { maxWidth: '800px', height: '100%' },
});

export interface WizardProps {
  readonly initial: WizardState;
  /** The connection of a run that a reloaded window found again. */
  readonly connection?: ConnectionView | undefined;
  readonly onLeave: () => void;
}

function contextOf(state: WizardState, connection: ConnectionView | undefined): TextContext {
  const choice = workspaceChoice(state);
  const workspace =
    freshValue(state, 'workspace')?.workspace ??
    (choice.kind === 'found' ? choice.workspace : connection?.workspace);
  const appName = freshValue(state, 'signIn')?.appName;
  return {
    cloud: connection?.cloud ?? state.draft.cloud,
    tenant: connection?.tenantId ?? clean(state.draft.tenant),
    clientId: connection?.clientId ?? clean(state.draft.clientId),
    ...(appName === undefined ? {} : { appName }),
    ...(workspace === undefined ? {} : { workspace }),
  };
}

// "Something typed" is whatever differs from a wizard that was just opened.
function isTouched(state: WizardState): boolean {
  return (
    state.secret !== '' || JSON.stringify(state.draft) !== JSON.stringify(newWizard(state.practice).draft)
  );
}

/** The Add OMS Connection Wizard. */
export function Wizard({ initial, connection, onLeave }: WizardProps) {
  const styles = useStyles();
  const { now } = usePorts();
  const { state, dispatch, commands } = useWizardStore(initial);
  const [asks, setAsks] = useState<'leave' | 'cancelRun'>();
  const content = useRef<HTMLElement>(null);
  const hadPopup = useRef(false);
  const today = localDay(now());
  const context = useMemo(() => contextOf(state, connection), [state, connection]);
  const value = useMemo(
    () => ({ state, dispatch, commands, today, context }),
    [state, dispatch, commands, today, context],
  );
  const { page } = state;
  useEffect(() => {
    document.title = wizardTexts.windowTitle(page);
    content.current?.scrollTo({ top: 0 });
  }, [page]);

  const next = (event: FormEvent) => {
    event.preventDefault();
    const step = nextStep(state, today);
    switch (step.kind) {
      case 'go':
        if (page === 'completion') return onLeave();
        return dispatch({ type: 'nextChosen', today });
      case 'check':
        dispatch({ type: 'goOnWanted' });
        if (page === 'general') return void commands.checkSite();
        return void (page === 'azureAd' ? commands.verify() : commands.checkWorkspace());
      case 'commit':
        return void commands.commit();
      case 'retry':
        return void commands.retry();
      case 'off':
        return undefined;
    }
  };
  const running = page === 'progress' && (state.run === undefined || state.run.state === 'running');
  const cancel = () => {
    if (page === 'completion') return onLeave();
    if (running) return setAsks('cancelRun');
    return page !== 'progress' && isTouched(state) ? setAsks('leave') : onLeave();
  };
  // Escape closes what is open before it means Cancel. Dialogs bubble here through React, not through the page.
  const onKeyDownCapture = (event: KeyboardEvent) => {
    hadPopup.current =
      event.target instanceof Element && event.target.getAttribute('aria-expanded') === 'true';
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isInside = event.target instanceof Node && event.currentTarget.contains(event.target);
    if (event.key !== 'Escape' || event.defaultPrevented || hadPopup.current || !isInside) return;
    cancel();
  };
  const steps = state.run?.steps ?? [];
  const done = steps.filter((step) => step.state === 'done').length;
  return (
    <WizardContext value={value}>
      {/* A form, so that Enter is the default button; nothing is ever submitted. */}
      <form
        className={styles.frame}
        noValidate
        onSubmit={next}
        onKeyDownCapture={onKeyDownCapture}
        onKeyDown={onKeyDown}
      >
        <AppHeader
          over={wizardTexts.title}
          name={pageNames[page].name}
          today={pageNames[page].today}
          practice={state.practice}
          takesFocus={state.focus === undefined}
        >
          <PageMenu />
        </AppHeader>
        <div className={styles.middle}>
          <Rail />
          <main className={styles.content} ref={content}>
            <div className={styles.width}>
              <WizardPage page={page} />
            </div>
          </main>
        </div>
        <WizardFooter onCancel={cancel} />
      </form>
      <ConfirmDialog
        open={asks === 'leave'}
        title={cancelTexts.title}
        body={cancelTexts.body}
        confirm={cancelTexts.leave}
        stay={cancelTexts.stay}
        onConfirm={onLeave}
        onStay={() => setAsks(undefined)}
      />
      <ConfirmDialog
        open={asks === 'cancelRun' && running}
        title={cancelTexts.runTitle}
        body={cancelTexts.runBody(done, steps.length || pageIds.length - 1)}
        confirm={cancelTexts.runCancel}
        stay={cancelTexts.runStay}
        onConfirm={() => {
          setAsks(undefined);
          void commands.cancelRun();
        }}
        onStay={() => setAsks(undefined)}
      />
    </WizardContext>
  );
}
