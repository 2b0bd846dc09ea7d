import {
  Button,
  Checkbox,
  DialogTitle,
  Dropdown,
  Link,
  Option,
  SearchBox,
  Spinner,
  Switch,
} from '@fluentui/react-components';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { MethodOutputs } from '../../../shared/methodOutputs.ts';
import type { CollectionSummary } from '../../../shared/model.ts';
import { pickerTexts } from '../../../shared/strings/collections.ts';
import { formatTime } from '../../../shared/strings/format.ts';
import type { TextContext } from '../../../shared/strings/links.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import type { Refusal } from '../../connection/useReading.ts';
import {
  type CollectionColumn,
  filterCollections,
  foldersOf,
  indexCollections,
  nextSort,
  type Sort,
  sortCollections,
  totalMembers,
} from '../../grid/sorting.ts';
import { WindowedGrid } from '../../grid/WindowedGrid.tsx';
import { AccessText } from '../../keyboard/AccessText.tsx';
import { usePageKey } from '../../keyboard/KeyboardProvider.tsx';
import { accessKey } from '../../keyboard/mnemonic.ts';
import { useSelection } from '../useSelection.ts';
import { pickerColumns } from './pickerColumns.tsx';
import { usePickerStyles } from './pickerStyles.ts';

const none: readonly [] = [];

export interface PickerBodyProps {
  /** The site's collections as last read; undefined while they are read for the first time. */
  readonly listing: MethodOutputs['listCollections'] | undefined;
  readonly refusal: Refusal | undefined;
  readonly reading: boolean;
  readonly siteCode: string;
  /** What has been chosen already. */
  readonly chosen: readonly { readonly collectionId: string }[];
  /** Room in the workspace in bytes, where it is known. */
  readonly left: number | undefined;
  readonly context: TextContext;
  readonly onRead: () => void;
  readonly onAdd: (collections: readonly CollectionSummary[]) => void;
  readonly onClose: () => void;
}

