import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright/test';
import { appUrl } from '../e2e/fixture.ts';
import { isRealElectron } from '../e2e/realElectron.ts';
import * as wizard from '../e2e/wizardSteps.ts';
import { wizardTexts } from '../shared/strings/pages.ts';
import { buildIfStale } from './build.ts';

/** Collections of the practice site that the tour connects: a large one, small ones, an empty one, odd names. */
const COLLECTIONS = [
  'SMS00001',
  'PS100014',
  'PS100016',
  'PS100021',
  'PS100032',
  'PS100067',
  'PS100092',
  'PS1000A0',
  'PS1000A1',
  'PS1000A2',
  'PS1000A3',
  'PS1000B1',
];

/**
 * Walks the whole wizard on the practice site in the app itself, one picture per screen in `tour/`, and has
 * a separate program compare, over HTTPS, what the workspace then holds with the site's file. Answers the exit
 * code: 0 only when that program found exactly the site's members.
 */
export async function tour(root: string): Promise<number> {
  if (!buildIfStale(root)) return 1;
  const pictures = join(root, 'tour');
  rmSync(pictures, { recursive: true, force: true });
  mkdirSync(pictures);
  const userDataDir = mkdtempSync(join(tmpdir(), 'oms-connect-tour-'));
  const app = await _electron.launch({
    args: [root, `--user-data-dir=${userDataDir}`, '--practice-port=0'],
    cwd: root,
    ...(isRealElectron ? {} : { executablePath: join(root, 'e2e', 'chromium-host', 'electron') }),
  });
  try {
    const ready = readyLine(app);
    const page = await app.firstWindow();
    await page.waitForURL(appUrl);
    await walk(page, pictures);
    say('The wizard has finished. Now a separate program looks at the workspace over HTTPS.');
    const readyFile = join(userDataDir, 'ready.json');
    writeFileSync(readyFile, await ready);
    return checkGroups(root, readyFile);
  } finally {
    await app.close();
    rmSync(userDataDir, { recursive: true, force: true });
    say(`Pictures: ${pictures}`);
  }
}

async function walk(page: Page, folder: string): Promise<void> {
  let number = 0;
  const shoot = async (name: string, line: string) => {
    number += 1;
    const file = `${String(number).padStart(2, '0')}-${name}.png`;
    await page.screenshot({ path: join(folder, file), animations: 'disabled', caret: 'hide' });
    say(`${file}  ${line}`);
  };
  await wizard.button(page, 'Practice').waitFor();
  await shoot('start', 'Start page: no connection yet');
  await wizard.openPractice(page);
  await wizard.passGeneral(page);
  await shoot('general', 'General: the site check has passed');
  await wizard.next(page);
  await wizard.expectPage(page, 'azureAd');
  await wizard.passAzureAd(page);
  await shoot('azure-active-directory', 'Azure Active Directory: signed in');
  await wizard.next(page);
  await wizard.expectPage(page, 'workspace');
  await wizard.passWorkspace(page);
  await shoot(
    'oms-connection-configuration',
    'OMS Connection Configuration: workspace found, permission checked',
  );
  await wizard.next(page);
  await wizard.expectPage(page, 'collections');
  await wizard.openPicker(page);
  await wizard.pickCollections(page, COLLECTIONS);
  await shoot('picker', `Picker: ${COLLECTIONS.length} device collections selected`);
  await wizard.addPicked(page, COLLECTIONS.length);
  await shoot('device-collections', 'Device collections: the list');
  await wizard.next(page);
  await wizard.expectPage(page, 'summary');
  await wizard.button(page, wizardTexts.addConnection).waitFor();
  await shoot('summary', 'Summary: nothing has been written so far');
  await wizard.button(page, wizardTexts.addConnection).click();
  await wizard.expectPage(page, 'progress');
  await shoot('progress', 'Progress: the connection is being added');
  await wizard.waitForCompletion(page);
  await shoot('completion', 'Completion: the collections are computer groups');
}

/** The line that the app prints once practice mode is served on loopback. */
function readyLine(app: ElectronApplication): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    app.process().stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const line = text
        .split('\n')
        .find((candidate) => candidate.startsWith('{') && candidate.includes('"port"'));
      if (line && text.includes(`${line}\n`)) resolve(line);
    });
  });
}

function checkGroups(root: string, readyFile: string): number {
  const site = join(root, 'simulator', 'fixtures', 'practice-site.json');
  const result = spawnSync(
    process.execPath,
    [
      join(root, 'scripts', 'checkGroups.ts'),
      '--ready',
      readyFile,
      '--site',
      site,
      '--collections',
      COLLECTIONS.join(','),
    ],
    { cwd: root, stdio: 'inherit' },
  );
  return result.status ?? 1;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
