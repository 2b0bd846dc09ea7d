import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { cloudIds, clouds } from '../../shared/clouds.ts';
import { allowedLink } from '../platform/externalLinks.ts';
import { LINK_LENGTH, portalLink } from './portalLink.ts';

const subscriptionId = '3f1d6a52-8c0b-4e7d-b1a9-64c25e0d7f18';
const workspace = {
  subscriptionId,
  subscriptionName: 'Contoso',
  resourceGroup: 'rg (odd)',
  name: 'law',
  resourceId: `/subscriptions/${subscriptionId}/resourceGroups/rg (odd)/providers/Microsoft.OperationalInsights/workspaces/law`,
  customerId: subscriptionId,
  location: 'westeurope',
};
const query = 'Heartbeat\n| where Computer == "Ä/+=#&?" // what a link must not lose';

test.each(cloudIds)('%s: the query comes out of the link as it went in', (cloud) => {
  const { url, carriesQuery } = portalLink({ cloud, tenant: 'contoso.com', workspace }, query, 'day');
  expect(carriesQuery).toBe(true);
  expect(url.startsWith(`${clouds[cloud].portal}/#@contoso.com/blade/`)).toBe(true);
  expect(allowedLink(url)).toBeDefined();
  const [, packed = ''] = /\/q\/([^/]+)\/timespan\/P1D$/.exec(url) ?? [];
  expect(gunzipSync(Buffer.from(decodeURIComponent(packed), 'base64')).toString('utf8')).toBe(query);
  expect(url).toContain(`/resourceId/${encodeURIComponent(workspace.resourceId)}/`);
});

test('a range that the query sets is not in the link', () =>
  expect(portalLink({ workspace }, query, 'query').url).not.toContain('timespan'));

test('a query that no link can hold leads to the query page alone', () => {
  const noise = Array.from({ length: 400 }, (_, at) => Math.sin(at).toString(36)).join('');
  const { url, carriesQuery } = portalLink({ workspace }, noise, 'day');
  expect([carriesQuery, url.length <= LINK_LENGTH]).toEqual([false, true]);
  expect(url.endsWith('/logs')).toBe(true);
});
