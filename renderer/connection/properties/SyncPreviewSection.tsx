import { Button, Link, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { ChevronDown16Regular, ChevronRight16Regular, Eye20Regular } from '@fluentui/react-icons';
import { useEffect, useId, useRef, useState } from 'react';
import type { ConnectionView } from '../../../shared/model.ts';
import { plannedDetail, plannedSentence, syncPreviewTexts } from '../../../shared/strings/syncPreview.ts';
import { type PlannedAction, plannedActions, type SyncPreview } from '../../../shared/syncPreview.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { type Status, StatusIcon, StatusLine } from '../../components/StatusIcon.tsx';
import { AccessText } from '../../keyboard/AccessText.tsx';
import { accessKey } from '../../keyboard/mnemonic.ts';
import type { ChosenCollection } from '../../wizard/state.ts';
import { contextOf } from '../connectionState.ts';
import type { PreviewOfSync } from './useSyncPreview.ts';

const NAMES_SHOWN = 100;

const useStyles = makeStyles({
  section: { marginTop: '12px' },
  ask: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 12px' },
  panel: { marginTop: '12px' },
  title: {
    margin: '16px 0 8px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    outlineStyle: 'none',
  },
  note: { margin: '0 0 8px' },
  lines: { margin: 0, padding: 0, listStyleType: 'none', '& > li': { marginBottom: '4px' } },
  line: { display: 'inline-flex', alignItems: 'center', gap: '8px', textAlign: 'left' },
  icon: { display: 'inline-flex', flexShrink: 0 },
  names: {
    margin: '4px 0 8px',
    padding: 0,
    listStyleType: 'none',
    '& > li': { paddingLeft: '48px', overflowWrap: 'anywhere' },
  },
  detail: {
    marginLeft: '8px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  stale: { color: tokens.colorNeutralForeground2 },
});

const statuses: Readonly<Record<PlannedAction, Status>> = {
  create: 'note',
  update: 'note',
  remove: 'attention',
  holdBack: 'attention',
  leave: 'stopped',
};

interface Line {
  readonly id: string;
  readonly status: Status;
  readonly sentence: string;
  readonly groups: readonly {
    readonly collectionId: string;
    readonly name: string;
    readonly detail: string;
  }[];
}

function linesOf(
  preview: SyncPreview,
  of: readonly ChosenCollection[],
  connection: ConnectionView,
): readonly Line[] {
  const context = contextOf(connection);
  const changed = plannedActions.flatMap((action): Line[] => {
    const groups = preview.groups.filter((group) => group.action === action);
    if (groups.length === 0) return [];
    return [
      {
        id: action,
        status: statuses[action],
        sentence: plannedSentence(action, groups),
        groups: groups.map((group) => ({
          collectionId: group.collectionId,
          name: group.name,
          detail: plannedDetail(group, context),
        })),
      },
    ];
  });
  const planned = new Set(preview.groups.map(({ collectionId }) => collectionId));
  const rest = of.filter(({ collectionId }) => !planned.has(collectionId));
  if (preview.error !== undefined || rest.length === 0) return changed;
  return [
    ...changed,
    {
      id: 'unchanged',
      status: 'good',
      sentence: syncPreviewTexts.unchanged(preview.unchanged),
      groups: rest.map(({ collectionId, name }) => ({ collectionId, name, detail: '' })),
    },
  ];
}

export interface SyncPreviewSectionProps {
  readonly connection: ConnectionView;
  readonly preview: PreviewOfSync;
  readonly canShow: boolean;
  readonly isRunning: boolean;
}

/** What the next sync would do with the list above, group by group, before anything is saved. */
export function SyncPreviewSection({ connection, preview, canShow, isRunning }: SyncPreviewSectionProps) {
  const styles = useStyles();
  const { reading, value, stale, refusal } = preview;
  const { site, workspace, importEnabled } = connection;
  const title = useRef<HTMLHeadingElement>(null);
  const shownFirst = useRef(value);
  useEffect(() => {
    // The answer to a choice is looked at; one that stood here already when the tab was opened is not.
    if (value === undefined || value === shownFirst.current) return;
    title.current?.scrollIntoView({ block: 'nearest' });
    title.current?.focus({ preventScroll: true });
  }, [value]);
  const ask = () => {
    if (canShow) preview.show();
  };
  return (
    <section className={styles.section} aria-label={syncPreviewTexts.open}>
      <div className={styles.ask}>
        <Button
          icon={<Eye20Regular />}
          disabledFocusable={!canShow || reading}
          {...accessKey('previewSync')}
          onClick={ask}
        >
          <AccessText id="previewSync">
            {value === undefined ? syncPreviewTexts.open : syncPreviewTexts.again}
          </AccessText>
        </Button>
        {reading && <Button onClick={preview.cancel}>{syncPreviewTexts.cancel}</Button>}
        <span role="status">
          {reading ? (
            <Spinner size="tiny" label={syncPreviewTexts.reading(site.siteCode, workspace.name)} />
          ) : (
            value !== undefined &&
            stale !== undefined && <StatusLine status="attention">{syncPreviewTexts[stale]}</StatusLine>
          )}
        </span>
      </div>
      {refusal !== undefined && !reading && (
        <div className={styles.panel}>
          <ErrorPanel reveal error={refusal.error} at={refusal.at} context={contextOf(connection)} />
        </div>
      )}
      {value !== undefined && refusal === undefined && !reading && (
        <div className={stale === undefined ? undefined : styles.stale}>
          <h3 className={styles.title} ref={title} tabIndex={-1}>
            {syncPreviewTexts.title(new Date(value.readAt))}
          </h3>
          {!importEnabled && (
            <p className={styles.note}>
              <StatusLine status="note">{syncPreviewTexts.importOff}</StatusLine>
            </p>
          )}
          {isRunning && (
            <p className={styles.note}>
              <StatusLine status="note">{syncPreviewTexts.running}</StatusLine>
            </p>
          )}
          {value.error !== undefined && (
            <ErrorPanel error={value.error} at={value.readAt} context={contextOf(connection)} />
          )}
          {value.error === undefined && value.groups.length === 0 && (
            <p className={styles.note}>{syncPreviewTexts.nothing}</p>
          )}
          <ul className={styles.lines}>
            {linesOf(value, preview.of, connection).map((line) => (
              <PreviewLine key={line.id} line={line} />
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function PreviewLine({ line }: { readonly line: Line }) {
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <li>
      <Link
        as="button"
        type="button"
        className={styles.line}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen((before) => !before)}
      >
        {open ? <ChevronDown16Regular /> : <ChevronRight16Regular />}
        <span className={styles.icon}>
          <StatusIcon status={line.status} />
        </span>
        <span>{line.sentence}</span>
      </Link>
      {open && (
        <ul id={id} className={styles.names}>
          {line.groups.slice(0, NAMES_SHOWN).map(({ collectionId, name, detail }) => (
            <li key={collectionId}>
              {name}
              {detail !== '' && <span className={styles.detail}>{detail}</span>}
            </li>
          ))}
          {line.groups.length > NAMES_SHOWN && (
            <li>{syncPreviewTexts.more(line.groups.length - NAMES_SHOWN)}</li>
          )}
        </ul>
      )}
    </li>
  );
}
