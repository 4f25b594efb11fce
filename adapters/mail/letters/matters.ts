import type { LetterView } from '../../../domain/requests/letter-view.ts';

/** The file numbers that several letters are about, each once. */
export function mattersOf(letters: readonly LetterView[]): readonly string[] {
  return [...new Set(letters.map((view) => view.number))];
}

/** The first day since which one of the letters should have left; null where all are in time. */
export function lateSince(letters: readonly LetterView[]): string | null {
  return letters.flatMap((view) => (view.late === null ? [] : [view.late.dueOn])).sort()[0] ?? null;
}
