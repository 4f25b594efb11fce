import { createHash } from 'node:crypto';
import { DeskError } from '../contracts/errors.ts';
import type { LocalDate } from '../domain/calendar/calendar.ts';
import type { CycleState } from '../domain/cycle/state.ts';
import type { AnswerCheck, CheckedRow, Finding } from '../domain/matrix/answer-check.ts';
import { checkAnswers } from '../domain/matrix/check-answers.ts';
import { askedTexts, type AskedText } from '../domain/matrix/remembered-answer.ts';
import type { Province } from '../domain/offices/office.ts';
import type { RowId, RowState } from '../domain/requests/row.ts';
import { earlierAnswersFor, memoryFor } from './earlier-answers.ts';
import { currentOffices, instrumentOf } from './reference.ts';
import type { Sha256, StoredAnswer, Store } from './store-ports.ts';

/** What the check says of one row of one office, with what it was made on. */
export interface CheckedAnswer extends AnswerCheck {
  readonly state: RowState;
  readonly question: string;
  /** The answer as it stands; null where none came. */
  readonly answer: Pick<StoredAnswer, 'status' | 'text' | 'receivedOn' | 'mail'> | null;
}

/** Findings by row, as they are kept with a letter that returns answers. */
export type StoredFindings = Readonly<Record<RowId, readonly Finding[]>>;

/**
 * Checks the answers of a cycle as they stand, each against those of the other offices; waived rows are left out.
 *
 * @param office null: of every office
 * @param today local date in Islamabad
 * @returns by office and row, in the order in which they are asked
 * @throws DeskError `cycle-unknown`
 */
export async function answerChecks(
  store: Store,
  state: CycleState,
  office: string | null,
  today: LocalDate,
): Promise<readonly CheckedAnswer[]> {
  const { cycleId } = state;
  const asked = askedTexts((await instrumentOf(store, cycleId)).reading);
  const answers = new Map((await store.answers.current(cycleId)).map((one) => [`${one.office} ${one.row}`, one]));
  const layers = new Map((await currentOffices(store)).map(({ id, layer }) => [id, layer]));
  const made: { readonly row: CheckedRow; readonly of: Pick<CheckedAnswer, 'state' | 'question' | 'answer'> }[] = [];
  const memory = await memoryFor(store, cycleId);
  for (const request of Object.values(state.requests)) {
    const mine = office === null || request.office === office;
    const earlier = mine
      ? await earlierAnswersFor(store, cycleId, request.office, { today, memory })
      : new Map<RowId, never>();
    for (const [row, now] of Object.entries(request.rows)) {
      const of = asked.get(row);
      const answer = answers.get(`${request.office} ${row}`) ?? null;
      if (of === undefined || now === 'waived' || (!mine && answer === null)) continue;
      const before = earlier.get(row);
      const layer = layers.get(request.office) ?? 'federal';
      made.push({
        row: {
          office: request.office,
          ...(layer === 'federal' ? {} : { place: layer as Province }),
          row,
          ...askedOf(of),
          answer: answer === null ? null : { status: answer.status, text: answer.text, on: answer.receivedOn },
          ...(before === undefined ? {} : { earlier: before }),
        },
        of: { state: now, question: of.text, answer },
      });
    }
  }
  const checks = checkAnswers(
    made.map(({ row }) => row),
    today,
  );
  return checks.flatMap((check, at) =>
    office === null || check.office === office ? [{ ...check, ...made[at]!.of }] : [],
  );
}

/** What a row asks for: what its part does, else its question. */
function askedOf({ row, text, question }: AskedText): Pick<CheckedRow, 'question' | 'asksFor' | 'figures'> {
  const part = question.parts.find(({ id }) => id === row);
  const own = part?.asksFor !== undefined;
  const figures = own ? part.figures : (part?.figures ?? question.figures);
  return {
    question: text,
    asksFor: part?.asksFor ?? question.asksFor,
    ...(figures === undefined ? {} : { figures }),
  };
}

/** Keeps what is wanting in answers, for the letter that returns them. */
export async function saveFindings(store: Store, findings: StoredFindings): Promise<Sha256> {
  return store.content.put(new TextEncoder().encode(JSON.stringify(findings)), 'application/json');
}

/**
 * What was found wanting when answers were returned.
 * @throws DeskError `data-invalid` when nothing is stored under this hash
 */
export async function findingsOf(store: Store, hash: Sha256): Promise<StoredFindings> {
  const found = await store.content.get(hash);
  if (found === null) throw new DeskError('data-invalid', `No findings are stored under ${hash}.`);
  return JSON.parse(new TextDecoder().decode(found.bytes)) as StoredFindings;
}

/** By what a text that was returned once is known again: so many characters of its hash, case and spaces aside. */
export function textKey(text: string): string {
  const plain = text.replace(/\s+/gu, ' ').trim().toLowerCase();
  return createHash('sha256').update(plain).digest('hex').slice(0, 12);
}
