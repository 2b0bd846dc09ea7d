import { defineConfig } from 'playwright/test';
import { chooseLanguage } from './shared/language/choose.ts';
import { loadLanguage } from './shared/language/load.ts';

// The app and the tests speak one language, and not that of whoever runs them. Workers read this file too.
process.env.OMS_LANGUAGE ??= 'en';
await loadLanguage(chooseLanguage([process.env.OMS_LANGUAGE]));

// One worker: windows compete for the focus, and an app holds its data folder's lock. No browser is
// downloaded: the tests start Electron, or an installed Chromium through e2e/chromium-host.
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/output',
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
});
