import { describe, expect, it } from 'vitest';
import { appError, type ErrorCode, errorCodes } from '../errors.ts';
import { azureAdTexts } from './azureAd.ts';
import { collectionTexts, pickerTexts } from './collections.ts';
import { nextTexts, overviewTexts, pageTexts, runKindWords, runTexts, stateTexts } from './connectionPage.ts';
import { deleteTexts } from './deleteConnection.ts';
import { draftTexts } from './draft.ts';
import { errorDetails, errorText, errorTexts } from './errors.ts';
import { fieldIssues } from './fields.ts';
import { generalTexts } from './general.ts';
import { groupStateReasons, groupStateWords, groupTexts, questionText, questionTexts } from './groups.ts';
import { howTo } from './howTo.ts';
import {
  groupSearchTexts,
  heartbeatWords,
  logTexts,
  rangeWords,
  readyQueryWords,
  readyTexts,
  siteColumns,
  siteListEmpty,
  siteListNotRead,
  siteListWords,
} from './logSearch.ts';
import { messageTexts } from './messages.ts';
import { helpTexts, pageHelp } from './pageHelp.ts';
import { cancelTexts, wizardTexts } from './pages.ts';
import { completionTexts, progressTexts, stepNames, stepStates } from './progress.ts';
import { aboutTexts, propertiesTexts, signInTexts, targetTexts } from './properties.ts';
import { importTexts, logonTexts, taskProblems, taskRights, taskTexts, timerTexts } from './schedule.ts';
import { connectionTexts, startTexts } from './start.ts';
import { summaryTexts } from './summary.ts';
import { secretTroubleTexts, updateSecretTexts } from './updateSecret.ts';
import { workspaceTexts } from './workspace.ts';

