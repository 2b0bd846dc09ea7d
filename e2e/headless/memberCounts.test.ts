import { expect, it } from 'vitest';
import { practice } from '../../shared/practice.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { startHeadless } from './headlessApp.ts';
import { connectShared, succeeded } from './wizardPath.ts';

it('a group tells how many of the members that the picker counts are computers', async () => {
  const app = startHeadless({ site: loadSampleSite() });
  const { connectionId } = await connectShared(app, ['SMS00001', 'PS100014']);
  const source = { kind: 'provider', fqdn: practice.providerFqdn } as const;
  const { collections } = succeeded(await app.handlers.listCollections({ source }));
  const inPicker = (id: string) => collections.find(({ collectionId }) => collectionId === id)?.memberCount;
  const all = succeeded(await app.handlers.getGroup({ connectionId, collectionId: 'SMS00001' }));
  expect(all.membersInSite).toBe(inPicker('SMS00001'));
  expect(all.membersInSite).toBeGreaterThan(all.group.computers);
  // Where every member is a computer there is nothing to tell.
  const servers = succeeded(await app.handlers.getGroup({ connectionId, collectionId: 'PS100014' }));
  expect(servers.group.computers).toBe(inPicker('PS100014'));
  expect(servers.membersInSite).toBeUndefined();
  await app.close();
}, 60_000);
