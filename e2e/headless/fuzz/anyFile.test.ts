import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ErrorCode } from '../../../shared/errors.ts';
import { practice } from '../../../shared/practice.ts';
import type { Result } from '../../../shared/result.ts';
import { loadSampleSite } from '../../../simulator/configmgr/sampleSite.ts';
import { type HeadlessApp, startHeadless } from '../headlessApp.ts';
import { connectShared, succeeded } from '../wizardPath.ts';
import { damage, damaged, fuzzing } from './mutations.ts';

/** Whatever stands in a file of ours: the app goes on, says so, and writes over nothing that it does not understand. */

const HELPDESK = 'CONTOSO\\helpdesk';

let owner: HeadlessApp;
let connectionId: string;
/** All files of the two accounts and what they share, by path, as they are when all is well. */
let whole: Map<string, string>;

beforeEach(async () => {
  owner = startHeadless({ site: loadSampleSite() });
  ({ connectionId } = await connectShared(owner, ['PS100014']));
  const helpdesk = owner.asAccount(HELPDESK);
  await aDayOf(owner);
  const verified = await helpdesk.handlers.verifySecret({ connectionId, secret: practice.clientSecret });
  const { signInId } = succeeded(verified);
  succeeded(await helpdesk.handlers.saveSecret({ connectionId, signInId }));
  whole = new Map(filesBelow(owner.folder).map((path) => [path, readFileSync(path, 'utf8')]));
}, 60_000);
afterEach(() => owner.close());

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** What an account does in the course of a day. */
async function aDayOf(app: HeadlessApp): Promise<Result<unknown>[]> {
  const { handlers } = app;
  const at = app.clock.now().toISOString();
  const empty = { practice: false, providerFqdn: '', cloud: 'public', tenant: '', clientId: '' } as const;
  const answers: Result<unknown>[] = [
    await handlers.listConnections({}),
    await handlers.listGroups({ connectionId }),
    await handlers.getGroup({ connectionId, collectionId: 'PS100014' }),
    await handlers.listRunHistory({ connectionId, count: 20 }),
    await handlers.readSettings({}),
    await handlers.saveSettings({ settings: { staysInTray: true } }),
    await handlers.readJourney({}),
    await handlers.markJourney({ connectionId, mark: 'viewed' }),
    await handlers.readDraft({}),
    await handlers.saveDraft({ draft: { ...empty, collections: [], savedAt: at } }),
    await handlers.listQueries({ connectionId }),
    await handlers.saveSecretExpiry({ connectionId, secretExpiresOn: '2027-05-01T00:00:00.000Z' }),
    await handlers.exportConnection({ connectionId }),
    await handlers.verifyConnection({ connectionId }),
  ];
  const run = await handlers.syncNow({ connectionId, full: true });
  answers.push(run);
  if (run.ok) await app.finished(run.value.runId);
  answers.push(await handlers.listConnections({}));
  return answers;
}

/** Named as what was there, so that it is found again whatever the time. */
const contents = (): Buffer[] => filesBelow(owner.folder).map((path) => readFileSync(path));

it('is survived, told of by a cause of its own, and kept', async () => {
  // Locks are taken over whatever stands in them; temporary files are nobody's.
  const names = [...whole.keys()].filter((path) => /\.(json|jsonl)$/.test(path)).sort();
  expect(names.map((path) => path.split('/').at(-1))).toEqual(
    expect.arrayContaining([
      'connection.json',
      'state.json',
      'runs.jsonl',
      'secrets.json',
      'installation.json',
      'handover-key.json',
      'handover.json',
      'settings.json',
      'draft.json',
      'devices.json',
      'members.json',
    ]),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names), damage, async (path, how) => {
      for (const [each, text] of whole) writeFileSync(each, text);
      for (const each of filesBelow(owner.folder)) if (!whole.has(each)) rmSync(each);
      const bytes = Buffer.from(damaged(whole.get(path) ?? '', how));
      writeFileSync(path, bytes);
      for (const account of [owner.restarted(), owner.asAccount(HELPDESK)]) {
        for (const answer of await aDayOf(account)) {
          const code: ErrorCode | undefined = answer.ok ? undefined : answer.error.code;
          expect(code, `${path}: ${account.logLines.at(-1)}`).not.toBe('internal');
        }
        expect(JSON.stringify(account.runs())).not.toContain('"internal"');
        expect(account.logLines.filter((line) => /Unexpected/.test(line))).toEqual([]);
      }
      // What is not understood is left where it is, or moved aside: it may be all that a person has.
      const isNonsense = how.kind !== 'altered' && how.kind !== 'flipped' && bytes.length > 0;
      // What was dropped is refused and removed: see refusedDrops.
      if (isNonsense && !path.includes('inbox'))
        expect(
          contents().some((kept) => kept.includes(bytes)),
          `${path}: ${JSON.stringify(how).slice(0, 200)}`,
        ).toBe(true);
    }),
    fuzzing(30, 73),
  );
});
