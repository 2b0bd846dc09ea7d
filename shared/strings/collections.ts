import { localised } from '../language/localised.ts';
import { formatMegabytes, formatNumber, plural } from './format.ts';

const collectionForms = { one: '1 collection', other: '# collections' };
const membershipForms = { one: '1 membership', other: '# memberships' };

/** The Device collections page and its picker. */
export const collectionTexts = localised('collectionTexts', {
  lead: 'Choose the device collections to send',
  listLabel: 'Device collections that Operations Management Suite (Log Analytics) can get data for',
  columns: {
    name: 'Name',
    collectionId: 'Collection ID',
    memberCount: 'Members',
    folder: 'Folder',
    lastMemberChange: 'Last change',
    note: 'Note',
  },
  sortBy: (column: string) => `Sort by ${column}`,
  empty: 'No device collections yet. Choose Add.',
  totals: (collections: number, memberships: number) =>
    `${plural(collections, collectionForms)}, ${plural(memberships, membershipForms)}`,
  count: (collections: number) => plural(collections, collectionForms),
  room: (needed: number, left: number) =>
    `Needs ${formatMegabytes(needed)} of the ${formatMegabytes(left)} left in the workspace`,
  add: 'Add',
  remove: (count: number) => (count === 0 ? 'Remove' : `Remove ${formatNumber(count)}`),
  removed: (count: number) => plural(count, { one: '1 collection removed', other: '# collections removed' }),
  chooseOne: 'To go on, add at least one device collection.',
  tooLarge: 'To go on, remove collections until they fit.',
});

export const pickerTexts = localised('pickerTexts', {
  title: 'Add device collections',
  readFrom: (site: string, time: string) => `Read from ${site} at ${time}`,
  readAgain: 'Read again',
  reading: (site: string) => `Reading the device collections from ${site}`,
  search: 'Search by name or collection ID',
  clearSearch: 'Clear the search',
  folders: 'Folder',
  allFolders: 'All folders',
  selectedOnly: 'Selected only',
  selectShown: (count: number) => plural(count, { one: 'Select the 1 shown', other: 'Select all # shown' }),
  selectOne: (name: string) => `Select ${name}`,
  emptyNow: 'Empty now',
  onTheList: 'On the list',
  large: 'All devices',
  builtIn: 'Built-in',
  doesNotFit: 'Does not fit',
  nothingFound: (search: string) => `No collection is called “${search}”.`,
  nothingInView: 'No collection is shown here.',
  showAll: 'Show all collections',
  selected: (count: number, memberships: number) =>
    `${formatNumber(count)} selected, ${plural(memberships, membershipForms)}`,
  showing: (shown: number, total: number) =>
    `Showing ${formatNumber(shown)} of ${plural(total, collectionForms)}`,
  add: (count: number) =>
    count === 0 ? 'Add' : plural(count, { one: 'Add 1 collection', other: 'Add # collections' }),
  cancel: 'Cancel',
});
