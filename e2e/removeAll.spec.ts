import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startTexts } from '../shared/strings/start.ts';
import { expect, test } from './fixture.ts';
import { startAndWait } from './secondStart.ts';

/** Starts that are no start: an uninstallation, and the program of another installation. */

/** The host cannot start a browser with it: a test that passes has had none. */
const noBrowser = { CHROMIUM: '/dev/null' };

test('--remove-all needs no window, takes its folder with it and says so', async ({ userDataDir }, info) => {
  const out = info.outputPath('report.json');
  const { code, stderr } = await startAndWait(
    [`--user-data-dir=${userDataDir}`, '--remove-all', `--out=${out}`],
    noBrowser,
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(await readFile(out, 'utf8'))).toMatchObject({ exitCode: 0, stays: [] });
  expect(existsSync(userDataDir)).toBe(false);
});

test('beside the app that runs, nothing is removed and no other program starts', async ({
  page,
  userDataDir,
}, info) => {
  await page.getByRole('button', { name: startTexts.practice, exact: true }).waitFor();
  const out = info.outputPath('report.json');
  const removal = await startAndWait([`--user-data-dir=${userDataDir}`, '--remove-all', `--out=${out}`]);
  expect(removal).toMatchObject({ code: 3, stderr: expect.stringContaining('Nothing was removed') });
  expect(JSON.parse(await readFile(out, 'utf8'))).toMatchObject({ exitCode: 3, removed: [] });

  const running = join(userDataDir, 'running.json');
  const noted = JSON.parse(await readFile(running, 'utf8'));
  const program = 'C:\\Program Files\\OMS Connect\\OMS Connect.exe';
  await writeFile(running, JSON.stringify({ ...noted, program, installation: 'perMachine' }));
  const other = await startAndWait([`--user-data-dir=${userDataDir}`, '--background']);
  expect(other).toMatchObject({
    code: 3,
    stderr: expect.stringContaining(`already running from ${program}`),
  });
});
