import type { RunCommand } from '../command.ts';
import { obligationId } from '../find-obligation.ts';
import { dateOption, requiredOption, textOption } from '../options.ts';
import { tellTreaties } from '../tell-treaties.ts';

/**
 * `treaty submitted MECHANISM --on D --source TEXT [--owed ID]`: something owed was handed in without a cycle of ours.
 * @throws DeskError `usage`, `date-invalid`, `mechanism-unknown`, `refused`, `engine-unavailable`
 */
export const run: RunCommand = async ([name = ''], options, context) => {
  const obligation = obligationId(name);
  const on = dateOption(options, 'on', '--on');
  const source = requiredOption(options, 'source', '--source', '"note verbale 12/2027"');
  const owed = textOption(options, 'owed') ?? null;
  return tellTreaties(name, { type: 'submission-recorded', obligation, owed, on, source }, options, context);
};
