import { DeskError } from '../contracts/errors.ts';
import type { CycleState } from '../domain/cycle/state.ts';
import type { MailReading, RowAnswer } from '../domain/replies/reply.ts';
import { splitDigest, type DigestMatter } from '../domain/replies/split-digest.ts';
import { fileNumber } from '../domain/requests/file-number.ts';
import type { RowId } from '../domain/requests/row.ts';
import {
  askedOf,
  askedRows,
  isSpreadsheet,
  matrixAnswers,
  NOTHING,
  type AnswerPorts,
  type Answers,
} from './answers.ts';
import { instrumentOf } from './reference.ts';

/** A message that answers a digest. */
export interface SharedMail {
  readonly raw: Uint8Array;
  readonly reading: MailReading;
  readonly office: string;
  /** The cycles of the digest that still run. */
  readonly cycles: ReadonlyMap<string, CycleState>;
}

/**
 * The cycles that a reply to a digest answers, each with its answers: by the reference in a returned matrix, by the
 * numbers over the parts of its text, by what only one of the cycles asks. What a machine wrote, and what says only
 * that somebody is there, is true of all of them.
 *
 * @returns none where the message does not say which cycle it is about
 */
export async function digestAnswers(ports: AnswerPorts, mail: SharedMail): Promise<ReadonlyMap<string, Answers>> {
  const silent = (cycles: readonly string[]): ReadonlyMap<string, Answers> =>
    new Map(cycles.map((cycle) => [cycle, NOTHING]));
  const { reading, office, cycles } = mail;
  if (reading.kind !== 'reply') return silent([...cycles.keys()]);
  const answers = await answersByCycle(ports, mail);
  if (answers === null || answers.size > 0) return answers ?? new Map();
  if (OF_ALL.includes(reading.replyClass)) return silent([...cycles.keys()]);
  const matters = [...cycles.values()].map((state) => ({ ...matterOf(state, office), asked: [] }));
  const { named } = splitDigest(reading.replyText, matters);
  return silent(named === null ? [] : [named]);
}

/** Classes of messages that are true of every cycle of a digest. */
const OF_ALL: readonly MailReading['replyClass'][] = ['acknowledgement', 'out-of-office', 'noise'];

function matterOf(state: CycleState, office: string): Omit<DigestMatter, 'asked'> {
  return { cycle: state.cycleId, reference: fileNumber(state, office), symbol: state.symbol };
}

/** The answers in a reply to a digest by cycle; null where one does not say to which it belongs. */
async function answersByCycle(
  ports: AnswerPorts,
  { raw, reading, office, cycles }: SharedMail,
): Promise<ReadonlyMap<string, Answers> | null> {
  const matters: DigestMatter[] = [];
  for (const [cycleId, state] of cycles) {
    const { reading: list } = await instrumentOf(ports.store, cycleId);
    matters.push({ ...matterOf(state, office), asked: askedRows(list.questions, askedOf(state, office)) });
  }
  const found = new Map<string, { rows: Map<RowId, RowAnswer>; problems: string[] }>();
  const of = (cycle: string): { rows: Map<RowId, RowAnswer>; problems: string[] } => {
    const answers = found.get(cycle) ?? { rows: new Map(), problems: [] };
    found.set(cycle, answers);
    return answers;
  };
  for (const file of (await ports.openAttachments(raw)).filter(isSpreadsheet)) {
    const said = await referenceIn(ports, file.content);
    const matter = matters.find(({ reference }) => reference.toLowerCase() === said?.toLowerCase());
    if (matter === undefined) return null;
    const { rows, problems } = await matrixAnswers(ports, file, askedOf(cycles.get(matter.cycle)!, office));
    for (const answer of rows) of(matter.cycle).rows.set(answer.row, answer);
    of(matter.cycle).problems.push(...problems);
  }
  const { answers, unclear } = splitDigest(reading.replyText, matters);
  // A row that a matrix answers is clear whatever the text around it.
  const filled = new Set([...found.values()].flatMap(({ rows }) => [...rows.keys()]));
  if (unclear.some((row) => !filled.has(row))) return null;
  for (const [cycle, rows] of answers)
    for (const answer of rows) if (!of(cycle).rows.has(answer.row)) of(cycle).rows.set(answer.row, answer);
  return new Map([...found].map(([cycle, { rows, problems }]) => [cycle, { rows: [...rows.values()], problems }]));
}

/** The reference printed in a returned matrix; null where it has none or cannot be read. */
export async function referenceIn(ports: Pick<AnswerPorts, 'readMatrix'>, content: Uint8Array): Promise<string | null> {
  try {
    return (await ports.readMatrix(content, null)).reference;
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    return null;
  }
}
