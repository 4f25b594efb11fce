import {
  BorderStyle,
  Document,
  Footer,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { IRunOptions } from 'docx';
import type { Matrix, WriteMatrix } from '../../activities/ports.ts';
import type { MatrixRow } from '../../domain/matrix/matrix-rows.ts';
import { controlTag, COLUMNS, earlierTextIn, endLine, guidanceCell, headingOf } from './matrix-form.ts';
import { PLACEHOLDERS, rowCheck } from './matrix-form.ts';
import type { ColumnId, FilledIn, MatrixLanguage } from './matrix-form.ts';
import { instructions } from './matrix-instructions.ts';
import { statusChoices } from './matrix-status.ts';
import { SHEET_FONT, URDU_FONT_NAME } from './matrix-styles.ts';
import { confirmable, earlierCellOf, endOf, matrixWords } from './matrix-words.ts';
import { officeText, settled } from './office-file.ts';
import { ControlledRun, GuardedTable, inLines } from './word-controls.ts';
import { centimetres, RED } from './word-lines.ts';
import { inDirections, paragraphs, type Set } from './word-directions.ts';

/** Widths in centimetres of an A4 page that lies on its side, with and without a last answer. */
const WIDTHS: Readonly<Record<'with' | 'without', Readonly<Record<ColumnId, number>>>> = {
  without: { row: 1.5, number: 1.6, question: 8.2, earlier: 0, status: 2.9, answer: 8.4, reason: 3.2, check: 1 },
  with: { row: 1.5, number: 1.5, question: 6, earlier: 5.2, status: 2.6, answer: 6.3, reason: 2.7, check: 1 },
};
const GREEN = '1D4D3B';
const PALE_GREEN = 'E8F0EC';
const YELLOW = 'FFF9DB';
const GREY = '6B6B6B';
const RULE = { style: BorderStyle.SINGLE, size: 4, color: 'BFC7C3' } as const;
const BORDERS = { top: RULE, bottom: RULE, left: RULE, right: RULE, insideHorizontal: RULE, insideVertical: RULE };

/**
 * Writes a response matrix as a Word document: an A4 page on its side, one row of a table for each part, its headings
 * on every page. Status is a drop-down, answer and reason are content controls; the rest of the table is a group that
 * Word lets nobody change. The document itself is not protected, which would take its spelling check and comments from
 * those who write, and LibreOffice would let nobody write at all. The same matrix gives the same bytes.
 */
export const writeMatrixWord: WriteMatrix = async (matrix) => {
  const words = matrixWords(matrix);
  const language = matrix.language ?? 'en';
  const set: Set = { language };
  const facts = [words.reference, words.office];
  const file = new Document({
    title: officeText(words.title),
    creator: 'Ministry of Human Rights',
    lastModifiedBy: 'Ministry of Human Rights',
    styles: {
      default: {
        document: { run: { font: FONT, size: 20, sizeComplexScript: 20 }, paragraph: { spacing: { after: 0 } } },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: centimetres(21), height: centimetres(29.7), orientation: PageOrientation.LANDSCAPE },
            margin: { top: 720, bottom: 720, left: centimetres(1.4), right: centimetres(1.4), footer: 360 },
          },
        },
        footers: { default: new Footer({ children: [pageFoot(words.reference, matrix.mark)] }) },
        children: [
          ...(matrix.mark === null ? [] : paragraphs(matrix.mark, set, { bold: true, color: RED, size: 26 })),
          ...paragraphs(`${words.government}  ·  ${words.ministry}`, set, { size: 18, color: GREY }),
          ...paragraphs(words.title, set, { bold: true, size: 30, color: GREEN }),
          ...facts.flatMap((fact) => paragraphs(fact, set)),
          ...paragraphs(words.answerBy, set, { bold: true }),
          ...paragraphs('', set, { size: 10 }),
          howTo(matrix),
          ...paragraphs('', set, { size: 10 }),
          rowsTable(matrix),
        ],
      },
    ],
  });
  return settled(new Uint8Array(await Packer.toArrayBuffer(file)));
};

const FONT = { ascii: SHEET_FONT.name, hAnsi: SHEET_FONT.name, cs: URDU_FONT_NAME };

/** How to fill in, in both languages side by side. */
function howTo(matrix: Matrix): Table {
  const own = matrix.language ?? 'en';
  const other: MatrixLanguage = own === 'en' ? 'ur' : 'en';
  const confirms = matrix.rows.some(confirmable);
  const width = centimetres(13.4);
  const cell = (language: MatrixLanguage): TableCell =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      shading: { fill: PALE_GREEN },
      margins: { top: 80, bottom: 80, left: 120, right: 120 },
      children: instructions(language, 'docx', confirms, own).flatMap((text, i) =>
        paragraphs(text, { language }, { bold: i === 0, size: 18 }),
      ),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width * 2, type: WidthType.DXA },
    columnWidths: [width, width],
    ...(own === 'ur' ? { visuallyRightToLeft: true } : {}),
    borders: BORDERS,
    rows: [new TableRow({ cantSplit: true, children: [cell(own), cell(other)] })],
  });
}

