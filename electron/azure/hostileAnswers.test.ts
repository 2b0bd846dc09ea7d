import { describe, expect, it } from 'vitest';
import { clouds } from '../../shared/clouds.ts';
import { createArmClients } from './armClients.ts';
import { discoverWorkspaces } from './discovery.ts';
import type { SignIn } from './signIn.ts';
import { getWorkspace } from './workspace.ts';

/** What stands in an answer may not decide where the next request goes, with which client, or break what reads it. */

const id = '3f1d6a52-8c0b-4e7d-b1a9-64c25e0d7f18';
const signIn = {
  cloud: clouds.public,
  credential: { getToken: async () => ({ token: 'token', expiresOnTimestamp: Date.now() + 3_600_000 }) },
} as unknown as SignIn;

async function azure(answer: (url: URL) => unknown) {
  const asked: string[] = [];
  const clients = await createArmClients(signIn, async (request) => {
    asked.push(request.url);
    return new Response(JSON.stringify(answer(new URL(request.url))), {
      headers: { 'content-type': 'application/json' },
    });
  });
  return { asked, clients };
}
const listener = { subscriptions: () => undefined, found: () => undefined };

describe('an answer', () => {
  it.each([
    ['an object', {}],
    ['a list', [id]],
    ['a number', 7],
    ['no id', 'x/../../y'],
    ['null', null],
  ])('with %s for a subscription’s id asks nobody else', async (_what, subscriptionId) => {
    const { asked, clients } = await azure(() => ({
      value: [{ subscriptionId, displayName: {}, state: 'Enabled' }],
    }));
    expect(await discoverWorkspaces(clients, listener)).toMatchObject({
      ok: false,
      error: { code: 'noSubscription' },
    });
    expect(asked).toHaveLength(1);
  });

  it('that leads elsewhere for its next page is not followed, and no token goes there', async () => {
    const { asked, clients } = await azure(() => ({
      value: [],
      nextLink: 'https://evil.example/subscriptions?page=2',
    }));
    expect(await discoverWorkspaces(clients, listener)).toMatchObject({
      ok: false,
      error: { code: 'answerUnreadable' },
    });
    expect(asked.map((url) => new URL(url).host)).toEqual(['management.azure.com']);
  });

  it.each([
    ['numbers', { id: 1, name: 2, customerId: 3 }],
    ['objects', { id: {}, name: {}, customerId: {} }],
    ['nothing', null],
    [
      'the address of another workspace',
      { id: '/subscriptions/x/resourceGroups/rg/providers/../..', name: 'law', customerId: id },
    ],
  ])('with %s for a workspace is none', async (_what, workspace) => {
    const { clients } = await azure(() => workspace);
    const address = { subscriptionId: id, resourceGroup: 'rg', name: 'law' };
    const answer = await getWorkspace(clients, address);
    expect(answer.ok ? 'found' : answer.error.code).toMatch(/^(workspaceNotFound|answerUnreadable)$/);
  });
});
