import { diffArrays } from 'diff';

/** A run of text that stayed, was put in or was taken out. */
export interface DiffRun {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Words, the white space between them, and the marks at their ends, each for itself. */
const TOKENS = /\s+|[\p{L}\p{M}\p{N}]+(?:[.,'’/-][\p{L}\p{M}\p{N}]+)*|./gsu;

/**
 * What a person changed between two texts, word by word: `same` and `removed` together are the first, `same` and
 * `added` the second. In one place what was taken out stands before what was put in.
 */
export function draftDiff(before: string, after: string): readonly DiffRun[] {
  const parts = diffArrays(tokens(before), tokens(after));
  return parts.map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }));
}

function tokens(text: string): string[] {
  return text.match(TOKENS) ?? [];
}

/** The same for a terminal: `[-taken out-]`, `{+put in+}`. */
export function diffText(runs: readonly DiffRun[]): string {
  return runs
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`))
    .join('');
}
