import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{shared,electron,renderer,simulator,scripts,e2e,bench}/**/*.test.{ts,tsx}'],
    environment: 'node',
    // Vitest leaves one core free by default, which on two cores is half of the machine.
    maxWorkers: '100%',
    testTimeout: 60_000,
    restoreMocks: true,
  },
});
