import type { ChaseLine, LetterRow } from '../../../domain/requests/letter-view.ts';

/** A piece of a paragraph: plain, or set off. */
export type Run =
  | string
  | { readonly strong: string }
  /** Words that open a prepared message in the reader's own mail program; plain text shows the words alone. */
  | { readonly words: string; readonly mailto: string };

/** What a letter's body is made of; `render-text` and `render-html` show the same blocks. */
export type Block =
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  /** Questions with their numbers. `short` cuts long texts at a word: the matrix has them whole. */
  | { readonly kind: 'rows'; readonly rows: readonly LetterRow[]; readonly short: boolean }
  /** Words of somebody else, shown as they came. */
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'history'; readonly lines: readonly ChaseLine[] }
  /** A line of its own, without a number. */
  | { readonly kind: 'line'; readonly text: string };

/** The words of one letter, without the sheet they are written on. */
export interface LetterWords {
  /** What the subject line begins with: `Request for information`, `Reminder-I`, … */
  readonly matter: string;
  readonly body: readonly Block[];
  /** Set under the signature, each with its title. */
  readonly annexes: readonly { readonly title: string; readonly blocks: readonly Block[] }[];
}

/** A paragraph of running text. */
export function paragraph(...runs: readonly Run[]): Block {
  return { kind: 'paragraph', runs };
}

/** A piece of text that must not be overlooked. */
export function strong(text: string): Run {
  return { strong: text };
}

/** The annexed history of the chase; nothing where there is none. */
export function historyAnnex(history: readonly ChaseLine[], title: string): LetterWords['annexes'] {
  return history.length === 0 ? [] : [{ title, blocks: [{ kind: 'history', lines: history }] }];
}

/**
 * A text cut at a word so that it has at most `limit` characters, with `…` where something was left out.
 * @example shortened('Please explain the measures', 16) // 'Please explain…'
 */
export function shortened(text: string, limit: number): string {
  const flat = text.replace(/\s+/gu, ' ').trim();
  if (flat.length <= limit) return flat;
  const cut = flat.slice(0, limit - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > limit / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.]+$/u, '')}…`;
}
