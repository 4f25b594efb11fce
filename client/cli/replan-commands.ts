import type { RunCommand } from './command.ts';
import type { CommandSpec } from './command-spec.ts';
import { ORDER_OPTIONS } from './order-options.ts';

const file = async (module: Promise<{ readonly run: RunCommand }>): Promise<RunCommand> => (await module).run;

const BY = ['--by <name>', 'who decides, by post (Director when left out)'] as const;
const REASON = ['--reason <text>', 'why; the history of each cycle has it'] as const;
const PREVIEW = ['--preview', 'what would move, from when to when, for whom; nothing is changed'] as const;

/** The commands that move the dates of running cycles. */
export const REPLAN_COMMANDS: readonly CommandSpec[] = [
  {
    path: ['calendar', 'add'],
    args: '[days...]',
    summary: 'enter an order (days, or FROM..TO) and lay every running cycle anew by it',
    options: [
      ['--date <date>', 'its day, or its first'],
      ['--to <date>', 'its last day'],
      ...ORDER_OPTIONS,
      ['--standing <standing>', 'gazetted (when left out) or tentative'],
      ['--recess', 'the offices are in recess: the same as --kind recess'],
      ['--withdraw', 'takes the occasion back: the same as --kind withdrawal'],
      PREVIEW,
      BY,
    ],
    load: () => file(import('./commands/calendar-add.ts')),
  },
  {
    path: ['calendar', 'undo'],
    args: '<order>',
    summary: 'take an order out of the calendar and of every running cycle again',
    options: [PREVIEW, REASON, BY],
    load: () => file(import('./commands/calendar-undo.ts')),
  },
  {
    path: ['cycle', 'adopt'],
    args: '<cycle>',
    summary: 'move a running cycle to other versions of its rules',
    options: [
      ['--ladder <version>', 'a number, or newest'],
      ['--clearance-ladder <version>', 'a number, or newest'],
      ['--procedure <version>', 'a number, or newest'],
      ['--calendar <version>', 'a number, or newest'],
      ['--offices <version>', 'a number, or newest'],
      ['--preview', 'what would move, and the letters it would change; nothing is changed'],
      REASON,
      BY,
    ],
    load: () => file(import('./commands/cycle-adopt.ts')),
  },
  {
    path: ['cycle', 'move-deadline'],
    args: '<cycle>',
    summary: 'the treaty body has moved its date: what remains is laid anew',
    options: [['--to <date>', 'the new deadline'], ['--reference <text>', 'by what it was granted'], PREVIEW, BY],
    load: () => file(import('./commands/cycle-move-deadline.ts')),
  },
];
