import {
  AlignmentType,
  Document,
  Footer,
  Header,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';

/** One paragraph of a list, put together from its lines. */
interface Piece {
  readonly text: string;
  /** Level of its printed number: 0 for `1.`, 1 for `(a)`, 2 for `(i)`; null without one. */
  readonly level: number | null;
  /** What is printed before it. */
  readonly label: string;
}

const LABELS = [/^(\d{1,3}\.)\s*(?=\S)/, /^(\([a-z]\))\s*(?=\S)/, /^(\((?:i|ii|iii|iv|v|vi|vii|viii)\))\s*(?=\S)/];
const SYMBOL = /\b[A-Z]{1,6}(?:\/(?:Rev|Add|Corr)\.\d+|\/[A-Z]+(?:\.\d+)?|\/\d+(?:-\d+)?){2,}\*{0,2}/;
const MARK = /^(?:\d{1,3}|GE\.\d\d-\d+.*)$/;

/**
 * Sets a specimen list as the secretariat of a committee would in Word: symbol and date in a table at the head, the
 * symbol at the top of further pages, numbers made by Word, footnotes' stars at the end.
 * @param text of a file in `seeds/lists/`
 */
export async function listAsWord(text: string): Promise<Uint8Array> {
  const symbol = SYMBOL.exec(text)?.[0] ?? '';
  const [head, pieces] = takenApart(text, symbol);
  const numbered = consecutive(pieces);
  let opened = 0;
  const paragraphs = pieces.map((piece) => {
    const { level, label, text: words } = piece;
    if (level === 0) opened += 1;
    if (level === null) return new Paragraph({ spacing: { after: 120 }, children: [new TextRun(words)] });
    // A list that lost numbers, and a roman part without a letter above it, have theirs typed.
    const automatic = numbered && opened > 0;
    return automatic
      ? new Paragraph({
          spacing: { after: 120 },
          numbering: { reference: 'questions', level },
          children: [new TextRun(words)],
        })
      : new Paragraph({ spacing: { after: 120 }, children: [new TextRun(`${label}\t${words}`)] });
  });
  const running = symbol.replace(/\*+$/, '');
  const running2 = [new Paragraph({ children: [new TextRun(running)] })];
  const document = new Document({
    numbering: { config: [{ reference: 'questions', levels: LEVELS }] },
    sections: [
      {
        properties: { titlePage: true },
        headers: {
          first: new Header({ children: [mastheadTable(head)] }),
          default: new Header({ children: running2 }),
        },
        footers: {
          first: new Footer({ children: [new Paragraph('GE.26-99999 (E)')] }),
          default: new Footer({
            children: [new Paragraph({ children: [new TextRun({ children: [PageNumber.CURRENT] })] })],
          }),
        },
        children: paragraphs,
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

const LEVELS = [
  [LevelFormat.DECIMAL, '%1.'],
  [LevelFormat.LOWER_LETTER, '(%2)'],
  [LevelFormat.LOWER_ROMAN, '(%3)'],
].map(([format, text], level) => ({
  level,
  format: format as (typeof LevelFormat)['DECIMAL'],
  text: text!,
  alignment: AlignmentType.START,
  style: { paragraph: { indent: { left: 567 * level, hanging: 0 } } },
}));

/** The masthead as a table: what stands at the left, what at the right. */
function mastheadTable(rows: readonly (readonly [string, string])[]): Table {
  const cell = (text: string, part: number): TableCell =>
    new TableCell({
      width: { size: part, type: WidthType.PERCENTAGE },
      children: text.split('\n').map((line) => new Paragraph(line)),
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: [5400, 3600],
    rows: rows.map(([left, right]) => new TableRow({ children: [cell(left, 60), cell(right, 40)] })),
  });
}

/** The masthead up to the language, and the paragraphs after it. */
function takenApart(text: string, symbol: string): [(readonly [string, string])[], Piece[]] {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const end = lines.findIndex((line) => /\bOriginal:/.test(line));
  const left: string[] = [];
  const right: string[] = [];
  for (const line of lines.slice(0, end + 1)) {
    const clean = line
      .replace(SYMBOL, '')
      .replace(/^\s*United Nations/, '')
      .trim();
    const parts = clean.split(/\s{2,}/);
    for (const part of parts) {
      if (part === '') continue;
      if (/^(?:Distr|Original|\d{1,2} [A-Z][a-z]+ \d{4})/.test(part)) right.push(part);
      else left.push(part);
    }
  }
  return [
    [
      ['United Nations', symbol],
      [left.join(' '), right.join('\n')],
    ],
    piecesOf(lines.slice(end + 1), symbol),
  ];
}

/** Joins the lines of each paragraph; what a page adds is left out, since Word adds it again. */
function piecesOf(lines: readonly string[], symbol: string): Piece[] {
  const pieces: { text: string; level: number | null; label: string }[] = [];
  let fresh = true;
  const wrapped = lines.every((line) => line.length < 150);
  const running = symbol.replace(/\*+$/, '');
  for (const raw of lines) {
    const line = raw.trim();
    if (line === '') {
      fresh = true;
      continue;
    }
    if (MARK.test(line) || line === running) continue;
    const level = levelOf(line, pieces.at(-1)?.level ?? null);
    const last = pieces.at(-1);
    const goesOn =
      last !== undefined && level === null && (/^[a-z(]/.test(line) || (wrapped && !fresh && !isApart(last.text)));
    if (goesOn) {
      last.text = `${last.text} ${line}`;
    } else {
      const label = level === null ? '' : (LABELS[level]!.exec(line)?.[1] ?? '');
      pieces.push({ text: line.slice(label.length).trim(), level, label });
    }
    fresh = false;
  }
  return pieces;
}

function levelOf(line: string, before: number | null): number | null {
  // After a letter h an (i) is a letter; the specimens have none so long.
  const roman = LABELS[2]!.test(line) && (before === 1 || before === 2);
  if (roman) return 2;
  if (LABELS[1]!.test(line)) return 1;
  return LABELS[0]!.test(line) ? 0 : null;
}

/** Whether a line stands apart from the one before it without an empty line between them. */
function isApart(before: string): boolean {
  return /[.?;:]$/.test(before) || /^Part [IVX]+$/.test(before) || before.length < 45;
}

function consecutive(pieces: readonly Piece[]): boolean {
  const numbers = pieces.filter(({ level }) => level === 0).map(({ label }) => Number.parseInt(label, 10));
  return numbers.every((number, n) => number === n + 1);
}
