import {
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { IParagraphOptions, IRunOptions } from 'docx';
import { AlignmentType } from 'docx';
import { officeText } from './office-file.ts';

/** In twentieths of a point, the unit of Word. */
export const centimetres = (n: number): number => Math.round(n * 567);
export const FONT = 'Times New Roman';
/** What a text that must not be taken for a real one is printed in. */
export const RED = 'A32A2A';

/** One paragraph in its own direction: that of the first letter that has one. */
export function line(text: string, options: IParagraphOptions = {}, run: IRunOptions = {}): Paragraph {
  const plain = officeText(text);
  const rightToLeft = runsRightToLeft(plain);
  return new Paragraph({
    ...options,
    ...(rightToLeft ? { bidirectional: true } : {}),
    children: [new TextRun({ ...run, text: plain, ...(rightToLeft ? { rightToLeft: true } : {}) })],
  });
}

/** A table that fills a width: its heads repeated on every page, no row torn apart. */
export interface WordTable {
  readonly head: readonly string[];
  /** Shares of the width, one for each column. */
  readonly widths: readonly number[];
  /** Columns that stand to the right. */
  readonly numbers?: readonly number[];
  readonly rows: readonly (readonly string[])[];
}

const RULE = { style: BorderStyle.SINGLE, size: 4, color: 'A6AFAA' } as const;

/** @param width of the whole, in Word's unit @param size of its text, in half-points */
export function wordTable({ head, widths, numbers = [], rows }: WordTable, width: number, size = 18): Table {
  const shares = widths.reduce((sum, share) => sum + share, 0);
  const columns = widths.map((share) => Math.floor((width * share) / shares));
  const cell = (text: string, at: number, isHead: boolean): TableCell =>
    new TableCell({
      width: { size: columns[at] ?? 0, type: WidthType.DXA },
      verticalAlign: isHead ? VerticalAlign.BOTTOM : VerticalAlign.TOP,
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      ...(isHead ? { shading: { fill: 'E8F0EC' } } : {}),
      children: text
        .split('\n')
        .map((one) =>
          line(
            one,
            { spacing: { after: 0 }, ...(numbers.includes(at) ? { alignment: AlignmentType.RIGHT } : {}) },
            { size, bold: isHead },
          ),
        ),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: columns,
    borders: { top: RULE, bottom: RULE, left: RULE, right: RULE, insideHorizontal: RULE, insideVertical: RULE },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: head.map((text, at) => cell(text, at, true)) }),
      ...rows.map(
        (texts) => new TableRow({ cantSplit: true, children: texts.map((text, at) => cell(text, at, false)) }),
      ),
    ],
  });
}

function runsRightToLeft(text: string): boolean {
  const first = /\p{L}/u.exec(text)?.[0] ?? '';
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thaana}\p{Script=Syriac}]/u.test(first);
}
