import catalogue from '../fixtures/azure/builtInSearches.json' with { type: 'json' };
import type { SavedSearch } from './state.ts';

/**
 * The searches that the LogManagement solution brings into every new workspace. They carry no etag and no tags,
 * and a trailer with the query in the old language, which is why some thirty of them take about 30 KB.
 */
export function builtInSearches(workspaceName: string): Map<string, SavedSearch> {
  const searches = catalogue.map(({ id, category, displayName, query, formerQuery }): SavedSearch => {
    const trailer = `// Oql: ${formerQuery} // Args: {OQ: True; WorkspaceId: 00000000-0000-0000-0000-000000000000} // Settings: {PTT: True; SortI: True; SortF: True} // Version: 0.1.122`;
    return {
      name: `LogManagement(${workspaceName})_${id}`,
      properties: { category, displayName, version: 2, query: `${query}\r\n${trailer}` },
    };
  });
  return new Map(searches.map((search) => [search.name.toLowerCase(), search]));
}
