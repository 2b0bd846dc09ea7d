import { expect, it } from 'vitest';
import { practice } from '../../shared/practice.ts';
import { buildAzureState } from './buildState.ts';
import { type KeptSearches, keepSearches } from './keptSearches.ts';
import { createPracticeTenants } from './practiceTenant.ts';
import { type AzureState, fingerprintOf, type SavedSearch, type Workspace } from './state.ts';

const at = new Date('2026-11-23T09:00:00.000Z');

interface Kept {
  readonly azure: AzureState;
  readonly workspace: Workspace;
  readonly kept: KeptSearches;
  /** What was kept, in order. */
  readonly texts: readonly string[];
  /** Lets the time pass in which changes gather. */
  readonly passTime: () => Promise<void>;
}

function start(): Kept {
  const azure = buildAzureState(createPracticeTenants(at));
  const workspace = azure.tenants
    .flatMap(({ subscriptions }) => subscriptions)
    .flatMap(({ resourceGroups }) => [...resourceGroups.values()])
    .flatMap(({ workspaces }) => [...workspaces.values()])
    .find(({ name }) => name === practice.workspace);
  if (!workspace) throw new Error('no workspace');
  const texts: string[] = [];
  let pass = (): void => undefined;
  const kept = keepSearches(azure, {
    write: (text) => void texts.push(text),
    pause: (signal) =>
      new Promise((resolve, reject) => {
        pass = resolve;
        signal.addEventListener('abort', () => reject(signal.reason));
      }),
  });
  return {
    ...{ azure, workspace, kept, texts },
    async passTime() {
      pass();
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

const search = (name: string, query = 'Heartbeat'): SavedSearch => ({
  name,
  etag: `W/"${name}"`,
  writtenAt: at,
  properties: {
    ...{
      category: 'Configuration Manager',
      displayName: name,
      version: 2,
      query,
      functionAlias: `CM_${name}`,
    },
    tags: [{ name: 'Group', value: 'Computer' }],
  },
});

it('keeps what was written, and puts it back with the rest of the workspace', () => {
  const first = start();
  first.workspace.savedSearches.set('one', search('One'));
  first.workspace.savedSearches.delete([...first.workspace.savedSearches.keys()][0] ?? '');
  first.kept.changed();
  first.kept.flush();
  expect(first.texts).toHaveLength(1);

  const second = start();
  expect(second.kept.restore(JSON.parse(first.texts[0] ?? ''))).toBe(true);
  expect([...second.workspace.savedSearches]).toEqual([...first.workspace.savedSearches]);
  // Putting back is no change.
  second.kept.flush();
  expect(second.texts).toEqual([]);
});

it('keeps only workspaces that differ from how they began', () => {
  const { kept, texts, workspace } = start();
  workspace.savedSearches.set('one', search('One'));
  kept.changed();
  kept.flush();
  const { workspaces } = JSON.parse(texts[0] ?? '') as { workspaces: { id: string }[] };
  expect(workspaces.map(({ id }) => id)).toEqual([expect.stringMatching(/workspaces\/law-contoso-hq$/)]);
});

it('keeps which client secrets were added and removed, and never a secret itself', () => {
  const secretsOf = ({ azure }: Kept) => {
    const app = azure.tenants.flatMap(({ apps }) => apps).find(({ appId }) => appId === practice.clientId);
    if (!app) throw new Error('no app');
    return app.secrets;
  };
  const first = start();
  const added = {
    keyId: 'c0ffee00-0000-4000-8000-000000000001',
    displayName: null,
    value: 'Own8Q~a-secret-that-was-added',
    startsOn: at,
    endsOn: new Date('2027-11-23T09:00:00.000Z'),
    worksFrom: new Date('2026-11-23T09:00:15.000Z'),
  };
  secretsOf(first).splice(0, 1, added);
  first.kept.changed();
  first.kept.flush();
  expect(first.texts[0]).not.toContain(added.value);

  const second = start();
  expect(second.kept.restore(JSON.parse(first.texts[0] ?? ''))).toBe(true);
  expect(secretsOf(second)).toEqual([{ ...added, value: fingerprintOf(added) }]);
  // What was put back is kept on, beside what comes later.
  second.workspace.savedSearches.set('one', search('One'));
  second.kept.changed();
  second.kept.flush();
  const third = start();
  expect(third.kept.restore(JSON.parse(second.texts[0] ?? ''))).toBe(true);
  expect(secretsOf(third)).toEqual(secretsOf(second));
});

it('gathers changes, and keeps those that come later as well', async () => {
  const { kept, texts, workspace, passTime } = start();
  for (const name of ['one', 'two', 'three']) {
    workspace.savedSearches.set(name, search(name));
    kept.changed();
  }
  expect(texts).toHaveLength(0);
  await passTime();
  expect(texts).toHaveLength(1);
  expect(texts[0]).toContain('CM_three');
  workspace.savedSearches.set('four', search('four'));
  kept.changed();
  kept.flush();
  expect(texts).toHaveLength(2);
  expect(texts[1]).toContain('CM_four');
  // The pause that flush ended writes nothing later on.
  await passTime();
  kept.flush();
  expect(texts).toHaveLength(2);
});

it.each([
  ['no JSON', undefined],
  ['another version', { version: 2, workspaces: [] }],
  [
    'a search without a query',
    { version: 1, workspaces: [{ id: 'x', savedSearches: [{ name: 'a', properties: {} }] }] },
  ],
])('takes nothing from %s', (_what, content) => {
  const { kept, workspace } = start();
  const before = [...workspace.savedSearches];
  expect(kept.restore(content)).toBe(false);
  expect([...workspace.savedSearches]).toEqual(before);
});
