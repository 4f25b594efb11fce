import type { ConsolidatedParagraph, ConsolidatedPart } from '../../domain/matrix/consolidation.ts';
import type { DraftSentence, DraftVersion } from '../../domain/matrix/draft.ts';

/** What an office wrote, as a paragraph holds it: `aPart('moi', 'q1', 'Text.')`. */
export function aPart(
  office: string,
  row: string,
  text: string,
  change: Partial<ConsolidatedPart> = {},
): ConsolidatedPart {
  const label = row.includes('.') ? row.split('.')[1]! : null;
  return { office, row, text, source: `mail-of-${office}`, officeName: office.toUpperCase(), label, ...change };
}

/** A paragraph of the consolidation with some answers. */
export function aParagraph(
  question: string,
  parts: readonly ConsolidatedPart[],
  change: Partial<ConsolidatedParagraph> = {},
): ConsolidatedParagraph {
  const labels = parts.length === 0 ? [null] : [...new Set(parts.map(({ label }) => label))];
  return { question, number: question.slice(1), labels, parts, gap: null, ...change };
}

/** The first version of a text for a question: each string a paragraph of one sentence from nobody. */
export function aDraft(
  question: string,
  text: readonly (string | DraftSentence)[],
  change: Partial<DraftVersion> = {},
): DraftVersion {
  return {
    question,
    part: null,
    version: 1,
    paragraphs: text.map((one) => [typeof one === 'string' ? { text: one, origins: [] } : one]),
    by: 'Deputy Director',
    on: '2027-01-20',
    reason: '',
    ...change,
  };
}
