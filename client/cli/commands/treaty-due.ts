import type { RunCommand } from '../command.ts';
import { obligationId } from '../find-obligation.ts';
import { dateOption, requiredOption, textOption } from '../options.ts';
import { tellTreaties } from '../tell-treaties.ts';

/**
 * `treaty due MECHANISM --on D --source TEXT [--owed ID]`: when the next report, or another thing owed, is due.
 * @throws DeskError `usage`, `date-invalid`, `mechanism-unknown`, `refused`, `engine-unavailable`
 */
export const run: RunCommand = async ([name = ''], options, context) => {
  const obligation = obligationId(name);
  const dueOn = dateOption(options, 'on', '--on');
  const source = requiredOption(options, 'source', '--source', '"CRC/C/PAK/CO/6-7, paragraph 60"');
  const owed = textOption(options, 'owed') ?? null;
  return tellTreaties(name, { type: 'due-set', obligation, owed, dueOn, source }, options, context);
};
