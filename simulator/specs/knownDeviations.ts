import type { Deviation } from './specChecker.ts';

/** A place where the simulator follows the live service although Microsoft's document says otherwise. */
export interface KnownDeviation {
  /** Operation, or with "*" at one end what several have in common. */
  readonly operationId: string;
  /** As a deviation names it, with `[*]` for any index. */
  readonly jsonPath: string;
  readonly reason: string;
}

const unsetInAssignment = [
  'condition',
  'conditionVersion',
  'delegatedManagedIdentityResourceId',
  'description',
];

/** Each entry must still occur when every operation is exercised: see `everyOperation.test.ts`. */
export const knownDeviations: readonly KnownDeviation[] = [
  {
    operationId: 'Tenants_List',
    jsonPath: 'response.body.nextLink',
    reason: 'A list that ends has no nextLink, although the document requires one.',
  },
  {
    operationId: 'Subscriptions_List',
    jsonPath: 'response.body.nextLink',
    reason: 'A list that ends has no nextLink, although the document requires one.',
  },
  {
    operationId: 'Subscriptions_List',
    jsonPath: 'response.body.count',
    reason: 'The live service adds the number of subscriptions.',
  },
  ...['response.body.value[*].properties', 'response.body.properties'].flatMap((place) =>
    unsetInAssignment.map((name) => ({
      operationId: 'RoleAssignments_*',
      jsonPath: `${place}.${name}`,
      reason: 'The live service sends null for what is not set.',
    })),
  ),
  {
    operationId: 'Query_*',
    jsonPath: 'response.body.error.correlationId',
    reason: 'Every error of the live query API has one.',
  },
  ...['line', 'pos', 'token'].map((name) => ({
    operationId: 'Query_*',
    jsonPath: `response.body.error.innererror.innererror.${name}`,
    reason: 'A syntax error says where it is ("Azure Monitor Log Analytics API errors").',
  })),
  {
    operationId: 'Query_*',
    jsonPath: 'response.body.tables[*].rows[*][*]',
    reason: 'The document calls every cell a string; numbers come as numbers.',
  },
  {
    operationId: '*/providers/Microsoft.Authorization/locks',
    jsonPath: 'operation',
    reason:
      'The document of management locks is not among those here; the shape is that of the API reference.',
  },
  {
    operationId: 'GET /',
    jsonPath: 'operation',
    reason: 'A look whether anybody answers, without signing in: no operation is called.',
  },
];

export function covers(known: KnownDeviation, { operationId, jsonPath }: Deviation): boolean {
  return isSame(known.operationId, operationId) && jsonPath === known.jsonPath;
}

function isSame(known: string, operationId: string): boolean {
  if (known.startsWith('*')) return operationId.endsWith(known.slice(1));
  return known.endsWith('*') ? operationId.startsWith(known.slice(0, -1)) : operationId === known;
}
