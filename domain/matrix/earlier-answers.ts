import type { LocalDate } from '../calendar/calendar.ts';
import type { FiguresAsked } from '../loi/instrument.ts';
import { likenable, likenessOf, sameQuestion, type Likenable, type Likened } from '../questions/likeness.ts';
import type { EarlierAnswer } from './earlier-answer.ts';
import type { NamedLaw, RememberedAnswer } from './remembered-answer.ts';
import { FRESH_MONTHS, staleBecause } from './stale-because.ts';

/** A question for which earlier answers are sought. */
export interface AskedNow extends Likened {
  /** Of the cycle that asks: its own answers are not earlier ones. */
  readonly cycleId?: string;
  /** Figures asked for; absent where none are. */
  readonly figures?: FiguresAsked;
  /** Office that is asked: of two answers to questions equally like, its own comes first. */
  readonly office?: string;
}

/** The memory made ready, so that many questions can be asked of it. */
export interface AnswerMemory {
  readonly answers: readonly { readonly answer: RememberedAnswer; readonly asked: Likenable }[];
  /** Every law the answers name. */
  readonly laws: readonly NamedLaw[];
}

/** What is offered and how it is judged. */
export interface MemoryOptions {
  /** Least likeness of what is offered. */
  readonly least?: number;
  readonly months?: number;
  /** Offices that are there now; absent: all are. */
  readonly offices?: ReadonlySet<string>;
}

/** From this likeness on two questions are about the same thing, and an answer to the one is worth a look. */
export const SIMILAR = 0.4;
/** From this likeness on an answer is put before the office to confirm or amend. */
export const CLOSE = 0.6;
/** How much the asked office's own answer, and the same question, go before others. */
const OWN = 0.15;
const SAME = 0.3;

/** Makes the memory ready. */
export function answerMemory(answers: readonly RememberedAnswer[]): AnswerMemory {
  return {
    answers: answers.map((answer) => ({ answer, asked: likenable({ ...answer, text: answer.question }) })),
    laws: answers.flatMap(({ laws }) => laws),
  };
}

/**
 * Answers given before to the same or a similar question, in other cycles, best first: the same question before a
 * similar one, the asked office's before another's, then the more alike, then the newer.
 *
 * @param today local date by which they are fresh or stale
 */
export function earlierAnswers(
  question: AskedNow,
  memory: AnswerMemory,
  today: LocalDate,
  { least = SIMILAR, months = FRESH_MONTHS, offices }: MemoryOptions = {},
): readonly EarlierAnswer[] {
  const asked = likenable(question);
  const freshness = {
    today,
    months,
    figures: question.figures ?? null,
    laws: memory.laws,
    ...(offices === undefined ? {} : { offices }),
  };
  const found: { readonly rank: number; readonly earlier: EarlierAnswer }[] = [];
  for (const { answer, asked: before } of memory.answers) {
    if (answer.cycleId === question.cycleId) continue;
    const likeness = likenessOf(asked, before, least);
    if (likeness < least) continue;
    const same = sameQuestion(asked, before);
    const { cycleId, mechanism, symbol, row, question: then, office, on, text } = answer;
    const of = { cycleId, mechanism, symbol, row, question: then, office, on, text };
    const rank = likeness + (same ? SAME : 0) + (office === question.office ? OWN : 0);
    const stale = staleBecause(answer, freshness);
    found.push({ rank, earlier: { ...of, likeness: Math.round(likeness * 100) / 100, same, stale } });
  }
  return found.sort((a, b) => b.rank - a.rank || newerFirst(a.earlier, b.earlier)).map(({ earlier }) => earlier);
}

function newerFirst(a: EarlierAnswer, b: EarlierAnswer): number {
  if (a.on !== b.on) return a.on < b.on ? 1 : -1;
  const [one, other] = [`${a.cycleId} ${a.row} ${a.office}`, `${b.cycleId} ${b.row} ${b.office}`];
  return one < other ? -1 : one > other ? 1 : 0;
}
