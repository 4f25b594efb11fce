import {
  AlignmentType,
  BorderStyle,
  Document,
  Packer,
  PageNumber,
  Footer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { officeText, settled } from '../../documents/office-file.ts';
import type { LetterView } from '../../../domain/requests/letter-view.ts';
import { among, directionOf, type Direction } from './bidi.ts';
import type { Block } from './blocks.ts';
import { sheets, type Sheet } from './sheet.ts';
import { centimetres, centred, FONT, line, runOf, runsOf, SIZES, towards } from './word-paragraphs.ts';

const TEXT_WIDTH = centimetres(16);
const RED = '8A1C1C';
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE } as const;

/**
 * A letter as a Word document to be signed and carried: A4, letterhead, number and date, addressee, subject, numbered
 * paragraphs, the table of questions, signature, copies and annexes; a second language on a page of its own, Urdu from
 * the right. The same letter gives the same bytes.
 */
export async function letterDocument(view: LetterView): Promise<Uint8Array> {
  const laidOut = sheets(view);
  const file = new Document({
    title: officeText(view.number),
    creator: 'Ministry of Human Rights',
    lastModifiedBy: 'Ministry of Human Rights',
    styles: { default: { document: { run: { font: FONT, size: SIZES.ltr } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: centimetres(21), height: centimetres(29.7) },
            margin: { top: centimetres(2), bottom: centimetres(2), left: centimetres(2.5), right: centimetres(2.5) },
          },
        },
        footers: { default: new Footer({ children: [pageFoot(view)] }) },
        children: [
          ...laidOut.flatMap((sheet, at) => sheetBlocks(sheet, at > 0)),
          ...laidOut.flatMap((sheet) =>
            sheet.annexes.flatMap(({ title, blocks }) => [
              line(
                title,
                sheet.wording.direction,
                { spacing: { before: 360, after: 120 }, keepNext: true },
                { bold: true },
              ),
              ...blocks.flatMap((block) => blockParts(block, null, sheet)),
            ]),
          ),
        ],
      },
    ],
  });
  return settled(new Uint8Array(await Packer.toArrayBuffer(file)));
}

function pageFoot(view: LetterView): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new TextRun({ size: 16, font: FONT, text: `${officeText(view.number)}    ` }),
      new TextRun({ size: 16, font: FONT, children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
    ],
  });
}

function sheetBlocks(sheet: Sheet, onNewPage: boolean): (Paragraph | Table)[] {
  const { wording } = sheet;
  const { direction: way, labels } = wording;
  const [between, last] = wording.addressMarks;
  const addressee = sheet.addressee.map((text, at) =>
    line(
      `${among(text, way)}${at === sheet.addressee.length - 1 ? last : between}`,
      way,
      at === sheet.addressee.length - 1 ? { spacing: { after: 200 } } : {},
    ),
  );
  const mark = sheet.mark === null ? [] : [centred(sheet.mark, way, { bold: true, color: RED })];
  const [first = '', second = '', ...rest] = sheet.head;
  return [
    ...(onNewPage ? [new Paragraph({ pageBreakBefore: true, children: [] })] : []),
    ...mark,
    centred(first.toUpperCase(), way, { size: SIZES[way] + 2 }),
    centred(second, way, { size: SIZES[way] + 8, bold: true }),
    ...rest.map((text, at) => centred(text, way, {}, at === rest.length - 1)),
    columnsOf(sheet.number, sheet.placeAndDate, way),
    ...sheet.captions.map((text) => centred(text, way, { bold: true, underline: {} })),
    ...(sheet.addresseeAt === 'top' ? [line(labels.to, way), ...addressee] : []),
    subject(sheet),
    ...(sheet.salutation === null ? [] : [line(sheet.salutation, way, { spacing: { after: 160 } })]),
    ...numbered(sheet),
    ...signature(sheet),
    ...(sheet.addresseeAt === 'bottom' ? addressee : []),
    ...(sheet.copyTo.length === 0
      ? []
      : [
          line(labels.copyTo, way, { spacing: { before: 120 } }),
          ...sheet.copyTo.map((text, at) => line(`${at + 1}.  ${text}`, way, { indent: { start: centimetres(0.8) } })),
        ]),
    ...mark,
  ];
}

/** Number at the near side, place and date across from it. */
function columnsOf(near: string, far: string, way: Direction): Table {
  const cell = (text: string, alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): TableCell =>
    new TableCell({
      borders: NO_BORDERS,
      width: { size: TEXT_WIDTH / 2, type: WidthType.DXA },
      children: [line(text, way, { alignment, spacing: { after: 160 } })],
    });
  return bare([cell(near, AlignmentType.START), cell(far, AlignmentType.END)], way);
}

