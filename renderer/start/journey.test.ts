import { describe, expect, it } from 'vitest';
import { appError } from '../../shared/errors.ts';
import { journeyOf, journeyStates, journeySteps, newJourney } from '../../shared/journey.ts';
import type { ConnectionView } from '../../shared/model.ts';
import type { OutcomeKind, RunSummary } from '../../shared/runModel.ts';
import { journeyStepTexts } from '../../shared/strings/journey.ts';
import { connectionOf, outcomeOf } from '../connection/testConnection.ts';

const now = new Date('2026-11-25T10:00:00.000Z');
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString();
const runAs = (outcome: OutcomeKind): RunSummary => ({
  runId: 'b0000000-0000-4000-8000-000000000001',
  startedAt: inDays(-0.1),
  finishedAt: inDays(-0.1),
  outcome: outcomeOf({ outcome }),
});
const good: ConnectionView = {
  ...connectionOf(),
  secret: { hasSecret: true, expiresOn: inDays(300) },
  lastRun: runAs('done'),
  lastSuccessAt: inDays(-0.1),
};
const states = (connection: ConnectionView, marks: Parameters<typeof journeyStates>[2] = []) =>
  journeyStates(connection, undefined, marks, now);

describe('the steps', () => {
  it('a secret whose end nobody knows is left to do, unless it renews itself', () => {
    const secret = { hasSecret: true };
    expect(states({ ...good, secret }).secret).toBe('open');
    const renewal = { enabled: true, allowed: true, underWay: false };
    expect(states({ ...good, secret, renewal }).secret).toBe('done');
  });

  it('are all to do before anything is there', () => {
    expect(new Set(Object.values(journeyStates(undefined, undefined, [], now)))).toEqual(new Set(['open']));
  });

  it('begin with the registration, done once the wizard has its IDs', () => {
    const draft = {
      practice: false,
      providerFqdn: '',
      cloud: 'public' as const,
      tenant: 'contoso.onmicrosoft.com',
      clientId: '6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b30',
      collections: [],
      savedAt: now.toISOString(),
    };
    expect(journeyStates(undefined, draft, [], now).register).toBe('done');
    expect(journeyStates(undefined, { ...draft, clientId: '' }, [], now).register).toBe('open');
    expect(journeyStates(undefined, draft, [], now).permit).toBe('open');
  });

  it('leave the agent and the look at the groups to the person', () => {
    const { agent, view, ...others } = states(good);
    expect([agent, view]).toEqual(['open', 'open']);
    expect(new Set(Object.values(others))).toEqual(new Set(['done']));
    expect(states(good, ['reports']).agent).toBe('done');
    expect(states(good, ['noAgent', 'viewed'])).toMatchObject({ agent: 'done', view: 'done' });
  });

  it.each([
    ['permit', { lastRun: { ...runAs('failed'), error: appError('missingPermission') } }],
    ['permit', { lastRun: { ...runAs('failed'), error: appError('notAuthorized') } }],
    ['permit', { lastRun: { ...runAs('failed'), error: appError('roleMissing') } }],
    ['secret', { lastRun: { ...runAs('failed'), error: appError('secretWrong') } }],
    [
      'secret',
      {
        secret: { hasSecret: true, expiresOn: inDays(6) },
        renewal: { enabled: true, allowed: true, underWay: false },
      },
    ],
    ['secret', { secret: { hasSecret: true, expiresOn: inDays(20) } }],
    ['secret', { secret: { hasSecret: true, expiresOn: inDays(-1) }, lastSuccessAt: inDays(-2) }],
    ['secret', { secret: { hasSecret: false } }],
    [
      'secret',
      {
        renewal: {
          enabled: true,
          allowed: true,
          underWay: false,
          trouble: { error: appError('renewalNotPermitted'), at: inDays(-1) },
        },
      },
    ],
    ['import', { importEnabled: false }],
    ['import', { lastRun: runAs('failed') }],
  ] as const)('%s needs attention for %j', (step, change) => {
    expect(states({ ...good, ...change })[step]).toBe('attention');
  });

  it.each([
    [{ lastRun: { ...runAs('failed'), error: appError('secretWrong') }, secretSavedAt: inDays(0) }],
    [{ lastRun: { ...runAs('failed'), error: appError('offline') } }],
    [
      {
        secret: { hasSecret: true, expiresOn: inDays(20) },
        renewal: { enabled: true, allowed: true, underWay: false },
      },
    ],
  ] as const)('the secret needs no person for %j', (change) => {
    expect(states({ ...good, ...change }).secret).toBe('done');
  });

  it('have a name, a note and an act each, no two alike', () => {
    for (const part of ['name', 'note', 'act'] as const) {
      expect(new Set(journeySteps.map((id) => journeyStepTexts[id][part])).size).toBe(journeySteps.length);
    }
  });
});

describe('the connection that the checklist is about', () => {
  const other = { ...good, connectionId: '11111111-1f2e-4d3c-8b4a-596877869500' };
  const practice = { ...good, practice: true, connectionId: '22222222-1f2e-4d3c-8b4a-596877869500' };
  const done = ['noAgent', 'viewed'] as const;

  it('is the first real one with something left', () => {
    expect(journeyOf([practice, good, other], newJourney, now)).toBe(good);
    const marks = { [good.connectionId]: done };
    expect(journeyOf([practice, good, other], { hidden: false, marks }, now)).toBe(other);
  });

  it('is none once all is done', () => {
    expect(journeyOf([good], { hidden: false, marks: { [good.connectionId]: done } }, now)).toBeUndefined();
  });
});
