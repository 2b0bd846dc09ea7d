import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smsFullCollectionMembership } from '../classes/collectionMember.ts';
import { loadSampleSite } from '../sampleSite.ts';
import { createSite } from '../site.ts';
import { visibilityOf } from '../visibility.ts';
import { queryClass } from './classQuery.ts';
import { compileFilter } from './filterEvaluation.ts';
import { hintsOf } from './filterHints.ts';
import { parseFilter } from './filterSyntax.ts';
import { parseQueryOptions } from './queryOptions.ts';
import type { Reading } from './wmiClass.ts';

const site = createSite(loadSampleSite());
const reading: Reading = {
  site,
  visible: visibilityOf(site)('CONTOSO\\admin', { role: 'fullAdministrator' }, 'PS1'),
  siteCode: 'PS1',
  server: 'CM01',
  keyed: false,
};
const everything = [...smsFullCollectionMembership.rows(reading, hintsOf(undefined))];

const operator = fc.constantFrom('eq', 'ne', 'gt', 'ge', 'lt', 'le');
const comparison = fc.oneof(
  fc
    .tuple(operator, fc.constantFrom("'PS100014'", "'SMS00001'", "'sms00001'", "'PS1FFFFF'"))
    .map(([how, value]) => `CollectionID ${how} ${value}`),
  fc
    .tuple(operator, fc.constantFrom(0, 16777219, 16777222, 16777225, 2046820352, 2097152015, 4000000000))
    .map(([how, value]) => `ResourceID ${how} ${value}`),
  fc.constantFrom("Name eq 'SQL01'", 'IsActive eq true', 'SiteCode eq null', "startswith(Name,'x')"),
);
const { filter } = fc.letrec<{ filter: string }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 4, depthSize: 'medium' },
    comparison,
    fc
      .tuple(tie('filter'), fc.constantFrom('and', 'or'), tie('filter'))
      .map(([a, how, b]) => `(${a} ${how} ${b})`),
    tie('filter').map((inner) => `not (${inner})`),
  ),
}));

describe('hints and shortcuts', () => {
  it('never change which rows a filter finds', () => {
    fc.assert(
      fc.property(filter, (text) => {
        const parsed = parseFilter(text);
        const matches = compileFilter(parsed, smsFullCollectionMembership, reading);
        const wanted = everything.filter(matches).map((row) => `${row.collection.id};${row.resourceId}`);
        const narrowed = [...smsFullCollectionMembership.rows(reading, hintsOf(parsed))].filter(matches);
        expect(narrowed.map((row) => `${row.collection.id};${row.resourceId}`)).toEqual(wanted);
      }),
      { numRuns: 500, seed: 20261123 },
    );
  });

  it('never change the order asked for', () => {
    const orders = [
      'CollectionID',
      'ResourceID',
      'CollectionID,ResourceID',
      'ResourceID,CollectionID',
      'CollectionID,ResourceID desc',
    ];
    fc.assert(
      fc.property(filter, fc.constantFrom(...orders), (text, order) => {
        const select = '$select=CollectionID,ResourceID';
        const query = (orderby: string) =>
          queryClass(
            smsFullCollectionMembership,
            reading,
            parseQueryOptions(`?$filter=${encodeURIComponent(text)}&${select}&$orderby=${orderby}`),
          ).entities;
        // IsDirect is the same for all rows, so that putting it first forces a real sort.
        expect(query(order)).toEqual(query(`IsDirect,${order}`));
      }),
      { numRuns: 300, seed: 20261123 },
    );
  });
});
