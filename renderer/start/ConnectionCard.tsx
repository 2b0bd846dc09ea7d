import { Badge, Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowSync16Regular, Settings16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { ConnectionView } from '../../shared/model.ts';
import type { RunView } from '../../shared/runModel.ts';
import { askedTexts, damagedStateText } from '../../shared/strings/connectionPage.ts';
import { workspaceOverview } from '../../shared/strings/links.ts';
import { needTexts } from '../../shared/strings/needs.ts';
import { propertiesTexts } from '../../shared/strings/properties.ts';
import { connectionTexts } from '../../shared/strings/start.ts';
import { useRunAnnouncement } from '../announce/useRunAnnouncement.ts';
import { ErrorPanel } from '../components/ErrorPanel.tsx';
import { ExternalLink } from '../components/ExternalLink.tsx';
import { StatusLine } from '../components/StatusIcon.tsx';
import { SyncProgress } from '../components/SyncProgress.tsx';
import { CentralSiteBanner } from '../connection/CentralSiteBanner.tsx';
import { connectionState, contextOf } from '../connection/connectionState.ts';
import { waitingQuestions } from '../connection/groups/openQuestions.ts';
import { LeftoverBanner } from '../connection/LeftoverBanner.tsx';
import { needOf } from '../connection/need.ts';
import type { PropertyTabId } from '../connection/properties/tabs.ts';
import type { ConnectionTabId } from '../connection/tabs.ts';
import { useAskedSync } from '../connection/useAskedSync.ts';
import type { Refusal } from '../connection/useReading.ts';
import { useExport } from '../exchange/ExportSection.tsx';
import { usePorts } from '../ports.tsx';
import { HandOverLine } from '../secret/HandOverLine.tsx';
import { SecretBanner } from '../secret/SecretBanner.tsx';
import { CardFacts } from './CardFacts.tsx';
import { CardMenu } from './CardMenu.tsx';
import { failureOf, NeedBanner } from './NeedBanner.tsx';

const useStyles = makeStyles({
  waiting: { marginTop: '8px' },
  card: {
    padding: '16px',
    marginBottom: '12px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: '8px',
    marginBottom: '8px',
  },
  title: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  name: {
    fontSize: 'inherit',
    lineHeight: 'inherit',
    fontWeight: 'inherit',
    textAlign: 'left',
    overflowWrap: 'anywhere',
  },
  state: { marginBottom: '12px', overflowWrap: 'anywhere' },
  list: { marginBottom: '12px' },
  live: { margin: '0 0 12px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px 16px', alignItems: 'center' },
  panel: { marginTop: '12px' },
});

export interface ConnectionCardProps {
  readonly connection: ConnectionView;
  /** Its run of this session: the one under way, else the last. */
  readonly run: RunView | undefined;
  /** At most one button of the page is the primary one. */
  readonly isFirst: boolean;
  /** What an act met that led away from the card and back. */
  readonly refused: Refusal | undefined;
  readonly onOpen: (tab: ConnectionTabId) => void;
  readonly onProperties: (tab?: PropertyTabId) => void;
  readonly onDelete: () => void;
  readonly onUpdateSecret: () => void;
  readonly onMove: () => void;
  readonly onRecreate: () => void;
  readonly onChanged: () => void;
}

/** One connection: how it is, where from, where to, how the last sync went; and the sync under way, live. */
export function ConnectionCard(props: ConnectionCardProps) {
  const { connection, run, isFirst, onOpen, onProperties, onDelete, onUpdateSecret } = props;
  const { onMove, onRecreate, onChanged } = props;
  const styles = useStyles();
  const { api, now } = usePorts();
  const [refusal, setRefusal] = useState<Refusal | undefined>(props.refused);
  const exportIt = useExport();
  const [starting, setStarting] = useState(false);
  const { workspace, lastRun, practice } = connection;
  const running = run?.state === 'running' ? run : undefined;
  useRunAnnouncement(run, workspace.name);
  // What could not be cleaned up has a word of its own.
  const failedStep = run?.steps.find((step) => step.error !== undefined && step.id !== 'cleanUp');
  const context = contextOf(connection);
  const time = now();
  const state = connectionState(connection, run, time);
  const need = needOf(connection, time);
  const isBelow = connection.centralSite !== undefined;
  // The banner says it already, and has the button.
  const isSaid = isBelow || need?.status === 'stopped';
  const failure =
    need?.status === 'stopped' ? failureOf(connection, lastRun?.error ?? failedStep?.error) : undefined;
  const canSync = running !== undefined || isBelow || need?.mend !== 'syncAgain';
  const asked = useAskedSync(connection, onChanged);
  const questions = waitingQuestions(connection.importEnabled, lastRun?.outcome.questions).length;

  const sync = async () => {
    setStarting(true);
    setRefusal(undefined);
    const { connectionId, syncsHere } = connection;
    const answer = await (syncsHere ? api.syncNow({ connectionId }) : asked.ask());
    if (!answer.ok) setRefusal({ error: answer.error, at: now().toISOString() });
    setStarting(false);
  };
  const mend = (by: NonNullable<typeof need>['mend']) => {
    if (by === 'syncAgain') void sync();
    else if (by === 'verify') onProperties('azureAd');
    else if (by === 'collections') onProperties('collections');
    else onOpen('groups');
  };
  return (
    <section className={styles.card} aria-label={workspace.name}>
      <div className={styles.head}>
        <h3 className={styles.title}>
          <Link
            as="button"
            type="button"
            className={styles.name}
            aria-description={connectionTexts.openNote}
            onClick={() => onOpen('connection')}
          >
            {workspace.name}
          </Link>
          {practice && (
            <Badge appearance="tint" color="brand">
              {connectionTexts.practice}
            </Badge>
          )}
        </h3>
        <CardMenu
          connection={connection}
          onExport={() =>
            void exportIt(connection.connectionId).then((exported) =>
              setRefusal(exported?.kind === 'refused' ? exported.refusal : undefined),
            )
          }
          onMove={onMove}
          onDelete={onDelete}
          onUpdateSecret={onUpdateSecret}
        />
      </div>
      {running === undefined && (
        <div className={styles.state}>
          {isBelow ? (
            <CentralSiteBanner
              connection={connection}
              heading="h4"
              isPrimary={isFirst}
              hasKey={isFirst}
              onRecreate={onRecreate}
            />
          ) : need === undefined ? (
            <StatusLine status={state.status}>{state.title}</StatusLine>
          ) : need.mend === 'updateSecret' ? (
            <SecretBanner
              connection={connection}
              state={state}
              heading="h4"
              isPrimary={isFirst && need.status === 'stopped'}
              hasKey={isFirst}
              onUpdate={onUpdateSecret}
            />
          ) : (
            <NeedBanner
              need={{ ...need, mend: need.mend }}
              state={state}
              questions={questions}
              failure={failure}
              isPrimary={isFirst}
              isOff={starting}
              onMend={mend}
            />
          )}
          <HandOverLine connection={connection} time={time} />
          {asked.note !== undefined && (
            <div className={styles.waiting}>
              <StatusLine status="waiting">{asked.note}</StatusLine>
            </div>
          )}
          {connection.damagedState !== undefined && (
            <div className={styles.waiting}>
              <StatusLine status="attention">{damagedStateText(connection.damagedState)}</StatusLine>
            </div>
          )}
        </div>
      )}
      <div className={connection.leftovers === undefined ? undefined : styles.live}>
        <LeftoverBanner
          connection={connection}
          isRunning={running !== undefined}
          heading="h4"
          onChanged={onChanged}
        />
      </div>
      {running !== undefined && (
        <div className={styles.live}>
          <SyncProgress run={running} cancels={false} />
        </div>
      )}
      <div className={styles.list}>
        <CardFacts connection={connection} time={time} />
      </div>
      <div className={styles.buttons}>
        <Button onClick={() => onOpen('groups')}>{connectionTexts.openGroups}</Button>
        {connection.importEnabled && canSync && (
          <Button
            icon={<ArrowSync16Regular />}
            disabledFocusable={running !== undefined || starting}
            {...(connection.syncsHere ? {} : { title: askedTexts.hint(connection.syncAccount) })}
            onClick={() => void sync()}
          >
            {connectionTexts.syncNow}
          </Button>
        )}
        {!connection.importEnabled && connection.syncsHere && (
          <Button onClick={() => onProperties('import')}>{needTexts.import}</Button>
        )}
        <Button icon={<Settings16Regular />} onClick={() => onProperties()}>
          {propertiesTexts.open}
        </Button>
        {running !== undefined && (
          <Button onClick={() => void api.cancelRun({ runId: running.runId })}>
            {connectionTexts.cancel}
          </Button>
        )}
        {!practice && (
          <ExternalLink url={workspaceOverview(context)}>{connectionTexts.openWorkspace}</ExternalLink>
        )}
      </div>
      {refusal !== undefined && (
        <div className={styles.panel}>
          <ErrorPanel reveal error={refusal.error} at={refusal.at} context={context} />
        </div>
      )}
      {refusal === undefined && running === undefined && !isSaid && failedStep?.error !== undefined && (
        <div className={styles.panel}>
          <ErrorPanel
            error={failedStep.error}
            at={lastRun?.finishedAt ?? now().toISOString()}
            context={context}
          />
        </div>
      )}
    </section>
  );
}
