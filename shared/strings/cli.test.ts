import { describe, expect, it } from 'vitest';
import {
  cliTexts,
  healthTexts,
  plannedLine,
  questionLine,
  secretReplaced,
  verifyEnd,
  verifyLine,
} from './cli.ts';
import { diagnoseTexts } from './cliDiagnose.ts';
import { usageTexts } from './cliUsage.ts';
import { practiceTexts } from './practice.ts';

const now = new Date('2026-11-23T09:00:00Z');
const notices = [
  cliTexts.realProvider,
  cliTexts.siteUnusable('site.json', 'devices: missing.'),
  cliTexts.noConnection,
  cliTexts.noPracticeConnection,
  cliTexts.severalConnections,
  cliTexts.sealedElsewhere,
  cliTexts.secretByPipe,
  cliTexts.noSecretRead,
];
const sentences = [
  usageTexts.unknownOption('--x'),
  usageTexts.unknownOption(undefined),
  usageTexts.takesNoValue('x'),
  usageTexts.needsValue('x'),
  usageTexts.needsNumber('x', 1, 100_000),
  usageTexts.noFile('x'),
  usageTexts.twice('x'),
  usageTexts.onlyWith('x', 'sync'),
  usageTexts.exclude(['x', 'y']),
  usageTexts.connectionIsId,
  usageTexts.noVerb(['sync', 'list']),
  usageTexts.tooManyWords,
  usageTexts.secretOnCommandLine,
  usageTexts.seeHelp,
  cliTexts.vaultForDevelopment('/data/key'),
  cliTexts.temporaryFolder,
  cliTexts.stopping,
  cliTexts.moreInLog(3),
  cliTexts.synced('Done', 'No changes', 4, '0.2 s'),
  cliTexts.dryRunEnd(1, 3, true),
  cliTexts.dryRunEnd(0, 1, false),
  secretReplaced('law', { hasSecret: true, hint: 'Prx' }),
  secretReplaced('law', { hasSecret: true, hint: 'Prx', expiresOn: '2027-01-01T00:00:00Z' }),
  practiceTexts.movedAside('/data/azure.json'),
  practiceTexts.notRead('/data/azure.json', 'EACCES'),
  practiceTexts.notKept('/data/azure.json', 'ENOSPC'),
];
const rest = [
  usageTexts.help,
  healthTexts.noSecret,
  healthTexts.overdue('on 3 May 2027 at 09:00'),
  healthTexts.secretEnds(1, '3 May 2027'),
  healthTexts.secretSealed,
  diagnoseTexts.folder('logs', '/data/logs', false),
  diagnoseTexts.providers([]),
  ...Object.values(diagnoseTexts.secret),
];

describe('texts of the command line', () => {
  it('are notices with a title and what to do', () => {
    for (const { title, action } of notices) {
      expect(title).not.toMatch(/[.]$/);
      expect(action).toMatch(/\.$/);
    }
    expect(new Set(notices.map(({ title }) => title)).size).toBe(notices.length);
  });

  it('are whole sentences', () => {
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z0-9“].*\.$/s);
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  it.each([
    /\berrors?\b/i,
    /invalid/i,
    /failed to/i,
    /please/i,
    /!/,
    /\boops\b/i,
    /\bclick\b/i,
    /\w'\w/,
    /undefined|NaN/,
  ])('never say %s', (forbidden) => {
    const everything = [...notices.flatMap(({ title, action }) => [title, action]), ...sentences, ...rest];
    expect(everything.filter((text) => forbidden.test(text))).toEqual([]);
  });
});

describe('lines', () => {
  it('say what would be done, and why', () => {
    const group = { alias: 'CM_PS1_PS100014', name: 'Servers' } as const;
    const line = (planned: Omit<Parameters<typeof plannedLine>[0], 'alias' | 'name'>, trouble?: string) =>
      plannedLine({ ...group, ...planned }, trouble);
    expect(line({ action: 'create', reason: 'new', computers: 1 })).toBe(
      'Create    CM_PS1_PS100014: Servers, 1 computer; the workspace has no group for it yet',
    );
    expect(line({ action: 'update', reason: 'membersChanged', computers: 1400, computersBefore: 1200 })).toBe(
      'Change    CM_PS1_PS100014: Servers, 1,200 to 1,400 computers; its members changed',
    );
    expect(line({ action: 'update', reason: 'membersChanged', computers: 2, computersBefore: 2 })).toContain(
      ', 2 computers; ',
    );
    expect(line({ action: 'remove' })).toBe(
      'Delete    CM_PS1_PS100014: Servers; its collection is no longer one of the connection’s',
    );
    expect(line({ action: 'leave' }, 'No answer.')).toBe('Leave     CM_PS1_PS100014: Servers; No answer.');
  });

  it('say how a group was found', () => {
    const group = { alias: 'A', name: 'Servers' } as const;
    expect(verifyLine({ ...group, state: 'inSync', expected: 2, found: 2, reason: 'same' }, undefined)).toBe(
      'In sync   A: Servers, 2 names by the site, 2 in the workspace',
    );
    expect(verifyLine({ ...group, state: 'missing', expected: 1, reason: 'new' }, undefined)).toBe(
      'Missing   A: Servers, 1 name by the site; the workspace has no group for it yet',
    );
    expect(verifyEnd({ inSync: 1200, wrong: 1, missing: 0, notChecked: 0 })).toBe(
      '1,200 in sync, 1 wrong, 0 missing, 0 unknown',
    );
  });

  it('lead a question to the app', () => {
    const question = { kind: 'notVisible', collectionId: 'PS100014', name: 'Servers' } as const;
    expect(questionLine(question, now)).toBe(
      '1 question waits for an answer: Servers is no longer visible in Configuration Manager. Answer it in the app.',
    );
  });
});