function subject({ wording, subject: text }: Sheet): Table {
  const { direction: way, labels } = wording;
  const label = centimetres(2.2);
  const cell = (content: Paragraph, width: number): TableCell =>
    new TableCell({ borders: NO_BORDERS, width: { size: width, type: WidthType.DXA }, children: [content] });
  return bare(
    [
      cell(line(labels.subject, way), label),
      cell(line(text, way, { spacing: { after: 200 } }, { bold: true, underline: {} }), TEXT_WIDTH - label),
    ],
    way,
  );
}

function bare(cells: readonly TableCell[], way: Direction): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    visuallyRightToLeft: way === 'rtl',
    borders: { ...NO_BORDERS, insideHorizontal: NONE, insideVertical: NONE },
    rows: [new TableRow({ children: [...cells] })],
  });
}

function numbered(sheet: Sheet): (Paragraph | Table)[] {
  let count = 0;
  return sheet.body.flatMap((block) => {
    if (block.kind !== 'paragraph') return blockParts(block, null, sheet);
    count += 1;
    return blockParts(block, count === 1 ? null : count, sheet);
  });
}

function blockParts(block: Block, number: number | null, sheet: Sheet): (Paragraph | Table)[] {
  const { direction: way, labels, date } = sheet.wording;
  switch (block.kind) {
    case 'paragraph':
      return [
        new Paragraph({
          ...towards(way),
          spacing: { after: 140, line: way === 'rtl' ? 360 : 288 },
          children: [
            ...(number === null ? [] : runsOf(`${number}.   `, way)),
            ...block.runs.flatMap((run) => runOf(run, way)),
          ],
        }),
      ];
    case 'line':
      return [line(block.text, way, { indent: { start: centimetres(1) }, spacing: { after: 140 } })];
    case 'quote':
      return block.text
        .trim()
        .split(/\r?\n/u)
        .map((text) =>
          line(
            text,
            directionOf(text),
            { indent: { start: centimetres(1) }, spacing: { after: 60 } },
            { italics: true },
          ),
        );
    case 'rows':
      return [
        table(
          way,
          [labels.number, labels.question],
          [2.4, 13.6],
          block.rows.map(({ label, text, remark }) => [label, remark == null ? text : `${text}\n(${remark})`]),
        ),
        gap(),
      ];
    case 'history':
      return [
        table(
          way,
          [labels.date, labels.channel, labels.what],
          [4, 2.6, 9.4],
          block.lines.map(({ on, channel, what }) => [date(on), channel, what]),
        ),
        gap(),
      ];
  }
}

function gap(): Paragraph {
  return new Paragraph({ spacing: { after: 80 }, children: [] });
}

function table(
  way: Direction,
  heads: readonly string[],
  widths: readonly number[],
  rows: readonly (readonly string[])[],
): Table {
  const cell = (text: string, at: number, head: boolean): TableCell =>
    new TableCell({
      width: { size: centimetres(widths[at] ?? 1), type: WidthType.DXA },
      verticalAlign: VerticalAlign.TOP,
      margins: { top: 40, bottom: 40, left: 100, right: 100 },
      ...(head ? { shading: { fill: 'EEF2EE' } } : {}),
      children: text
        .split('\n')
        .map((one) => line(one, head ? way : directionOf(one), {}, { size: 21, bold: head || at === 0 })),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths.map(centimetres),
    visuallyRightToLeft: way === 'rtl',
    rows: [
      new TableRow({ tableHeader: true, children: heads.map((text, at) => cell(text, at, true)) }),
      ...rows.map(
        (texts) => new TableRow({ cantSplit: true, children: texts.map((text, at) => cell(text, at, false)) }),
      ),
    ],
  });
}

/** Below the text, at the far half of the page, with room for a hand. */
function signature({ wording, close, signature: lines }: Sheet): Paragraph[] {
  const { direction: way } = wording;
  const indent = { start: TEXT_WIDTH / 2 };
  return [
    ...(close === null ? [] : [line(close, way, { indent, spacing: { before: 240 }, keepNext: true })]),
    ...lines.map((text, at) =>
      line(among(text, way), way, {
        indent,
        keepNext: at < lines.length - 1,
        spacing: at === 0 ? { before: 900 } : at === lines.length - 1 ? { after: 240 } : {},
      }),
    ),
  ];
}
