import { defineConfig } from 'playwright/test';

// `npm run test:network`: real proxies on loopback, so that a test takes seconds. Not part of `npm test`.
export default defineConfig({
  testDir: 'e2e/network',
  testMatch: '*.network.ts',
  outputDir: 'test-results/network',
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
});
