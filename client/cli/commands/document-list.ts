import { procedureFor } from '../../../domain/procedures/procedure-for.ts';
import type { Procedure } from '../../../domain/procedures/procedure.ts';
import { ruleInWords } from '../../../domain/procedures/rule-deadline.ts';
import type { Ladder } from '../../../domain/reminders/ladder.ts';
import type { CliContext, CliOptions, CliResult } from '../command.ts';
import { documentShelf, type RuleKind } from '../document-shelf.ts';
import { table } from '../table.ts';

/** `ladder list` and `procedure list`: each document with its newest version and what it is for. */
export async function listDocuments(
  kind: RuleKind,
  _args: readonly string[],
  _options: CliOptions,
  context: CliContext,
): Promise<CliResult> {
  const shelf = await documentShelf(context);
  const procedures = await shelf.newest('procedure');
  return kind === 'ladder' ? ladders(await shelf.newest('ladder'), procedures) : listed(procedures);
}

function ladders(all: readonly Ladder[], procedures: readonly Procedure[]): CliResult {
  const json = all.map(({ id, version, rungs, source }) => ({
    id,
    version,
    rungs: rungs.map((rung) => rung.id),
    procedures: procedures.filter((one) => [one.ladder, one.clearanceLadder].includes(id)).map((one) => one.id),
    source,
  }));
  const rows = json.map(({ id, version, rungs, procedures: users }) => [
    id,
    `${version}`,
    rungs.join(', '),
    `${users.length} ${users.length === 1 ? 'procedure' : 'procedures'}`,
  ]);
  return { json, text: table(['Id', 'Version', 'Rungs', 'Used by'], rows) };
}

function listed(procedures: readonly Procedure[]): CliResult {
  const json = procedures.map((procedure) => {
    const { id, version, mechanism, title, instruments, deadline, replyRequired } = procedure;
    const main = procedureFor(mechanism, procedures) === procedure;
    return { id, version, mechanism, main, title, instruments, deadline, replyRequired };
  });
  const rows = json.map(({ id, version, main, instruments, deadline, replyRequired }) => [
    id,
    `${version}`,
    main ? 'main' : '',
    instruments.join(', '),
    ruleInWords(deadline),
    deadline.kind === 'read-from-instrument' ? '' : deadline.standing,
    replyRequired ? '' : 'no written answer required',
  ]);
  const head = ['Id', 'Version', '', 'Starts from', 'Deadline where none is printed', 'Standing', ''];
  return { json, text: table(head, rows) };
}
