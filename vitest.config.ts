import { defineConfig } from 'vitest/config';

/** Tests that need no server: pure rules, readers, letters, architecture. */
const fast = [
  'domain',
  'contracts',
  'config',
  'client',
  'architecture',
  'adapters/mail',
  'adapters/documents',
  'adapters/search',
  'activities',
  'model',
  'bench',
];

export default defineConfig({
  test: {
    testTimeout: 30_000,
    // Servers and timers are waited for more than they are computed: every core takes a file.
    maxWorkers: '100%',
    projects: [
      { extends: true, test: { name: 'fast', include: fast.map((f) => `tests/${f}/**/*.test.ts`) } },
      { extends: true, test: { name: 'embedded', include: ['tests/worker/**/*.test.ts'], testTimeout: 120_000 } },
      {
        extends: true,
        test: {
          name: 'server',
          include: ['adapters/store', 'workflows', 'replay'].map((f) => `tests/${f}/**/*.test.ts`),
          globalSetup: ['tests/servers.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'interop',
          include: ['tests/interop/**/*.test.ts'],
          globalSetup: ['tests/servers.ts', 'tests/interop/mail-servers.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
