import { Button, makeStyles, tokens, useAnnounce, useRestoreFocusTarget } from '@fluentui/react-components';
import { Add16Regular, Subtract16Regular } from '@fluentui/react-icons';
import { useMemo, useState } from 'react';
import type { ConnectionView } from '../../../shared/model.ts';
import { collectionTexts } from '../../../shared/strings/collections.ts';
import { workspaceOverview } from '../../../shared/strings/links.ts';
import { targetTexts } from '../../../shared/strings/properties.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { ExternalLink } from '../../components/ExternalLink.tsx';
import {
  type CollectionColumn,
  nextSort,
  type Sort,
  sortCollections,
  totalMembers,
} from '../../grid/sorting.ts';
import { WindowedGrid } from '../../grid/WindowedGrid.tsx';
import { AccessText } from '../../keyboard/AccessText.tsx';
import { usePageKey } from '../../keyboard/KeyboardProvider.tsx';
import { accessKey } from '../../keyboard/mnemonic.ts';
import { media } from '../../theme.ts';
import { collectionColumns } from '../../wizard/collectionColumns.ts';
import { CollectionPicker } from '../../wizard/picker/CollectionPicker.tsx';
import type { ChosenCollection } from '../../wizard/state.ts';
import { useSelection } from '../../wizard/useSelection.ts';
import { contextOf } from '../connectionState.ts';
import { withAdded } from './collectionChange.ts';
import { useListing } from './useListing.ts';
import { ValueRow } from './ValueRow.tsx';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', height: '100%', minHeight: '400px' },
  label: { margin: '8px 0 8px' },
  list: {
    flexGrow: 1,
    minHeight: '140px',
    flexBasis: '140px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  foot: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'flex-start',
    flexWrap: 'wrap',
    gap: '8px 16px',
    marginTop: '12px',
  },
  totals: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    minHeight: '32px',
  },
  buttons: { display: 'flex', gap: '8px', [media.narrow]: { marginLeft: 'auto' } },
  link: { marginLeft: '8px' },
  panel: { marginTop: '12px' },
});

export interface CollectionsTabProps {
  readonly connection: ConnectionView;
  readonly edited: readonly ChosenCollection[];
  /** False: another account syncs it, or what was changed is being saved. */
  readonly canEdit: boolean;
  readonly onEdit: (edited: readonly ChosenCollection[]) => void;
}

/** Where the groups go, and which device collections become one. */
export function CollectionsTab({ connection, edited, canEdit, onEdit }: CollectionsTabProps) {
  const styles = useStyles();
  const { announce } = useAnnounce();
  const restoreFocus = useRestoreFocusTarget();
  const [sort, setSort] = useState<Sort<CollectionColumn>>({ column: 'name', descending: false });
  const [picking, setPicking] = useState(false);
  const listing = useListing(connection);
  const { site, workspace, practice } = connection;
  const context = contextOf(connection);
  const rows = useMemo(() => {
    const known = new Map(listing.value?.collections.map((one) => [one.collectionId, one]));
    return sortCollections(
      edited.map((one) => ({ ...one, ...known.get(one.collectionId) })),
      sort,
    );
  }, [edited, listing.value, sort]);
  const ids = useMemo(() => rows.map((row) => row.collectionId), [rows]);
  const selection = useSelection(ids);
  const chosen = ids.filter((id) => selection.selected.has(id));
  const isKnown = rows.every((row) => row.memberCount !== undefined);
  usePageKey('F5', listing.read);

  const remove = () => {
    if (chosen.length === 0 || !canEdit) return;
    const gone = new Set(chosen);
    onEdit(edited.filter(({ collectionId }) => !gone.has(collectionId)));
    announce(collectionTexts.removed(chosen.length), { polite: true });
    selection.clear();
  };
  return (
    <div className={styles.page}>
      <ValueRow label={targetTexts.subscription} copies={workspace.subscriptionId}>
        {workspace.subscriptionName || workspace.subscriptionId}
      </ValueRow>
      <ValueRow label={targetTexts.resourceGroup} copies={workspace.resourceGroup}>
        {workspace.resourceGroup}
      </ValueRow>
      <ValueRow label={targetTexts.workspace} today={targetTexts.workspaceToday} copies={workspace.name}>
        {workspace.name}
        {!practice && (
          <ExternalLink className={styles.link} url={workspaceOverview(context)}>
            {targetTexts.openInAzure}
          </ExternalLink>
        )}
      </ValueRow>
      <p className={styles.label}>{collectionTexts.listLabel}</p>
      <WindowedGrid
        className={styles.list}
        label={collectionTexts.listLabel}
        rows={rows}
        rowId={idOf}
        columns={collectionColumns}
        sort={sort}
        onSort={(column) => setSort(nextSort(sort, column))}
        isSelected={(id) => selection.selected.has(id)}
        onToggle={selection.toggle}
        onKey={(event) => event.key === 'Delete' && remove()}
        empty={targetTexts.empty}
      />
      <div className={styles.foot}>
        <div className={styles.totals}>
          <div>
            {isKnown
              ? collectionTexts.totals(rows.length, totalMembers(rows))
              : collectionTexts.count(rows.length)}
          </div>
          {listing.value === undefined && (
            <div>
              {listing.reading ? targetTexts.reading(site.siteCode) : targetTexts.notRead(site.siteCode)}
            </div>
          )}
        </div>
        <div className={styles.buttons}>
          <Button
            {...restoreFocus}
            {...accessKey('add')}
            icon={<Add16Regular />}
            disabledFocusable={!canEdit}
            onClick={() => setPicking(true)}
          >
            <AccessText id="add">{collectionTexts.add}</AccessText>
          </Button>
          <Button
            {...accessKey('remove', 'Delete')}
            icon={<Subtract16Regular />}
            disabledFocusable={chosen.length === 0 || !canEdit}
            onClick={remove}
          >
            <AccessText id="remove">{collectionTexts.remove(chosen.length)}</AccessText>
          </Button>
        </div>
      </div>
      {listing.refusal !== undefined && !picking && (
        <div className={styles.panel}>
          <ErrorPanel
            intent="warning"
            error={listing.refusal.error}
            at={listing.refusal.at}
            context={context}
          />
        </div>
      )}
      <CollectionPicker
        open={picking}
        listing={listing.value}
        refusal={listing.reading ? undefined : listing.refusal}
        reading={listing.reading}
        siteCode={site.siteCode}
        chosen={edited}
        left={undefined}
        context={context}
        onRead={listing.read}
        onAdd={(picked) => {
          onEdit(withAdded(edited, picked));
          announce(targetTexts.added(picked.length), { polite: true });
        }}
        onClose={() => setPicking(false)}
      />
    </div>
  );
}

function idOf(collection: { readonly collectionId: string }): string {
  return collection.collectionId;
}
