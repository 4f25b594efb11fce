import type { LocalDate } from '../calendar/calendar.ts';
import type { LetterView } from './letter-view.ts';

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
