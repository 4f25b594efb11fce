import type { Block, Run } from './blocks.ts';
import { shortened } from './blocks.ts';
import { among, columns, steeredLines } from './bidi.ts';
import type { Sheet } from './sheet.ts';
import type { Wording } from './wording.ts';

/** Columns of the text part. */
export const TEXT_WIDTH = 76;
/** Characters of a question's text where the matrix has it whole. */
export const SHORT_QUESTION = 200;

/**
 * A letter as plain text, one language under the other, wrapped at `TEXT_WIDTH` columns, lines ended by `\n`. Lines of
 * Urdu carry the marks by which they are read from the right and names in Latin letters stay whole.
 */
export function renderText(sheets: readonly Sheet[]): string {
  const rule = '-'.repeat(TEXT_WIDTH);
  const [first] = sheets as readonly [Sheet];
  const mark = first.mark === null ? [] : [centred(`*** ${first.mark} ***`)];
  const annexes = sheets.flatMap(({ annexes: of, wording }) =>
    of.flatMap(({ title, blocks }) => [
      [rule, ...steeredLines([title], wording.direction)],
      ...blocks.map((block) => steeredLines(blockLines(block, '', wording), wording.direction)),
    ]),
  );
  return textOf([
    mark,
    ...sheets.flatMap((sheet, at) => [...(at === 0 ? [] : [[rule]]), ...sheetLines(sheet)]),
    ...annexes,
    mark,
  ]);
}

function textOf(parts: readonly (readonly string[])[]): string {
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** The parts of one language, each steered to its direction. */
function sheetLines(sheet: Sheet): readonly (readonly string[])[] {
  const { wording } = sheet;
  const { labels, direction } = wording;
  const [between, last] = wording.addressMarks;
  const own = (line: string): string => among(line, direction);
  const addressee = sheet.addressee.map(
    (line, at) => `${own(line)}${at === sheet.addressee.length - 1 ? last : between}`,
  );
  const far = direction === 'rtl' ? (line: string) => line : indented;
  const parts: string[][] = [
    sheet.head.map((line, index) => centred(index === 0 ? line.toUpperCase() : line)),
    across(sheet.number, sheet.placeAndDate),
    sheet.captions.map((line) => centred(line)),
    sheet.addresseeAt === 'top' ? [labels.to, ...addressee.map((line) => `    ${line}`)] : [],
    wrapped(sheet.subject, `${labels.subject} `, ' '.repeat(columns(labels.subject) + 1)),
    sheet.salutation === null ? [] : [sheet.salutation],
    ...numbered(sheet.body, wording),
    sheet.close === null ? [] : [far(sheet.close)],
    sheet.signature.map((line) => far(own(line))),
    sheet.addresseeAt === 'bottom' ? addressee : [],
    sheet.copyTo.length === 0
      ? []
      : [labels.copyTo, ...sheet.copyTo.flatMap((line, index) => wrapped(line, `  ${index + 1}. `, '     '))],
  ];
  return parts.map((lines) => steeredLines(lines, direction));
}

/** Paragraphs after the first carry a number, as in official letters; lists and quotes do not. */
function numbered(blocks: readonly Block[], wording: Wording): string[][] {
  let count = 0;
  return blocks.map((block) => {
    if (block.kind !== 'paragraph') return blockLines(block, '', wording);
    count += 1;
    return blockLines(block, count === 1 ? '' : `${count}.  `, wording);
  });
}

function blockLines(block: Block, number: string, { date, direction }: Wording): string[] {
  const own = (text: string): string => among(text, direction);
  switch (block.kind) {
    case 'paragraph':
      return wrapped(plain(block.runs), number, '');
    case 'rows':
      return block.rows.flatMap((row) => {
        const text = block.short ? shortened(row.text, SHORT_QUESTION) : row.text;
        const remark =
          row.remark === undefined || row.remark === null ? [] : wrapped(own(`(${row.remark})`), '      ', '      ');
        return [...wrapped(own(text), `  ${own(row.label)}: `, '      '), ...remark];
      });
    case 'quote':
      return block.text.split(/\r?\n/u).flatMap((line) => wrapped(line.trim() === '' ? '' : own(line), '    ', '    '));
    case 'line':
      return wrapped(block.text, '    ', '    ');
    case 'history':
      return block.lines.flatMap((line) =>
        wrapped(own(`${line.what} (${line.channel})`), `  ${date(line.on)}: `, '      '),
      );
  }
}

function plain(runs: readonly Run[]): string {
  return runs.map((run) => (typeof run === 'string' ? run : 'strong' in run ? run.strong : run.words)).join('');
}

/** Lines of at most `TEXT_WIDTH` columns. Breaks at spaces; a word longer than the line stands alone. Line breaks of the text are kept. */
export function wrapped(text: string, first = '', rest = first): string[] {
  const lines: string[] = [];
  for (const [index, source] of text.trim().split(/\r?\n/u).entries()) {
    let line = index === 0 ? first : rest;
    let empty = true;
    for (const word of source.split(/[ \t]+/u)) {
      if (!empty && columns(line) + 1 + columns(word) > TEXT_WIDTH) {
        lines.push(line);
        line = rest;
        empty = true;
      }
      line += empty ? word : ` ${word}`;
      empty = false;
    }
    lines.push(line);
  }
  return lines.map((line) => line.trimEnd());
}

function centred(text: string): string {
  return `${' '.repeat(Math.max(0, Math.floor((TEXT_WIDTH - columns(text)) / 2)))}${text}`;
}

function across(left: string, right: string): string[] {
  const gap = TEXT_WIDTH - columns(left) - columns(right);
  return gap < 2
    ? [left, `${' '.repeat(Math.max(0, TEXT_WIDTH - columns(right)))}${right}`]
    : [`${left}${' '.repeat(gap)}${right}`];
}

function indented(line: string): string {
  return `${' '.repeat(40)}${line}`;
}
