import type { RunCommand } from './command.ts';
import type { CommandSpec } from './command-spec.ts';

const file = async (module: Promise<{ readonly run: RunCommand }>): Promise<RunCommand> => (await module).run;

const BY = ['--by <name>', 'who, by post (Director when left out)'] as const;
const PART = ['--part <letter>', 'one part of the question (the question as a whole when left out)'] as const;

/** The commands by which the State's text is drafted. */
export const DRAFT_COMMANDS: readonly CommandSpec[] = [
  {
    path: ['draft', 'show'],
    args: '<cycle> [question]',
    summary: 'the State’s text: offices’ answers side by side, the draft, its words, comments',
    load: () => file(import('./commands/draft-show.ts')),
  },
  {
    path: ['draft', 'propose'],
    args: '<cycle> [question]',
    summary: 'first texts from the offices’ answers, where none was written',
    options: [BY],
    load: () => file(import('./commands/draft-propose.ts')),
  },
  {
    path: ['draft', 'write'],
    args: '<cycle> <question>',
    summary: 'store a text as a new version; none is ever overwritten',
    options: [
      PART,
      ['--file <file>', 'the text, a paragraph on each line; - reads standard input'],
      ['--withdraw', 'no text any more: the offices’ answers stand'],
      ['--from <version>', 'the version it was made from (the newest when left out)'],
      ['--reason <text>', 'why it was written'],
      BY,
    ],
    load: () => file(import('./commands/draft-write.ts')),
  },
  {
    path: ['draft', 'diff'],
    args: '<cycle> <question> [versions...]',
    summary: 'what changed between two versions, word by word (the newest two when none is named)',
    options: [PART],
    load: () => file(import('./commands/draft-diff.ts')),
  },
  {
    path: ['draft', 'comment'],
    args: '<cycle> [question]',
    summary: 'remark on a paragraph, on one sentence of it, or on the whole text',
    options: [
      ['--text <text>', 'what is to change'],
      PART,
      ['--sentence <number>', 'the sentence it is about, as draft show numbers them'],
      BY,
    ],
    load: () => file(import('./commands/draft-comment.ts')),
  },
  {
    path: ['draft', 'resolve'],
    args: '<cycle> <comment>',
    summary: 'a comment is dealt with',
    options: [['--note <text>', 'how'], BY],
    load: () => file(import('./commands/draft-resolve.ts')),
  },
  {
    path: ['draft', 'budget'],
    args: '<cycle>',
    summary: 'words against the limit, paragraph by paragraph; give a paragraph more or less',
    options: [
      ['--question <id>', 'whose weight is set'],
      ['--weight <number>', '2 gives it twice as much, 0.5 half; 1 is the measure'],
      BY,
    ],
    load: () => file(import('./commands/draft-budget.ts')),
  },
  {
    path: ['draft', 'shorten'],
    args: '<cycle> <office> <row>',
    summary: 'ask an office for a shorter answer; the one it gave stands meanwhile',
    options: [['--to <words>', 'how many words it may have'], BY],
    load: () => file(import('./commands/draft-shorten.ts')),
  },
  {
    path: ['draft', 'gaps'],
    args: '<cycle>',
    summary: 'what is missing in the text, whose it is and since when',
    options: [['--out <file>', 'as a Word document']],
    load: () => file(import('./commands/draft-gaps.ts')),
  },
];
