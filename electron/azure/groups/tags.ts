import { createHash } from 'node:crypto';
import type { SavedSearch } from '@azure/arm-operationalinsights';

/**
 * What a saved search of ours says of itself. The store takes at most 15 tags and checks an XML schema, so
 * nothing typed by a person goes into one.
 */
export interface GroupTags {
  readonly connection: string;
  /** GUID of the ConfigMgr hierarchy. */
  readonly hierarchy: string;
  readonly collection: string;
  readonly hash: string;
  /** GUID of the installation that wrote it last. */
  readonly writer: string;
  readonly kind: SearchKind;
  /** Fingerprint of the query text: by it a query that was edited by hand is told from the one that was written. */
  readonly text: string;
}

/**
 * Only `group` is a computer group; `part` holds some of a large group's names, `probe` is written and deleted
 * again to measure what the workspace takes, `status` is the one row by which the workspace tells how the sync is.
 */
export type SearchKind = (typeof kinds)[number];
const kinds = ['group', 'part', 'probe', 'status'] as const;

const SOURCE = 'OMSConnect';
/** Version of tags and query forms together. */
const FORMAT = '1';

/** The tag that makes a saved search a computer group. Source: Microsoft Learn "Log Analytics log search API". */
const COMPUTER_GROUP = { name: 'Group', value: 'Computer' };

/** A probe belongs to no collection: what is empty is left out. */
export function writeTags(tags: GroupTags): { name: string; value: string }[] {
  const all = [
    ...(tags.kind === 'group' ? [COMPUTER_GROUP] : []),
    { name: 'Source', value: SOURCE },
    { name: 'Connection', value: tags.connection },
    { name: 'Hierarchy', value: tags.hierarchy },
    { name: 'Collection', value: tags.collection },
    { name: 'Hash', value: tags.hash },
    { name: 'Format', value: FORMAT },
    { name: 'Writer', value: tags.writer },
    { name: 'Kind', value: tags.kind },
    { name: 'Text', value: tags.text },
  ];
  return all.filter(({ value }) => value !== '');
}

/** Undefined for everything that this product did not write: it is never touched. */
export function readTags(search: SavedSearch): GroupTags | undefined {
  const tags = new Map((search.tags ?? []).map(({ name, value }) => [name, value]));
  const kind = kinds.find((known) => known === tags.get('Kind'));
  if (tags.get('Source') !== SOURCE || !kind) return undefined;
  return {
    connection: (tags.get('Connection') ?? '').toLowerCase(),
    hierarchy: (tags.get('Hierarchy') ?? '').toLowerCase(),
    collection: tags.get('Collection') ?? '',
    hash: tags.get('Hash') ?? '',
    writer: (tags.get('Writer') ?? '').toLowerCase(),
    kind,
    text: tags.get('Text') ?? '',
  };
}

/** True for what the portal counts among the computer groups. */
export function isComputerGroup(search: SavedSearch): boolean {
  return (search.tags ?? []).some(
    ({ name, value }) => name === COMPUTER_GROUP.name && value === COMPUTER_GROUP.value,
  );
}

/**
 * 16 hexadecimal digits of the SHA-256 of a query without its white space, which a store may well keep otherwise
 * than it was written.
 */
export function textFingerprint(query: string): string {
  return createHash('sha256').update(query.replace(/\s+/g, ''), 'utf8').digest('hex').slice(0, 16);
}
