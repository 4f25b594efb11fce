import { Buffer } from 'node:buffer';
import { readXlsx } from 'hucre/xlsx';
import type { CellValue } from 'hucre/xlsx';
import { DeskError } from '../../contracts/errors.ts';
import { officeText } from './office-file.ts';
import { parseDelimited } from './delimited.ts';
import { findHeadings } from './matrix-table.ts';
import type { Grid } from './matrix-table.ts';
import { decodeText } from './read-text-encoding.ts';
import { readZip, writeZip, ZipRefused } from './zip.ts';
import type { ZipEntries } from './zip.ts';

/** Bytes of a received file, still packed. */
const FILE_LIMIT = 25 * 2 ** 20;
/** Bytes of a received text. */
const TEXT_LIMIT = 8 * 2 ** 20;
/** A matrix has at most some hundred rows; what lies beyond these is no matrix. */
const READ_LIMITS = { rows: 5000, columns: 52 };
const READ_RANGE = 'A1:AZ5000';
/** Elements in all parts together; a matrix of 300 rows has about 20,000, and a reader's work grows with them. */
const ELEMENT_LIMIT = 1_000_000;
const ACCEPTED = 'The matrix is read as .xlsx, or as .csv in UTF-8.';

const unreadable = (message: string, hint = ACCEPTED): DeskError => new DeskError('matrix-unreadable', message, hint);

/**
 * The sheets of a spreadsheet, told apart by its bytes and not by its name.
 * @throws DeskError `matrix-unreadable`, `matrix-too-large`
 */
export async function readGrids(bytes: Uint8Array): Promise<readonly Grid[]> {
  if (bytes.length === 0) throw unreadable('The file is empty.');
  if (bytes.length > FILE_LIMIT)
    throw tooLarge(`The file has ${megabytes(bytes.length)} MB; ${megabytes(FILE_LIMIT)} MB are read.`);
  if (startsWith(bytes, [0x50, 0x4b])) return readSheets(openPackage(bytes));
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    throw unreadable(
      'The file is an old .xls file, or it is locked with a password.',
      'Please save it as .xlsx without a password and send it again.',
    );
  }
  return [readCsv(bytes)];
}

/** The archive of an .xlsx file within its limits. @throws DeskError `matrix-unreadable`, `matrix-too-large` */
export function openPackage(bytes: Uint8Array): ZipEntries {
  let entries: ZipEntries;
  try {
    entries = readZip(bytes);
  } catch (error) {
    if (!(error instanceof ZipRefused)) throw error;
    throw error.reason === 'too-large' ? tooLarge(error.message) : unreadable(error.message);
  }
  if (!entries.has('xl/workbook.xml')) {
    const kind = entries.has('word/document.xml')
      ? 'a Word document'
      : entries.has('content.xml')
        ? 'an OpenDocument file'
        : 'an archive';
    throw unreadable(`The file is ${kind} and not an .xlsx spreadsheet.`);
  }
  const elements = [...entries.values()].reduce((sum, part) => sum + countElements(part), 0);
  if (elements > ELEMENT_LIMIT) {
    throw tooLarge(`The spreadsheet has ${elements} elements; ${ELEMENT_LIMIT} are read.`);
  }
  return entries;
}

function countElements(part: Uint8Array): number {
  const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  let count = 0;
  for (let at = bytes.indexOf('<'); at !== -1; at = bytes.indexOf('<', at + 1)) count += 1;
  return count;
}

async function readSheets(entries: ZipEntries): Promise<readonly Grid[]> {
  // packed anew, so that the spreadsheet reader sees what was checked and nothing else
  const workbook = await readXlsx(writeZip(entries, { level: 0 }), { range: READ_RANGE }).catch((error: unknown) => {
    throw unreadable(`The spreadsheet could not be opened: ${error instanceof Error ? error.message : String(error)}`);
  });
  return workbook.sheets.map((sheet) => ({
    sheet: sheet.name,
    rows: sheet.rows.map((row) => row.map(plainText)),
    formulas: new Map(
      [...(sheet.cells ?? [])].flatMap(([cell, { formula }]) =>
        formula === undefined ? [] : [[cell, formula] as const],
      ),
    ),
  }));
}

function readCsv(bytes: Uint8Array): Grid {
  if (bytes.length > TEXT_LIMIT) {
    throw tooLarge(`The text has ${megabytes(bytes.length)} MB; ${megabytes(TEXT_LIMIT)} MB are read.`);
  }
  const decoded = decodeText(bytes);
  if (!decoded.ok)
    throw unreadable(`The file is neither a spreadsheet nor a text that can be read: ${decoded.problem}.`);
  const { text } = decoded;
  if (text.includes('\0')) throw unreadable('The file is neither a spreadsheet nor a text.');
  const grids = [',', ';', '\t'].map((delimiter): Grid => {
    const rows = parseDelimited(text, delimiter, READ_LIMITS);
    return { sheet: 'csv', rows: rows.map((row) => row.map(unprefixed)), formulas: new Map() };
  });
  // the file's own delimiter is the one that parts the headings; any shows as well that there are none
  return grids.find((grid) => findHeadings(grid) !== null) ?? { sheet: 'csv', rows: [], formulas: new Map() };
}

/** A field without the quote that keeps spreadsheets from taking it for a formula. */
function unprefixed(field: string): string {
  return officeText(/^'[=+\-@]/.test(field) ? field.slice(1) : field);
}

/** What a person sees in a cell, as text. */
function plainText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return officeText(value);
  if (typeof value === 'object') return value.toISOString().slice(0, 10);
  return String(value);
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, i) => bytes[i] === byte);
}

function tooLarge(message: string): DeskError {
  return new DeskError('matrix-too-large', message, 'Please send the matrix alone, without pictures or other sheets.');
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 2 ** 20);
}
