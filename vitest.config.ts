import { defineConfig } from 'vitest/config';
import { TallyReporter } from './test/reporter/tally.ts';

// With it every Node program parses a whole bundle of certificates as it starts, four times the time of the start
// itself. Tests start hundreds of them.
delete process.env.NODE_EXTRA_CA_CERTS;

// `@porthole/core` is its sources here, as in the bundle: a test never runs against a stale build.
const conditions = ['porthole-source', 'module', 'node', 'development|production'];
const fromSources = { resolve: { conditions }, ssr: { resolve: { conditions } } };

/** Tests that open real sockets and read the whole machine: one after the other, or they see each other. */
const oneAtATime = { pool: 'forks', fileParallelism: false, maxWorkers: 1 } as const;

export default defineConfig({
  test: {
    reporters: ['default', new TallyReporter()],
    projects: [
      {
        ...fromSources,
        test: {
          name: 'unit',
          include: [
            'packages/*/src/**/*.test.ts',
            'test/architecture.test.ts',
            'test/{architecture,registry,reporter}/*.test.ts',
          ],
          testTimeout: 10_000,
        },
      },
      {
        ...fromSources,
        test: {
          ...oneAtATime,
          name: 'system',
          include: ['test/system/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 50_000,
        },
      },
      {
        ...fromSources,
        test: {
          ...oneAtATime,
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/reporter/needs-build.ts'],
          testTimeout: 30_000,
          hookTimeout: 50_000,
        },
      },
      {
        ...fromSources,
        test: {
          ...oneAtATime,
          name: 'packaging',
          include: ['test/packaging/**/*.test.ts'],
          globalSetup: ['test/reporter/needs-build.ts'],
          testTimeout: 50_000,
          hookTimeout: 55_000,
        },
      },
    ],
  },
});
