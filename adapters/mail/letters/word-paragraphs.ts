import { AlignmentType, BorderStyle, Paragraph, TextRun } from 'docx';
import type { IParagraphOptions, IRunOptions } from 'docx';
import { officeText } from '../../documents/office-file.ts';
import { pieces, type Direction } from './bidi.ts';
import type { Run } from './blocks.ts';

/** In twentieths of a point, the unit of Word. */
export const centimetres = (n: number): number => Math.round(n * 567);
/** Every Windows with Word has both; where one is not, the office's own stands in. */
export const FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Urdu Typesetting' };

/** Half-points; Urdu in Nastaliq is set larger to read as large. */
export const SIZES: Readonly<Record<Direction, number>> = { ltr: 23, rtl: 28 };

/** A line in the middle, with a rule under it where it ends a head. */
export function centred(text: string, way: Direction, run: IRunOptions = {}, ruled = false): Paragraph {
  const rule = { style: BorderStyle.DOUBLE, size: 6, space: 6, color: '14532D' };
  return line(
    text,
    way,
    {
      alignment: AlignmentType.CENTER,
      spacing: { after: ruled ? 200 : 60 },
      ...(ruled ? { border: { bottom: rule } } : {}),
    },
    run,
  );
}

/** One paragraph of one direction. */
export function line(text: string, way: Direction, options: IParagraphOptions = {}, run: IRunOptions = {}): Paragraph {
  return new Paragraph({ ...towards(way), ...options, children: runsOf(text, way, run) });
}

/** Word counts START from the side a paragraph is read from. */
export function towards(way: Direction): IParagraphOptions {
  return way === 'rtl' ? { bidirectional: true, alignment: AlignmentType.START } : {};
}

/** A piece of running text in Word's own runs. */
export function runOf(run: Run, way: Direction): TextRun[] {
  if (typeof run === 'string') return runsOf(run, way);
  return 'strong' in run ? runsOf(run.strong, way, { bold: true }) : runsOf(run.words, way);
}

/** A text in runs, each in its own direction. */
export function runsOf(text: string, way: Direction, run: IRunOptions = {}): TextRun[] {
  return pieces(text).map(({ text: piece, direction }) => {
    const own = direction ?? way;
    const size = run.size ?? SIZES[own];
    return new TextRun({
      font: FONT,
      ...run,
      size,
      sizeComplexScript: size,
      ...(run.bold === true ? { boldComplexScript: true } : {}),
      ...(own === 'rtl' ? { rightToLeft: true } : {}),
      // Figures with hyphens between them keep their order between marks only.
      text: way === 'rtl' && own === 'ltr' ? `\u200e${officeText(piece)}\u200e` : officeText(piece),
    });
  });
}
