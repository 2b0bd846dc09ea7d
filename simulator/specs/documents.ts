import { readFileSync } from 'node:fs';
import { posix } from 'node:path';

/** One Swagger 2 document and the API versions that it stands for. */
export interface DocumentEntry {
  readonly path: string;
  readonly apiVersions: readonly string[];
}

const provider = 'specification/operationalinsights/resource-manager/Microsoft.OperationalInsights';
const authorization =
  'specification/authorization/resource-manager/Microsoft.Authorization/stable/2022-04-01';
const resources = 'specification/resources/resource-manager/Microsoft.Resources/stable';

/**
 * Documents that describe the calls of OMS Connect. Where the SDK sends a newer version than Microsoft's document
 * at hand, both are named: the parts used here did not change between them.
 */
export const documentEntries: readonly DocumentEntry[] = [
  {
    path: `${provider}/OperationalInsights/stable/2025-07-01/SavedSearches.json`,
    apiVersions: ['2025-07-01'],
  },
  { path: `${provider}/stable/2023-09-01/Workspaces.json`, apiVersions: ['2023-09-01', '2025-07-01'] },
  { path: `${provider}/stable/2023-09-01/SharedKeys.json`, apiVersions: ['2023-09-01', '2025-07-01'] },
  { path: `${resources}/2022-12-01/subscriptions.json`, apiVersions: ['2022-12-01'] },
  { path: `${resources}/2024-07-01/resources.json`, apiVersions: ['2024-07-01', '2025-04-01'] },
  { path: `${authorization}/authorization-RoleAssignmentsCalls.json`, apiVersions: ['2022-04-01'] },
  { path: `${authorization}/authorization-RoleDefinitionsCalls.json`, apiVersions: ['2022-04-01'] },
  {
    path: 'specification/operationalinsights/data-plane/Microsoft.OperationalInsights/stable/v1/OperationalInsights.json',
    apiVersions: [],
  },
];

/** Where the shape of every error of Azure Resource Manager is defined. */
export const armErrorReference =
  'specification/common-types/resource-management/v5/types.json#/definitions/ErrorResponse';

export type JsonObject = { readonly [name: string]: unknown };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function objectAt(value: unknown, name: string): JsonObject {
  const found = isObject(value) ? value[name] : undefined;
  return isObject(found) ? found : {};
}

/** The documents by their path below the specs folder, read when first needed. */
export interface DocumentStore {
  read(path: string): JsonObject;
  /** Follows a `$ref` that stands in document `from`: the node, and the document it is in. */
  follow(reference: string, from: string): { readonly node: JsonObject; readonly document: string };
}

export function createDocumentStore(folder: URL): DocumentStore {
  const documents = new Map<string, JsonObject>();
  const read = (path: string): JsonObject => {
    const known = documents.get(path);
    if (known !== undefined) return known;
    const parsed: unknown = JSON.parse(readFileSync(new URL(path, folder), 'utf8'));
    if (!isObject(parsed)) throw new Error(`${path} is no JSON object`);
    documents.set(path, parsed);
    return parsed;
  };
  return {
    read,
    follow(reference, from) {
      const [file = '', pointer = ''] = reference.split('#');
      const document = file === '' ? from : posix.normalize(posix.join(posix.dirname(from), file));
      let node: unknown = read(document);
      for (const part of pointer.split('/').filter((p) => p !== '')) {
        node = isObject(node) ? node[part.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined;
      }
      if (!isObject(node)) throw new Error(`${reference} in ${from} leads nowhere`);
      return { node, document };
    },
  };
}
