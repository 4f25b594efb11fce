import { DeskError } from '../../../contracts/errors.ts';
import { confirmedBefore } from '../../../activities/confirmed-before.ts';
import { mechanismOf } from '../../../domain/loi/mechanism.ts';
import type { Question } from '../../../domain/loi/instrument.ts';
import { asksSomething, readInstrument } from '../../../domain/loi/read-instrument.ts';
import type { Office } from '../../../domain/offices/office.ts';
import type { ConfirmedQuestion, QuestionAssignment } from '../../../domain/questions/assignment.ts';
import { proposeAssignments } from '../../../domain/questions/route.ts';
import { routingGaps, type RoutingGaps } from '../../../domain/questions/routing-gaps.ts';
import { officeWords } from '../../office-words.ts';
import type { CliContext, RunCommand } from '../command.ts';
import { documentArgument } from '../files.ts';
import { shortened } from '../shortened.ts';
import { table, wrapped } from '../table.ts';

/** So much of a question and of its reason stands in a table; `--json` has all of it. */
const LONGEST_CELL = 56;
const WIDTH_OF_SUPPORT = 34;

/**
 * `route FILE`: for each question of a list the office that would lead and those that would support it, with reasons, and
 * what is left open; `--why` says every reason, `--gaps` only what is left open. Nothing is sent or stored.
 *
 * @throws DeskError `document-asks-nothing`, `usage`, `file-not-found`, `data-invalid`, and what reading a document throws
 */
export const run: RunCommand = async (args, options, context) => {
  const { text } = await documentArgument('route', args, context);
  const reading = readInstrument(text);
  if (!asksSomething(reading)) {
    throw new DeskError(
      'document-asks-nothing',
      `${args[0]} is read as ${reading.kind.replaceAll('-', ' ')} and holds no question.`,
      'a list of issues, a list of themes or advance questions',
    );
  }
  const { offices, routing } = await context.reference();
  const assignments = proposeAssignments(reading.questions, routing, offices, {
    sections: reading.sections,
    mechanism: mechanismOf(reading, text),
    confirmed: await confirmedThere(context),
  });
  const gaps = routingGaps(assignments, offices);
  if (options['gaps'] === true) return { json: gaps, text: gapWords(gaps, offices) };
  const told =
    options['why'] === true
      ? assignments.map((one) => inWords(one, reading.questions)).join('\n\n')
      : overview(assignments, reading.questions, offices);
  return { json: assignments, text: `${told}\n\n${gapWords(gaps, offices)}` };
};

/** What other cycles have confirmed; nothing where no store answers, since routing needs none. */
async function confirmedThere({ store }: CliContext): Promise<readonly ConfirmedQuestion[]> {
  if (store === undefined) return [];
  try {
    return await confirmedBefore(await store(), '');
  } catch (error) {
    if (error instanceof DeskError && ['store-unavailable', 'engine-unavailable'].includes(error.code)) return [];
    throw error;
  }
}

function overview(
  assignments: readonly QuestionAssignment[],
  questions: readonly Question[],
  offices: readonly Office[],
): string {
  const text = new Map(questions.map((question) => [question.id, question]));
  const rows = assignments.flatMap(({ question, lead, supporting, undecided, reasons }) => {
    const first = reasons.find(({ office }) => office === lead);
    const asked = text.get(question);
    const number = asked?.number == null ? question : `${question} (${asked.number})`;
    const words = officeWords(supporting, offices).split(' ');
    const [line = '', ...more] = wrapped(words, WIDTH_OF_SUPPORT);
    const head = [
      number,
      shortened(asked?.text ?? '', LONGEST_CELL),
      officeWords([lead], offices),
      undecided ? 'decide' : (first?.score ?? 0).toFixed(2),
      line,
      shortened(first?.reason ?? '', LONGEST_CELL),
    ];
    return [head, ...more.map((rest) => ['', '', '', '', rest])];
  });
  return table(['Question', 'Asks', 'Lead', 'Score', 'Supporting', 'Why the lead'], rows);
}

function gapWords({ unanswered, undecided, unnamed, withoutSeat }: RoutingGaps, offices: readonly Office[]): string {
  const lines = [
    ...(undecided.length === 0 ? [] : [`An officer must decide: ${undecided.join(', ')}.`]),
    ...(unanswered.length === 0 ? [] : [`Nobody but the ministry answers: ${unanswered.join(', ')}.`]),
    ...withoutSeat.map(
      ({ territory, questions, writeTo }) =>
        `${territory} holds no seat and is asked about in ${questions.join(', ')}.` +
        (writeTo === null ? '' : ` One could write to ${writeTo}: a suggestion, to be confirmed by the ministry.`),
    ),
    ...(unnamed.length === 0 ? [] : [`No question names, and no letter goes to: ${officeWords(unnamed, offices)}.`]),
  ];
  return lines.length === 0 ? 'Every question has an office, and every office a question.' : lines.join('\n');
}

function inWords(
  { question, lead, supporting, undecided, reasons }: QuestionAssignment,
  questions: readonly Question[],
): string {
  const number = questions.find(({ id }) => id === question)?.number ?? null;
  const head = `${question}${number === null ? '' : ` (${number})`}  lead ${lead}${undecided ? '  AN OFFICER MUST DECIDE' : ''}`;
  const support = supporting.length === 0 ? [] : [`    supporting ${supporting.join(', ')}`];
  // Offices of one kind have the same reason: it is said once, for all of them.
  const grouped = new Map<string, { readonly score: number; readonly offices: string[] }>();
  for (const { office, score, reason } of reasons) {
    const same = grouped.get(reason) ?? { score, offices: [] };
    same.offices.push(office);
    grouped.set(reason, same);
  }
  const why = [...grouped].map(
    ([reason, { score, offices }]) => `    ${score.toFixed(2)}  ${offices.join(', ')}: ${reason}`,
  );
  return [head, ...support, ...why].join('\n');
}
