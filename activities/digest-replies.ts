import { DeskError } from '../contracts/errors.ts';
import type { CycleState } from '../domain/cycle/state.ts';
import type { MailReading } from '../domain/replies/reply.ts';
import { splitDigest, type DigestMatter } from '../domain/replies/split-digest.ts';
import { fileNumber } from '../domain/requests/file-number.ts';
import {
  askedOf,
  askedRows,
  answersTogether,
  expectationOf,
  isSpreadsheet,
  matrixAnswers,
  mayHoldAnswers,
  NOTHING,
  type AnswerPorts,
  type Answers,
  type Found,
} from './answers.ts';
import type { MatrixExpectation } from './ports.ts';
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
  const expected = new Map<string, MatrixExpectation>();
  for (const [cycleId, state] of cycles) {
    const instrument = await instrumentOf(ports.store, cycleId);
    expected.set(cycleId, expectationOf(instrument, state, office));
    const asked = askedRows(instrument.reading.questions, askedOf(state, office));
    matters.push({ ...matterOf(state, office), asked });
  }
  const found = new Map<string, Found[]>();
  for (const file of (await ports.openAttachments(raw)).filter(mayHoldAnswers)) {
    const said = await referenceIn(ports, file.content);
    const matter = matters.find(({ reference }) => reference.toLowerCase() === said?.toLowerCase());
    if (matter === undefined && isSpreadsheet(file)) return null;
    // a document that names no request of ours is an annex
    if (matter === undefined) continue;
    const answers = await matrixAnswers(ports, file, expected.get(matter.cycle)!);
    found.set(matter.cycle, [...(found.get(matter.cycle) ?? []), answers]);
  }
  const { answers, unclear } = splitDigest(reading.replyText, matters);
  // A row that a matrix answers is clear whatever the text around it.
  const filled = new Set([...found.values()].flat().flatMap(({ claims }) => claims.map(({ answer }) => answer.row)));
  if (unclear.some((row) => !filled.has(row))) return null;
  return new Map(
    [...new Set([...found.keys(), ...answers.keys()])].map((cycle) => [
      cycle,
      answersTogether(found.get(cycle) ?? [], answers.get(cycle) ?? []),
    ]),
  );
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
