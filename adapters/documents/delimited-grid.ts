import { parseDelimited } from './delimited.ts';
import type { Grid } from './grid.ts';
import { READ_LIMITS } from './grid.ts';
import { columnOf } from './matrix-form.ts';
import { unguarded } from './formula-guard.ts';
import { officeText } from './office-file.ts';
import { decodeText } from './read-text-encoding.ts';

/** A text in which cells are parted by a character, or why it is none. */
export type DelimitedGrid =
  { readonly ok: true; readonly grid: Grid } | { readonly ok: false; readonly problem: string };

/** Signs that part cells in what spreadsheets save as text. */
const DELIMITERS = [',', ';', '\t', '|'] as const;
/** First rows that are looked at to tell the sign. */
const HEAD_ROWS = 40;

/** Reads the bytes of a delimited text in any encoding that spreadsheets write. */
export function delimitedGrid(bytes: Uint8Array): DelimitedGrid {
  const decoded = decodedDelimited(bytes);
  if (decoded === null || decoded.includes('\0')) return { ok: false, problem: problemOf(bytes) };
  return { ok: true, grid: gridOfText(decoded, 'csv') };
}

/**
 * A text as a table, parted by the sign that parts its headings, else by the one that gives the most cells.
 * @param text anything
 * @param sheet name of the table
 */
export function gridOfText(text: string, sheet: string): Grid {
  // Excel's own first line, which names the sign
  const named = /^\uFEFF?sep=(.)\r?\n/.exec(text);
  const body = text.slice(named?.[0].length ?? (text.startsWith('\uFEFF') ? 1 : 0));
  const signs: readonly string[] = named?.[1] === undefined ? DELIMITERS : [named[1]];
  const parsed = signs.map((sign) => parseDelimited(body, sign, READ_LIMITS));
  const headings = parsed.map((rows) =>
    Math.max(0, ...rows.slice(0, HEAD_ROWS).map((row) => row.filter((cell) => columnOf(cell) !== null).length)),
  );
  const cells = parsed.map((rows) => rows.slice(0, HEAD_ROWS).reduce((sum, row) => sum + row.length, 0));
  const best = [...parsed.keys()].sort(
    (a, b) => (headings[b] ?? 0) - (headings[a] ?? 0) || (cells[b] ?? 0) - (cells[a] ?? 0),
  )[0];
  const rows = parsed[best ?? 0] ?? [];
  return { sheet, rows: rows.map((row) => row.map((field) => officeText(unguarded(field)))), formulas: new Map() };
}

function decodedDelimited(bytes: Uint8Array): string | null {
  const wide = wideWithoutMark(bytes);
  if (wide !== null) return new TextDecoder(wide).decode(bytes);
  const decoded = decodeText(bytes);
  if (decoded.ok) return decoded.text;
  return isArabicPage(bytes) ? new TextDecoder('windows-1256').decode(bytes) : null;
}

function problemOf(bytes: Uint8Array): string {
  const decoded = decodeText(bytes);
  return decoded.ok ? 'it holds bytes that no text has' : decoded.problem;
}

/** UTF-16 without its mark: in a text with any ASCII every other byte of its spaces, signs and line ends is zero. */
function wideWithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length < 8 || bytes.length % 2 !== 0 || (bytes[0] ?? 0) >= 0xfe) return null;
  const zeros = [0, 0];
  const looked = Math.min(bytes.length, 4096);
  for (let at = 0; at < looked; at++) if (bytes[at] === 0) zeros[at % 2]! += 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > looked / 8 && even === 0) return 'utf-16le';
  return even > looked / 8 && odd === 0 ? 'utf-16be' : null;
}

/**
 * Whether bytes beyond ASCII stand in runs, as the words of Arabic script do in Windows-1256; the accented letters and
 * marks of Windows-1252 stand alone. A byte that Windows-1256 cannot have, or a control character, shows something else.
 */
function isArabicPage(bytes: Uint8Array): boolean {
  let [beyond, inRuns] = [0, 0];
  for (const [at, byte] of bytes.entries()) {
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) return false;
    if (byte <= 0x7f) continue;
    beyond += 1;
    if ((bytes[at - 1] ?? 0) > 0x7f || (bytes[at + 1] ?? 0) > 0x7f) inRuns += 1;
  }
  return beyond >= 4 && inRuns >= beyond * 0.7;
}
