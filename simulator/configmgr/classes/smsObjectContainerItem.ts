import { property as p, type Reading, type WmiClass } from '../odata/wmiClass.ts';
import type { CollectionView } from '../siteState.ts';

/** A collection in a console folder other than the root. */
interface FolderItem {
  readonly collection: CollectionView;
  readonly folderNumber: number;
  readonly memberId: number;
}

/** Where collections stand in the console. SMS_Collection.ObjectPath tells the same as a path. */
export const smsObjectContainerItem: WmiClass<FolderItem> = {
  name: 'SMS_ObjectContainerItem',
  keys: ['MemberID'],
  derivation: ['SMS_BaseClass'],
  lazyNames: [],
  secured: false,
  association: false,
  rows: folderItems,
  properties: [
    p('ContainerNodeID', 'int64', (row) => row.folderNumber),
    p('InstanceKey', 'string', ({ collection }) => collection.id),
    p(
      'MemberGuid',
      'string',
      ({ collection, memberId }) => collection.folderItem?.memberGuid ?? guidOf(memberId),
    ),
    p('MemberID', 'int64', (row) => row.memberId),
    p('ObjectType', 'int64', ({ collection }) => (collection.type === 'user' ? 5001 : 5000)),
    p('ObjectTypeName', 'string', ({ collection }) =>
      collection.type === 'user' ? 'SMS_Collection_User' : 'SMS_Collection_Device',
    ),
    p('SourceSite', 'string', ({ collection }) => collection.id.slice(0, 3)),
  ],
};

function folderItems({ site, visible }: Reading): FolderItem[] {
  const numbers = new Map<string, number>();
  const items: FolderItem[] = [];
  for (const collection of site.collections) {
    const { folder } = collection;
    if (folder === null || folder === '/') continue;
    const folderNumber = numbers.get(folder) ?? 16_777_217 + numbers.size;
    numbers.set(folder, folderNumber);
    if (!visible.seesCollection(collection.id)) continue;
    items.push({
      collection,
      folderNumber,
      memberId: collection.folderItem?.memberId ?? 16_780_000 + (collection.numericId % 1_000_000),
    });
  }
  return items.sort((a, b) => a.memberId - b.memberId);
}

function guidOf(memberId: number): string {
  return `${memberId.toString(16).toUpperCase().padStart(8, '0')}-0000-4000-8000-9C7568E8007F`;
}
