import type { ConsolidatedParagraph, ConsolidatedPart } from './consolidation.ts';
import type { DraftPlace, DraftSentence, Origin } from './draft.ts';
import { comparedWords, paragraphsOf } from './sentences.ts';

/** A first text for one place, to be edited. */
export interface ProposedDraft extends DraftPlace {
  readonly paragraphs: readonly (readonly DraftSentence[])[];
}

/** The answers that a text at one place is made from, in the order of the paragraph: the lead's first. */
export function answersAt(
  { parts }: Pick<ConsolidatedParagraph, 'parts'>,
  place: DraftPlace,
): readonly ConsolidatedPart[] {
  return place.part === null ? parts : parts.filter((part) => part.row === place.part);
}

/** The places of a paragraph: each of its parts to which an answer is owed, or the question as a whole. */
export function placesOf({ question, parts, labels }: ConsolidatedParagraph): readonly DraftPlace[] {
  if (labels.every((label) => label === null)) return [{ question, part: null }];
  return [...new Set(parts.map(({ row }) => row))].map((row) => ({ question, part: row === question ? null : row }));
}

/**
 * A first text from what the offices wrote, sentence by sentence as they wrote it: the lead's first, each office's
 * paragraphs kept together. What two offices say in the same words is said once and comes from both. No word is ours.
 */
export function proposeDraft(paragraph: ConsolidatedParagraph): readonly ProposedDraft[] {
  return placesOf(paragraph).map((place) => ({ ...place, paragraphs: proposedText(answersAt(paragraph, place)) }));
}

/** The same for the answers at one place. */
export function proposedText(
  answers: readonly Pick<ConsolidatedPart, 'office' | 'row' | 'source' | 'text'>[],
): readonly (readonly DraftSentence[])[] {
  const said = new Map<string, { readonly text: string; readonly origins: Origin[] }>();
  const paragraphs = answers.flatMap(({ office, row, source, text }) =>
    paragraphsOf(text).map((sentences) =>
      sentences.flatMap((sentence) => {
        const key = sameWords(sentence);
        const before = said.get(key);
        if (before === undefined) {
          const fresh = { text: sentence, origins: [{ office, row, source }] };
          said.set(key, fresh);
          return [fresh];
        }
        if (!before.origins.some((o) => o.office === office && o.row === row))
          before.origins.push({ office, row, source });
        return [];
      }),
    ),
  );
  return paragraphs.filter((sentences) => sentences.length > 0);
}

/** What makes two sentences one: the same words in the same order. A sentence of marks alone is only like itself. */
export function sameWords(sentence: string): string {
  const words = comparedWords(sentence).join(' ');
  return words === '' ? sentence : words;
}
