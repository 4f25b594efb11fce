import type { RunCommand } from './command.ts';
import type { CommandSpec } from './command-spec.ts';

const file = async (module: Promise<{ readonly run: RunCommand }>): Promise<RunCommand> => (await module).run;

/** The commands that look back: what was asked and answered before. */
export const MEMORY_COMMANDS: readonly CommandSpec[] = [
  {
    path: ['search'],
    args: '<words...>',
    summary: 'questions and answers of all cycles that hold the words, in English or Urdu',
    options: [['--limit <number>', 'most that are shown (20 when left out)']],
    load: () => file(import('./commands/search.ts')),
  },
  {
    path: ['memory', 'find'],
    args: '[cycle] [question]',
    summary: 'accepted answers of other cycles to the same or a like question, best first',
    options: [
      ['--text <text>', 'a question that stands in no cycle yet'],
      ['--office <office>', 'only what this office answered'],
    ],
    load: () => file(import('./commands/memory-find.ts')),
  },
  {
    path: ['memory', 'list'],
    summary: 'every accepted answer, newest first',
    options: [
      ['--office <office>', 'only of this office'],
      ['--mechanism <name>', 'only of this mechanism'],
      ['--cycle <cycle>', 'only of this cycle; of a rehearsal, its own memory'],
    ],
    load: () => file(import('./commands/memory-list.ts')),
  },
];
