import { Button, Link, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { ArrowLeft16Regular, Dismiss20Regular, Open16Regular } from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import type { GroupView } from '../../../shared/groupsModel.ts';
import type { ConnectionView } from '../../../shared/model.ts';
import { formatOn, formatWhen } from '../../../shared/strings/format.ts';
import { groupTexts } from '../../../shared/strings/groups.ts';
import { workspaceLogs } from '../../../shared/strings/links.ts';
import { groupSearchTexts } from '../../../shared/strings/logSearch.ts';
import { messageTexts } from '../../../shared/strings/messages.ts';
import { usageExample } from '../../../shared/strings/progress.ts';
import { CopyButton } from '../../components/CopyLink.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { StatusLine } from '../../components/StatusIcon.tsx';
import { usePorts } from '../../ports.tsx';
import { media } from '../../theme.ts';
import { contextOf } from '../connectionState.ts';
import type { SearchWish } from '../logs/searchStore.ts';
import { TermList } from '../TermList.tsx';
import { useReading } from '../useReading.ts';
import { groupStanding, type ImportStanding } from './groupStanding.ts';
import { MemberList } from './MemberList.tsx';
import { PendingReading } from './PendingReading.tsx';
import { QueryText } from './QueryText.tsx';

const useStyles = makeStyles({
  detail: {
    flexGrow: 1,
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    overflowY: 'auto',
    padding: '16px 24px 24px',
    [media.narrow]: { padding: '8px 16px 16px' },
  },
  head: { display: 'flex', alignItems: 'flex-start', gap: '8px', marginBottom: '8px' },
  open: { flexShrink: 0, whiteSpace: 'nowrap' },
  name: {
    flexGrow: 1,
    margin: 0,
    padding: '5px 0',
    minWidth: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    outlineStyle: 'none',
  },
  close: {
    marginRight: '-6px',
    flexShrink: 0,
    [media.narrow]: { display: 'none' },
    [media.forced]: { marginRight: 0 },
  },
  back: { display: 'none', marginLeft: '-12px', [media.narrow]: { display: 'inline-flex' } },
  use: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    padding: '3px 3px 3px 12px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
    '& > button': { flexShrink: 0 },
  },
  code: {
    flexGrow: 1,
    minWidth: 0,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '20px',
    overflowWrap: 'anywhere',
  },
  loading: { padding: '24px' },
  panel: { marginTop: '12px' },
});

export interface GroupDetailProps {
  readonly connection: ConnectionView;
  readonly group: GroupView;
  readonly round: number;
  readonly time: Date;
  readonly standing: ImportStanding;
  /** True where the details took the place of the list. */
  readonly takesFocus: boolean;
  readonly onClose: () => void;
  /** Leads to Log search. */
  readonly onSearch: (wish: SearchWish) => void;
}

/** One group: its facts, how to use it, its computers and its query. */
export function GroupDetail(props: GroupDetailProps) {
  const { connection, group, round, time, standing, takesFocus, onClose, onSearch } = props;
  const styles = useStyles();
  const { api } = usePorts();
  const heading = useRef<HTMLHeadingElement>(null);
  const { connectionId } = connection;
  const { collectionId, alias, error, lastChangeAt } = group;
  const { status, word, reason } = groupStanding(group, standing);
  const context = contextOf(connection);
  const { value, refusal } = useReading(collectionId, round, () =>
    api.getGroup({ connectionId, collectionId }),
  );
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  return (
    <section className={styles.detail} aria-label={groupTexts.detailOf(group.name)}>
      <div>
        <Button
          className={styles.back}
          appearance="subtle"
          icon={<ArrowLeft16Regular />}
          aria-keyshortcuts="Alt+ArrowLeft Escape"
          onClick={onClose}
        >
          {groupTexts.backToList}
        </Button>
      </div>
      <div className={styles.head}>
        <h2 className={styles.name} ref={heading} tabIndex={-1}>
          {group.name}
        </h2>
        {!connection.practice && (
          <Button
            className={styles.open}
            icon={<Open16Regular />}
            aria-description={messageTexts.opensPortal}
            onClick={() => void api.openLink({ url: workspaceLogs(context) })}
          >
            {groupTexts.openLogs}
          </Button>
        )}
        <Button
          className={styles.close}
          appearance="subtle"
          icon={<Dismiss20Regular />}
          aria-label={groupTexts.close}
          title={groupTexts.close}
          aria-keyshortcuts="Escape"
          onClick={onClose}
        />
      </div>
      <TermList
        narrowTerms
        lines={[
          { term: groupTexts.columns.collectionId, value: collectionId },
          { term: groupTexts.alias, value: alias },
          {
            term: groupTexts.columns.lastChangeAt,
            value: lastChangeAt === undefined ? groupTexts.never : formatWhen(new Date(lastChangeAt), time),
          },
          {
            term: groupTexts.columns.state,
            value: <StatusLine status={status}>{word}</StatusLine>,
            ...(reason === undefined || error !== undefined ? {} : { note: reason }),
          },
        ]}
      />
      {error !== undefined && (
        <div className={styles.panel}>
          <ErrorPanel
            error={error}
            at={lastChangeAt ?? time.toISOString()}
            context={context}
            intent="warning"
          />
        </div>
      )}
      {value?.pending !== undefined && (
        <PendingReading pending={value.pending} readOn={formatOn(new Date(value.pending.readAt), time)} />
      )}
      <QueryText
        query={value?.query}
        links={
          lastChangeAt !== undefined && (
            <Link
              as="button"
              type="button"
              aria-label={groupSearchTexts.label(group.name)}
              onClick={() => onSearch({ kind: 'group', collectionId })}
            >
              {groupSearchTexts.open}
            </Link>
          )
        }
      >
        <div className={styles.use}>
          <code className={styles.code}>{usageExample(alias)}</code>
          <CopyButton
            text={() => usageExample(alias)}
            label={groupTexts.copyUseLabel}
            access="copyUse"
            appearance="subtle"
          >
            {groupTexts.copyUse}
          </CopyButton>
        </div>
      </QueryText>
      {refusal !== undefined && (
        <div className={styles.panel}>
          <ErrorPanel error={refusal.error} at={refusal.at} context={context} />
        </div>
      )}
      {value === undefined && refusal === undefined && (
        <Spinner className={styles.loading} size="tiny" label={groupTexts.readingMembers} />
      )}
      {value !== undefined && (
        <MemberList
          name={group.name}
          members={value.members}
          membersInSite={value.membersInSite}
          readOn={value.readAt === undefined ? undefined : formatOn(new Date(value.readAt), time)}
        />
      )}
    </section>
  );
}
