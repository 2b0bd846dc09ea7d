import { Button, makeStyles, mergeClasses, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import { QuestionCircle16Regular } from '@fluentui/react-icons';
import {
  type FormEvent,
  type KeyboardEvent,
  lazy,
  Suspense,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { isFullHostName } from '../../shared/fields.ts';
import type { ConnectionView } from '../../shared/model.ts';
import type { TextContext } from '../../shared/strings/links.ts';
import { wizardTaskTexts } from '../../shared/strings/move.ts';
import { pageNames, wizardTexts } from '../../shared/strings/pages.ts';
import { AppHeader } from '../components/AppHeader.tsx';
import type { ConnectionTabId } from '../connection/tabs.ts';
import { AccessText } from '../keyboard/AccessText.tsx';
import { usePageKey } from '../keyboard/KeyboardProvider.tsx';
import { accessKey } from '../keyboard/mnemonic.ts';
import { usePorts } from '../ports.tsx';
import { media } from '../theme.ts';
import { freshValue, nextStep } from './derive.ts';
import { HelpPane } from './HelpPane.tsx';
import { isWorthKeeping } from './keptDraft.ts';
import { clean, workspaceChoice } from './keys.ts';
import { CancelRunDialog, LeaveDialog } from './LeaveDialogs.tsx';
import { PageMenu } from './PageMenu.tsx';
import { Rail } from './Rail.tsx';
import { RestoredNote } from './RestoredNote.tsx';
import type { WizardState } from './state.ts';
import { localDay } from './today.ts';
import { useKeptDraft } from './useKeptDraft.ts';
import { useRestoredChecks } from './useRestoredChecks.ts';
import { useWizardStore } from './useWizardStore.ts';
import { WizardFooter } from './WizardFooter.tsx';
import { WizardPage } from './WizardPage.tsx';
import { WizardContext } from './wizardContext.ts';

const PrepareAzurePage = lazy(async () => ({
  default: (await import('../prepare/PrepareAzurePage.tsx')).PrepareAzurePage,
}));

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
  width: { maxWidth: '800px' },
  // Only for a page that fills the height: the space below a longer one would be lost.
  fills: { height: '100%' },
  // Pulled out, so that its text ends on the margin.
  help: { marginRight: '-12px', minWidth: 0, [media.forced]: { marginRight: 0 } },
});

export interface WizardProps {
  readonly initial: WizardState;
  /** The connection of a run that a reloaded window found again. */
  readonly connection?: ConnectionView | undefined;
  /** False where a draft that is worth more is kept already. */
  readonly keepsDraft?: boolean;
  readonly onLeave: () => void;
  readonly onOpenConnection: (connectionId: string, tab: ConnectionTabId) => void;
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
    ...providerOf(state, connection),
    practice: connection?.practice ?? state.practice,
    ...(appName === undefined ? {} : { appName }),
    ...(workspace === undefined ? {} : { workspace }),
  };
}

function providerOf(
  state: WizardState,
  connection: ConnectionView | undefined,
): Pick<TextContext, 'provider'> {
  const provider = connection?.site.providerFqdn ?? clean(state.draft.providerFqdn);
  return isFullHostName(provider) ? { provider } : {};
}

function isTouched(state: WizardState, initial: WizardState): boolean {
  if (state.task.kind !== 'add') return state.secret !== '' || state.draft !== initial.draft;
  return state.secret !== '' || isWorthKeeping(state);
}

/** The Add OMS Connection Wizard. */
export function Wizard(props: WizardProps) {
  const { initial, connection, keepsDraft = true, onLeave, onOpenConnection } = props;
  const styles = useStyles();
  const { now } = usePorts();
  const { state, dispatch, commands } = useWizardStore(initial);
  const keeper = useKeptDraft(state, keepsDraft);
  const [asks, setAsks] = useState<'leave' | 'cancelRun'>();
  const [helps, setHelps] = useState(false);
  const [prepares, setPrepares] = useState(false);
  const restoreFocus = useRestoreFocusTarget();
  usePageKey('F1', () => !prepares && setHelps(true));
  useRestoredChecks(state, commands, localDay(now()));
  const content = useRef<HTMLElement>(null);
  const hadPopup = useRef(false);
  const today = localDay(now());
  const context = useMemo(() => contextOf(state, connection), [state, connection]);
  const value = useMemo(
    () => ({
      ...{ state, dispatch, commands, today, context },
      openConnection: onOpenConnection,
      prepareAzure: () => setPrepares(true),
    }),
    [state, dispatch, commands, today, context, onOpenConnection],
  );
  const { page } = state;
  const { title } = wizardTaskTexts[state.task.kind];
  useEffect(() => {
    if (prepares) return;
    document.title = wizardTexts.windowTitle(page, title);
    content.current?.scrollTo({ top: 0 });
  }, [page, prepares, title]);

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
    return page !== 'progress' && isTouched(state, initial) ? setAsks('leave') : onLeave();
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
  if (prepares) {
    return (
      <Suspense fallback={null}>
        <PrepareAzurePage context={context} onBack={() => setPrepares(false)} />
      </Suspense>
    );
  }
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
          over={title}
          name={pageNames[page].name}
          today={pageNames[page].today}
          practice={state.practice}
          takesFocus={state.focus === undefined}
        >
          <PageMenu />
          <Button
            {...restoreFocus}
            {...accessKey('help', 'F1')}
            className={styles.help}
            appearance="subtle"
            icon={<QuestionCircle16Regular />}
            onClick={() => setHelps(true)}
          >
            <AccessText id="help">{wizardTexts.help}</AccessText>
          </Button>
        </AppHeader>
        <div className={styles.middle}>
          <Rail />
          <main className={styles.content} ref={content}>
            <div className={mergeClasses(styles.width, page === 'collections' && styles.fills)}>
              <RestoredNote />
              <WizardPage page={page} />
            </div>
          </main>
        </div>
        <WizardFooter onCancel={cancel} />
      </form>
      <LeaveDialog
        open={asks === 'leave'}
        keeper={keeper}
        canKeep={keepsDraft && isWorthKeeping(state)}
        onLeave={onLeave}
        onStay={() => setAsks(undefined)}
      />
      <CancelRunDialog
        open={asks === 'cancelRun' && running}
        onCancelRun={() => {
          setAsks(undefined);
          void commands.cancelRun();
        }}
        onStay={() => setAsks(undefined)}
      />
      <HelpPane open={helps} onClose={() => setHelps(false)} />
    </WizardContext>
  );
}