function rowsTable(matrix: Matrix): Table {
  const language = matrix.language ?? 'en';
  const withEarlier = matrix.rows.some((row) => row.earlier !== undefined);
  const columns = COLUMNS.filter((column) => column !== 'earlier' || withEarlier);
  const widths = WIDTHS[withEarlier ? 'with' : 'without'];
  const width = (column: ColumnId): number => centimetres(widths[column]);
  const cell = (column: ColumnId, children: readonly Paragraph[], fill?: string, span = 1): TableCell =>
    new TableCell({
      width: { size: width(column), type: WidthType.DXA },
      verticalAlign: VerticalAlign.TOP,
      margins: { top: 50, bottom: 50, left: 80, right: 80 },
      ...(fill === undefined ? {} : { shading: { fill } }),
      ...(span === 1 ? {} : { columnSpan: span }),
      children,
    });
  const set: Set = { language };

  const headings = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map((column) =>
      cell(
        column,
        paragraphs(headingOf(column, language), set, {
          bold: true,
          color: 'FFFFFF',
          ...(column === 'check' ? { size: 12 } : {}),
        }),
        GREEN,
      ),
    ),
  });
  const band = (text: string): TableRow =>
    new TableRow({
      cantSplit: true,
      children: [
        cell('row', paragraphs('', set), PALE_GREEN),
        cell('number', paragraphs('', set), PALE_GREEN),
        cell('question', paragraphs(text, set, { bold: true, color: GREEN }, true), PALE_GREEN, columns.length - 2),
      ],
    });
  const asked = (row: MatrixRow, at: number): TableRow => {
    const controlled = (column: FilledIn): Paragraph => {
      const given = column === 'answer' ? officeText(row.given ?? '') : '';
      const control = {
        tag: controlTag(row.row, column),
        title: `${headingOf(column, language)}: ${row.row}`,
        id: 1000 + at * 10 + COLUMNS.indexOf(column),
        empty: given === '',
        ...(column === 'status' ? { choices: statusChoices(language, confirmable(row)) } : {}),
      };
      const invitation = { text: PLACEHOLDERS[column], color: '808080', size: 18, sizeComplexScript: 18 };
      const run = given === '' ? invitation : { children: inLines(given) };
      return new Paragraph({
        ...(language === 'ur' ? { bidirectional: true } : {}),
        children: [new ControlledRun(control, run)],
      });
    };
    const content: Readonly<Record<ColumnId, () => readonly Paragraph[]>> = {
      row: () => paragraphs(row.row, set, { size: 16, color: GREY }),
      number: () => paragraphs(row.number ?? '', set, { bold: true }),
      question: () => [
        ...paragraphs(row.text, set),
        ...paragraphs(guidanceCell(row.guidance, language), set, { size: 17, color: GREY }),
      ],
      earlier: () => lastAnswer(earlierCellOf(row, matrix), set),
      status: () => [controlled('status')],
      answer: () => [controlled('answer')],
      reason: () => [controlled('reason')],
      check: () => paragraphs(rowCheck(matrix, row.row), set, CODE),
    };
    const fill = (column: ColumnId): string | undefined =>
      column === 'status' || column === 'answer' || column === 'reason' ? YELLOW : undefined;
    return new TableRow({
      cantSplit: true,
      children: columns.map((column) => cell(column, content[column](), fill(column))),
    });
  };
  const end = new TableRow({
    cantSplit: true,
    children: [
      cell('question', paragraphs(matrixWords(matrix).end, set, { size: 16, color: GREY }), undefined, 3),
      cell('answer', paragraphs(endLine(endOf(matrix)), set, CODE), undefined, columns.length - 3),
    ],
  });

  const rows: TableRow[] = [headings];
  let section: string | null = null;
  for (const [at, row] of matrix.rows.entries()) {
    if (row.section !== null && row.section !== section) rows.push(band(row.section));
    section = row.section;
    rows.push(asked(row, at));
  }
  return new GuardedTable(900, {
    layout: TableLayoutType.FIXED,
    width: { size: columns.reduce((sum, column) => sum + width(column), 0), type: WidthType.DXA },
    columnWidths: columns.map(width),
    ...(language === 'ur' ? { visuallyRightToLeft: true } : {}),
    borders: BORDERS,
    rows: [...rows, end],
  });
}

/** Codes by which a returned row is known for certain; nobody reads them. */
const CODE: IRunOptions = { size: 9, color: 'A0A0A0' };

function lastAnswer(cell: string, set: Set): readonly Paragraph[] {
  const text = earlierTextIn(cell) ?? '';
  const said = cell.slice(0, cell.length - text.length).trimEnd();
  return [
    ...paragraphs(said, set, { size: 17, color: GREY }),
    ...(text === '' ? [] : paragraphs(text, set, { size: 18 })),
  ];
}

/** The reference begins it as it does in the head, so that a reader knows it for ours. */
function pageFoot(reference: string, mark: string | null): Paragraph {
  const small = { size: 16, color: GREY } as const;
  return new Paragraph({
    tabStops: [
      { type: TabStopType.CENTER, position: centimetres(13.4) },
      { type: TabStopType.RIGHT, position: centimetres(26.8) },
    ],
    children: [
      ...inDirections(officeText(reference), small),
      ...inDirections(`\t${mark ?? ''}\t`, small),
      new TextRun({ ...small, children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
    ],
  });
}
