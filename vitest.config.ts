import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: './test/own-temp-folder.ts',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'fixtures/**/*.test.ts'],
    // All cores: one less, as is usual, is one of two on a small machine.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
