import { defineConfig } from 'playwright/test';
import { isRealElectron } from './e2e/realElectron.ts';
import { chooseLanguage } from './shared/language/choose.ts';
import { loadLanguage } from './shared/language/load.ts';

// The app and the tests speak one language, and not that of whoever runs them. Workers read this file too.
process.env.OMS_LANGUAGE ??= 'en';
await loadLanguage(chooseLanguage([process.env.OMS_LANGUAGE]));

// Electron's windows compete for the focus of one desktop, so they run one at a time; in e2e/chromium-host each app has
// a browser of its own without a desktop. No browser is downloaded.
export default defineConfig({
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
});
