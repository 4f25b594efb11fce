/** What a cell of ours holds beyond what was printed in it. */
export interface AddedText {
  /** What was written before or after the printed words, or at length between them; empty where nothing was. */
  readonly added: string;
  /** Words that were changed within the printed ones; empty where none were. */
  readonly changed: string;
}

/** So many words in their order show that they are the printed ones. */
const RUN = 3;
/** More words than this between the printed ones are no correction. */
const CORRECTION = 4;
/** The same where some of the printed words are not there. */
const REWORDING = 12;
/** Words of a cell that are compared. */
const MOST_WORDS = 6000;

interface Word {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

/**
 * What somebody wrote into a cell that was printed by us. Spaces, line ends, case and stops make no difference, since
 * other programs change them.
 *
 * @param ours what was printed in it, piece by piece
 */
export function addedText(cell: string, ours: readonly string[]): AddedText {
  const words = wordsIn(cell);
  const isOurs = words.map(() => false);
  const pieces = ours.map(wordsIn);
  const found = pieces.map((piece) => markRuns(words, piece, isOurs));
  // where the printed words are not all there, what stands beside them is another wording of them
  const isWhole = (found[0] ?? 0) >= (pieces[0]?.length ?? 0);
  const runs: { from: number; to: number }[] = [];
  for (const [at, own] of isOurs.entries()) {
    if (own) continue;
    const run = runs.at(-1);
    if (run !== undefined && run.to === at - 1) run.to = at;
    else runs.push({ from: at, to: at });
  }
  const said = (run: { from: number; to: number }): string => {
    // up to the next printed word, so that stops and brackets stay with what they close
    const end = run.to + 1 < words.length ? (words[run.to]?.to ?? 0) : cell.length;
    return cell.slice(words[run.from]?.from ?? 0, end).trim();
  };
  const outer = runs.filter(({ from, to }) => {
    const length = to - from + 1;
    return isWhole ? from === 0 || to === words.length - 1 || length > CORRECTION : length > REWORDING;
  });
  const inner = runs.filter((run) => !outer.includes(run));
  return { added: outer.map(said).join('\n'), changed: inner.map(said).join(' … ') };
}

/** Marks the words of a cell that stand in a piece in its order, in runs. @returns how many */
function markRuns(words: readonly Word[], piece: readonly Word[], isOurs: boolean[]): number {
  let marked = 0;
  const run = Math.min(RUN, piece.length);
  if (run === 0) return 0;
  const places = new Map<string, number[]>();
  for (let at = 0; at + run <= piece.length; at++) {
    const key = keyAt(piece, at, run);
    const known = places.get(key);
    if (known === undefined) places.set(key, [at]);
    else known.push(at);
  }
  let next = 0;
  for (let at = 0; at + run <= words.length;) {
    const place = isOurs[at] === true ? undefined : places.get(keyAt(words, at, run))?.find((one) => one >= next);
    if (place === undefined) {
      at += 1;
      continue;
    }
    let length = 0;
    while (words[at + length] !== undefined && words[at + length]?.key === piece[place + length]?.key) {
      isOurs[at + length] = true;
      length += 1;
    }
    at += length;
    next = place + length;
    marked += length;
  }
  return marked;
}

function keyAt(words: readonly Word[], at: number, length: number): string {
  let key = '';
  for (let n = 0; n < length; n++) key += `${words[at + n]?.key ?? ''} `;
  return key;
}

function wordsIn(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}\p{Cf}]+/gu)) {
    words.push({
      key: match[0]
        .normalize('NFKC')
        .toLowerCase()
        .replace(/\p{Cf}/gu, ''),
      from: match.index,
      to: match.index + match[0].length,
    });
    if (words.length >= MOST_WORDS) break;
  }
  return words;
}
