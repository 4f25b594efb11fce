import { DeskError } from '../../../contracts/errors.ts';
import type { RunCommand } from '../command.ts';
import { obligationId } from '../find-obligation.ts';
import { dateOption, requiredOption, textOption } from '../options.ts';
import { tellTreaties } from '../tell-treaties.ts';

/**
 * `treaty review MECHANISM --on D [--to D] | --held --on D | --postponed [--session TEXT] --source TEXT`: what is known
 * of a review. Postponed is without a new date; with one it is scheduled again.
 *
 * @throws DeskError `usage`, `date-invalid`, `mechanism-unknown`, `refused`, `engine-unavailable`
 */
export const run: RunCommand = async ([name = ''], options, context) => {
  const obligation = obligationId(name);
  const postponed = options['postponed'] === true;
  const held = options['held'] === true;
  if (postponed && (held || options['on'] !== undefined)) {
    throw new DeskError(
      'usage',
      '--postponed goes without --on and --held',
      'a review with a new day: --on YYYY-MM-DD',
    );
  }
  const on = postponed ? null : dateOption(options, 'on', '--on');
  const to = postponed || options['to'] === undefined ? null : dateOption(options, 'to', '--to');
  const source = requiredOption(options, 'source', '--source', '"programme of work of the 85th session"');
  const state = postponed ? 'postponed' : held ? 'held' : 'scheduled';
  const session = textOption(options, 'session') ?? null;
  const change = { type: 'review-recorded', obligation, state, on, to, session, source } as const;
  return tellTreaties(name, change, options, context);
};
