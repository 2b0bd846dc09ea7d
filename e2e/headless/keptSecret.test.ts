import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { connectRenewing, recordOf, secretsOf, sync, viewOf } from './renewing.ts';

/** The last secret that is known is never removed for one that nobody keeps. */

let app: HeadlessApp;
afterEach(() => app.close());

describe('without a key store', () => {
  it('a secret does not renew itself, and says why', async () => {
    app = startHeadless({ site: loadSampleSite(), vaultKind: 'memory' });
    const connectionId = await connectRenewing(app);
    expect(await app.handlers.setRenewal({ connectionId, enabled: true })).toMatchObject({
      error: { code: 'renewalNotKept' },
    });
    // It was switched on while there was one.
    const path = join(app.folder, 'account', 'practice', connectionId, 'connection.json');
    const renewal = { enabled: true, leftovers: [] };
    writeFileSync(path, JSON.stringify({ ...recordOf(app, connectionId), renewal }));
    expect((await sync(app, connectionId)).steps.at(-1)).toMatchObject({
      id: 'renewSecret',
      error: { code: 'renewalNotKept' },
    });
    expect(secretsOf(app)).toEqual(['former']);
    expect((await viewOf(app)).renewal.underWay).toBe(false);
  });
});
