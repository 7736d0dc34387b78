import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Much of the time is spent waiting for servers.
    maxWorkers: 2,
    setupFiles: ['test/support/seed.ts'],
  },
});
