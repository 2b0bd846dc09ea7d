import { expect, test } from 'vitest';
import { runQuery } from './lazyQuery.ts';
import { QueryError } from './queryError.ts';

test("Kusto's language service is loaded by the first query, not by whoever may run one", async () => {
  expect(globalThis).not.toHaveProperty('Kusto');
  const table = await runQuery('CM_A | count', new Map([['CM_A', 'print Computer = "a"']]));
  expect(table.rows).toEqual([[1]]);
  expect(globalThis).toHaveProperty('Kusto');
  await expect(runQuery('CM_B', new Map())).rejects.toBeInstanceOf(QueryError);
});
