import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { installationTexts } from '../../shared/strings/installations.ts';
import { installationOf, noteRunning, otherRunning, type RunningProgram } from './installation.ts';

const env = { ProgramFiles: 'C:\\Program Files', 'ProgramFiles(x86)': 'C:\\Program Files (x86)' };
const ofUser = 'C:\\Users\\me\\AppData\\Local\\Programs\\OMS Connect\\OMS Connect.exe';
const ofMachine = 'C:\\Program Files\\OMS Connect\\OMS Connect.exe';

describe('which installation it is', () => {
  const withUninstaller = (path: string) => path.endsWith('Uninstall OMS Connect.exe');

  test.each([
    [ofUser, true, 'perUser'],
    [ofUser, false, 'perMachine'],
    [ofMachine, false, 'perMachine'],
    [ofMachine, true, 'perMachine'],
    ['c:\\program files (x86)\\OMS Connect\\oms connect.exe', true, 'perMachine'],
    ['C:\\Program Files other\\OMS Connect.exe', true, 'perUser'],
    ['C:\\src\\node_modules\\electron\\dist\\electron.exe', true, 'unpackaged'],
  ] as const)('%s, uninstaller beside it: %s', (program, there, kind) => {
    expect(installationOf({ program, env }, (path) => there && withUninstaller(path))).toBe(kind);
  });
});

describe('the program that runs', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'oms-running-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const running: RunningProgram = { program: ofMachine, version: '1.2.0', installation: 'perMachine' };

  test('is told to another one, and not to itself', () => {
    noteRunning(folder, running);
    expect(otherRunning(folder, ofUser)).toEqual(running);
    expect(otherRunning(folder, ofMachine.toLowerCase())).toBeUndefined();
  });

  test.each(['{', '{"schema":2}', '{"schema":1,"program":""}'])('is not known from %s', (text) => {
    writeFileSync(join(folder, 'running.json'), text);
    expect(otherRunning(folder, ofUser)).toBeUndefined();
  });

  test('is not known where nothing was noted, and a folder that is not there is no trouble', () => {
    expect(otherRunning(folder, ofUser)).toBeUndefined();
    noteRunning(join(folder, 'missing'), running);
  });

  test('is named in a sentence, with the one that was not started', () => {
    const own = { program: ofUser, version: '1.3.0', installation: 'perUser' } as const;
    const sentence = installationTexts.otherRuns(running, own);
    for (const part of [ofMachine, 'version 1.2.0', 'for all users', ofUser, 'version 1.3.0', 'your account'])
      expect(sentence).toContain(part);
  });
});