/** Search, folder, sortable list with checkboxes, counts. */
export function PickerBody(props: PickerBodyProps) {
  const { listing, refusal, reading, siteCode, left, context, onRead, onAdd, onClose } = props;
  const styles = usePickerStyles();
  const [search, setSearch] = useState('');
  const [folder, setFolder] = useState<string>();
  const [selectedOnly, setSelectedOnly] = useState(false);
  const [sort, setSort] = useState<Sort<CollectionColumn>>({ column: 'name', descending: false });
  // Typing stays quick in long lists: the box is drawn first, the rows right after.
  const wanted = useDeferredValue(search);

  // The dialog gives the focus to the first thing in it; the search is what people want, so it comes after that.
  const searchBox = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() => searchBox.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);

  const all = listing?.collections ?? none;
  const sorted = useMemo(() => indexCollections(sortCollections(all, sort)), [all, sort]);
  const folders = useMemo(() => foldersOf(all), [all]);
  const onList = useMemo(
    () => new Set(props.chosen.map((collection) => collection.collectionId)),
    [props.chosen],
  );
  const filtered = useMemo(
    () => filterCollections(sorted, { search: wanted, folder }),
    [sorted, wanted, folder],
  );
  const choosable = useMemo(
    () => filtered.map((one) => one.collectionId).filter((id) => !onList.has(id)),
    [filtered, onList],
  );
  const { selected, toggle, setAll } = useSelection(choosable);
  const rows = selectedOnly ? filtered.filter((one) => selected.has(one.collectionId)) : filtered;
  const shownIds = selectedOnly ? choosable.filter((id) => selected.has(id)) : choosable;
  const chosen = useMemo(() => all.filter((one) => selected.has(one.collectionId)), [all, selected]);
  const shownChosen = shownIds.filter((id) => selected.has(id)).length;
  const columns = useMemo(() => pickerColumns(onList, left), [onList, left]);

  usePageKey('F5', onRead, { inLayer: true });
  const add = () => {
    if (chosen.length === 0) return;
    onAdd(chosen);
    onClose();
  };
  const showAll = () => {
    setSearch('');
    setFolder(undefined);
    setSelectedOnly(false);
  };

  return (
    <div className={styles.body}>
      <div className={styles.titleLine}>
        <DialogTitle className={styles.title} action={null}>
          {pickerTexts.title}
        </DialogTitle>
        <span className={styles.read}>
          {listing !== undefined && pickerTexts.readFrom(siteCode, formatTime(new Date(listing.readAt)))}
          {!reading && (
            <Link as="button" type="button" {...accessKey('readAgain', 'F5')} onClick={onRead}>
              <AccessText id="readAgain">{pickerTexts.readAgain}</AccessText>
            </Link>
          )}
        </span>
      </div>
      <div className={styles.filters}>
        <SearchBox
          className={styles.search}
          aria-label={pickerTexts.search}
          placeholder={pickerTexts.search}
          value={search}
          input={{ ref: searchBox, 'aria-keyshortcuts': 'Control+L' }}
          dismiss={{ 'aria-label': pickerTexts.clearSearch }}
          onChange={(_event, data) => setSearch(data.value)}
        />
        <Dropdown
          className={styles.folder}
          aria-label={pickerTexts.folders}
          value={folder ?? pickerTexts.allFolders}
          selectedOptions={[folder ?? '']}
          onOptionSelect={(_event, data) => setFolder(data.optionValue === '' ? undefined : data.optionValue)}
        >
          <Option value="">{pickerTexts.allFolders}</Option>
          {folders.map((one) => (
            <Option key={one} value={one}>
              {one}
            </Option>
          ))}
        </Dropdown>
        <Switch
          className={styles.only}
          label={<AccessText id="selectedOnly">{pickerTexts.selectedOnly}</AccessText>}
          {...accessKey('selectedOnly')}
          checked={selectedOnly}
          onChange={(_event, data) => setSelectedOnly(data.checked)}
        />
      </div>
      {refusal !== undefined ? (
        <div className={styles.problem}>
          <ErrorPanel error={refusal.error} at={refusal.at} context={context} />
        </div>
      ) : listing === undefined ? (
        <div className={styles.reading}>
          <Spinner size="small" label={pickerTexts.reading(siteCode)} />
        </div>
      ) : (
        <WindowedGrid
          className={styles.list}
          label={pickerTexts.title}
          rows={rows}
          rowId={idOf}
          columns={columns}
          sort={sort}
          onSort={(column) => setSort(nextSort(sort, column))}
          isSelected={(id) => selected.has(id) || onList.has(id)}
          isDisabled={(id) => onList.has(id)}
          onToggle={(id, how) => !onList.has(id) && toggle(id, how)}
          checkboxes={{
            head: (
              <Checkbox
                aria-label={pickerTexts.selectShown(shownIds.length)}
                title={pickerTexts.selectShown(shownIds.length)}
                disabled={shownIds.length === 0}
                checked={shownChosen === 0 ? false : shownChosen === shownIds.length ? true : 'mixed'}
                onChange={() => setAll(shownIds, shownChosen < shownIds.length)}
              />
            ),
            labelOf,
          }}
          empty={
            <>
              {wanted === '' ? pickerTexts.nothingInView : pickerTexts.nothingFound(wanted)}{' '}
              <Link as="button" type="button" inline onClick={showAll}>
                {wanted === '' ? pickerTexts.showAll : pickerTexts.clearSearch}
              </Link>
            </>
          }
        />
      )}
      <div className={styles.foot}>
        <div className={styles.counts} role="status">
          <div>{pickerTexts.selected(chosen.length, totalMembers(chosen))}</div>
          {listing !== undefined && (
            <div className={styles.note}>{pickerTexts.showing(rows.length, all.length)}</div>
          )}
        </div>
        <div className={styles.buttons}>
          <Button
            appearance="primary"
            disabledFocusable={chosen.length === 0}
            {...accessKey('addPicked')}
            onClick={add}
          >
            <AccessText id="addPicked">{pickerTexts.add(chosen.length)}</AccessText>
          </Button>
          <Button className={styles.cancel} {...accessKey('cancel', 'Escape')} onClick={onClose}>
            <AccessText id="cancel">{pickerTexts.cancel}</AccessText>
          </Button>
        </div>
      </div>
    </div>
  );
}

function idOf(collection: { readonly collectionId: string }): string {
  return collection.collectionId;
}

function labelOf(collection: { readonly name: string }): string {
  return pickerTexts.selectOne(collection.name);
}
