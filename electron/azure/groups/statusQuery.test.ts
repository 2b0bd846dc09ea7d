import { describe, expect, it } from 'vitest';
import { runQuery } from '../../../simulator/logs/lazyQuery.ts';
import { statusQuery } from './statusQuery.ts';

const row = {
  outcome: 'done',
  lastRun: '2026-11-23T09:00:05.000Z',
  lastSuccessfulRun: '2026-11-23T09:00:05.000Z',
  lastFullRead: undefined,
  computer: 'CM01',
  account: 'CONTOSO\\svc "oms"',
  groups: 12,
  version: '0.1.0',
  secretExpiresOn: 'not a date',
} as const;

describe('the status search', () => {
  it('is one row that Kusto reads, whatever the names are', async () => {
    const table = await runQuery(statusQuery(row), new Map(), () => new Date());
    const cells = Object.fromEntries(table.columns.map(({ name }, at) => [name, table.rows[0]?.[at]]));
    expect(table.rows).toHaveLength(1);
    expect(cells).toMatchObject({
      Outcome: 'done',
      SyncComputer: 'CM01',
      SyncAccount: 'CONTOSO\\svc "oms"',
      Groups: 12,
      LastFullRead: null,
      secretExpiresOn: null,
    });
    expect(String(cells.LastSuccessfulRun)).toContain('2026-11-23T09:00:05');
  });
});
