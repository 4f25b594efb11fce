import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { officeText, settled } from '../office-file.ts';
import { centimetres, FONT, line, RED, wordTable } from '../word-lines.ts';
import type { Paper, PaperBlock } from './paper.ts';

const TEXT_WIDTH = centimetres(16);
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE } as const;
const POINTS = 'points';
const CODE = 'Courier New';

/** Sets a paper in type as a Word document: A4, letterhead, text, tables, signature. The same paper gives the same bytes. */
export async function writePaper(paper: Paper): Promise<Uint8Array> {
  const file = new Document({
    title: officeText(paper.title),
    creator: 'Government of Pakistan',
    lastModifiedBy: 'Government of Pakistan',
    styles: {
      default: {
        document: { run: { font: FONT, size: 23 }, paragraph: { spacing: { after: 140, line: 276 } } },
        heading1: {
          run: { font: FONT, size: 25, bold: true, color: '14532D' },
          paragraph: { spacing: { before: 280, after: 120 }, keepNext: true },
        },
      },
    },
    numbering: {
      config: [
        {
          reference: POINTS,
          levels: [
            {
              level: 0,
              format: 'lowerLetter',
              text: '(%1)',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: centimetres(1.6), hanging: centimetres(0.9) } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: centimetres(21), height: centimetres(29.7) },
            margin: { top: centimetres(2), bottom: centimetres(2), left: centimetres(2.5), right: centimetres(2.5) },
          },
        },
        headers: { default: new Header({ children: paper.mark === null ? [] : [marked(paper.mark)] }) },
        footers: { default: new Footer({ children: [pageFoot(paper)] }) },
        children: [...head(paper), ...body(paper), ...foot(paper)],
      },
    ],
  });
  return settled(new Uint8Array(await Packer.toArrayBuffer(file)));
}

const marked = (mark: string): Paragraph =>
  line(mark, { alignment: AlignmentType.CENTER }, { bold: true, color: RED, size: 22 });

function pageFoot({ number, title }: Paper): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new TextRun({ size: 16, text: `${officeText(number ?? title)}    ` }),
      new TextRun({ size: 16, children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
    ],
  });
}

function head(paper: Paper): (Paragraph | Table)[] {
  const { letterhead, number, placeAndDate, caption, addressee, subject, salutation } = paper;
  const rule = { style: BorderStyle.DOUBLE, size: 6, space: 6, color: '14532D' };
  const last = letterhead.length - 1;
  return [
    ...letterhead.map((text, at) =>
      line(
        text,
        {
          alignment: AlignmentType.CENTER,
          spacing: { after: at === last ? 240 : 40 },
          ...(at === last ? { border: { bottom: rule } } : {}),
        },
        { size: at === last ? 30 : 24, bold: at === last },
      ),
    ),
    ...(number === null && placeAndDate === null
      ? []
      : [across(number === null ? '' : `No. ${number}`, placeAndDate ?? '')]),
    ...(caption === null
      ? []
      : [
          line(
            caption,
            { alignment: AlignmentType.CENTER, spacing: { before: 200, after: 240 } },
            { bold: true, underline: {}, size: 25 },
          ),
        ]),
    ...(addressee?.at === 'top' ? lines(addressee.lines) : []),
    ...(subject === null ? [] : [line(subject, { spacing: { before: 120, after: 200 } }, { bold: true })]),
    ...(salutation === null ? [] : [line(salutation)]),
  ];
}

function body({ blocks, numbered }: Paper): (Paragraph | Table)[] {
  let number = 0;
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph' && numbered) number += 1;
    return setBlock(block, block.kind === 'paragraph' && numbered ? number : null);
  });
}

function setBlock(block: PaperBlock, number: number | null): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [line(block.text, { heading: 'Heading1' })];
    case 'paragraph':
      return [
        line(number === null ? block.text : `${number}.\t${block.text}`, {
          alignment: AlignmentType.BOTH,
          ...(number === null ? {} : { tabStops: [{ type: 'left', position: centimetres(0.9) }] }),
        }),
      ];
    case 'points':
      return block.points.map((text) => line(text, { numbering: { reference: POINTS, level: 0 } }));
    case 'facts':
      return [facts(block.facts), gap()];
    case 'table':
      return [
        ...(block.caption === null ? [] : [line(block.caption, { keepNext: true }, { italics: true, size: 21 })]),
        wordTable(block, TEXT_WIDTH, 19),
        gap(),
      ];
    case 'code':
      return block.lines.map((text) => line(text, { indent: { left: centimetres(0.9) } }, { font: CODE, size: 18 }));
  }
}

function foot({ addressee, close, signature, enclosures, note }: Paper): (Paragraph | Table)[] {
  const indent = { left: TEXT_WIDTH / 2 };
  return [
    ...(close === null
      ? []
      : [line(close, { alignment: AlignmentType.BOTH, spacing: { before: 140 }, keepNext: true })]),
    ...signature.map((text, at) =>
      line(text, {
        indent,
        keepNext: at < signature.length - 1,
        spacing: { before: at === 0 ? 700 : 0, after: at === signature.length - 1 ? 240 : 40 },
      }),
    ),
    ...(addressee?.at === 'bottom' ? lines(addressee.lines) : []),
    ...(enclosures.length === 0
      ? []
      : [
          line('Enclosures:', { spacing: { before: 200, after: 60 }, keepNext: true }, { size: 21 }),
          ...enclosures.map((text, at) =>
            line(`${at + 1}.  ${text}`, { indent: { left: centimetres(0.9) }, spacing: { after: 30 } }, { size: 21 }),
          ),
        ]),
    ...(note === null ? [] : [line(note, { spacing: { before: 240 } }, { italics: true, size: 18 })]),
  ];
}

function lines(texts: readonly string[]): Paragraph[] {
  return texts.map((text, at) => line(text, { spacing: { after: at === texts.length - 1 ? 200 : 30 } }));
}

/** Something at the near side, something across from it. */
function across(near: string, far: string): Table {
  const cell = (text: string, alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): TableCell =>
    new TableCell({
      borders: NO_BORDERS,
      width: { size: TEXT_WIDTH / 2, type: WidthType.DXA },
      children: [line(text, { alignment })],
    });
  return bare([new TableRow({ children: [cell(near, AlignmentType.LEFT), cell(far, AlignmentType.RIGHT)] })]);
}

function facts(pairs: readonly (readonly [string, string])[]): Table {
  const name = centimetres(5.2);
  const cell = (text: string, width: number, bold: boolean): TableCell => {
    const isHash = /^[0-9a-f]{64}$/u.test(text);
    return new TableCell({
      borders: NO_BORDERS,
      width: { size: width, type: WidthType.DXA },
      children: [
        line(text, { spacing: { after: 40 } }, { size: isHash ? 15 : 21, bold, ...(isHash ? { font: CODE } : {}) }),
      ],
    });
  };
  return bare(
    pairs.map(
      ([label, value]) =>
        new TableRow({ cantSplit: true, children: [cell(label, name, true), cell(value, TEXT_WIDTH - name, false)] }),
    ),
  );
}

function bare(rows: TableRow[]): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    borders: { ...NO_BORDERS, insideHorizontal: NONE, insideVertical: NONE },
    rows,
  });
}

function gap(): Paragraph {
  return new Paragraph({ spacing: { after: 80 }, children: [] });
}
