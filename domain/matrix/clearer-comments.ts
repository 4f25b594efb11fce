import type { Question } from '../loi/instrument.ts';
import { paragraphsOf } from './sentences.ts';

/** One remark of a clearer, with the question it names; null: it is about the text as a whole. */
export interface PlacedRemark {
  readonly question: string | null;
  readonly text: string;
}

const NAMED =
  /\b(?:paras?\.?|paragraphs?|replies to|reply to|questions?|issues?|q\.?)\s{0,2}(?:paragraphs?\s)?(\d{1,3})\b/giu;

/**
 * A clearer's comments in remarks: those that name a paragraph (`para 4`, `question 12`, `Q7`) belong to it, and what
 * follows belongs to it as well until another is named. What names none is about the text as a whole.
 *
 * @param questions of the list, with their numbers as printed; a number that none has names nothing
 */
export function placeRemarks(
  comments: string,
  questions: readonly Pick<Question, 'id' | 'number'>[],
): readonly PlacedRemark[] {
  const byNumber = new Map<string, string>();
  for (const { id, number } of questions) byNumber.set((number ?? id.slice(1)).replace(/\D/gu, ''), id);
  const remarks: PlacedRemark[] = [];
  for (const sentences of paragraphsOf(comments)) {
    let at: string | null = null;
    for (const text of sentences) {
      const named = [...text.matchAll(NAMED)].flatMap(([, number = '']) => byNumber.get(number) ?? []);
      const places: readonly (string | null)[] = named.length > 0 ? [...new Set(named)] : [at];
      const last = remarks.at(-1);
      if (named.length === 0 && last !== undefined && last.question === at && text !== sentences[0])
        remarks[remarks.length - 1] = { ...last, text: `${last.text} ${text}` };
      else remarks.push(...places.map((question) => ({ question, text })));
      at = places.at(-1) ?? null;
    }
  }
  return remarks;
}
