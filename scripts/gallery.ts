import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { _electron, type ElectronApplication, type Page } from 'playwright/test';
import { appUrl } from '../e2e/fixture.ts';
import { isRealElectron } from '../e2e/realElectron.ts';
import type { ScreenName } from '../e2e/screenNames.ts';
import { walkScreens } from '../e2e/screens.ts';
import { chooseLanguage } from '../shared/language/choose.ts';
import { loadLanguage } from '../shared/language/load.ts';
import { buildIfStale } from './build.ts';

/** How a picture is taken beside the light one: what the system says, or the window small, as such or at 200 %. */
type Look = 'dark' | 'forced' | 'zoom200' | 'small';

/** Pictures of the gallery: every screen in light, and these looks beside. */
const beside: Readonly<Partial<Record<ScreenName, readonly Look[]>>> = {
  '01b-about': ['dark', 'zoom200'],
  '01c-support': ['dark', 'forced', 'zoom200'],
  '02-general': ['forced'],
  '02d-prepare-azure': ['dark', 'zoom200'],
  '02e-prepare-script': ['forced', 'small'],
  '02e-diagnose-stopped': ['dark', 'forced', 'zoom200'],
  '02h-proxy-sign-in': ['dark', 'forced', 'zoom200'],
  '03-azure-active-directory': ['zoom200'],
  '03a-secret-expired': ['dark', 'forced'],
  '04b-write-check': ['dark'],
  '04c-permission': ['dark', 'forced', 'zoom200'],
  '05-device-collections': ['dark', 'zoom200'],
  '05b-picker': ['dark', 'forced'],
  '07b-completion': ['dark'],
  '09-connection': ['dark', 'zoom200', 'small'],
  '10-computer-groups': ['dark', 'forced', 'zoom200', 'small'],
  '10a-computer-group': ['dark', 'forced', 'zoom200', 'small'],
  '10c-questions': ['dark', 'forced'],
  '10d-held-back': ['dark', 'zoom200'],
  '10d-log-search': ['dark', 'zoom200', 'small'],
  '10e-log-result': ['dark', 'forced', 'zoom200', 'small'],
  '10g-log-error': ['dark'],
  '12-properties-azure-ad': ['dark', 'zoom200'],
  '12a-properties-collections': ['dark', 'forced', 'zoom200', 'small'],
  '12d-delete-connection': ['dark'],
  '12h-properties-preview': ['dark', 'forced', 'zoom200'],
  '12f-properties-import': ['dark', 'forced', 'zoom200'],
  '13-secret-ended': ['dark', 'forced'],
  '13c-secret-verified': ['dark', 'zoom200'],
  '16a-import': ['dark', 'forced', 'zoom200'],
  '16c-take-over': ['dark'],
  '14a-move-summary': ['dark', 'zoom200'],
  '14d-left-behind-connection': ['forced'],
  '15-central-site': ['dark', 'forced'],
};

const WIDTH = 960;
const HEIGHT = 680;

/**
 * Walks the app and writes its pictures to `docs/screens/`. With `--every-look` each screen is taken in every
 * look, for looking at them; that is more than belongs into the repository. So are the pictures in a language other
 * than English, which OMS_LANGUAGE asks for.
 */
export async function gallery(root: string, taskArguments: readonly string[]): Promise<number> {
  if (!buildIfStale(root)) return 1;
  const everyLook = taskArguments.includes('--every-look');
  const { id: language } = chooseLanguage([process.env.OMS_LANGUAGE]);
  await loadLanguage(chooseLanguage([process.env.OMS_LANGUAGE]));
  const isKept = !everyLook && language === 'en';
  const folder = isKept ? join(root, 'docs', 'screens') : join(root, 'test-results', `gallery-${language}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const userDataDir = mkdtempSync(join(tmpdir(), 'oms-connect-gallery-'));
  const app = await _electron.launch({
    args: [root, `--user-data-dir=${userDataDir}`, '--simulated-network'],
    cwd: root,
    ...(isRealElectron ? {} : { executablePath: join(root, 'e2e', 'chromium-host', 'electron') }),
  });
  try {
    const page = await app.firstWindow();
    await page.waitForURL(appUrl);
    await resize(app, WIDTH, HEIGHT, 1);
    await walkScreens(app, page, async (screen) => {
      const looks = everyLook ? (['dark', 'forced', 'zoom200', 'small'] as const) : (beside[screen] ?? []);
      await take(page, join(folder, `${screen}.png`));
      for (const look of looks) await takeLook(app, page, join(folder, `${screen}-${look}.png`), look);
    });
    return 0;
  } finally {
    await app.close();
    rmSync(userDataDir, { recursive: true, force: true });
  }
}

async function takeLook(app: ElectronApplication, page: Page, path: string, look: Look): Promise<void> {
  if (look === 'zoom200') await resize(app, 1280, 720, 2);
  else if (look === 'small') await resize(app, 800, 600, 1);
  else if (look === 'dark') await page.emulateMedia({ colorScheme: 'dark' });
  else await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await take(page, path);
  await page.emulateMedia({ forcedColors: 'none', colorScheme: 'light' });
  if (look === 'zoom200' || look === 'small') await resize(app, WIDTH, HEIGHT, 1);
}

async function resize(app: ElectronApplication, width: number, height: number, zoom: number): Promise<void> {
  const window = await app.browserWindow(await app.firstWindow());
  await window.evaluate(
    (shown: BrowserWindow, [wide, high, factor]: readonly [number, number, number]) => {
      shown.setContentSize(wide, high);
      shown.webContents.setZoomFactor(factor);
    },
    [width, height, zoom] as const,
  );
}

async function take(page: Page, path: string): Promise<void> {
  // Two frames: the one that notices the new look, and the one that is drawn in it.
  await page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  process.stdout.write(`${path}  ${Math.round(statSync(path).size / 1024)} KB\n`);
}
