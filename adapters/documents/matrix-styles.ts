import type { CellStyle } from 'hucre/xlsx';

/** The font of every cell; each style names it, since a style without a name falls back to the program's own. */
export const DEFAULT_FONT = { name: 'Calibri', size: 11 } as const;

const GREEN = '1D4D3B';
const PALE_GREEN = 'E8F0EC';
const YELLOW = 'FFF9DB';
const GREY = '6B6B6B';
const LINE = { style: 'thin', color: { rgb: 'BFC7C3' } } as const;
const BORDER = { top: LINE, right: LINE, bottom: LINE, left: LINE };
const fill = (rgb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } }) as const;
const locked = { locked: true };
const wrapped = { vertical: 'top', wrapText: true } as const;

/** How each kind of cell looks, and whether a person may write in it. */
export const STYLES = {
  mark: {
    font: { ...DEFAULT_FONT, bold: true, color: { rgb: 'FFFFFF' } },
    fill: fill('A32A2A'),
    alignment: { horizontal: 'center', vertical: 'center' },
    protection: locked,
  },
  ministry: {
    font: { ...DEFAULT_FONT, size: 10, color: { rgb: GREY } },
    alignment: { vertical: 'center' },
    protection: locked,
  },
  title: {
    font: { ...DEFAULT_FONT, size: 15, bold: true, color: { rgb: GREEN } },
    alignment: { vertical: 'center', wrapText: true },
    protection: locked,
  },
  fact: { font: { ...DEFAULT_FONT, size: 11 }, alignment: { vertical: 'center', wrapText: true }, protection: locked },
  dueFact: {
    font: { ...DEFAULT_FONT, size: 11, bold: true },
    alignment: { vertical: 'center', wrapText: true },
    protection: locked,
  },
  heading: {
    font: { ...DEFAULT_FONT, bold: true, color: { rgb: 'FFFFFF' } },
    fill: fill(GREEN),
    border: BORDER,
    alignment: { vertical: 'center', wrapText: true },
    protection: locked,
  },
  english: {
    font: { ...DEFAULT_FONT, size: 11 },
    fill: fill(PALE_GREEN),
    border: BORDER,
    alignment: wrapped,
    protection: locked,
  },
  urdu: {
    font: { ...DEFAULT_FONT, size: 11 },
    fill: fill(PALE_GREEN),
    border: BORDER,
    alignment: { ...wrapped, horizontal: 'right', readingOrder: 'rtl' },
    protection: locked,
  },
  id: {
    font: { ...DEFAULT_FONT, size: 9, color: { rgb: GREY } },
    border: BORDER,
    alignment: wrapped,
    protection: locked,
  },
  number: { font: { ...DEFAULT_FONT, bold: true }, border: BORDER, alignment: wrapped, protection: locked },
  text: { font: { ...DEFAULT_FONT, size: 11 }, border: BORDER, alignment: wrapped, protection: locked },
  hint: {
    font: { ...DEFAULT_FONT, size: 10, color: { rgb: GREY } },
    border: BORDER,
    alignment: wrapped,
    protection: locked,
  },
  // format “@”: what a person types stays text, also `=1+1` and `-5`
  fillIn: {
    font: { ...DEFAULT_FONT, size: 11 },
    fill: fill(YELLOW),
    border: BORDER,
    alignment: wrapped,
    numFmt: '@',
    protection: { locked: false },
  },
  end: {
    font: { ...DEFAULT_FONT, size: 9, color: { rgb: GREY } },
    alignment: { vertical: 'center' },
    protection: locked,
  },
} as const satisfies Record<string, CellStyle>;
