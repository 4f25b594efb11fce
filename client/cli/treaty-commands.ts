import type { RunCommand } from './command.ts';
import type { CommandSpec } from './command-spec.ts';

const file = async (module: Promise<{ readonly run: RunCommand }>): Promise<RunCommand> => (await module).run;

const BY = ['--by <name>', 'who says so, by post (Director when left out)'] as const;
const SOURCE = ['--source <text>', 'by what it is known'] as const;
const OWED = ['--owed <id>', 'which of the things owed, as treaty show names them'] as const;

/** The commands of the treaty calendar. */
export const TREATY_COMMANDS: readonly CommandSpec[] = [
  {
    path: ['treaty', 'list'],
    summary: 'what is owed under each mechanism, what is overdue and what is not known',
    load: () => file(import('./commands/treaty-list.ts')),
  },
  {
    path: ['treaty', 'show'],
    args: '<mechanism>',
    summary: 'one obligation, every fact with its source',
    load: () => file(import('./commands/treaty-show.ts')),
  },
  {
    path: ['treaty', 'review'],
    args: '<mechanism>',
    summary: 'enter a review: its day, that it was held, or that it was postponed',
    options: [
      ['--on <date>', 'its first day'],
      ['--to <date>', 'its last day, where it is another'],
      ['--held', 'it was held'],
      ['--postponed', 'it is postponed without a new day'],
      ['--session <text>', 'the session of the body'],
      SOURCE,
      BY,
    ],
    load: () => file(import('./commands/treaty-review.ts')),
  },
  {
    path: ['treaty', 'due'],
    args: '<mechanism>',
    summary: 'enter when the next report, or another thing owed, is due',
    options: [['--on <date>', 'the day'], OWED, SOURCE, BY],
    load: () => file(import('./commands/treaty-due.ts')),
  },
  {
    path: ['treaty', 'submitted'],
    args: '<mechanism>',
    summary: 'enter that something owed was handed in without a cycle',
    options: [['--on <date>', 'the day'], OWED, SOURCE, BY],
    load: () => file(import('./commands/treaty-submitted.ts')),
  },
  {
    path: ['treaty', 'receive'],
    args: '<file>',
    summary: 'whatever a treaty body sent: opens its cycle, or the follow-up of concluding observations',
    options: [
      ['--mechanism <name>', 'where the document does not say'],
      ['--procedure <id>', 'another than the one its kind leads to'],
      ['--deadline <date>', 'where the document does not say'],
      ['--review <date>', 'first day of the review, where the deadline counts back from it'],
      ['--adopted <date>', 'day of adoption, where the deadline counts from it'],
      ['--paragraphs <list>', 'of concluding observations: the follow-up’s, with commas'],
      ['--received <date>', 'day of receipt (today when left out)'],
      ['--confirm', 'confirm the proposed assignment as it is'],
      BY,
    ],
    load: () => file(import('./commands/treaty-receive.ts')),
  },
  {
    path: ['treaty', 'concluding-observations'],
    args: '<file>',
    summary: 'take them in and open the follow-up cycle on the paragraphs they name',
    options: [
      ['--mechanism <name>', 'where the document does not say'],
      ['--adopted <date>', 'day of adoption, where the document does not say'],
      ['--paragraphs <list>', 'those of the follow-up, with commas, where the document does not say'],
      ['--deadline <date>', 'day by which the follow-up is due, where the officer knows better'],
      ['--received <date>', 'day of receipt (today when left out)'],
      BY,
    ],
    load: () => file(import('./commands/treaty-observations.ts')),
  },
  {
    path: ['treaty', 'feed'],
    summary: 'the iCalendar feed of the year, a cycle or an office',
    options: [
      ['--cycle <cycle>', 'its milestones'],
      ['--office <office>', 'its answer dates'],
      ['--out <file>', 'where to write it'],
    ],
    load: () => file(import('./commands/treaty-feed.ts')),
  },
];
