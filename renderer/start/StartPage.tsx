import {
  Link,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  Spinner,
  tokens,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import { Warning20Filled } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import type { AppInfo, ConnectionView } from '../../shared/model.ts';
import { aboutAppTexts } from '../../shared/strings/about.ts';
import { diagnosisTexts } from '../../shared/strings/diagnosis.ts';
import { draftTexts } from '../../shared/strings/draft.ts';
import type { HowToId } from '../../shared/strings/howTo.ts';
import { startTexts } from '../../shared/strings/start.ts';
import { supportTexts } from '../../shared/strings/support.ts';
import { AppHeader } from '../components/AppHeader.tsx';
import { ConfirmDialog } from '../components/ConfirmDialog.tsx';
import { ErrorPanel } from '../components/ErrorPanel.tsx';
import { HowToPane } from '../components/HowToPane.tsx';
import type { PropertyTabId } from '../connection/properties/tabs.ts';
import { useDeleteDialog } from '../connection/properties/useDeleteDialog.tsx';
import type { ConnectionTabId } from '../connection/tabs.ts';
import type { Refusal } from '../connection/useReading.ts';
import { useDiagnose } from '../diagnose/DiagnoseProvider.tsx';
import type { DiagnosisInput } from '../diagnose/useDiagnosis.ts';
import { useImport } from '../exchange/useImport.tsx';
import { usePageKey } from '../keyboard/KeyboardProvider.tsx';
import { usePorts } from '../ports.tsx';
import { useSupport } from '../support/SupportProvider.tsx';
import { media } from '../theme.ts';
import { wizardFrom } from '../wizard/keptDraft.ts';
import { newWizard, type WizardState } from '../wizard/state.ts';
import { ConnectionList } from './ConnectionList.tsx';
import { DraftCard, draftSentence } from './DraftCard.tsx';
import { EmptyStart } from './EmptyStart.tsx';
import { JourneySection } from './JourneySection.tsx';
import { useConnections } from './useConnections.ts';
import { useDraft } from './useDraft.ts';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 },
  content: {
    flexGrow: 1,
    overflowY: 'auto',
    padding: '40px 24px 24px',
    backgroundColor: tokens.colorNeutralBackground1,
    [media.narrow]: { padding: '16px' },
    [media.short]: { padding: '16px' },
  },
  width: { maxWidth: '720px', margin: '0 auto' },
  bar: { marginBottom: '16px' },
  footer: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: '16px',
    padding: '12px 24px',
    flexShrink: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground3,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    [media.narrow]: { padding: '8px 16px' },
  },
  end: { display: 'flex', gap: '16px', '& button': { fontSize: tokens.fontSizeBase200 } },
});

/** What an act on a connection met that led away from its card and back. */
export interface RefusedConnection {
  readonly connectionId: string;
  readonly refusal: Refusal;
}

export interface StartPageProps {
  readonly takesFocus: boolean;
  readonly refused: RefusedConnection | undefined;
  /** Changes when the connections have to be read anew. */
  readonly stale: number;
  /** `keepsDraft` is false where a draft that is worth more is kept already. */
  readonly onOpen: (initial: WizardState, keepsDraft: boolean) => void;
  readonly onOpenConnection: (connectionId: string, tab: ConnectionTabId) => void;
  readonly onOpenProperties: (connectionId: string, tab?: PropertyTabId) => void;
  readonly onUpdateSecret: (connection: ConnectionView) => void;
  readonly onAgent: (connectionId: string) => void;
  readonly onPrepare: () => void;
  readonly onAbout: () => void;
  readonly onMove: (connection: ConnectionView) => void;
  readonly onRecreate: (connection: ConnectionView) => void;
}

const prerequisites: readonly HowToId[] = ['register', 'secret', 'role'];

