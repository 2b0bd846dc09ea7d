import { Badge, Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { ArrowSync16Regular } from '@fluentui/react-icons';
import { Fragment, type ReactNode, useState } from 'react';
import type { AppError } from '../../shared/errors.ts';
import type { ConnectionView, RunView } from '../../shared/model.ts';
import { daysUntil, formatDuration, formatMoment, formatNumber } from '../../shared/strings/format.ts';
import { workspaceOverview } from '../../shared/strings/links.ts';
import { nowDoing, progressTexts } from '../../shared/strings/progress.ts';
import { connectionTexts, outcomeWords, whatChanged } from '../../shared/strings/start.ts';
import { ErrorPanel } from '../components/ErrorPanel.tsx';
import { ExternalLink } from '../components/ExternalLink.tsx';
import { type Status, StatusLine } from '../components/StatusIcon.tsx';
import { usePorts } from '../ports.tsx';
import { media } from '../theme.ts';
import { runFraction } from '../wizard/runProgress.ts';

const useStyles = makeStyles({
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
  list: {
    display: 'grid',
    gridTemplateColumns: '184px minmax(0, 1fr)',
    rowGap: '4px',
    margin: '0 0 12px',
    [media.narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  term: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, overflowWrap: 'anywhere' },
  live: { margin: '0 0 12px' },
  liveLine: { display: 'flex', justifyContent: 'space-between', gap: '8px', marginBottom: '6px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px 16px', alignItems: 'center' },
  panel: { marginTop: '12px' },
});

const statuses: Readonly<Record<string, Status>> = {
  done: 'good',
  partly: 'attention',
  failed: 'stopped',
  cancelled: 'note',
};

export interface ConnectionCardProps {
  readonly connection: ConnectionView;
  /** Its run of this session: the one under way, else the last. */
  readonly run: RunView | undefined;
}

/** One connection: where from, where to, how the last sync went; and the sync under way, live. */
export function ConnectionCard({ connection, run }: ConnectionCardProps) {
  const styles = useStyles();
  const { api, now } = usePorts();
  const [refusal, setRefusal] = useState<{ readonly error: AppError; readonly at: string }>();
  const [starting, setStarting] = useState(false);
  const { site, workspace, lastRun, secret, practice } = connection;
  const running = run?.state === 'running' ? run : undefined;
  const current = running?.steps.find((step) => step.state === 'running');
  const failedStep = run?.steps.find((step) => step.error !== undefined);
  const expires = secret.expiresOn === undefined ? undefined : new Date(secret.expiresOn);
  const context = {
    cloud: connection.cloud,
    tenant: connection.tenantId,
    clientId: connection.clientId,
    workspace,
  };

  const sync = async () => {
    setStarting(true);
    setRefusal(undefined);
    const answer = await api.syncNow({ connectionId: connection.connectionId });
    if (!answer.ok) setRefusal({ error: answer.error, at: now().toISOString() });
    setStarting(false);
  };
  const last =
    lastRun === undefined ? (
      connectionTexts.never
    ) : (
      <StatusLine status={statuses[lastRun.outcome.outcome] ?? 'note'}>
        {connectionTexts.lastSyncValue(
          outcomeWords[lastRun.outcome.outcome],
          formatMoment(new Date(lastRun.finishedAt), now()),
          formatDuration(lastRun.outcome.durationInMs),
          whatChanged(lastRun.outcome),
        )}
      </StatusLine>
    );
  const secretLine = !secret.hasSecret
    ? connectionTexts.secretNotHere
    : expires === undefined
      ? connectionTexts.secretDateUnknown
      : connectionTexts.secretUntil(expires, daysUntil(expires, now()));
  const lines: readonly { readonly term: string; readonly value: ReactNode }[] = [
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
    { term: connectionTexts.collections, value: formatNumber(connection.collections.length) },
    { term: connectionTexts.secret, value: secretLine },
    { term: connectionTexts.lastSync, value: last },
  ];
  return (
    <section className={styles.card} aria-label={workspace.name}>
      <div className={styles.head}>
        <h3 className={styles.title}>
          {workspace.name}
          {practice && (
            <Badge appearance="tint" color="brand">
              {connectionTexts.practice}
            </Badge>
          )}
        </h3>
      </div>
      <dl className={styles.list}>
        {lines.map(({ term, value }) => (
          <Fragment key={term}>
            <dt className={styles.term}>{term}</dt>
            <dd className={styles.value}>{value}</dd>
          </Fragment>
        ))}
      </dl>
      {running !== undefined && (
        <div className={styles.live}>
          <div className={styles.liveLine}>
            <StatusLine status="running">
              {current === undefined ? progressTexts.starting : nowDoing(current)}
            </StatusLine>
          </div>
          <ProgressBar value={runFraction(running)} aria-label={connectionTexts.running} />
        </div>
      )}
      <div className={styles.buttons}>
        <Button
          icon={<ArrowSync16Regular />}
          disabledFocusable={running !== undefined || starting}
          onClick={() => void sync()}
        >
          {connectionTexts.syncNow}
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
          <ErrorPanel error={refusal.error} at={refusal.at} context={context} />
        </div>
      )}
      {refusal === undefined && running === undefined && failedStep?.error !== undefined && (
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
