import type { ReactNode } from 'react';
import type { ConnectionView } from '../../shared/model.ts';
import { overviewTexts } from '../../shared/strings/connectionPage.ts';
import { formatDuration, formatMoment } from '../../shared/strings/format.ts';
import { connectionTexts, outcomeWords, whatChanged } from '../../shared/strings/start.ts';
import { StatusLine } from '../components/StatusIcon.tsx';
import { nextSyncValue, outcomeStatuses, secretLine } from '../connection/connectionState.ts';
import { TermList } from '../connection/TermList.tsx';

export interface CardFactsProps {
  readonly connection: ConnectionView;
  readonly time: Date;
}

/** Where a connection leads from and to, how the last sync went, and when the next one comes. */
export function CardFacts({ connection, time }: CardFactsProps) {
  const { site, workspace, lastRun } = connection;
  const last =
    lastRun === undefined ? (
      connectionTexts.never
    ) : (
      <StatusLine status={outcomeStatuses[lastRun.outcome.outcome]}>
        {connectionTexts.lastSyncValue(
          outcomeWords[lastRun.outcome.outcome],
          formatMoment(new Date(lastRun.finishedAt), time),
          formatDuration(lastRun.outcome.durationInMs),
          whatChanged(lastRun.outcome),
        )}
      </StatusLine>
    );
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
    {
      term: connectionTexts.collections,
      value: overviewTexts.collectionsValue(connection.collections.length, connection.computers),
    },
    { term: connectionTexts.secret, value: secretLine(connection, time) },
    { term: connectionTexts.lastSync, value: last },
    { term: overviewTexts.next, value: nextSyncValue(connection, time) },
  ];
  return <TermList lines={lines} />;
}
