import { Buffer } from 'node:buffer';
import { DeskError } from '../../contracts/errors.ts';
import { blockGrids } from './block-grids.ts';
import { delimitedGrid } from './delimited-grid.ts';
import type { Grid, Grids } from './grid.ts';
import { openDocumentGrids } from './opendocument-grids.ts';
import { fileKind } from './reading/file-kind.ts';
import { printedMatrix } from './pdf-grid.ts';
import { readBlocks } from './reading/read-blocks.ts';
import { oldWorkbookGrids, workbookGrids } from './spreadsheet-grids.ts';
import { readZip, ZipRefused } from './zip.ts';
import type { ZipEntries } from './zip.ts';

/** Bytes of a received file, still packed. */
const FILE_LIMIT = 25 * 2 ** 20;
/** Bytes of a received text. */
const TEXT_LIMIT = 8 * 2 ** 20;
/** Elements in all parts together; a matrix of 300 rows has about 20,000, and a reader's work grows with them. */
const ELEMENT_LIMIT = 1_000_000;
const ACCEPTED = 'A matrix is read as .xlsx, .xls, .ods, .csv, .docx, .html, or as a PDF with text.';
const UNLOCKED = 'Please save it without a password and send it again.';

const unreadable = (message: string, hint = ACCEPTED): DeskError => new DeskError('matrix-unreadable', message, hint);

/**
 * The tables of a file, told apart by its bytes and not by its name.
 * @param filename for messages only
 * @throws DeskError `matrix-unreadable`, `matrix-too-large`
 */
export async function readAnyGrids(bytes: Uint8Array, filename: string): Promise<Grids> {
  if (bytes.length === 0) throw unreadable('The file is empty.');
  if (bytes.length > FILE_LIMIT)
    throw tooLarge(`The file has ${megabytes(bytes.length)} MB; ${megabytes(FILE_LIMIT)} MB are read.`);
  if (startsWith(bytes, [0x50, 0x4b])) return readArchive(bytes, filename);
  const file = fileKind(bytes);
  if (file.kind === 'locked') throw unreadable('The file is locked with a password.', UNLOCKED);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]) && file.kind === 'other') return readOldWorkbook(bytes);
  if (file.kind === 'text' || (file.kind === 'other' && file.words.startsWith('a binary file')))
    return readDelimited(bytes);
  if (file.kind === 'pdf') return readPrinted(bytes, filename);
  return readBlockTables(bytes, filename);
}

/** A PDF of the matrix itself by the places of its words; any other by its paragraphs and tables. */
async function readPrinted(bytes: Uint8Array, filename: string): Promise<Grids> {
  const printed = await printedMatrix(bytes, filename).catch(restated);
  if (printed === null) return readBlockTables(bytes, filename);
  const isUrdu = printed.grid.rows.flat().some((cell) => /[\u0600-\u06ff]{3}/u.test(cell));
  const notes = [
    'A PDF shows no more of an answer than its cell had room for: compare the ends of long answers, or ask for the file itself.',
    ...(isUrdu ? ['Urdu in a PDF may stand in another order than it was written: compare it with the page.'] : []),
  ];
  return { grids: [printed.grid], around: printed.around, notes };
}

/** The sheets of a spreadsheet. @throws DeskError `matrix-unreadable`, `matrix-too-large` */
export async function readGrids(bytes: Uint8Array): Promise<readonly Grid[]> {
  return (await readAnyGrids(bytes, 'The file')).grids;
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
  const elements = [...entries.values()].reduce((sum, part) => sum + countElements(part), 0);
  if (elements > ELEMENT_LIMIT) {
    throw tooLarge(`The spreadsheet has ${elements} elements; ${ELEMENT_LIMIT} are read.`);
  }
  return entries;
}

async function readArchive(bytes: Uint8Array, filename: string): Promise<Grids> {
  const entries = openPackage(bytes);
  if (entries.has('xl/workbook.xml') || entries.has('xl/workbook.bin'))
    return spreadsheet(workbookGrids(entries), macroNotes(entries));
  const content = entries.get('content.xml');
  if (content !== undefined) {
    const type = Buffer.from(entries.get('mimetype') ?? []).toString('latin1');
    if (isLockedOpenDocument(entries)) throw unreadable('The file is locked with a password.', UNLOCKED);
    if (type.includes('opendocument.text')) return readBlockTables(bytes, filename);
    if (!type.includes('spreadsheet')) throw unreadable('The file is an OpenDocument file and no spreadsheet.');
    return spreadsheet(
      Promise.resolve().then(() => openDocumentGrids(content)),
      [],
    );
  }
  if (entries.has('word/document.xml')) return readBlockTables(bytes, filename);
  throw unreadable('The file is an archive and neither a spreadsheet nor a document.');
}

function macroNotes(entries: ZipEntries): readonly string[] {
  return [...entries.keys()].some((path) => /vbaProject\.bin$/i.test(path))
    ? ['The file can hold macros (small programs): they were neither kept nor run, its cells alone were read.']
    : [];
}

function isLockedOpenDocument(entries: ZipEntries): boolean {
  return Buffer.from(entries.get('META-INF/manifest.xml') ?? []).includes('encryption-data');
}

async function readOldWorkbook(bytes: Uint8Array): Promise<Grids> {
  if (isLockedWorkbook(bytes)) throw unreadable('The file is an old .xls file, locked with a password.', UNLOCKED);
  const notes = [
    'The file was saved in the old .xls form, of which cells are read, and neither remarks attached to them nor what was struck out. ' +
      'Where that matters, ask the office to save it as .xlsx.',
  ];
  return spreadsheet(oldWorkbookGrids(bytes), notes);
}

/** Begin of a workbook's records in a compound file: version 6, globals; a record 0x2F among the first locks the rest. */
function isLockedWorkbook(bytes: Uint8Array): boolean {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const begin = data.indexOf(Buffer.from([0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00]));
  if (begin === -1) return false;
  for (let at = begin, n = 0; n < 12 && at + 4 <= data.length; n++) {
    if (data.readUInt16LE(at) === 0x2f) return true;
    at += 4 + data.readUInt16LE(at + 2);
  }
  return false;
}

async function spreadsheet(reading: Promise<readonly Grid[]>, notes: readonly string[]): Promise<Grids> {
  try {
    return { grids: await reading, around: [], notes };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw unreadable(`The spreadsheet could not be opened: ${why}`, 'Please save it as .xlsx and send it again.');
  }
}

function readDelimited(bytes: Uint8Array): Grids {
  if (bytes.length > TEXT_LIMIT) {
    throw tooLarge(`The text has ${megabytes(bytes.length)} MB; ${megabytes(TEXT_LIMIT)} MB are read.`);
  }
  const read = delimitedGrid(bytes);
  if (!read.ok) throw unreadable(`The file is neither a spreadsheet nor a text that can be read: ${read.problem}.`);
  return { grids: [read.grid], around: [], notes: [] };
}

async function readBlockTables(bytes: Uint8Array, filename: string): Promise<Grids> {
  return blockGrids(await readBlocks(bytes, filename).catch(restated));
}

/** States a failure to read a document as one to read a matrix. */
function restated(error: unknown): never {
  if (!(error instanceof DeskError)) throw error;
  const code = error.code === 'document-too-large' ? 'matrix-too-large' : 'matrix-unreadable';
  throw new DeskError(code, error.message, error.hint ?? ACCEPTED);
}

function countElements(part: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < part.length; at++) if (part[at] === 0x3c) count += 1;
  return count;
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
