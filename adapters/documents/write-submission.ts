import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';
import type { IRunOptions, Table } from 'docx';
import type { WriteSubmission } from '../../activities/ports.ts';
import type { SubmissionBlock, SubmissionDocument } from '../../domain/submission/submission-document.ts';
import { longDate } from './long-date.ts';
import { officeText, settled } from './office-file.ts';
import { centimetres, FONT, line, RED, wordTable } from './word-lines.ts';

/** The two lists that Word numbers, each from 1. */
const PARAGRAPHS = 'paragraphs';
const ANNEXES = 'annexes';
const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;

/**
 * Sets the State's replies as a Word document: A4, the head of the text, headings, paragraphs numbered by Word itself
 * so that an editor may still change them, the list of annexes and the count of words. Urdu runs from right to left.
 * The same document gives the same bytes.
 */
export const writeSubmission: WriteSubmission = async (document) => {
  const { facts, title } = document;
  const file = new Document({
    title: officeText(title),
    creator: `Government of ${officeText(facts.state)}`,
    lastModifiedBy: `Government of ${officeText(facts.state)}`,
    styles: STYLES,
    numbering: {
      config: [numberedList(PARAGRAPHS), numberedList(ANNEXES)],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: centimetres(21), height: centimetres(29.7) },
            margin: { top: centimetres(2.5), bottom: centimetres(2.2), left: centimetres(3), right: centimetres(3) },
          },
        },
        headers: { default: new Header({ children: pageHead(document) }) },
        footers: { default: new Footer({ children: [pageFoot()] }) },
        children: [
          ...titlePage(document),
          ...document.blocks.map(setBlock),
          ...ending(document),
          ...figureTables(document),
        ],
      },
    ],
  });
  return settled(new Uint8Array(await Packer.toArrayBuffer(file)));
};

const numberedList = (reference: string) => ({
  reference,
  levels: [
    {
      level: 0,
      format: 'decimal',
      text: '%1.',
      alignment: AlignmentType.LEFT,
      style: { paragraph: { indent: { left: 0, firstLine: 0 }, leftTabStop: centimetres(1) } },
    } as const,
  ],
});

const heading = (size: number, before: number, more: IRunOptions = {}) => ({
  run: { font: FONT, size, bold: true, color: '000000', ...more },
  paragraph: { spacing: { before, after: 120 }, keepNext: true },
});

const STYLES = {
  default: {
    document: { run: { font: FONT, size: 22 }, paragraph: { spacing: { after: 120, line: 264 } } },
    heading1: heading(28, 360),
    heading2: heading(24, 280),
    heading3: heading(22, 240, { italics: true }),
    heading4: heading(22, 200),
  },
};

function pageHead({ facts, title }: SubmissionDocument): Paragraph[] {
  const { mark, symbol } = facts;
  const marks = mark === null ? [] : [line(mark, { alignment: AlignmentType.CENTER }, { bold: true, color: RED })];
  const name = symbol === null ? title : `Replies of ${facts.state} to ${symbol}`;
  const rule = { style: BorderStyle.SINGLE, size: 4, space: 4, color: '808080' };
  return [...marks, line(name, { alignment: AlignmentType.RIGHT, border: { bottom: rule } }, { size: 18 })];
}

function pageFoot(): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ size: 18, children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })],
  });
}

function titlePage({ facts, title }: SubmissionDocument): Paragraph[] {
  const { committee, date } = facts;
  const body =
    committee === null ? [] : [line(committee, { spacing: { before: 240, after: 240 } }, { bold: true, size: 26 })];
  const day = date === null ? 'Draft' : longDate(date);
  return [
    ...body,
    line(
      title,
      { heading: HeadingLevel.TITLE, spacing: { after: 160, line: 276, lineRule: 'auto' } },
      { bold: true, size: 34, font: FONT },
    ),
    line(`[${day}]`, { alignment: AlignmentType.RIGHT, spacing: { after: 360 } }),
  ];
}

function setBlock(block: SubmissionBlock): Paragraph {
  switch (block.kind) {
    case 'section':
      return line(block.text, {
        heading: HEADINGS[Math.min(block.level, HEADINGS.length) - 1] ?? HeadingLevel.HEADING_1,
      });
    case 'reply':
      return line(block.text, { heading: HeadingLevel.HEADING_4 });
    case 'voice':
      return line(block.text, { keepNext: true }, { italics: true });
    case 'paragraph':
      return line(block.text, {
        numbering: { reference: PARAGRAPHS, level: 0, custom: true },
        alignment: AlignmentType.BOTH,
      });
  }
}

function ending({ facts, lengthStatement }: SubmissionDocument): Paragraph[] {
  const annexes = facts.annexes.map((annex) =>
    line(annex, { numbering: { reference: ANNEXES, level: 0, custom: true } }),
  );
  return [
    ...(annexes.length === 0 ? [] : [line('Annexes', { heading: HeadingLevel.HEADING_1 }), ...annexes]),
    line(lengthStatement, { spacing: { before: 480 } }, { italics: true, size: 18 }),
  ];
}

/** The annexed tables, on pages of their own; a figure stands as its office wrote it. */
function figureTables({ tables }: SubmissionDocument): (Paragraph | Table)[] {
  if (tables.length === 0) return [];
  return [
    line('Annex: statistical tables', { heading: HeadingLevel.HEADING_1, pageBreakBefore: true }),
    ...tables.flatMap(({ title, columns, rows }) => [
      line(title, { heading: HeadingLevel.HEADING_4 }),
      wordTable({ head: columns, widths: columns.map((_, at) => [3, 5, 1.7][at] ?? 1.5), rows }, centimetres(15)),
      line('', { spacing: { after: 120 } }),
    ]),
  ];
}
