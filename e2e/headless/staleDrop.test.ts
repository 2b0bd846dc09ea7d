import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildSecret } from '../../simulator/azure/buildState.ts';
import { practiceApps } from '../../simulator/azure/practiceApps.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { addSecret, NEW_SECRET, practiceApp } from './newSecret.ts';
import { connectShared, succeeded } from './wizardPath.ts';

/** A secret that was handed over is proven for seconds: what happens in them is not undone by it. */

const THIRD_SECRET = 'Thd8Q~practice-only.Third_Value~012345678901';

let owner: HeadlessApp;
let connectionId: string;
/** Happens at the next request. */
let meanwhile: (() => Promise<void>) | undefined;
beforeEach(async () => {
  meanwhile = undefined;
  const atRequest = async () => {
    const act = meanwhile;
    meanwhile = undefined;
    await act?.();
  };
  owner = startHeadless({ site: loadSampleSite(), atRequest });
  ({ connectionId } = await connectShared(owner, ['PS100014']));
  addSecret(owner);
  const { handlers } = owner.asAccount('CONTOSO\\helpdesk');
  const { signInId } = succeeded(await handlers.verifySecret({ connectionId, secret: NEW_SECRET }));
  succeeded(await handlers.saveSecret({ connectionId, signInId }));
});
afterEach(() => owner.close());

const recordFile = () => join(owner.folder, 'shared', connectionId, 'connection.json');
const record = () => JSON.parse(readFileSync(recordFile(), 'utf8'));
const secretsFile = () => join(owner.folder, 'account', 'secrets.json');
const inForce = () => {
  const { sealed } = JSON.parse(readFileSync(secretsFile(), 'utf8')).secrets[connectionId];
  return Buffer.from(sealed, 'base64').reverse().toString('utf8');
};
async function sync() {
  return owner.finished(succeeded(await owner.handlers.syncNow({ connectionId })).runId);
}

describe('while it is being proven', () => {
  it('a secret that a person puts in stays', async () => {
    const dates = { startsOn: owner.clock.now(), endsOn: new Date('2028-11-18T00:00:00.000Z') };
    practiceApp(owner).secrets.push(buildSecret(THIRD_SECRET, randomUUID(), dates));
    meanwhile = async () =>
      void succeeded(await owner.composition.commands.updateSecret({ connectionId, secret: THIRD_SECRET }));
    expect((await sync()).outcome?.outcome).toBe('done');
    expect([inForce(), record().secretHint]).toEqual([THIRD_SECRET, 'Thd']);
  });

  it('the secret of the app that the connection is given stays', async () => {
    const { clientId, clientSecret } = practiceApps.graphPermitted;
    meanwhile = async () => {
      // As a move by another process leaves it.
      writeFileSync(recordFile(), JSON.stringify({ ...record(), clientId, secretId: randomUUID() }));
      const sealed = Buffer.from(clientSecret, 'utf8').reverse().toString('base64');
      const entry = { sealed, savedAt: owner.clock.now().toISOString() };
      writeFileSync(secretsFile(), JSON.stringify({ schema: 1, secrets: { [connectionId]: entry } }));
    };
    expect((await sync()).outcome?.outcome).toBe('done');
    expect([inForce(), record().clientId]).toEqual([clientSecret, clientId]);
  });
});
