import type { LocalDate } from '../calendar/calendar.ts';
import type { LetterForm } from '../reminders/ladder.ts';
import type { LetterView } from './letter-view.ts';
import type { RowId } from './row.ts';

/** What decides in which mail a letter leaves. */
export interface DigestFacts {
  /** Id of the letter. */
  readonly id: string;
  readonly office: string;
  /** A formal letter goes alone. */
  readonly formal: boolean;
  /** Addresses it goes to, and then those it is copied to. */
  readonly to: readonly string[];
  readonly cc: readonly string[];
}

/**
 * Letters by the mail they leave in: each formal one alone, and all others of one office to the same people together,
 * whatever their cycles. The order of the letters is kept.
 */
export function digests<T>(letters: readonly T[], factsOf: (letter: T) => DigestFacts): readonly (readonly T[])[] {
  const mails = new Map<string, T[]>();
  for (const letter of letters) {
    const { id, office, formal, to, cc } = factsOf(letter);
    const people = [to, cc].map((addresses) => addresses.map((a) => a.toLowerCase()).sort());
    const key = formal ? id : JSON.stringify([office, people]);
    mails.set(key, [...(mails.get(key) ?? []), letter]);
  }
  return [...mails.values()];
}

/** The day a letter presses: its answer date, for the hand-over the deadline, else its own date. */
export function pressesOn(view: LetterView): LocalDate {
  return view.kind === 'hand-over' ? (view.unDeadline?.on ?? view.date) : view.answerBy;
}

/**
 * The letters of a digest by the matters they are about (one cycle is one file number), the matter that presses most
 * first, and so inside each; of one day in the order of the numbers.
 */
export function byUrgency(views: readonly LetterView[]): readonly LetterView[] {
  const soonest = new Map<string, LocalDate>();
  for (const view of views) {
    const day = soonest.get(view.number);
    if (day === undefined || pressesOn(view) < day) soonest.set(view.number, pressesOn(view));
  }
  const order = (view: LetterView): string => `${soonest.get(view.number)} ${view.number} ${pressesOn(view)}`;
  return views.toSorted((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
}

/** What decides whether a letter is overtaken by another that leaves with it. */
export interface ChaseFacts {
  readonly id: string;
  /** Cycle and office. */
  readonly request: string;
  readonly rung: string;
  readonly form: LetterForm;
  /** The rows it is about that are still open. */
  readonly rows: readonly RowId[];
}

/** Forms of the chase, from the mildest. */
const CHASE: readonly LetterForm[] = ['notice', 'reminder', 'letter', 'demi-official', 'report'];
/** Letters of their own occasion: no rung of a ladder, whatever their form. */
const OCCASION = /^(?:returned|additional|amended|extension|clarification|reconcile|shorten|silent|stood-down)\b/u;

/**
 * Letters that an outage has left beside stronger ones, and that are not sent any more: of the rungs of one request only
 * the highest leaves, and none of them beside the request itself, of which the office has not heard yet.
 *
 * @param letters in the order in which they were decided
 * @returns by letter id the reason in words
 */
export function overtakenLetters(letters: readonly ChaseFacts[]): ReadonlyMap<string, string> {
  const overtaken = new Map<string, string>();
  const rungs = letters.filter(({ rung, form }) => CHASE.includes(form) && !OCCASION.test(rung));
  for (const [at, milder] of rungs.entries()) {
    if (letters.some((one) => one.form === 'request' && one.rung === 'request' && one.request === milder.request))
      overtaken.set(milder.id, 'the request itself leaves only now');
    const covers = (one: ChaseFacts): boolean =>
      one.request === milder.request &&
      CHASE.indexOf(one.form) >= CHASE.indexOf(milder.form) &&
      milder.rows.every((row) => one.rows.includes(row));
    if (milder.rows.length > 0 && rungs.slice(at + 1).some(covers))
      overtaken.set(milder.id, 'a later letter leaves with it');
  }
  return overtaken;
}
