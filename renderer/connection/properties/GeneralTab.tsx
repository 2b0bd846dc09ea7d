import { createFocusOutlineStyle, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ConnectionView } from '../../../shared/model.ts';
import { formatWhen } from '../../../shared/strings/format.ts';
import { workspaceLogs } from '../../../shared/strings/links.ts';
import { aboutTexts, alertQuery } from '../../../shared/strings/properties.ts';
import { CopyButton } from '../../components/CopyLink.tsx';
import { ExternalLink } from '../../components/ExternalLink.tsx';
import { ExportSection } from '../../exchange/ExportSection.tsx';
import { quoted } from '../../theme.ts';
import { contextOf } from '../connectionState.ts';
import { SyncAccount } from './SyncAccount.tsx';
import { ValueRow } from './ValueRow.tsx';

const useStyles = makeStyles({
  title: {
    margin: '24px 0 8px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    ':first-child': { marginTop: 0 },
  },
  body: { margin: '0 0 12px', color: tokens.colorNeutralForeground2 },
  how: { margin: '8px 0 0', color: tokens.colorNeutralForeground2 },
  lines: { display: 'block' },
  query: {
    ...quoted,
    display: 'block',
    width: '100%',
    boxSizing: 'border-box',
    resize: 'none',
    padding: '8px 12px',
    color: tokens.colorNeutralForeground1,
    ...createFocusOutlineStyle(),
  },
  acts: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 16px', marginTop: '8px' },
});

export interface GeneralTabProps {
  readonly connection: ConnectionView;
  readonly time: Date;
  /** The connection has changed. */
  readonly onChanged: () => void;
  /** What can be done with the connection as a whole. */
  readonly children?: ReactNode;
}

/** Site, who syncs, who changed it and when, and how the workspace can tell that it stopped. */
export function GeneralTab({ connection, time, onChanged, children }: GeneralTabProps) {
  const styles = useStyles();
  const { site, providers, practice, connectionId, statusAlias } = connection;
  const { createdAt, createdBy, changedAt, changedBy } = connection;
  const moment = (iso: string) => formatWhen(new Date(iso), time);
  const query = alertQuery(statusAlias);
  return (
    <>
      <h2 className={styles.title}>{aboutTexts.siteTitle}</h2>
      <ValueRow label={aboutTexts.site}>{aboutTexts.siteValue(site.siteCode, site.siteName)}</ValueRow>
      <ValueRow label={aboutTexts.version}>{site.version}</ValueRow>
      <ValueRow label={aboutTexts.hierarchy} copies={site.hierarchyId}>
        {site.hierarchyId}
      </ValueRow>
      <ValueRow
        label={aboutTexts.providers}
        {...(providers.length > 1 ? { note: aboutTexts.providersNote } : {})}
      >
        {providers.map((provider) => (
          <span key={provider} className={styles.lines}>
            {provider}
          </span>
        ))}
      </ValueRow>
      <h2 className={styles.title}>{aboutTexts.connectionTitle}</h2>
      <SyncAccount connection={connection} onChanged={onChanged} />
      <ValueRow label={aboutTexts.created}>{aboutTexts.by(moment(createdAt), createdBy)}</ValueRow>
      <ValueRow label={aboutTexts.changed}>
        {changedAt === undefined ? aboutTexts.never : aboutTexts.by(moment(changedAt), changedBy ?? '')}
      </ValueRow>
      <ValueRow label={aboutTexts.connectionId} copies={connectionId}>
        {connectionId}
      </ValueRow>
      <h2 className={styles.title}>{aboutTexts.statusTitle}</h2>
      <p className={styles.body}>{aboutTexts.statusBody}</p>
      <ValueRow label={aboutTexts.statusAlias} copies={statusAlias}>
        {statusAlias}
      </ValueRow>
      <textarea
        className={styles.query}
        readOnly
        rows={2}
        spellCheck={false}
        aria-label={aboutTexts.alertQuery}
        value={query}
      />
      <div className={styles.acts}>
        <CopyButton text={() => query} access="copyQuery">
          {aboutTexts.copyQuery}
        </CopyButton>
        {!practice && (
          <ExternalLink url={workspaceLogs(contextOf(connection))}>{aboutTexts.openLogs}</ExternalLink>
        )}
      </div>
      <p className={styles.how}>{aboutTexts.alertHow}</p>
      <ExportSection connection={connection} />
      {children}
    </>
  );
}
