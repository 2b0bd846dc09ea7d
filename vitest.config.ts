import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{shared,electron,renderer,simulator,scripts,e2e,bench}/**/*.test.{ts,tsx}'],
    environment: 'node',
    testTimeout: 60_000,
    restoreMocks: true,
    // For the programs that tests start: else they would speak the language of whoever runs the tests.
    env: { OMS_LANGUAGE: process.env.OMS_LANGUAGE ?? 'en' },
  },
});
