import { ASSUMPTION_OPTIONS } from './assumption-options.ts';
import type { CommandSpec } from './command-spec.ts';

/** The commands that look ahead; they change nothing. */
export const FORECAST_COMMANDS: readonly CommandSpec[] = [
  {
    path: ['cycle', 'forecast'],
    args: '<cycle>',
    summary: 'will we make it? every path to the deadline, with its last safe day',
    load: async () => (await import('./commands/cycle-forecast.ts')).run,
  },
  {
    path: ['cycle', 'what-if'],
    args: '<cycle>',
    summary: 'what would become of a cycle; nothing is changed',
    options: ASSUMPTION_OPTIONS,
    load: async () => (await import('./commands/cycle-what-if.ts')).run,
  },
];
