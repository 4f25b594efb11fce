import type { Block, Run } from './blocks.ts';
import { shortened } from './blocks.ts';
import { writtenDate } from './dates.ts';
import type { Sheet } from './sheet.ts';

/** Columns of the text part. */
export const TEXT_WIDTH = 76;
/** Characters of a question's text where the matrix has it whole. */
export const SHORT_QUESTION = 200;

/** A laid-out letter as plain text, wrapped at `TEXT_WIDTH` columns, lines ended by `\n`. */
export function renderText(sheet: Sheet): string {
  const rule = '-'.repeat(TEXT_WIDTH);
  const mark = sheet.mark === null ? [] : [centred(`*** ${sheet.mark} ***`)];
  const addressee = [
    ...sheet.addressee.slice(0, -1).map((line) => `${line},`),
    ...sheet.addressee.slice(-1).map((line) => `${line}.`),
  ];
  const parts: string[][] = [
    mark,
    sheet.head.map((line, index) => centred(index === 0 ? line.toUpperCase() : line)),
    [between(sheet.number, sheet.placeAndDate)],
    sheet.captions.map((line) => centred(line)),
    sheet.addresseeAt === 'top' ? ['To', ...addressee.map((line) => `    ${line}`)] : [],
    wrapped(sheet.subject, 'Subject: ', '         '),
    sheet.salutation === null ? [] : [sheet.salutation],
    ...numbered(sheet.body),
    sheet.close === null ? [] : [indented(sheet.close)],
    sheet.signature.map(indented),
    sheet.addresseeAt === 'bottom' ? addressee : [],
    sheet.copyTo.length === 0
      ? []
      : ['Copy to:', ...sheet.copyTo.flatMap((line, index) => wrapped(line, `  ${index + 1}. `, '     '))],
    ...sheet.annexes.flatMap(({ title, blocks }) => [[rule, title], ...blocks.map((block) => blockLines(block, ''))]),
    mark,
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** Paragraphs after the first carry a number, as in official letters; lists and quotes do not. */
function numbered(blocks: readonly Block[]): string[][] {
  let count = 0;
  return blocks.map((block) => {
    if (block.kind !== 'paragraph') return blockLines(block, '');
    count += 1;
    return blockLines(block, count === 1 ? '' : `${count}.  `);
  });
}

function blockLines(block: Block, number: string): string[] {
  switch (block.kind) {
    case 'paragraph':
      return wrapped(plain(block.runs), number, '');
    case 'rows':
      return block.rows.flatMap((row) => {
        const text = block.short ? shortened(row.text, SHORT_QUESTION) : row.text;
        const remark =
          row.remark === undefined || row.remark === null ? [] : wrapped(`(${row.remark})`, '      ', '      ');
        return [...wrapped(text, `  ${row.label}: `, '      '), ...remark];
      });
    case 'quote':
      return block.text.split(/\r?\n/u).flatMap((line) => wrapped(line, '    ', '    '));
    case 'history':
      return block.lines.flatMap((line) =>
        wrapped(`${line.what} (${line.channel})`, `  ${writtenDate(line.on)}: `, '      '),
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
      if (!empty && width(line) + 1 + width(word) > TEXT_WIDTH) {
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

function width(text: string): number {
  return Array.from(text).length;
}

function centred(text: string): string {
  return `${' '.repeat(Math.max(0, Math.floor((TEXT_WIDTH - width(text)) / 2)))}${text}`;
}

function between(left: string, right: string): string {
  const gap = TEXT_WIDTH - width(left) - width(right);
  return gap < 2
    ? `${left}\n${' '.repeat(Math.max(0, TEXT_WIDTH - width(right)))}${right}`
    : `${left}${' '.repeat(gap)}${right}`;
}

function indented(line: string): string {
  return `${' '.repeat(40)}${line}`;
}
