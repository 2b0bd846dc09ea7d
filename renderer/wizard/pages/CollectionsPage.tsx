import { Button, makeStyles, tokens, useAnnounce, useRestoreFocusTarget } from '@fluentui/react-components';
import { Add16Regular, Subtract16Regular } from '@fluentui/react-icons';
import { useEffect, useId, useMemo, useState } from 'react';
import { collectionTexts } from '../../../shared/strings/collections.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { PageLead } from '../../components/PageLead.tsx';
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
import { collectionColumns } from '../collectionColumns.ts';
import { freshRefusal, freshValue, isRunning, spaceLeft } from '../derive.ts';
import { keyOf } from '../keys.ts';
import { CollectionPicker } from '../picker/CollectionPicker.tsx';
import { useSelection } from '../useSelection.ts';
import { useFieldFocus, useWizard } from '../wizardContext.ts';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', height: '100%', minHeight: '300px' },
  label: { margin: '-12px 0 8px', color: tokens.colorNeutralForeground2 },
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
  panel: { marginTop: '12px' },
});

// The list may be edited row by row: the workspace is asked once the hand rests.
const REST_IN_MS = 400;

/** The list of collections that become computer groups. */
export function CollectionsPage() {
  const styles = useStyles();
  const { state, dispatch, commands, context } = useWizard();
  const { announce } = useAnnounce();
  const labelId = useId();
  const [sort, setSort] = useState<Sort<CollectionColumn>>({ column: 'name', descending: false });
  const [picking, setPicking] = useState(false);
  const { collections } = state.draft;
  const rows = useMemo(() => sortCollections(collections, sort), [collections, sort]);
  const ids = useMemo(() => rows.map((row) => row.collectionId), [rows]);
  const selection = useSelection(ids);
  const chosen = ids.filter((id) => selection.selected.has(id));
  const restoreFocus = useRestoreFocusTarget();
  const add = useFieldFocus<HTMLButtonElement>('collections');

  const listKey = keyOf(state, 'list');
  const isUnread = state.checks.list.kind === 'idle' || state.checks.list.key !== listKey;
  useEffect(() => {
    if (isUnread) void commands.readCollections();
  }, [isUnread, commands]);

  const previewKey = keyOf(state, 'preview');
  const isUnmeasured = state.checks.preview.kind === 'idle' || state.checks.preview.key !== previewKey;
  const measures = isUnmeasured && collections.length > 0;
  useEffect(() => {
    if (!measures || previewKey === '') return undefined;
    const timer = setTimeout(() => void commands.preview(), REST_IN_MS);
    return () => clearTimeout(timer);
  }, [measures, previewKey, commands]);

  usePageKey('F5', () => void commands.readCollections());
  const isKnown = collections.every((one) => one.memberCount !== undefined);
  const preview = freshValue(state, 'preview');
  const left = spaceLeft(state);
  const refusal = freshRefusal(state, 'preview');
  const remove = () => {
    if (chosen.length === 0) return;
    dispatch({ type: 'collectionsRemoved', ids: new Set(chosen) });
    announce(collectionTexts.removed(chosen.length), { polite: true });
    selection.clear();
  };

  return (
    <div className={styles.page}>
      <PageLead lead={collectionTexts.lead} />
      <p id={labelId} className={styles.label}>
        {collectionTexts.listLabel}
      </p>
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
        empty={collectionTexts.empty}
      />
      <div className={styles.foot}>
        <div className={styles.totals}>
          {collections.length > 0 && (
            <div>
              {isKnown
                ? collectionTexts.totals(collections.length, totalMembers(collections))
                : collectionTexts.count(collections.length)}
            </div>
          )}
          {preview !== undefined && left !== undefined && collections.length > 0 && (
            <div>{collectionTexts.room(preview.estimatedBytes, left)}</div>
          )}
        </div>
        <div className={styles.buttons}>
          <Button
            {...restoreFocus}
            {...accessKey('add')}
            ref={add}
            icon={<Add16Regular />}
            onClick={() => setPicking(true)}
          >
            <AccessText id="add">{collectionTexts.add}</AccessText>
          </Button>
          <Button
            {...accessKey('remove', 'Delete')}
            icon={<Subtract16Regular />}
            disabledFocusable={chosen.length === 0}
            onClick={remove}
          >
            <AccessText id="remove">{collectionTexts.remove(chosen.length)}</AccessText>
          </Button>
        </div>
      </div>
      {refusal?.error.code === 'overBudget' && (
        <div className={styles.panel}>
          <ErrorPanel error={refusal.error} at={refusal.at} context={context} />
        </div>
      )}
      <CollectionPicker
        open={picking}
        listing={freshValue(state, 'list')}
        refusal={freshRefusal(state, 'list')}
        reading={isRunning(state, 'list')}
        siteCode={freshValue(state, 'site')?.site?.siteCode ?? ''}
        chosen={collections}
        left={left}
        context={context}
        onRead={() => void commands.readCollections()}
        onAdd={(added) => dispatch({ type: 'collectionsAdded', collections: added })}
        onClose={() => setPicking(false)}
      />
    </div>
  );
}

function idOf(collection: { readonly collectionId: string }): string {
  return collection.collectionId;
}
