import { DeskError } from '../contracts/errors.ts';
import { parseCycleId, scopeOf } from '../contracts/ids.ts';
import type { LocalDate } from '../domain/calendar/calendar.ts';
import type { EarlierAnswer } from '../domain/matrix/earlier-answer.ts';
import {
  answerMemory,
  CLOSE,
  earlierAnswers,
  type AnswerMemory,
  type AskedNow,
} from '../domain/matrix/earlier-answers.ts';
import { askedTexts, type AskedText } from '../domain/matrix/remembered-answer.ts';
import type { Office } from '../domain/offices/office.ts';
import type { RowId } from '../domain/requests/row.ts';
import { currentOffices, cycleStateOf, instrumentOf } from './reference.ts';
import type { Store } from './store-ports.ts';

/** What is looked up before, and by which day. */
export interface EarlierOptions {
  /** Least likeness; left out: that from which an answer is put before an office (`CLOSE`). */
  readonly least?: number;
  /** Local date by which an answer is fresh or stale; left out: that of the newest thing that happened in the cycle. */
  readonly today?: LocalDate;
  /** The memory, for who looks up several offices; left out: it is read. */
  readonly memory?: AnswerMemory;
}

/**
 * The best earlier answer for each row that an office is asked in a cycle: its own before another's, one to the same
 * question before one to a similar question. An office of a province is never shown what another province answered.
 *
 * @returns only rows for which something close enough was answered
 * @throws DeskError `cycle-unknown`
 */
export async function earlierAnswersFor(
  store: Store,
  cycleId: string,
  office: string,
  { least = CLOSE, today, memory: given }: EarlierOptions = {},
): Promise<ReadonlyMap<RowId, EarlierAnswer>> {
  const rows = Object.keys((await cycleStateOf(store, cycleId)).requests[office]?.rows ?? {});
  const asked = askedTexts((await instrumentOf(store, cycleId)).reading);
  const found = new Map<RowId, EarlierAnswer>();
  const memory = given ?? (await memoryFor(store, cycleId));
  if (memory.answers.length === 0) return found;
  const offices = await currentOffices(store);
  const options = { least, offices: new Set(offices.map(({ id }) => id)) };
  const day = today ?? (await lastDay(store, cycleId));
  const mayUse = usableBy(office, offices);
  for (const row of rows) {
    const of = asked.get(row);
    if (of === undefined) continue;
    const best = earlierAnswers({ ...askedNow(cycleId, of), office }, memory, day, options).find(mayUse);
    if (best !== undefined) found.set(row, best);
  }
  return found;
}

/**
 * Everything answered before to what a row asks, best first, whichever office answered.
 * @throws DeskError `cycle-unknown`; `data-invalid` when the list has no such row
 */
export async function answeredBefore(
  store: Store,
  cycleId: string,
  row: RowId,
  today: LocalDate,
): Promise<readonly EarlierAnswer[]> {
  const asked = askedTexts((await instrumentOf(store, cycleId)).reading);
  const rows = [...asked.values()].filter((one) => one.row === row || one.question.id === row);
  if (rows.length === 0) {
    const known = [...asked.keys()].join(', ');
    throw new DeskError('data-invalid', `${cycleId} has no question ${row}.`, `It has: ${known}.`);
  }
  const memory = await memoryFor(store, cycleId);
  const offices = new Set((await currentOffices(store)).map(({ id }) => id));
  const found = rows.flatMap((of) => earlierAnswers(askedNow(cycleId, of), memory, today, { offices }));
  const best = new Map<string, EarlierAnswer>();
  for (const answer of found.sort((a, b) => b.likeness - a.likeness)) {
    const key = `${answer.cycleId} ${answer.office} ${answer.row}`;
    if (!best.has(key)) best.set(key, answer);
  }
  return [...best.values()];
}

/** The memory of the world that a cycle belongs to: real cycles, or one rehearsal. @param of id of a cycle, or '' */
export async function memoryFor(store: Pick<Store, 'memory'>, of: string): Promise<AnswerMemory> {
  return answerMemory(await store.memory.answers(scopeOf(of)));
}

/** What a row asks, as it is sought in the memory. */
function askedNow(cycleId: string, { row, text, question }: AskedText): AskedNow {
  const part = question.parts.find(({ id }) => id === row);
  const figures = part?.asksFor === undefined ? question.figures : part.figures;
  const { articles } = question;
  return {
    cycleId,
    text,
    articles,
    mechanism: parseCycleId(cycleId)?.mechanism ?? null,
    ...(figures === undefined ? {} : { figures }),
  };
}

/** Which answers an office may be shown: its own, those of the federation, those of its own province. */
function usableBy(office: string, offices: readonly Office[]): (answer: EarlierAnswer) => boolean {
  const provinceOf = new Map(offices.map(({ id, province }) => [id, province]));
  const own = provinceOf.get(office) ?? null;
  return (answer) => {
    if (answer.office === office) return true;
    const theirs = provinceOf.get(answer.office);
    return theirs === null || (theirs !== undefined && theirs === own);
  };
}

async function lastDay(store: Store, cycleId: string): Promise<LocalDate> {
  return (await store.cycles.events(cycleId)).at(-1)?.on ?? (await cycleStateOf(store, cycleId)).receivedOn;
}
