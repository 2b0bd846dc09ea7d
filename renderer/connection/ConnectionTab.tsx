import { Link, makeStyles, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import type { ConnectionView } from '../../shared/model.ts';
import type { RunView } from '../../shared/runModel.ts';
import { isMendedSince } from '../../shared/secretExpiry.ts';
import { agentTexts } from '../../shared/strings/agent.ts';
import { damagedStateText, overviewTexts } from '../../shared/strings/connectionPage.ts';
import { diagnosisTexts } from '../../shared/strings/diagnosis.ts';
import { formatDuration, formatWhen } from '../../shared/strings/format.ts';
import { connectionTexts } from '../../shared/strings/start.ts';
import { ErrorPanel } from '../components/ErrorPanel.tsx';
import { StatusIcon, StatusLine } from '../components/StatusIcon.tsx';
import { SyncProgress } from '../components/SyncProgress.tsx';
import { useDiagnose } from '../diagnose/DiagnoseProvider.tsx';
import { AccessText } from '../keyboard/AccessText.tsx';
import { accessKey } from '../keyboard/mnemonic.ts';
import { PermissionLink } from '../permission/PermissionLink.tsx';
import { isPermissionTrouble } from '../permission/PermissionTrouble.tsx';
import { HandOverLine } from '../secret/HandOverLine.tsx';
import { SecretBanner } from '../secret/SecretBanner.tsx';
import { media } from '../theme.ts';
import { CentralSiteBanner } from './CentralSiteBanner.tsx';
import { type ConnectionState, contextOf, nextSyncValue, secretLine } from './connectionState.ts';
import { waitingQuestions } from './groups/openQuestions.ts';
import { LeftoverBanner } from './LeftoverBanner.tsx';
import { RecentSyncs } from './RecentSyncs.tsx';
import { secretTrouble } from './secretTrouble.ts';
import { TermList } from './TermList.tsx';

const useStyles = makeStyles({
  width: {
    maxWidth: '912px',
    padding: '24px',
    [media.narrow]: { padding: '12px 16px 16px' },
  },
  state: { display: 'flex', gap: '12px', marginBottom: '24px' },
  icon: { flexShrink: 0, height: '22px', display: 'inline-flex', alignItems: 'center' },
  texts: { minWidth: 0, flexGrow: 1 },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  sentence: { margin: 0 },
  progress: { maxWidth: '560px', marginTop: '4px' },
  bar: { marginBottom: '24px' },
  links: { display: 'flex', flexWrap: 'wrap', gap: '4px 16px', marginTop: '8px' },
  section: {
    margin: '0 0 8px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
});

export interface ConnectionTabProps {
  readonly connection: ConnectionView;
  readonly run: RunView | undefined;
  readonly state: ConnectionState;
  /** What another account was asked for, and what becomes of that. */
  readonly note: string | undefined;
  readonly time: Date;
  readonly round: number;
  readonly onShowGroups: () => void;
  readonly onShowImport: () => void;
  readonly onShowAgent: () => void;
  readonly onUpdateSecret: () => void;
  readonly onRecreate: () => void;
  readonly onChanged: () => void;
}

/** How the connection is, what it connects, and its recent syncs. */
export function ConnectionTab(props: ConnectionTabProps) {
  const { connection, run, state, time, round, onShowGroups, onShowImport, onShowAgent, onUpdateSecret } =
    props;
  const { onRecreate, onChanged } = props;
  const styles = useStyles();
  const diagnose = useDiagnose();
  const restoreFocus = useRestoreFocusTarget();
  const { site, workspace, collections, computers, lastRun, lastSuccessAt } = connection;
  const isRunning = run?.state === 'running';
  const questions = waitingQuestions(connection.importEnabled, lastRun?.outcome.questions).length;
  const trouble = isRunning ? undefined : secretTrouble(connection, time);
  // What a new secret mends is said in the banner, with the button that does.
  const isBelow = connection.centralSite !== undefined && !isRunning;
  const isSaid =
    isRunning ||
    isBelow ||
    !connection.importEnabled ||
    trouble?.status === 'stopped' ||
    isMendedSince(connection);
  const lastError = isSaid ? undefined : lastRun?.error;
  // Of the last run, where that is the one that the time is of.
  const isTimed = lastSuccessAt !== undefined && lastRun?.outcome.outcome === 'done';
  const duration = isTimed ? lastRun.outcome.durationInMs : undefined;
  const completed =
    lastSuccessAt === undefined ? overviewTexts.never : formatWhen(new Date(lastSuccessAt), time);
  const { account } = overviewTexts;
  const links = (
    <div className={styles.links}>
      {questions > 0 && connection.syncsHere && !isRunning && (
        <Link as="button" type="button" onClick={onShowGroups}>
          {overviewTexts.questions(questions)}
        </Link>
      )}
      <Link as="button" type="button" {...accessKey('openImport')} onClick={onShowImport}>
        <AccessText id="openImport">{overviewTexts.openImport}</AccessText>
      </Link>
      <Link as="button" type="button" {...accessKey('openAgent')} onClick={onShowAgent}>
        <AccessText id="openAgent">{agentTexts.open}</AccessText>
      </Link>
      {diagnose !== undefined && (
        <Link
          {...restoreFocus}
          as="button"
          type="button"
          onClick={() =>
            diagnose({
              cloud: connection.cloud,
              practice: connection.practice,
              provider: site.providerFqdn,
            })
          }
        >
          {diagnosisTexts.open}
        </Link>
      )}
    </div>
  );
  return (
    <div className={styles.width}>
      {isBelow ? (
        <div className={styles.bar}>
          <CentralSiteBanner
            connection={connection}
            heading="h2"
            isPrimary
            hasKey={false}
            onRecreate={onRecreate}
          />
          {links}
        </div>
      ) : trouble === undefined ? (
        <div className={styles.state}>
          <span className={styles.icon}>
            <StatusIcon status={state.status} />
          </span>
          <div className={styles.texts}>
            <h2 className={styles.title}>{state.title}</h2>
            {isRunning ? (
              <div className={styles.progress}>
                <SyncProgress run={run} cancels titled />
              </div>
            ) : (
              <p className={styles.sentence}>{state.sentence}</p>
            )}
            {links}
          </div>
        </div>
      ) : (
        <div className={styles.bar}>
          <SecretBanner
            connection={connection}
            state={state}
            heading="h2"
            isPrimary={trouble.status === 'stopped'}
            onUpdate={onUpdateSecret}
          />
          {links}
        </div>
      )}
      {!isRunning && <HandOverLine connection={connection} time={time} />}
      {props.note !== undefined && (
        <div className={styles.bar}>
          <StatusLine status="waiting">{props.note}</StatusLine>
        </div>
      )}
      {connection.damagedState !== undefined && !isRunning && (
        <div className={styles.bar}>
          <StatusLine status="attention">{damagedStateText(connection.damagedState)}</StatusLine>
        </div>
      )}
      <div className={connection.leftovers === undefined ? undefined : styles.bar}>
        <LeftoverBanner connection={connection} isRunning={isRunning} heading="h2" onChanged={onChanged} />
      </div>
      {lastError !== undefined && (
        <div className={styles.bar}>
          <ErrorPanel
            error={lastError}
            at={lastRun?.finishedAt ?? time.toISOString()}
            context={contextOf(connection)}
            links={
              connection.syncsHere &&
              isPermissionTrouble(lastError) && (
                <PermissionLink
                  afterWrite
                  error={lastError}
                  at={lastRun?.finishedAt ?? time.toISOString()}
                  context={contextOf(connection)}
                  of={{ kind: 'connection', connectionId: connection.connectionId }}
                />
              )
            }
          />
        </div>
      )}
      <h3 className={styles.section}>{overviewTexts.title}</h3>
      <TermList
        lines={[
          {
            term: connectionTexts.site,
            value: connectionTexts.siteValue(site.siteCode, site.siteName, site.providerFqdn),
          },
          {
            term: connectionTexts.workspace,
            value: connectionTexts.workspaceValue(
              workspace.name,
              workspace.resourceGroup,
              workspace.subscriptionName,
            ),
          },
          {
            term: overviewTexts.collections,
            value: overviewTexts.collectionsValue(collections.length, computers),
          },
          {
            term: overviewTexts.lastCompleted,
            value:
              duration === undefined
                ? completed
                : overviewTexts.lastCompletedIn(completed, formatDuration(duration)),
          },
          { term: overviewTexts.next, value: nextSyncValue(connection, time) },
          { term: connectionTexts.secret, value: secretLine(connection, time) },
          {
            term: account,
            value: connection.syncsHere
              ? overviewTexts.accountHere(connection.syncAccount)
              : connection.syncAccount,
          },
        ]}
      />
      <RecentSyncs connection={connection} time={time} round={round} />
    </div>
  );
}
