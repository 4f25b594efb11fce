import { DeskError } from '../../../contracts/errors.ts';
import { asksSomething, readInstrument } from '../../../domain/loi/read-instrument.ts';
import type { QuestionAssignment } from '../../../domain/questions/assignment.ts';
import { proposeAssignments } from '../../../domain/questions/route.ts';
import type { RunCommand } from '../command.ts';
import { documentArgument } from '../files.ts';

/**
 * `route FILE`: for each question of a list the office that would lead and those that would support it, with reasons.
 * Nothing is sent or stored.
 *
 * @throws DeskError `document-asks-nothing`, `usage`, `file-not-found`, `data-invalid`, and what reading a document throws
 */
export const run: RunCommand = async (args, _options, context) => {
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
  });
  const printed = new Map(reading.questions.map((question) => [question.id, question.number]));
  return {
    json: assignments,
    text: assignments.map((one) => inWords(one, printed.get(one.question) ?? null)).join('\n\n'),
  };
};

function inWords(
  { question, lead, supporting, undecided, reasons }: QuestionAssignment,
  number: string | null,
): string {
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
