import { Button, makeStyles, tokens, useAnnounce, useRestoreFocusTarget } from '@fluentui/react-components';
import { Add16Regular, Subtract16Regular } from '@fluentui/react-icons';
import { type ReactNode, type RefCallback, useMemo, useState } from 'react';
import { collectionTexts } from '../../shared/strings/collections.ts';
import { type CollectionColumn, nextSort, type Sort, sortCollections } from '../grid/sorting.ts';
import { WindowedGrid } from '../grid/WindowedGrid.tsx';
import { AccessText } from '../keyboard/AccessText.tsx';
import { accessKey } from '../keyboard/mnemonic.ts';
import { media } from '../theme.ts';
import { collectionColumns } from './collectionColumns.ts';
import type { ChosenCollection } from './state.ts';
import { useSelection } from './useSelection.ts';

const useStyles = makeStyles({
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
});

export interface ChosenCollectionsProps {
  readonly collections: readonly ChosenCollection[];
  /** False: neither added to nor taken from now. */
  readonly canEdit?: boolean;
  /** What stands in place of the rows while there are none. */
  readonly empty: string;
  readonly addButton?: RefCallback<HTMLButtonElement>;
  readonly onAdd: () => void;
  readonly onRemove: (ids: ReadonlySet<string>) => void;
  /** How many they are and what they need, below the list. */
  readonly children: ReactNode;
}

/** The chosen collections as a list that is sorted, added to and taken from; it fills the page that it stands on. */
export function ChosenCollections(props: ChosenCollectionsProps) {
  const { collections, canEdit = true, empty, addButton, onAdd, onRemove, children } = props;
  const styles = useStyles();
  const { announce } = useAnnounce();
  const restoreFocus = useRestoreFocusTarget();
  const [sort, setSort] = useState<Sort<CollectionColumn>>({ column: 'name', descending: false });
  const rows = useMemo(() => sortCollections(collections, sort), [collections, sort]);
  const ids = useMemo(() => rows.map(idOf), [rows]);
  const selection = useSelection(ids);
  const chosen = ids.filter((id) => selection.selected.has(id));
  const remove = () => {
    if (chosen.length === 0 || !canEdit) return;
    onRemove(new Set(chosen));
    announce(collectionTexts.removed(chosen.length), { polite: true });
    selection.clear();
  };
  return (
    <>
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
        empty={empty}
      />
      <div className={styles.foot}>
        <div className={styles.totals}>{children}</div>
        <div className={styles.buttons}>
          <Button
            {...restoreFocus}
            {...accessKey('add')}
            ref={addButton ?? null}
            icon={<Add16Regular />}
            disabledFocusable={!canEdit}
            onClick={onAdd}
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
    </>
  );
}

function idOf(collection: { readonly collectionId: string }): string {
  return collection.collectionId;
}
