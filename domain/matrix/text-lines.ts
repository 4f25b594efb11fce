/** One cell of a table that was pasted as text. */
export interface TextCell {
  readonly text: string;
  readonly from: number;
  readonly column: number;
}

/** A table in a text: its heading rows, then rows of cells. */
export interface TextTable {
  readonly kind: 'table';
  /** The line above it, where it ends the text before; empty where none does. */
  readonly caption: string;
  readonly rows: readonly (readonly TextCell[])[];
}

/** A sentence, or a line of a list, with where it stands. */
export interface TextSentence {
  readonly kind: 'sentence';
  readonly text: string;
  readonly from: number;
  /** Whether what follows, up to an empty line, belongs to it: “In 2022:”. */
  readonly heads: boolean;
  /** Whether a new paragraph begins with it. */
  readonly opens: boolean;
}

const BULLET = /^\s*(?:[•●▪◦*–—-]\s|\(?(?:[a-z]|[ivx]{1,5}|\d{1,2})[.)]\s)/iu;
/** A line so short is a line of its own, and no part of a paragraph broken at the margin. */
const SHORT = 50;

/** The parts of a text: sentences, lines of lists, and tables pasted as text (cells between tabs, bars or wide gaps). */
export function partsOfText(text: string): readonly (TextTable | TextSentence)[] {
  const parts: (TextTable | TextSentence)[] = [];
  const lines = linesOf(text);
  for (let at = 0; at < lines.length;) {
    if (lines[at]!.text.trim() === '') {
      at += 1;
      continue;
    }
    const isRow = lines[at]!.cells >= 2;
    let end = at + 1;
    while (end < lines.length && lines[end]!.text.trim() !== '' && lines[end]!.cells >= 2 === isRow) end += 1;
    const block = lines.slice(at, end);
    if (isRow && (block.length > 1 || lines[at]!.cells > 2)) parts.push(tableOf(block, captionBefore(parts)));
    else parts.push(...sentencesOf(text, block));
    at = end;
  }
  return parts;
}

interface Line {
  readonly text: string;
  readonly from: number;
  readonly cells: number;
}

function linesOf(text: string): readonly Line[] {
  let from = 0;
  return text.split('\n').map((line): Line => {
    const one = { text: line, from, cells: BULLET.test(line) ? 1 : cellsOf(line, from).length };
    from += line.length + 1;
    return one;
  });
}

function cellsOf(line: string, from: number): readonly TextCell[] {
  const cells: TextCell[] = [];
  let at = 0;
  const bars = line.includes('|') || line.includes('\t');
  const parts = bars ? line.split(/([\t|])/u) : line.split(/([ \u00a0]{2,})/u);
  let column = 0;
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 1) {
      column += 1;
    } else if (part.trim() !== '') {
      const lead = part.length - part.trimStart().length;
      cells.push({ text: part.trim(), from: from + at + lead, column });
    }
    at += part.length;
  }
  return cells;
}

function tableOf(block: readonly Line[], caption: string): TextTable {
  const rows = block
    .map(({ text, from }) => cellsOf(text, from))
    .filter((row) => !row.every(({ text }) => /^[-–—=:+_]+$/u.test(text)));
  return { kind: 'table', caption, rows };
}

function captionBefore(parts: readonly (TextTable | TextSentence)[]): string {
  const last = parts.at(-1);
  return last?.kind === 'sentence' ? last.text : '';
}

/** Where a sentence ends: not behind `Rs.`, `No.` or a single letter. */
const ENDS =
  /(?<!(?:^|[\s(])(?:Rs|No|Nos|Mr|Mrs|Ms|Dr|vs?|Sr|St|Art|Sec|para|approx|viz|i\.e|e\.g|[A-Z]))[.](?=\s|$)|[;!?۔؟؛](?=\s|$)/giu;

function sentencesOf(text: string, block: readonly Line[]): readonly TextSentence[] {
  const sentences: TextSentence[] = [];
  let start = block[0]!.from;
  const close = (end: number): void => {
    const piece = text.slice(start, end);
    const lead = piece.length - piece.trimStart().length;
    if (piece.trim() !== '') {
      sentences.push({
        kind: 'sentence',
        text: piece.trim(),
        from: start + lead,
        heads: /[:：]\s*$/u.test(piece),
        opens: sentences.length === 0,
      });
    }
    start = end;
  };
  for (const [at, line] of block.entries()) {
    for (const match of line.text.matchAll(ENDS)) close(line.from + match.index + 1);
    const next = block[at + 1];
    const ends =
      next === undefined || BULLET.test(next.text) || /[:：]\s*$/u.test(line.text) || line.text.trim().length < SHORT;
    if (ends) close(line.from + line.text.length);
  }
  return sentences;
}