/** Every plain text in a table, however deep; texts that take arguments are called by the tests that know them. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsIn);
  return [];
}

const facts = {
  host: 'cm01.contoso.com',
  tenant: 'contoso.onmicrosoft.com',
  siteCode: 'PS1',
  topSiteCode: 'CAS',
  topSiteName: 'Contoso Central',
  topSiteProvider: 'cas01.contoso.com',
  retryAfterInSeconds: '30',
};
const bare = errorCodes.map((code) => ({ code, text: errorText(appError(code)) }));
const full = errorCodes.map((code) => ({ code, text: errorText(appError(code, { facts })) }));

describe('texts for failures', () => {
  it('says something different for every cause', () => {
    for (const texts of [bare, full]) {
      const said = texts.map(({ text }) => text.title);
      expect(new Set(said).size).toBe(said.length);
      const acts = texts.map(({ text }) => text.action);
      expect(new Set(acts).size).toBe(acts.length);
    }
  });

  it.each([...bare, ...full])('keeps the form of titles and actions: $code', ({ text }) => {
    expect(text.title).not.toMatch(/[.:]$/);
    expect(text.action).toMatch(/\.$/);
    expect(text.title + text.action).not.toMatch(/undefined|null|NaN|\{|\}/);
    if (text.atField !== undefined) expect(text.atField).toMatch(/\.$/);
    if (text.toGoOn !== undefined) expect(text.toGoOn).toMatch(/^To go on, .*\.$/);
    if (text.link !== undefined) expect(text.link.url).toMatch(/^https:\/\/[a-z.]+\//);
  });

  it('tells causes apart that share a code', () => {
    const say = (code: ErrorCode, given: Readonly<Record<string, string>>) =>
      errorText(appError(code, { facts: given }));
    const azure = { host: 'management.azure.com' };
    const site = { host: 'cm01.contoso.com' };
    for (const code of ['hostNotFound', 'connectionRefused', 'timedOut'] as const) {
      expect(say(code, azure).action).not.toBe(say(code, site).action);
    }
    expect(say('timedOut', azure).action).not.toMatch(/\d/);
    expect(say('timedOut', { ...azure, seconds: '60' }).action).toMatch(/^Waited 60 seconds\./);
    expect(say('providerAnswerUnreadable', { ...site, status: '503' }).title).not.toBe(
      say('providerAnswerUnreadable', { ...site, status: '200' }).title,
    );
    expect(say('clockSkew', { ...site, seconds: '3601' }).action).toContain('by 60 minutes.');
    expect(say('groupNotProven', { expected: '12', found: '9' }).action).toContain(
      'Expected 12 names, found 9.',
    );
    expect(say('groupNotProven', {}).action).not.toContain('Expected');
  });

  it('leads to the portal of the cloud and to the app', () => {
    const { link } = errorText(appError('secretExpired'), { cloud: 'usGovernment', clientId: 'abc' });
    expect(link?.url).toBe(
      'https://portal.azure.us/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Credentials/appId/abc',
    );
  });

  it('names the server to use instead', () => {
    expect(errorText(appError('notTopTierSite', { facts })).action).toBe(
      'PS1 reports to CAS, Contoso Central. Connect to cas01.contoso.com instead.',
    );
  });

  it('gives a supporter code, status, id and UTC time', () => {
    const error = appError('secretExpired', {
      serviceCode: 'AADSTS7000222',
      status: 401,
      correlationId: 'c-1',
    });
    const details = errorDetails(error, new Date('2026-11-23T09:00:00Z'));
    expect(details).toContain('Service code: AADSTS7000222');
    expect(details).toContain('HTTP status: 401');
    expect(details).toContain('Correlation ID: c-1');
    expect(details).toContain('Time (UTC): 2026-11-23T09:00:00.000Z');
  });

  it('has no builder that is not a cause', () => {
    expect(Object.keys(errorTexts).sort()).toEqual([...errorCodes].sort());
  });
});

describe('wording', () => {
  const about = { since: 'today at 09:00', workspace: 'law', count: 2 };
  const collectionId = 'PS100021';
  const questions = [
    questionText(
      { kind: 'heldBack', collectionId, name: 'SQL', computersBefore: 64, computersNow: 4, since: '' },
      about,
    ),
    questionText({ kind: 'notVisible', collectionId, name: 'SQL' }, about),
    questionText({ kind: 'otherWriter', collectionId, alias: 'CM_PS1_PS100021' }, about),
  ];
  const everything = [
    ...bare.flatMap(({ text }) => textsIn(text)),
    ...full.flatMap(({ text }) => textsIn(text)),
    ...(['register', 'secret', 'role', 'expiry'] as const).flatMap((id) => textsIn(howTo(id, {}))),
    ...[
      aboutTexts,
      azureAdTexts,
      cancelTexts,
      collectionTexts,
      completionTexts,
      connectionTexts,
      deleteTexts,
      draftTexts,
      helpTexts,
      pageHelp,
      fieldIssues,
      generalTexts,
      groupStateReasons,
      groupStateWords,
      groupTexts,
      groupSearchTexts,
      heartbeatWords,
      importTexts,
      logonTexts,
      logTexts,
      messageTexts,
      nextTexts,
      overviewTexts,
      pageTexts,
      pickerTexts,
      progressTexts,
      propertiesTexts,
      questionTexts,
      questions,
      rangeWords,
      readyQueryWords,
      readyTexts,
      runKindWords,
      runTexts,
      signInTexts,
      siteColumns,
      siteListEmpty,
      siteListNotRead,
      siteListWords,
      startTexts,
      stateTexts,
      stepNames,
      stepStates,
      summaryTexts,
      taskProblems,
      taskRights('password'),
      taskRights('managed'),
      targetTexts,
      taskTexts,
      secretTroubleTexts,
      timerTexts,
      updateSecretTexts,
      wizardTexts,
      workspaceTexts,
    ].flatMap(textsIn),
  ].filter((text) => !text.startsWith('https://'));

  it.each([/\berrors?\b/i, /invalid/i, /failed to/i, /please/i, /!/, /\boops\b/i, /\bclick\b/i, / {2}/])(
    'never says %s',
    (forbidden) => {
      expect(everything.filter((text) => forbidden.test(text))).toEqual([]);
    },
  );

  it('puts questions in the form of messages', () => {
    for (const { title, body, safe, act, confirmTitle } of questions) {
      expect(title).not.toMatch(/[.:]$/);
      expect(confirmTitle).toMatch(/\?$/);
      for (const sentence of [body, safe.effect, act.effect]) expect(sentence).toMatch(/\.$/);
    }
    expect(new Set(questions.map(({ title }) => title)).size).toBe(questions.length);
  });

  it('writes curly apostrophes', () => {
    expect(everything.filter((text) => /\w'\w/.test(text))).toEqual([]);
  });
});
