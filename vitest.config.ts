import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{shared,electron,renderer,simulator,scripts,e2e,bench}/**/*.test.{ts,tsx}'],
    environment: 'node',
    // Vitest leaves one core free by default, which on two cores is half of the machine.
    maxWorkers: '100%',
    testTimeout: 60_000,
    // The first query of a process loads Microsoft's parser, which takes long on a loaded machine.
    hookTimeout: 60_000,
    restoreMocks: true,
    // For the programs that tests start: else they would speak the language of whoever runs the tests.
    env: { OMS_LANGUAGE: process.env.OMS_LANGUAGE ?? 'en' },
  },
});
