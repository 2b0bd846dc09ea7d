import type { CollectionSummary } from '../../shared/model.ts';

export type CollectionColumn =
  | 'name'
  | 'collectionId'
  | 'memberCount'
  | 'folder'
  | 'lastMemberChange'
  | 'note';

export interface Sort<Id extends string> {
  readonly column: Id;
  readonly descending: boolean;
}

// One collator for all comparisons: making one per comparison costs more than sorting.
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Order of names as people read them: "Ring 9" before "Ring 10". */
export function byName(a: string, b: string): number {
  return collator.compare(a, b);
}

/** The same column again turns the order round; another one starts ascending. */
export function nextSort<Id extends string>(sort: Sort<Id>, column: Id): Sort<Id> {
  return { column, descending: sort.column === column && !sort.descending };
}

/** What is sorted: of a collection from a kept draft only the name is known until the site was read. */
export type SortableCollection = Pick<CollectionSummary, 'collectionId' | 'name'> &
  Partial<CollectionSummary>;

/** A sorted copy. Equal ones are told apart by ID, so that the order never jumps. */
export function sortCollections<C extends SortableCollection>(
  collections: readonly C[],
  sort: Sort<CollectionColumn>,
): readonly C[] {
  const compare = (a: C, b: C): number => {
    const first =
      sort.column === 'memberCount'
        ? (a.memberCount ?? 0) - (b.memberCount ?? 0)
        : sort.column === 'note'
          ? 0
          : collator.compare(a[sort.column] ?? '', b[sort.column] ?? '');
    const order = first || collator.compare(a.name, b.name) || (a.collectionId < b.collectionId ? -1 : 1);
    return sort.descending ? -order : order;
  };
  return [...collections].sort(compare);
}

export interface CollectionFilter {
  readonly search: string;
  /** Folder with all that is below it; undefined for all. */
  readonly folder: string | undefined;
}

/** Collections as they can be searched: lower-case text is made once, not at every keystroke. */
export interface IndexedCollection {
  readonly collection: CollectionSummary;
  readonly text: string;
}

export function indexCollections(collections: readonly CollectionSummary[]): readonly IndexedCollection[] {
  return collections.map((collection) => ({
    collection,
    text: `${collection.name}\n${collection.collectionId}`.toLowerCase(),
  }));
}

/** Every word of the search must be in the name or the ID. */
export function filterCollections(
  indexed: readonly IndexedCollection[],
  filter: CollectionFilter,
): readonly CollectionSummary[] {
  const words = filter.search.toLowerCase().split(/\s+/).filter(Boolean);
  const { folder } = filter;
  const below = folder === undefined ? '' : folder.endsWith('\\') ? folder : `${folder}\\`;
  return indexed
    .filter(({ collection, text }) => {
      const isInFolder =
        folder === undefined || collection.folder === folder || collection.folder.startsWith(below);
      return isInFolder && words.every((word) => text.includes(word));
    })
    .map(({ collection }) => collection);
}

export function foldersOf(collections: readonly CollectionSummary[]): readonly string[] {
  return [...new Set(collections.map((collection) => collection.folder))].sort(collator.compare);
}

export function totalMembers(collections: readonly SortableCollection[]): number {
  return collections.reduce((sum, collection) => sum + (collection.memberCount ?? 0), 0);
}
