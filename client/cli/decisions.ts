import { DeskError } from '../../contracts/errors.ts';
import type { CycleRequest } from '../../contracts/workflows.ts';
import { addDays } from '../../domain/calendar/local-date.ts';
import type { CliOptions } from './command.ts';
import { dateOption, listOption, requiredOption, textOption } from './options.ts';

/**
 * A decision as the command line asks it.
 * @param args after the cycle's id
 * @param by who decides, by post
 */
export type Decide = (args: readonly string[], options: CliOptions, by: string) => CycleRequest;

/** Every decision that can be asked of a cycle, by the name of its command. */
export const DECISIONS = {
  consolidate: (_args, _options, by) => ({ type: 'consolidate', by }),
  clear: (_args, options, by) => {
    const office = requiredOption(options, 'office', '--office', 'mofa');
    return options['return'] === true
      ? { type: 'return-text', office, by, comments: wordsOption(options, 'comments') }
      : { type: 'clear', office, by, reference: textOption(options, 'reference') ?? null };
  },
  'hand-over': (_args, _options, by) => ({ type: 'hand-over', by }),
  submit: (_args, options, by) => ({
    type: 'submit',
    by,
    noteVerbale: requiredOption(options, 'noteVerbale', '--note-verbale', '"No. 12/2027 of 4 May 2027"'),
  }),
  acknowledge: (_args, options, by) => ({
    type: 'acknowledge',
    by,
    reference: requiredOption(options, 'reference', '--reference', '"e-mail of the Secretariat of 6 May 2027"'),
  }),
  remind: ([office = ''], _options, by) => ({ type: 'remind', office, by }),
  accept: (args, _options, by) => changeRows(args, 'accepted', by, null),
  return: (args, options, by) => changeRows(args, 'open', by, wordsOption(options, 'reason')),
  waive: (args, options, by) => changeRows(args, 'waived', by, wordsOption(options, 'reason')),
  extend: ([office = ''], options, by) =>
    options['refuse'] === true
      ? { type: 'refuse-days', office, by, reason: wordsOption(options, 'reason') }
      : { type: 'grant-days', office, workingDays: workingDays(options), by },
  settle: ([office = '', row = ''], options, by) => {
    const against = textOption(options, 'against');
    const reason = wordsOption(options, 'reason');
    return { type: 'settle-reconcile', office, row, by, reason, ...(against === undefined ? {} : { against }) };
  },
  veto: ([office = ''], options, by) => ({
    type: 'veto-rung',
    office,
    rung: textOption(options, 'rung') ?? '',
    by,
    reason: wordsOption(options, 'reason'),
  }),
  // A recess is told by its first and last day; the clock runs on the days around them.
  suspend: ([office = ''], options, by) => ({
    type: 'suspend-clock',
    office,
    from: addDays(dateOption(options, 'from', '--from'), -1),
    to: addDays(dateOption(options, 'to', '--to'), 1),
    by,
    reason: wordsOption(options, 'reason'),
  }),
  clarify: ([office = ''], options, by) => ({
    type: 'answer-clarification',
    office,
    by,
    answer: wordsOption(options, 'answer'),
  }),
  reassign: ([question = ''], options, by) => {
    const to = listOption(options, 'to');
    if (to.length === 0) throw new DeskError('usage', '--to is missing', '--to moi,punjab-home');
    return { type: 'reassign', question, to, by };
  },
} satisfies Record<string, Decide>;

/** Name of a decision. */
export type DecisionName = keyof typeof DECISIONS;

function changeRows(
  [office = '', ...rows]: readonly string[],
  to: 'accepted' | 'open' | 'waived',
  by: string,
  reason: string | null,
): CycleRequest {
  return { type: 'change-rows', office, rows, to, by, reason };
}

function wordsOption(options: CliOptions, name: string): string {
  return requiredOption(options, name, `--${name}`, '"in words"');
}

function workingDays(options: CliOptions): number {
  const days = requiredOption(options, 'workingDays', '--working-days', '5');
  if (/^[1-9]\d{0,3}$/u.test(days)) return Number(days);
  throw new DeskError(
    'usage',
    `--working-days: "${days}" is not a number of working days`,
    'a whole number of working days, from 1',
  );
}
