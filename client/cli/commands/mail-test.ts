import { DeskError } from '../../../contracts/errors.ts';
import type { RunCommand } from '../command.ts';
import { table } from '../table.ts';

/**
 * `mail test [--to ADDRESS]`: whether letters could leave by the settings of this process; a letter is sent only with
 * `--to`. Exit 1 when a step fails.
 * @throws DeskError `data-invalid` for settings that cannot be used; `address-invalid`, `address-reserved` for the address
 */
export const run: RunCommand = async (_args, options, context) => {
  const to = typeof options['to'] === 'string' ? options['to'] : null;
  if (context.checkMail === undefined) throw new DeskError('internal', 'Nothing here can reach a mail server.');
  const report = await context.checkMail(to);
  const failed = report.steps.some(({ ok }) => ok === false);
  const rows = report.steps.map(({ step, ok, words }) => [ok === null ? '-' : ok ? 'yes' : 'NO', step, words]);
  return {
    json: { ...report, ok: !failed },
    text: `${report.server}\n${table(['', 'Step', 'What was found'], rows)}`,
    exitCode: failed ? 1 : 0,
  };
};
