import type { Procedure } from '../../../domain/procedures/procedure.ts';
import { ruleInWords } from '../../../domain/procedures/rule-deadline.ts';
import type { Ladder } from '../../../domain/reminders/ladder.ts';
import { vetoDays } from '../../../domain/reminders/veto-days.ts';
import { isAboveFocalPoint } from '../../../domain/cycle/rung-letters.ts';
import type { CliContext, CliOptions, CliResult } from '../command.ts';
import { documentShelf, versionOf, type RuleKind } from '../document-shelf.ts';
import { textOption } from '../options.ts';
import { table } from '../table.ts';

/**
 * `ladder show ID [--version N]` and `procedure show …`: one version, as a file of it would hold it; what `--json`
 * prints can be changed and given to `set`.
 *
 * @throws DeskError `ladder-unknown`, `procedure-unknown`, `version-unknown`
 */
export async function showDocument(
  kind: RuleKind,
  [id = '']: readonly string[],
  options: CliOptions,
  context: CliContext,
): Promise<CliResult> {
  const shelf = await documentShelf(context);
  const wanted = textOption(options, 'version');
  if (kind === 'ladder') {
    const ladder = versionOf(await shelf.versions('ladder', id), wanted, '--version');
    return { json: ladder, text: `${ladderInWords(ladder)}\n${fromWhere(ladder)}` };
  }
  const procedure = versionOf(await shelf.versions('procedure', id), wanted, '--version');
  return { json: procedure, text: `${procedureInWords(procedure)}\n${fromWhere(procedure)}` };
}

function ladderInWords(ladder: Ladder): string {
  const { id, version, rungs, silentAfter } = ladder;
  const rows = rungs.map((rung) => [
    rung.id,
    rung.title,
    `${rung.offset > 0 ? '+' : ''}${rung.offset}`,
    rung.to.join(', '),
    rung.cc.join(', '),
    rung.form,
    rung.formal ? 'alone' : 'in a digest',
    isAboveFocalPoint(rung) ? `${vetoDays(ladder, rung.id)}` : '',
  ]);
  return [
    `Ladder ${id}, version ${version}`,
    table(['Rung', 'Title', 'Working days', 'To', 'Copy', 'Form', 'Leaves', 'Veto'], rows),
    ...(silentAfter === undefined
      ? []
      : [
          `A mailbox is silent after ${silentAfter.workingDays} working days; the alternate is asked then, and after ` +
            `${silentAfter.telephoneAfter} more somebody telephones.`,
        ]),
  ].join('\n');
}

function procedureInWords(procedure: Procedure): string {
  const { id, version, mechanism, title, instruments, deadline, wordLimit, steps, clearers, mission } = procedure;
  const limit =
    wordLimit === null
      ? 'No limit of words is known.'
      : `At most ${wordLimit.words} words (${wordLimit.kind}${wordLimit.standing === 'to-be-confirmed' ? ', to be confirmed' : ''}): ${wordLimit.source}.`;
  return [
    `${title} (${id}, version ${version}), of ${mechanism}`,
    instruments.length === 0 ? 'Started by name.' : `Starts from: ${instruments.join(', ')}.`,
    deadline.kind === 'read-from-instrument'
      ? 'Deadline: as the instrument or an officer says.'
      : `Deadline where none is printed: ${ruleInWords(deadline)} (${deadline.standing}): ${deadline.source}.`,
    ...(procedure.replyRequired ? [] : [`No written answer is required: ${procedure.replySource ?? ''}.`]),
    limit,
    `Cleared by ${clearers.map((group) => group.join(' and ')).join(', then ') || 'nobody'}; delivered by ${mission}.`,
    `Ladders: ${procedure.ladder}, ${procedure.clearanceLadder}.`,
    table(
      ['Step', 'Wished', 'Minimum'],
      steps.map((step) => [step.id, `${step.wished}`, `${step.minimum}`]),
    ),
  ].join('\n');
}

function fromWhere({ source, entered }: Pick<Ladder, 'source' | 'entered'>): string {
  const who = entered === undefined ? '' : `Entered by ${entered.by} on ${entered.on}. `;
  return `${who}Source: ${source}.`;
}
