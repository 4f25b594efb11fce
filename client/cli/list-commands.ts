import type { CommandSpec } from './command-spec.ts';

const BY = ['--by <name>', 'who decides, by post (Director when left out)'] as const;
const PREVIEW = ['--preview', 'show what it would change, and change nothing'] as const;
const KEEP = ['--keep-answers <questions>', 'changed questions whose answers stand, with commas'] as const;
const ASK = [
  '--ask <question=offices...>',
  'ask these offices a new question; left out, it waits for the Director',
] as const;

/** The list of a cycle: as it is used, corrected, reissued. */
export const LIST_COMMANDS: readonly CommandSpec[] = [
  {
    path: ['loi', 'show'],
    args: '<cycle>',
    summary: 'the list of a cycle as it is used, and who corrected what in it',
    load: async () => (await import('./commands/loi-show.ts')).run,
  },
  {
    path: ['loi', 'correct'],
    args: '<cycle>',
    summary: 'correct what was read of a cycle’s list; only what is touched moves',
    options: [
      ['--set <field=value...>', 'deadline, symbol, committee, wordLimit, …; nothing behind the sign: not in the text'],
      ['--question <id>', 'a question or a part with other words'],
      ['--text <file>', 'its words'],
      ['--split <question>', 'one question as two'],
      ['--at <words>', 'the words with which the second begins'],
      ['--merge <ids>', 'questions or parts as one, with commas; the first keeps its id'],
      ['--remove <ids>', 'questions or parts that are none, with commas'],
      ['--file <file>', 'corrections as JSON, as loi show --json prints them'],
      ['--undo <ids>', 'corrections taken back, with commas'],
      ['--reason <text>', 'why; the offices and the register read it'],
      KEEP,
      ASK,
      PREVIEW,
      BY,
    ],
    load: async () => (await import('./commands/loi-correct.ts')).run,
  },
  {
    path: ['loi', 'corrigendum'],
    args: '<cycle> <file>',
    summary: 'put a corrigendum or a reissue of a cycle’s list in force',
    options: [KEEP, ASK, ['--leave-unclear', 'note as doubts what could not be read for certain'], PREVIEW, BY],
    load: async () => (await import('./commands/loi-corrigendum.ts')).run,
  },
];
