import { DeskError } from '../../contracts/errors.ts';
import type { CycleRequest } from '../../contracts/workflows.ts';
import type { CliOptions } from './command.ts';
import { requiredOption } from './options.ts';

/** A decision as the command line asks it. @param args after the cycle's id @param by who decides */
export type Decide = (args: readonly string[], options: CliOptions, by: string) => CycleRequest;

const rowsOf = (args: readonly string[]): readonly string[] => args.slice(1);
const officeOf = (args: readonly string[]): string => args[0] ?? '';
const textOf = (options: CliOptions, name: string, flag: string): string =>
  requiredOption(options, name, flag, '"in words"');
const listOf = (value: string): string[] =>
  value
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** Every decision that can be asked of a cycle, by the name of its command. */
export const DECISIONS = {
  consolidate: (_args, _options, by) => ({ type: 'consolidate', by }),
  clear: (_args, options, by) => {
    const office = requiredOption(options, 'office', '--office', 'mofa');
    if (options['return'] === true) {
      return { type: 'return-text', office, by, comments: textOf(options, 'comments', '--comments') };
    }
    return {
      type: 'clear',
      office,
      by,
      reference: typeof options['reference'] === 'string' ? options['reference'] : null,
    };
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
  remind: (args, _options, by) => ({ type: 'remind', office: officeOf(args), by }),
  accept: (args, _options, by) => ({
    type: 'change-rows',
    office: officeOf(args),
    rows: rowsOf(args),
    to: 'accepted',
    by,
    reason: null,
  }),
  return: (args, options, by) => ({
    type: 'change-rows',
    office: officeOf(args),
    rows: rowsOf(args),
    to: 'open',
    by,
    reason: textOf(options, 'reason', '--reason'),
  }),
  waive: (args, options, by) => ({
    type: 'change-rows',
    office: officeOf(args),
    rows: rowsOf(args),
    to: 'waived',
    by,
    reason: textOf(options, 'reason', '--reason'),
  }),
  extend: (args, options, by) => {
    const office = officeOf(args);
    if (options['refuse'] === true)
      return { type: 'refuse-days', office, by, reason: textOf(options, 'reason', '--reason') };
    const days = requiredOption(options, 'workingDays', '--working-days', '5');
    if (!/^\d+$/u.test(days))
      throw new DeskError(
        'usage',
        `--working-days: “${days}” is not a number`,
        'a whole number of working days, from 1',
      );
    return { type: 'grant-days', office, workingDays: Number(days), by };
  },
  clarify: (args, options, by) => ({
    type: 'answer-clarification',
    office: officeOf(args),
    by,
    answer: textOf(options, 'answer', '--answer'),
  }),
  reassign: (args, options, by) => ({
    type: 'reassign',
    question: args[0] ?? '',
    to: listOf(requiredOption(options, 'to', '--to', 'moi,punjab-home')),
    by,
  }),
} satisfies Record<string, Decide>;

/** Name of a decision. */
export type DecisionName = keyof typeof DECISIONS;
