import type { RowId } from '../requests/row.ts';

/** A question that was asked, as a text is compared with it. */
export interface AskedText {
  readonly row: RowId;
  readonly text: string;
}

/** Which question a text is; `exact` where it holds the whole wording, else it is only like it. */
export interface QuestionMatch {
  readonly row: RowId;
  readonly exact: boolean;
}

/** So many of the words, weighed, are the same in a text that was edited or comes from an earlier list. */
const LIKE_ENOUGH = 0.6;
/** By so much it is liker than to the next. */
const AHEAD_BY = 0.12;
/** Words that are compared; what follows in a longer text is somebody's answer. */
const MOST_WORDS = 400;
/** A shorter beginning of a question may be the beginning of several. */
const FEWEST_WORDS = 5;

/**
 * Knows asked questions by their text, whatever stands around it. Words that few questions hold count more than those of
 * a shared lead-in. Case, stops, spaces, vowel signs and the Arabic forms of Urdu letters make no difference.
 *
 * @returns for a text the question it is, null where it is none or could be two
 */
export function questionMatcher(asked: readonly AskedText[]): (text: string) => QuestionMatch | null {
  const printed = new Map<string, RowId | null>();
  for (const { row, text } of asked) printed.set(text.trim(), printed.has(text.trim()) ? null : row);
  let compared: ((text: string) => QuestionMatch | null) | null = null;
  return (text) => {
    // most questions come back as they were printed, and need not be taken apart
    const row = printed.get(text.trim());
    if (row !== undefined && row !== null) return { row, exact: true };
    compared ??= comparing(asked);
    return compared(text);
  };
}

/** Compares texts by their words. */
function comparing(asked: readonly AskedText[]): (text: string) => QuestionMatch | null {
  const questions = asked
    .map(({ row, text }) => ({ row, words: wordsOf(text) }))
    .filter(({ words }) => words.length > 0)
    .map(({ row, words }) => ({ row, words, key: words.join(' ') }));
  const whole = new Map<string, RowId | null>();
  for (const { row, key } of questions) whole.set(key, whole.has(key) ? null : row);
  const holders = holdersOf(questions);
  const most = Math.max(3, questions.length / 3);
  const weighs = (word: string): number => {
    const held = holders.get(word)?.length ?? 0;
    return held === 0 ? 1 : held > most ? 0 : 1 / held;
  };
  const weights = questions.map(({ words }) => sum([...new Set(words)].map(weighs)));

  return (text) => {
    const words = wordsOf(text);
    if (words.length === 0) return null;
    const key = words.join(' ');
    const exact = whole.get(key);
    if (exact !== undefined) return exact === null ? null : { row: exact, exact: true };
    const within = questions.filter((one) => holdsRun(key, one.key));
    const longest = onlyLongest(within);
    if (longest !== null) return { row: longest, exact: true };
    if (words.length >= FEWEST_WORDS) {
      const begun = questions.filter((one) => one.key.startsWith(`${key} `));
      if (begun.length === 1) return { row: begun[0]!.row, exact: false };
    }
    return likest(words);
  };

  function likest(words: readonly string[]): QuestionMatch | null {
    const own = [...new Set(words)];
    const shared = new Map<number, number>();
    for (const word of own) {
      const held = holders.get(word) ?? [];
      if (held.length > most) continue;
      for (const at of held) shared.set(at, (shared.get(at) ?? 0) + weighs(word));
    }
    const total = sum(own.map(weighs));
    const scores = [...shared]
      .map(([at, common]) => ({ at, score: (2 * common) / (total + (weights[at] ?? 0)) }))
      .sort((a, b) => b.score - a.score);
    const [best, next] = scores;
    if (best === undefined || best.score < LIKE_ENOUGH || best.score - (next?.score ?? 0) < AHEAD_BY) return null;
    const { row } = questions[best.at]!;
    return { row, exact: false };
  }
}

/** Whether a text holds a question's words as a run; short ones are not looked for within a longer text. */
function holdsRun(text: string, question: string): boolean {
  return question.length >= 24 && ` ${text} `.includes(` ${question} `);
}

/** The longest of the questions a text holds, where it holds the others too; null for none, or two of one length. */
function onlyLongest(found: readonly { readonly row: RowId; readonly key: string }[]): RowId | null {
  const [first, second] = [...found].sort((a, b) => b.key.length - a.key.length);
  if (first === undefined) return null;
  return second === undefined || first.key.includes(second.key) ? (first.key === second?.key ? null : first.row) : null;
}

/** By word, the places of the questions that hold it. */
function holdersOf(
  questions: readonly { readonly words: readonly string[] }[],
): ReadonlyMap<string, readonly number[]> {
  const holders = new Map<string, number[]>();
  for (const [at, { words }] of questions.entries())
    for (const word of new Set(words)) {
      const held = holders.get(word);
      if (held === undefined) holders.set(word, [at]);
      else held.push(at);
    }
  return holders;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** The words of a text as they are compared: letters and digits, small, with one form for each Urdu letter. */
export function wordsOf(text: string): readonly string[] {
  return foldedText(text)
    .split(' ', MOST_WORDS)
    .filter((word) => word !== '');
}

/** A text in which only words are left, one space between two. */
export function foldedText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[يى]/gu, 'ی')
    .replace(/ك/gu, 'ک')
    .replace(/[هۀة]/gu, 'ہ')
    .replace(/[\p{Mn}\p{Cf}]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
