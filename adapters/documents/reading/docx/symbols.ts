/** Signs of the fonts Wingdings and Symbol that stand in office papers, by their code in the font. */
const WINGDINGS: Readonly<Record<number, string>> = {
  0x6c: '●',
  0x6e: '■',
  0x6f: '□',
  0x71: '❑',
  0x76: '❖',
  0x9f: '•',
  0xa7: '▪',
  0xa8: '☐',
  0xd8: '➢',
  0xe0: '→',
  0xe8: '➔',
  0xfb: '✗',
  0xfc: '✓',
  0xfd: '☒',
  0xfe: '☑',
};
const SYMBOL: Readonly<Record<number, string>> = {
  0x2d: '−',
  0x61: 'α',
  0x62: 'β',
  0x67: 'γ',
  0x64: 'δ',
  0x6d: 'μ',
  0x70: 'π',
  0x73: 'σ',
  0xa3: '≤',
  0xa5: '∞',
  0xae: '→',
  0xb0: '°',
  0xb1: '±',
  0xb3: '≥',
  0xb4: '×',
  0xb7: '•',
  0xb9: '≠',
  0xbb: '≈',
  0xd7: '·',
  0xde: '⇒',
};
/** Where Windows puts the signs of such a font. */
const PRIVATE = 0xf000;

/**
 * A sign that a document names by its font and place (`w:sym`) in Unicode.
 * @param code four hexadecimal digits
 * @returns `□` for a sign that is not known: it is there, and nobody can say what it is
 */
export function symbolSign(font: string, code: string): string {
  const value = Number.parseInt(code, 16);
  if (!Number.isInteger(value) || value > 0xffff) return '';
  const place = value >= PRIVATE ? value - PRIVATE : value;
  if (/^wingdings$/i.test(font)) return WINGDINGS[place] ?? '□';
  if (/^symbol$/i.test(font)) return SYMBOL[place] ?? '□';
  return value >= 0xe000 && value <= 0xf8ff ? '□' : String.fromCharCode(value);
}
