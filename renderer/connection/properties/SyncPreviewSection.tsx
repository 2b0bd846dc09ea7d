import { Button, makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import { Eye20Regular } from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import type { ConnectionView } from '../../../shared/model.ts';
import { plannedDetail, plannedSentence, syncPreviewTexts } from '../../../shared/strings/syncPreview.ts';
import { type PlannedAction, plannedActions, type SyncPreview } from '../../../shared/syncPreview.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { type FoldedName, FoldedNames } from '../../components/FoldedNames.tsx';
import { type Status, StatusLine } from '../../components/StatusIcon.tsx';
import { AccessText } from '../../keyboard/AccessText.tsx';
import { accessKey } from '../../keyboard/mnemonic.ts';
import type { ChosenCollection } from '../../wizard/state.ts';
import { contextOf } from '../connectionState.ts';
import type { PreviewOfSync } from './useSyncPreview.ts';

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
  result: { scrollMarginBottom: '24px' },
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
  readonly names: readonly FoldedName[];
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
        names: groups.map((group) => ({
          key: group.collectionId,
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
      names: rest.map(({ collectionId, name }) => ({ key: collectionId, name })),
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
  const shown = useRef<HTMLDivElement>(null);
  const shownFirst = useRef(value);
  useEffect(() => {
    // The answer to a choice is looked at; one that stood here already when the tab was opened is not.
    if (value === undefined || value === shownFirst.current) return;
    shown.current?.scrollIntoView({ block: 'nearest' });
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
        <div ref={shown} className={mergeClasses(styles.result, stale !== undefined && styles.stale)}>
          <h2 className={styles.title} ref={title} tabIndex={-1}>
            {syncPreviewTexts.title(new Date(value.readAt))}
          </h2>
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
              <li key={line.id}>
                <FoldedNames status={line.status} sentence={line.sentence} names={line.names} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
