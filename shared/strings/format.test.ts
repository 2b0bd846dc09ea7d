import { describe, expect, it } from 'vitest';
import type { StepProgress, SyncOutcome } from '../runModel.ts';
import {
  daysUntil,
  formatBytes,
  formatDate,
  formatDuration,
  formatElapsed,
  formatFirst,
  formatMegabytes,
  formatMoment,
  formatOn,
  formatRemaining,
  formatWhen,
  plural,
} from './format.ts';
import { siteFinding } from './general.ts';
import { nowDoing, stepSentence } from './progress.ts';
import { whatChanged } from './start.ts';
import { previewSentence } from './summary.ts';

describe('numbers and times', () => {
  it('formats as the screen shows them', () => {
    expect(plural(1248, { one: '1 collection', other: '# collections' })).toBe('1,248 collections');
    expect(formatMegabytes(180_000)).toBe('0.2 MB');
    expect(formatMegabytes(3)).toBe('under 0.1 MB');
    expect(formatMegabytes(0)).toBe('0.0 MB');
    expect([0, 49, 50, 14_200].map(formatDuration)).toEqual([
      'less than 0.1 s',
      'less than 0.1 s',
      '0.1 s',
      '14.2 s',
    ]);
    expect([59_940, 59_960].map(formatDuration)).toEqual(['59.9 s', '1 min 0 s']);
    expect(formatDuration(125_000)).toBe('2 min 5 s');
    expect(formatElapsed(19_400)).toBe('0:19');
    expect([640, 1, 12_400, 1_240_000].map(formatBytes)).toEqual(['640 bytes', '1 byte', '12 KB', '1.2 MB']);
    expect([900, 61_000, 5_400_000, 7_300_000].map(formatRemaining)).toEqual([
      'less than a minute left',
      'about 2 minutes left',
      'about 2 hours left',
      'about 2 hours left',
    ]);
    expect(formatDate(new Date(2027, 4, 14))).toBe('14 May 2027');
    expect(formatFirst(['A', 'B', 'C', 'D'], 2)).toBe('A, B and 2 more');
  });

  it('names days by the calendar, not by 24 hours', () => {
    const now = new Date(2026, 10, 23, 0, 30);
    expect(formatMoment(new Date(2026, 10, 22, 23, 50), now)).toBe('yesterday at 23:50');
    expect(formatMoment(new Date(2026, 10, 23, 0, 5), now)).toBe('today at 00:05');
    expect(formatMoment(new Date(2026, 10, 24, 0, 5), now)).toBe('tomorrow at 00:05');
    expect(formatOn(new Date(2026, 10, 24, 0, 5), now)).toBe('tomorrow at 00:05');
    expect(formatOn(new Date(2026, 10, 20, 9, 0), now)).toBe('on 20 November 2026 at 09:00');
    expect(formatWhen(new Date(2026, 10, 23, 0, 5), now)).toBe('Today, 00:05');
    expect(formatWhen(new Date(2026, 10, 20, 9, 0), now)).toBe('20 Nov, 09:00');
    expect(formatWhen(new Date(2025, 10, 20, 9, 0), now)).toBe('20 Nov 2025, 09:00');
    expect(daysUntil(new Date(2026, 10, 24, 0, 1), now)).toBe(1);
    expect(daysUntil(new Date(2026, 10, 22, 23, 59), now)).toBe(-1);
  });
});

describe('sentences from facts', () => {
  const step = (id: StepProgress['id'], state: StepProgress['state'], facts: StepProgress['facts']) =>
    ({ id, state, facts }) as const;

  it.each([
    [
      step('saveConnection', 'done', { account: 'CONTOSO\\svc-oms', storage: 'sealed' }),
      'The client secret is sealed for CONTOSO\\svc-oms on this computer.',
    ],
    [
      step('readCollections', 'done', { collections: 12, memberships: 4860, siteCode: 'PS1' }),
      '12 collections and 4,860 memberships read from PS1.',
    ],
    [
      step('readCollections', 'running', { collections: 12, read: 5, siteCode: 'PS1' }),
      '5 of 12 collections read from PS1.',
    ],
    [
      step('compareWorkspace', 'done', { create: 12, update: 0, unchanged: 0, delete: 0 }),
      '12 groups to create, none to change, none to delete.',
    ],
    [step('writeGroups', 'running', { written: 6, total: 12 }), '6 of 12 written, one at a time.'],
    [step('writeGroups', 'done', { written: 12, total: 12 }), '12 of 12 written.'],
    [step('checkGroups', 'waiting', {}), 'Reads back what was written.'],
    [
      step('checkGroups', 'done', { checked: 12, total: 12 }),
      'All 12 answer with the computers that were sent.',
    ],
    [step('planNextSync', 'done', { intervalHours: 3 }), 'Every 3 hours while this app runs.'],
  ])('%o', (progress, sentence) => {
    expect(stepSentence(progress)).toBe(sentence);
  });

  it('tells what is being done now', () => {
    expect(nowDoing(step('writeGroups', 'running', { written: 6, total: 12, name: 'SQL Servers' }))).toBe(
      'Writing computer group 7 of 12: SQL Servers',
    );
  });

  it('tells what the site check found', () => {
    expect(
      siteFinding({
        id: 'adminService',
        state: 'passed',
        facts: { seconds: '0.4', version: '5.00.9141.1000' },
      }),
    ).toBe('Answers in 0.4 s. Version 2509 (5.00.9141.1000).');
    expect(
      siteFinding({ id: 'topTierSite', state: 'passed', facts: { siteCode: 'PS1', siteName: 'Contoso' } }),
    ).toBe('PS1, Contoso, has no parent site.');
  });

  it('tells what the first sync will do', () => {
    expect(
      previewSentence({ create: 12, update: 0, unchanged: 0, memberships: 4860, estimatedBytes: 1 }, 'law'),
    ).toBe(
      '12 computer groups in law, with 4,860 memberships. One more saved search tells how the connection is. Nothing else in the workspace is changed.',
    );
  });

  it('tells what a sync changed', () => {
    const none: SyncOutcome = {
      outcome: 'done',
      created: 0,
      updated: 0,
      deleted: 0,
      unchanged: 4,
      heldBack: 0,
      failed: 0,
      durationInMs: 1,
      full: false,
      questions: [],
      traffic: {
        requests: { entra: 1, arm: 1, graph: 0, logs: 0, adminService: 1 },
        bytes: { sent: 0, received: 0 },
      },
      groups: [],
    };
    expect(whatChanged(none)).toBe('No changes');
    expect(whatChanged({ ...none, created: 2, failed: 1 })).toBe('2 groups created, 1 group left as it was');
  });
});
