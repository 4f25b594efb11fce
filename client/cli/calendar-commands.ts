import type { RunCommand } from './command.ts';
import type { CommandSpec } from './command-spec.ts';

const file = async (module: Promise<{ readonly run: RunCommand }>): Promise<RunCommand> => (await module).run;

const CALENDAR = ['--calendar <file>', 'another calendar than the stored one'] as const;
const LAYER = ['--layer <layer>', 'federal (when left out), a province, its six-day offices'] as const;

/** The commands that read a calendar; they need nothing running. */
export const CALENDAR_READINGS: readonly CommandSpec[] = [
  {
    path: ['calendar', 'explain'],
    summary: 'a date, day by day: counted, skipped, why',
    options: [
      ['--from <date>', 'day zero'],
      ['--working-days <number>', 'how many working days'],
      ['--layer <layer...>', 'federal, a province; several must all be at work'],
      CALENDAR,
    ],
    load: () => file(import('./commands/calendar-explain.ts')),
  },
  {
    path: ['calendar', 'show'],
    summary: 'the closed days, recesses and hours of a year, by which orders',
    options: [['--year <year>', 'which (this year when left out)'], LAYER, CALENDAR],
    load: () => file(import('./commands/calendar-show.ts')),
  },
  {
    path: ['calendar', 'import'],
    args: '<file>',
    summary: 'what an iCalendar file would change, and how to enter it',
    options: [
      LAYER,
      ['--source <text>', 'where the file comes from (its own name when left out)'],
      ['--year <year>', 'only this year'],
      CALENDAR,
    ],
    load: () => file(import('./commands/calendar-import.ts')),
  },
  {
    path: ['calendar', 'export'],
    summary: 'the closed days as an iCalendar file',
    options: [
      LAYER,
      ['--year <year>', 'one year only'],
      ['--out <file>', 'where to write it (printed when left out)'],
      CALENDAR,
    ],
    load: () => file(import('./commands/calendar-export.ts')),
  },
];
