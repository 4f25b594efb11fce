import type { DraftComment, DraftSentence, DraftVersion } from '../../domain/matrix/draft.ts';
import type { LimitVerdict } from '../../domain/matrix/count-words.ts';
import { dayWords } from './dates.ts';

/** A place as people name it: `q4`, or `q4.b` for a part. */
export function placeWords({ question, part }: { readonly question: string; readonly part: string | null }): string {
  return part ?? question;
}

/** The sentences of a version, numbered through, each with whose words it is. */
export function sentenceLines(draft: DraftVersion, nameOf: (office: string) => string): readonly string[] {
  let number = 0;
  return draft.paragraphs.flatMap((sentences, at) => [
    ...(at === 0 ? [] : ['']),
    ...sentences.map((sentence) => {
      number += 1;
      return `  ${number}. ${sentence.text}\n     ${originWords(sentence, nameOf)}`;
    }),
  ]);
}

/** Whose words a sentence is. */
export function originWords({ origins }: DraftSentence, nameOf: (office: string) => string): string {
  if (origins.length === 0) return 'the drafter’s own words';
  return `from ${[...new Set(origins.map(({ office, row }) => `${nameOf(office)} (${row})`))].join(' and ')}`;
}

/** A remark in a few lines. */
export function commentWords({ id, question, part, sentence, text, by, on, resolved }: DraftComment): string {
  const at = question === null ? 'the whole text' : placeWords({ question, part });
  const about = sentence === null ? '' : `\n     about “${sentence}”`;
  const end = resolved === null ? '' : `\n     done by ${resolved.by}, ${dayWords(resolved.on)}: ${resolved.note}`;
  return `  ${id}. ${by} on ${at}, ${dayWords(on)}: ${text}${about}${end}`;
}

/** The words of a text against its limit. */
export function limitWords(words: number, limit: LimitVerdict): string {
  if (limit.verdict === 'none') return `${words} words; no limit is known.`;
  const { words: most, kind } = limit.limit;
  const rule = `${kind === 'hard' ? 'at most' : 'advised'} ${most}`;
  return limit.verdict === 'ok'
    ? `${words} words of ${rule}; ${limit.left} left.`
    : `${words} words of ${rule}: ${limit.by} OVER.`;
}
