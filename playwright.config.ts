import { defineConfig } from 'playwright/test';
import type { SpokenLanguage } from './e2e/fixture.ts';
import { isRealElectron } from './e2e/realElectron.ts';

const everywhere = 'language/*.spec.ts';

// Electron's windows compete for the focus of one desktop, so they run one at a time; in e2e/chromium-host each app has
// a browser of its own without a desktop. No browser is downloaded.
export default defineConfig<object, SpokenLanguage>({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/output',
  workers: isRealElectron ? 1 : 2,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  // A shared machine can stall a browser for longer than a test waits. What passes only at its second try is named.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  projects: [
    // In English, or as OMS_LANGUAGE says: any test passes in any language.
    { name: 'app', testIgnore: everywhere },
    { name: 'pseudo-locale', testMatch: everywhere, use: { language: 'qps-ploc' } },
    { name: 'German', testMatch: everywhere, use: { language: 'de' } },
  ],
});
