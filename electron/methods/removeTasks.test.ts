import { expect, it } from 'vitest';
import { appError } from '../../shared/errors.ts';
import type { TaskView } from '../../shared/groupsModel.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { type RemoveAllDeps, removeAll } from './removeAll.ts';

const registered = (more: object = {}): TaskView => ({
  kind: 'registered',
  taskName: '\\OMS Connect\\PS1 111111',
  account: 'CONTOSO\\admin',
  logon: 'interactive',
  ...more,
});

async function removeTasks(read: Result<TaskView>, removed: Result<TaskView> = ok(registered())) {
  const calls: string[] = [];
  const record = { site: { siteCode: 'PS1' }, workspace: { name: 'law' } };
  const deps = {
    stores: { real: { list: async () => ok({ connections: [record], unreadable: [] }) } },
    tasks: {
      read: async () => read,
      remove: async () => {
        calls.push('remove');
        return removed;
      },
    },
  } as unknown as RemoveAllDeps;
  return { ...(await removeAll({ scope: 'tasks', groups: false }, deps)), calls };
}

it('removes the tasks that start this program, and nothing else', async () => {
  expect(await removeTasks(ok(registered()))).toEqual({
    calls: ['remove'],
    removed: ['Scheduled task of the connection of site PS1 to law'],
    stays: [],
  });
  // The task of an installation that goes on.
  expect(await removeTasks(ok(registered({ problem: 'programMissing' })))).toMatchObject({ calls: [] });
  expect(await removeTasks(ok({ kind: 'none', taskName: 'x' }))).toMatchObject({ calls: [], removed: [] });
});

it('says why one stays', async () => {
  const denied = fail(appError('taskNotRegistered', { facts: { act: 'remove' } }));
  expect(await removeTasks(ok(registered()), denied)).toMatchObject({
    removed: [],
    stays: [expect.stringMatching(/^Scheduled task of .* to law: .+/)],
  });
  expect(await removeTasks(denied)).toMatchObject({ calls: [], stays: [expect.any(String)] });
});
