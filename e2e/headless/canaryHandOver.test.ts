import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { findCanary } from '../canary/findCanary.ts';
import { canaryInFolder } from '../canary/searchFolder.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { addSecret, expireFormerSecrets, NEW_SECRET } from './newSecret.ts';
import { connectShared, succeeded } from './wizardPath.ts';

/**
 * A client secret on its way between two accounts is nowhere to be read: not in the drop, not in a file, an answer, an
 * event or a log of either. Nothing is masked here: what a log would hide behind its mask is found as well.
 */

const WRONG = 'Wrg8Q~never-a-secret+/=of.anybody~0123456789';

let owner: HeadlessApp;
let helpdesk: HeadlessApp;
let connectionId: string;
let answers: string[];
beforeEach(async () => {
  answers = [];
  owner = startHeadless({ site: loadSampleSite() });
  ({ connectionId } = await connectShared(owner, ['PS100014']));
  helpdesk = owner.asAccount('CONTOSO\\helpdesk');
});
afterEach(() => owner.close());

async function kept<T>(answer: Promise<T>): Promise<T> {
  const reply = await answer;
  answers.push(JSON.stringify(reply));
  return reply;
}

const finds = (canary: string): string[] => [
  ...canaryInFolder(owner.folder, canary),
  ...[owner, helpdesk].flatMap((app, number) =>
    [
      ...app.logLines,
      ...app.notices,
      ...app.events.map(({ text }) => text),
      ...app.runs().map((run) => JSON.stringify(run)),
    ].flatMap((text) => findCanary(text, canary).map(({ form }) => `said by ${number}: ${form}: ${text}`)),
  ),
  ...answers.flatMap((text) => findCanary(text, canary).map(({ form }) => `answer: ${form}: ${text}`)),
];

async function everythingIsAsked(): Promise<void> {
  for (const { handlers } of [owner, helpdesk]) {
    await kept(handlers.listConnections({}));
    await kept(handlers.listRuns({}));
    await kept(handlers.listRunHistory({ connectionId, count: 20 }));
    await kept(handlers.verifyConnection({ connectionId }));
    await kept(handlers.saveSecretExpiry({ connectionId, secretExpiresOn: '2028-11-18T00:00:00.000Z' }));
  }
}

it('a secret that is handed over, refused once, and taken', async () => {
  expireFormerSecrets(owner);
  addSecret(owner);
  const verify = (secret: string) => kept(helpdesk.handlers.verifySecret({ connectionId, secret }));
  expect((await verify(WRONG)).ok).toBe(false);
  const { signInId } = succeeded(await verify(NEW_SECRET));
  await kept(helpdesk.handlers.saveSecret({ connectionId, signInId }));
  expect(readdirSync(join(owner.folder, 'shared', connectionId, 'inbox'))).toHaveLength(1);
  await everythingIsAsked();
  expect([finds(NEW_SECRET), finds(WRONG)]).toEqual([[], []]);

  const { runId } = succeeded(await owner.handlers.syncNow({ connectionId }));
  expect((await owner.finished(runId)).outcome?.outcome).toBe('done');
  await everythingIsAsked();
  expect([finds(NEW_SECRET), finds(WRONG)]).toEqual([[], []]);
});

it('and the command line’s way, which is told no more', async () => {
  addSecret(owner);
  await kept(owner.composition.commands.updateSecret({ connectionId, secret: WRONG }));
  succeeded(await kept(owner.composition.commands.updateSecret({ connectionId, secret: NEW_SECRET })));
  await everythingIsAsked();
  expect([finds(NEW_SECRET), finds(WRONG)]).toEqual([[], []]);
});

it('would be found where it leaked', async () => {
  appendFileSync(
    join(owner.folder, 'shared', connectionId, 'runs.jsonl'),
    Buffer.from(NEW_SECRET).toString('base64'),
  );
  answers.push(JSON.stringify({ secret: NEW_SECRET }));
  expect(finds(NEW_SECRET)).toEqual([
    expect.stringMatching(/runs\.jsonl: base64/),
    expect.stringMatching(/^answer: plain/),
  ]);
});