/** Without a connection: what this is and how to begin. With some: how they are. */
export function StartPage(props: StartPageProps) {
  const { takesFocus, stale, onOpen, onOpenConnection, onOpenProperties, onUpdateSecret, onAgent } = props;
  const { onMove, onRecreate } = props;
  const styles = useStyles();
  const { api, now } = usePorts();
  const diagnose = useDiagnose();
  const support = useSupport();
  const restoreFocus = useRestoreFocusTarget();
  const [info, setInfo] = useState<AppInfo>();
  const [howTo, setHowTo] = useState<readonly HowToId[]>([]);
  const list = useConnections(stale);
  const kept = useDraft();
  const [asks, setAsks] = useState(false);
  const { draft } = kept;
  const deletion = useDeleteDialog(list.runs, list.readAgain);
  const importing = useImport(info?.account ?? '', list.readAgain);
  usePageKey('F1', () => setHowTo(prerequisites));
  usePageKey('F5', list.readAgain);

  // Practice never pushes out the draft of a real connection.
  const begin = (practice: boolean) =>
    onOpen(newWizard(practice), !(practice && draft !== undefined && !draft.practice));
  const open = (practice: boolean) => (draft?.practice === practice ? setAsks(true) : begin(practice));
  const goOn = () => draft !== undefined && onOpen(wizardFrom(draft), true);
  const startOver = async () => {
    if (draft === undefined) return;
    await kept.discard();
    begin(draft.practice);
  };
  const onAdd = () => open(false);
  const onPractice = () => open(true);

  useEffect(() => {
    document.title = startTexts.product;
    let isCurrent = true;
    void api.getAppInfo({}).then((answer) => isCurrent && answer.ok && setInfo(answer.value));
    return () => {
      isCurrent = false;
    };
  }, [api]);

  return (
    <div className={styles.page}>
      <AppHeader
        over={startTexts.tagline}
        name={startTexts.product}
        practice={false}
        takesFocus={takesFocus}
      />
      <main className={styles.content}>
        <div className={styles.width}>
          {info?.secretStorage === 'memory' && (
            <MessageBar className={styles.bar} intent="warning" layout="multiline" icon={<Warning20Filled />}>
              <MessageBarBody>
                <MessageBarTitle>{startTexts.memoryOnlyTitle}</MessageBarTitle>
                <br />
                {startTexts.memoryOnly}
              </MessageBarBody>
            </MessageBar>
          )}
          {list.error !== undefined && (
            <div className={styles.bar}>
              <ErrorPanel error={list.error.error} at={list.error.at} context={{}} />
            </div>
          )}
          {importing.refusal !== undefined && (
            <div className={styles.bar}>
              <ErrorPanel reveal {...importing.refusal} context={{}} />
            </div>
          )}
          {kept.error !== undefined && (
            <div className={styles.bar}>
              <ErrorPanel error={kept.error.error} at={kept.error.at} context={{}} intent="warning" />
            </div>
          )}
          {list.unreadable.map(({ connectionId, error }) => (
            <div key={connectionId} className={styles.bar}>
              <ErrorPanel error={error} at={list.readAt} context={{}} />
            </div>
          ))}
          {draft !== undefined && (
            <DraftCard draft={draft} onContinue={goOn} onStartOver={() => void startOver()} />
          )}
          {list.connections === undefined && list.error === undefined && (
            <Spinner size="small" label={startTexts.loading} />
          )}
          {list.connections !== undefined &&
            (list.connections.length === 0 && list.unreadable.length === 0 ? (
              <EmptyStart
                isFirst={draft === undefined}
                onAdd={onAdd}
                onPractice={onPractice}
                onHowTo={() => setHowTo(prerequisites)}
                onImport={() => void importing.choose()}
                onPrepare={props.onPrepare}
              />
            ) : (
              <ConnectionList
                connections={list.connections}
                refused={props.refused}
                runs={list.runs}
                onOpen={onOpenConnection}
                onProperties={onOpenProperties}
                onDelete={deletion.ask}
                onUpdateSecret={onUpdateSecret}
                onMove={onMove}
                onRecreate={onRecreate}
                onChanged={list.readAgain}
                onAdd={onAdd}
                onPractice={onPractice}
                onImport={() => void importing.choose()}
              />
            ))}
          {list.connections !== undefined && (
            <JourneySection
              connections={list.connections}
              draft={draft}
              onHowTo={setHowTo}
              onPrepare={props.onPrepare}
              onAdd={onAdd}
              onUpdateSecret={onUpdateSecret}
              onAgent={onAgent}
              onImport={(connectionId) => onOpenProperties(connectionId, 'import')}
              onGroups={(connectionId) => onOpenConnection(connectionId, 'groups')}
            />
          )}
        </div>
      </main>
      <footer className={styles.footer}>
        <span>{startTexts.noTelemetry}</span>
        <span className={styles.end}>
          {support !== undefined && (
            <Link {...restoreFocus} as="button" type="button" onClick={support}>
              {supportTexts.open}
            </Link>
          )}
          {diagnose !== undefined && (
            <Link
              {...restoreFocus}
              as="button"
              type="button"
              onClick={() => diagnose(diagnosisOfAll(list.connections))}
            >
              {diagnosisTexts.open}
            </Link>
          )}
          <Link as="button" type="button" onClick={props.onAbout}>
            {aboutAppTexts.open}
          </Link>
          {info !== undefined && startTexts.version(info.version)}
        </span>
      </footer>
      <ConfirmDialog
        open={asks && draft !== undefined}
        title={draftTexts.askTitle}
        body={draft === undefined ? '' : draftSentence(draft, now())}
        acts={[
          { label: draftTexts.continue, access: 'continueDraft', afterGone: goOn },
          { label: draftTexts.startOver, access: 'startOver', afterGone: () => void startOver() },
        ]}
        onClose={() => setAsks(false)}
      />
      <HowToPane ids={howTo} context={{}} onClose={() => setHowTo([])} />
      {importing.pane}
      {deletion.dialog}
    </div>
  );
}

/** The first connection's site and cloud; without one, the public cloud alone. */
function diagnosisOfAll(connections: readonly ConnectionView[] | undefined): DiagnosisInput {
  const [first] = connections ?? [];
  if (first === undefined) return { cloud: 'public', practice: false };
  return { cloud: first.cloud, practice: first.practice, provider: first.site.providerFqdn };
}
