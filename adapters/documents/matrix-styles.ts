import type { CellStyle } from 'hucre/xlsx';
import type { MatrixLanguage } from './matrix-form.ts';

/** The font of every cell; each style names it, since a style without a name falls back to the program's own. */
export const SHEET_FONT = { name: 'Calibri', size: 11 } as const;
/**
 * Urdu in a table is set in Naskh: Nastaliq needs twice the height, and its lines run into each other where a row is
 * low. Where this font is not, the program's own Naskh stands in.
 */
export const URDU_FONT_NAME = 'Noto Naskh Arabic';
const URDU_FONT = { name: URDU_FONT_NAME, size: 11 } as const;
/** Points from one line of it to the next. */
export const URDU_LINE = 20;

const GREEN = '1D4D3B';
const PALE_GREEN = 'E8F0EC';
const YELLOW = 'FFF9DB';
const GREY = '6B6B6B';
const LINE = { style: 'thin', color: { rgb: 'BFC7C3' } } as const;
const BORDER = { top: LINE, right: LINE, bottom: LINE, left: LINE };
const fill = (rgb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } }) as const;
const locked = { locked: true };
const wrapped = { vertical: 'top', wrapText: true } as const;

/** What guides and is not itself asked or answered. */
export const HINT_FONT = { ...SHEET_FONT, size: 10, color: { rgb: GREY } } as const;

/** How each kind of cell looks, and whether a person may write in it. */
const STYLES = {
  mark: {
    font: { ...SHEET_FONT, bold: true, color: { rgb: 'FFFFFF' } },
    fill: fill('A32A2A'),
    alignment: { horizontal: 'center', vertical: 'center' },
    protection: locked,
  },
  ministry: {
    font: { ...SHEET_FONT, size: 10, color: { rgb: GREY } },
    alignment: { vertical: 'center' },
    protection: locked,
  },
  title: {
    font: { ...SHEET_FONT, size: 15, bold: true, color: { rgb: GREEN } },
    alignment: { vertical: 'center', wrapText: true },
    protection: locked,
  },
  fact: { font: { ...SHEET_FONT, size: 11 }, alignment: { vertical: 'center', wrapText: true }, protection: locked },
  dueFact: {
    font: { ...SHEET_FONT, size: 11, bold: true },
    alignment: { vertical: 'center', wrapText: true },
    protection: locked,
  },
  heading: {
    font: { ...SHEET_FONT, bold: true, color: { rgb: 'FFFFFF' } },
    fill: fill(GREEN),
    border: BORDER,
    alignment: { vertical: 'center', wrapText: true },
    protection: locked,
  },
  english: {
    font: { ...SHEET_FONT, size: 11 },
    fill: fill(PALE_GREEN),
    border: BORDER,
    alignment: wrapped,
    protection: locked,
  },
  urdu: {
    font: URDU_FONT,
    fill: fill(PALE_GREEN),
    border: BORDER,
    alignment: { ...wrapped, horizontal: 'right', readingOrder: 'rtl' },
    protection: locked,
  },
  section: {
    font: { ...SHEET_FONT, bold: true, color: { rgb: GREEN } },
    fill: fill(PALE_GREEN),
    border: BORDER,
    alignment: { vertical: 'center', wrapText: true },
    protection: locked,
  },
  id: {
    font: { ...SHEET_FONT, size: 9, color: { rgb: GREY } },
    border: BORDER,
    alignment: wrapped,
    protection: locked,
  },
  number: { font: { ...SHEET_FONT, bold: true }, border: BORDER, alignment: wrapped, protection: locked },
  text: { font: { ...SHEET_FONT, size: 11 }, border: BORDER, alignment: wrapped, protection: locked },
  last: {
    font: { ...SHEET_FONT, size: 10 },
    border: BORDER,
    alignment: wrapped,
    protection: locked,
  },
  // format “@”: what a person types stays text, also `=1+1` and `-5`
  fillIn: {
    font: { ...SHEET_FONT, size: 11 },
    fill: fill(YELLOW),
    border: BORDER,
    alignment: wrapped,
    numFmt: '@',
    protection: { locked: false },
  },
  end: {
    font: { ...SHEET_FONT, size: 9, color: { rgb: GREY } },
    alignment: { vertical: 'center' },
    protection: locked,
  },
} as const satisfies Record<string, CellStyle>;

/** One of the kinds of cell. */
export type SheetStyle = keyof typeof STYLES;

/** Cells whose words are ours and not the list's: in a matrix in Urdu they are set in its font. */
const OUR_WORDS: readonly SheetStyle[] = ['ministry', 'title', 'fact', 'dueFact', 'heading', 'end'];

/** The styles of a matrix in one language. */
export function stylesFor(language: MatrixLanguage): Readonly<Record<SheetStyle, CellStyle>> {
  if (language === 'en') return STYLES;
  const set = (style: CellStyle): CellStyle => ({
    ...style,
    font: { ...style.font, name: URDU_FONT_NAME },
  });
  return { ...STYLES, ...Object.fromEntries(OUR_WORDS.map((name) => [name, set(STYLES[name])])) };
}
