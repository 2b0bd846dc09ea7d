import { decodeGroupQuery } from '../../scripts/decodeGroupQuery.ts';
import { practice } from '../../shared/practice.ts';
import type { SavedSearch, Workspace } from '../../simulator/azure/state.ts';
import type { HeadlessApp } from './headlessApp.ts';

/** The practice workspace as the simulator holds it. */
export function practiceWorkspace(app: HeadlessApp): Workspace {
  for (const { subscriptions } of app.simulator.azure.tenants) {
    for (const { resourceGroups } of subscriptions) {
      for (const { workspaces } of resourceGroups.values()) {
        for (const workspace of workspaces.values()) {
          if (workspace.name === practice.workspace) return workspace;
        }
      }
    }
  }
  throw new Error('The simulator has no practice workspace');
}

export function tagOf(search: SavedSearch, name: string): string | undefined {
  return search.properties.tags?.find((tag) => tag.name === name)?.value;
}

/** Saved searches that are computer groups of this product. */
export function groupSearches(app: HeadlessApp): SavedSearch[] {
  return groupSearchesIn(practiceWorkspace(app));
}

function groupSearchesIn({ savedSearches }: Workspace): SavedSearch[] {
  return [...savedSearches.values()].filter(
    (search) => tagOf(search, 'Group') === 'Computer' && tagOf(search, 'Source') === 'OMSConnect',
  );
}

/**
 * Listed names per alias, decoded without Kusto and without the code that wrote them. A group that cannot be evaluated,
 * because somebody took a part of it away, throws unless `broken` says what to answer for it.
 */
export function storedMembers(
  app: HeadlessApp,
  broken?: readonly string[],
): Record<string, readonly string[]> {
  return storedMembersIn(practiceWorkspace(app), broken);
}

/** The same of any workspace. */
export function storedMembersIn(
  workspace: Workspace,
  broken?: readonly string[],
): Record<string, readonly string[]> {
  const { savedSearches } = workspace;
  const text = (alias: string) =>
    [...savedSearches.values()].find(({ properties }) => properties.functionAlias === alias)?.properties
      .query;
  const decoded = (query: string): readonly string[] => {
    try {
      return decodeGroupQuery(query, text);
    } catch (error) {
      if (broken) return broken;
      throw error;
    }
  };
  return Object.fromEntries(
    groupSearchesIn(workspace).map(({ properties }) => [
      properties.functionAlias ?? '',
      decoded(properties.query),
    ]),
  );
}
