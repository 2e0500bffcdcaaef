import { defineConfig } from 'vitest/config';

/** Stories of faults, most of whose time is waiting. */
const chaos = ['chaos', 'chaos-cloud', 'museum', 'soak'].map((name) => `test/e2e/${name}.test.ts`);

/** One after the other, on one broker and one store. */
const stories = {
  globalSetup: ['test/e2e/real-servers.ts'],
  testTimeout: 120_000,
  hookTimeout: 180_000,
  fileParallelism: false,
};

export default defineConfig({
  test: {
    pool: 'forks',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Many of them wait for clocks and processes: on two cores one worker at a time would leave both idle.
          maxWorkers: 3,
          include: [
            'apps/*/src/**/*.test.ts',
            'libs/**/src/**/*.test.ts',
            'test/placement/src/**/*.test.ts',
            'test/kit/src/**/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: { name: 'architecture', include: ['test/architecture/**/*.test.ts'], testTimeout: 60_000 },
      },
      {
        extends: true,
        test: {
          name: 'conformance',
          include: ['test/conformance/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          exclude: ['test/e2e/compose*.test.ts', ...chaos],
          ...stories,
        },
      },
      {
        extends: true,
        test: {
          name: 'chaos',
          include: chaos,
          ...stories,
        },
      },
      {
        extends: true,
        test: {
          name: 'compose',
          include: ['test/e2e/compose*.test.ts'],
          globalSetup: ['test/e2e/compose-image.ts'],
          testTimeout: 300_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
