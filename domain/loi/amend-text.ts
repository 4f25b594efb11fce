import type { CorrigendumAct } from './corrigendum-acts.ts';

/** What a corrigendum wants done within a text. */
export type TextAct = Exclude<
  CorrigendumAct,
  { kind: 'insert-paragraph' | 'insert-part' | 'deadline' | 'word-limit' | 'renumber' }
>;

/** A text with what a corrigendum wants; or why it cannot be done for certain. @param sentence where it is confined to one */
export function amended(text: string, sentence: number | null, act: TextAct): string | { readonly why: string } {
  if (sentence === null) return amendedWhole(text, act);
  const sentences = text.split(/(?<=[.?!]["”’)]{0,2})\s+(?=[\p{Lu}“"(])/u);
  const at = sentence < 0 ? sentences.length + sentence : sentence;
  const chosen = sentences[at];
  if (chosen === undefined) return { why: `it has ${sentences.length} sentences, and not the one that is meant` };
  const now = act.kind === 'delete' ? '' : amendedWhole(chosen, act);
  if (typeof now !== 'string') return now;
  const from = text.indexOf(
    chosen,
    sentences.slice(0, at).reduce((sum, one) => sum + one.length, 0),
  );
  return `${text.slice(0, from)}${now}${text.slice(from + chosen.length)}`.trim();
}

function amendedWhole(text: string, act: TextAct): string | { readonly why: string } {
  switch (act.kind) {
    case 'replace-text':
      return act.text;
    case 'append':
      return `${text} ${act.text}`;
    case 'delete':
      return '';
    case 'replace-words':
      return atWords(text, act.old, () => act.now);
    case 'delete-words': {
      const left = atWords(text, act.words, () => '');
      return typeof left === 'string'
        ? left
            .replace(/ {2,}/gu, ' ')
            .replace(/ (?=[,.;:?])/gu, '')
            .trim()
        : left;
    }
    case 'insert-words': {
      const { side, of, words } = act;
      return atWords(text, of, (found) =>
        side === 'after' ? `${found}${gap(words)}${words}` : `${words}${gap(found)}${found}`,
      );
    }
  }
}

/** No space stands before a mark. */
function gap(next: string): string {
  return /^[,.;:?!)]/u.test(next) ? '' : ' ';
}

/** Changes words where they stand once; breaks, quotation marks and hyphens may be of another kind. */
function atWords(text: string, words: string, to: (found: string) => string): string | { readonly why: string } {
  const pattern = words
    .trim()
    .split(/\s+/u)
    .map((word) =>
      word
        .replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&')
        .replace(/[“”"]/gu, '[“”"]')
        .replace(/[‘’']/gu, "[‘’']")
        .replace(/[‐‑–—-]/gu, '[‐‑–—-]'),
    )
    .join('\\s+');
  const edge = (at: RegExp, mark: string): string => (at.test(words.trim()) ? mark : '');
  const whole = `${edge(/^[\p{L}\p{N}]/u, '(?<![\\p{L}\\p{N}])')}${pattern}${edge(/[\p{L}\p{N}]$/u, '(?![\\p{L}\\p{N}])')}`;
  const found = [...text.matchAll(new RegExp(whole, 'gu'))];
  const [only] = found;
  if (only === undefined) return { why: `the words “${words}” do not stand there` };
  if (found.length > 1) return { why: `the words “${words}” stand there ${found.length} times` };
  return `${text.slice(0, only.index)}${to(only[0])}${text.slice(only.index + only[0].length)}`;
}
