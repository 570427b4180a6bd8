import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: [
            'packages/{stats,domain,reader,contract,web,cli}/src/**/*.test.{ts,tsx}',
            'build/*.test.ts',
            'build/!(walk)/**/*.test.ts',
          ],
        },
      },
      {
        // Each walk gets a server of its own, on a copy of one filled home, and a real browser.
        extends: true,
        test: {
          name: 'walk',
          include: ['build/walk/**/*.test.ts'],
          globalSetup: ['build/walk/setup.ts'],
          testTimeout: 120_000,
          expect: { poll: { timeout: 40_000 } },
        },
      },
      {
        // These get a real PostgreSQL; the others do not wait for one.
        extends: true,
        test: {
          name: 'database',
          include: ['packages/{store,server}/src/**/*.test.ts'],
          globalSetup: ['packages/store/src/testing/setup.ts'],
        },
      },
    ],
  },
});
