import { describe, expect, it } from 'vitest';
import type { MethodInput } from '../../shared/contract.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { startHeadless } from './headlessApp.ts';
import { practiceWorkspace } from './storedGroups.ts';
import { discoverOne, practiceCredentials, succeeded } from './wizardPath.ts';

describe('a site with two SMS Providers', () => {
  const provider = 'cm01.contoso.com';
  const source: MethodInput<'checkSite'>['source'] = { kind: 'provider', fqdn: provider };

  it('is read through the other one when the first is down, and remembers it', async () => {
    const site = loadSampleSite();
    const two = startHeadless({
      site: { ...site, providers: { ...site.providers, 'cm02.contoso.com': 'PS1' } },
    });
    try {
      const report = succeeded(await two.handlers.checkSite({ source }));
      expect(report.providers).toContain('cm02.contoso.com');
      const { signInId } = succeeded(await two.handlers.verifySignIn({ ...practiceCredentials(), source }));
      const workspace = await discoverOne(two, signInId);
      const added = succeeded(
        await two.handlers.addConnection({
          signInId,
          source,
          workspace,
          collections: [{ collectionId: 'PS100014', name: 'Servers' }],
        }),
      );
      const { connectionId } = await two.finished(added.runId);
      two.simulator.site.addMembers('PS100014', 16777224);
      two.simulator.site.setProviderState(provider, 'unreachable');
      const again = succeeded(await two.handlers.syncNow({ connectionId }));
      expect((await two.finished(again.runId)).outcome).toMatchObject({ outcome: 'done', updated: 1 });
      const asked = () => two.simulator.log.exchanges.filter(({ service }) => service === 'adminService');
      two.simulator.log.clear();
      const third = succeeded(await two.handlers.syncNow({ connectionId }));
      await two.finished(third.runId);
      expect(new Set(asked().map(({ url }) => new URL(url).hostname))).toEqual(new Set(['cm02.contoso.com']));
      expect(practiceWorkspace(two).savedSearches.size).toBeGreaterThan(0);
    } finally {
      await two.close();
    }
  });
});
