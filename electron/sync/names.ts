/** Names of what a connection keeps in the workspace. All are derived, none is typed by a person. */

export interface GroupScope {
  /** Code of the top-tier site, e.g. "PS1". */
  readonly siteCode: string;
  readonly connectionId: string;
}

// Control characters and the two non-characters that XML 1.0 leaves out.
const XML_FORBIDS = /[\p{Cc}\ufffe\uffff]/gu;

/** Saved search ID: `configmgr_<site>_<collectionid>_<first 6 hex digits of the connection>`, lower case. */
export function groupId(scope: GroupScope, collectionId: string): string {
  return `configmgr_${scope.siteCode}_${collectionId}_${scope.connectionId.slice(0, 6)}`.toLowerCase();
}

/** Function alias by which queries use the group: `CM_<SITE>_<CollectionID>`. */
export function groupAlias(scope: GroupScope, collectionId: string): string {
  return `CM_${scope.siteCode.toUpperCase()}_${collectionId}`;
}

/** Saved search ID of the status search. */
export function statusId(scope: GroupScope): string {
  return `configmgr_${scope.siteCode}_status_${scope.connectionId.slice(0, 6)}`.toLowerCase();
}

/** Function alias of the status search: `CM_<SITE>_Status`. */
export function statusAlias(scope: GroupScope): string {
  return `CM_${scope.siteCode.toUpperCase()}_Status`;
}

/**
 * What the portal shows: `<collection name> (<CollectionID>)`. The store keeps its texts in XML, which has no
 * room for control characters and lone surrogates: they become blanks.
 */
export function groupDisplayName(name: string, collectionId: string): string {
  const legal = name.toWellFormed().replace(XML_FORBIDS, ' ').trim();
  return `${legal || collectionId} (${collectionId})`;
}

/** The collection's name out of a display name of ours. */
export function collectionName(displayName: string, collectionId: string): string {
  const tail = ` (${collectionId})`;
  return displayName.endsWith(tail) ? displayName.slice(0, -tail.length) : displayName;
}
