import type { RunCommand } from '../command.ts';
import { DECISIONS } from '../decisions.ts';
import { deciderOption } from '../options.ts';
import { askWithMoves } from './cycle-move-deadline.ts';
import { decide } from './decide.ts';

/**
 * `request extend CYCLE OFFICE --working-days N [--preview]`, `… --refuse --reason TEXT`: more time for an office, with
 * what it does to the committee's date and to every day before it.
 *
 * @throws DeskError `refused` with the most that can be granted, `usage`, `cycle-unknown`, `engine-unavailable`
 */
export const run: RunCommand = async ([id = '', ...args], options, context) => {
  const request = DECISIONS.extend(args, options, deciderOption(options));
  if (request.type !== 'grant-days') return decide('extend', [id, ...args], options, context);
  return askWithMoves(id, request, options, context);
};
