import { makeStyles, useAnnounce } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { ConnectionView } from '../../../shared/model.ts';
import { collectionTexts } from '../../../shared/strings/collections.ts';
import { workspaceOverview } from '../../../shared/strings/links.ts';
import { targetTexts } from '../../../shared/strings/properties.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { ExternalLink } from '../../components/ExternalLink.tsx';
import { totalMembers } from '../../grid/sorting.ts';
import { usePageKey } from '../../keyboard/KeyboardProvider.tsx';
import { ChosenCollections } from '../../wizard/ChosenCollections.tsx';
import { CollectionPicker } from '../../wizard/picker/CollectionPicker.tsx';
import type { ChosenCollection } from '../../wizard/state.ts';
import { contextOf } from '../connectionState.ts';
import { withAdded } from './collectionChange.ts';
import { MoveRow } from './MoveRow.tsx';
import { SyncPreviewSection } from './SyncPreviewSection.tsx';
import { useListing } from './useListing.ts';
import type { PreviewOfSync } from './useSyncPreview.ts';
import { ValueRow } from './ValueRow.tsx';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', height: '100%', minHeight: '400px' },
  label: { margin: '8px 0 8px' },
  link: { marginLeft: '8px' },
  panel: { marginTop: '12px' },
});

export interface CollectionsTabProps {
  readonly connection: ConnectionView;
  readonly edited: readonly ChosenCollection[];
  /** False: another account syncs it, or what was changed is being saved. */
  readonly canEdit: boolean;
  readonly onEdit: (edited: readonly ChosenCollection[]) => void;
  readonly preview: PreviewOfSync;
  readonly isRunning: boolean;
  /** Undefined while there are changes, which moving would lose. */
  readonly onMove: (() => void) | undefined;
}

/** Where the groups go, and which device collections become one. */
export function CollectionsTab(props: CollectionsTabProps) {
  const { connection, edited, canEdit, onEdit, preview, isRunning, onMove } = props;
  const styles = useStyles();
  const { announce } = useAnnounce();
  const [picking, setPicking] = useState(false);
  const listing = useListing(connection);
  const { site, workspace, practice } = connection;
  const context = contextOf(connection);
  const rows = useMemo(() => {
    const known = new Map(listing.value?.collections.map((one) => [one.collectionId, one]));
    return edited.map((one) => ({ ...one, ...known.get(one.collectionId) }));
  }, [edited, listing.value]);
  const isKnown = rows.every((row) => row.memberCount !== undefined);
  usePageKey('F5', listing.read);

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
      <MoveRow connection={connection} onMove={onMove} />
      <p className={styles.label}>{collectionTexts.listLabel}</p>
      <ChosenCollections
        collections={rows}
        canEdit={canEdit}
        empty={targetTexts.empty}
        onAdd={() => setPicking(true)}
        onRemove={(gone) => onEdit(edited.filter(({ collectionId }) => !gone.has(collectionId)))}
      >
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
      </ChosenCollections>
      <SyncPreviewSection
        connection={connection}
        preview={preview}
        canShow={canEdit && edited.length > 0}
        isRunning={isRunning}
      />
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
