/** A stretch of a text (`to` exclusive), without the blanks around it. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const END = /[.?!]["'”’)\]]{0,2}(?=\s+["“‘(]?[A-ZÀ-Þ\d])|\n/g;
/** Words whose full stop ends no sentence. */
const SHORT = /(?:^|[\s(])(?:paras?|arts?|nos?|mrs?|ms|dr|prof|st|vol|cf|vs|e\.g|i\.e|etc|pp?|ch|sect|[A-Z])\.$/i;

/** The sentences of a paragraph; a line break ends one, the full stop of `paras.` does not. */
export function sentencesOf(text: string): readonly Stretch[] {
  const found: Stretch[] = [];
  let from = 0;
  const add = (to: number) => {
    const piece = text.slice(from, to);
    const trimmed = piece.trim();
    const lead = piece.length - piece.trimStart().length;
    if (trimmed !== '') found.push({ from: from + lead, to: from + lead + trimmed.length, text: trimmed });
    from = to;
  };
  for (const hit of text.matchAll(END)) {
    const end = hit.index + hit[0].length;
    if (hit[0] !== '\n' && SHORT.test(text.slice(Math.max(from, end - 8), end))) continue;
    add(end);
  }
  add(text.length);
  return found;
}
