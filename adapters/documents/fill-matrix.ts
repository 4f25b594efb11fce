import { readXlsx } from 'hucre/xlsx';
import { DeskError } from '../../contracts/errors.ts';
import type { AnswerStatus } from '../../domain/replies/reply.ts';
import type { RowId } from '../../domain/requests/row.ts';
import { cellName, columnOf, controlTag, FILLED_IN } from './matrix-form.ts';
import type { ColumnId, FilledIn, MatrixLanguage } from './matrix-form.ts';
import { AS_BEFORE, STATUS_LABELS, STATUS_LABELS_URDU } from './matrix-status.ts';
import { cellText, officeText, settled } from './office-file.ts';
import type { TextChanges } from './office-file.ts';
import { readZip, writeZip } from './zip.ts';

/** What a person writes into one row; `status` null leaves that cell empty. */
export interface MatrixEntry {
  readonly row: RowId;
  readonly status: AnswerStatus | 'as-before' | null;
  readonly text: string;
  /** Why, or whose it is; absent: the cell stays empty. */
  readonly reason?: string;
}

/**
 * Fills in a matrix that we wrote, as an office would: what stands in its Status, Answer and Reason cells, and nothing
 * else of the file, is changed. The same file and entries give the same bytes.
 * @throws DeskError `row-unknown` for a row the matrix does not hold; `matrix-unreadable`
 */
export async function fillMatrix(bytes: Uint8Array, entries: readonly MatrixEntry[]): Promise<Uint8Array> {
  const parts = readZip(bytes);
  return settled(bytes, parts.has('word/document.xml') ? inWord(entries) : await inSheet(bytes, entries));
}

function written(entry: MatrixEntry, column: FilledIn, language: MatrixLanguage): string {
  if (column === 'answer') return entry.text;
  if (column === 'reason') return entry.reason ?? '';
  if (entry.status === null) return '';
  if (entry.status === 'as-before') return AS_BEFORE[language];
  return (language === 'ur' ? STATUS_LABELS_URDU : STATUS_LABELS)[entry.status];
}

const SHEET = 'xl/worksheets/sheet1.xml';

async function inSheet(bytes: Uint8Array, entries: readonly MatrixEntry[]): Promise<TextChanges> {
  // packed anew, so that the spreadsheet reader sees what was checked and nothing else
  const [sheet] = (await readXlsx(writeZip(readZip(bytes), { level: 0 }))).sheets;
  const rows = (sheet?.rows ?? []).map((row) => row.map((value) => (typeof value === 'string' ? value : '')));
  const columns = rows.map((row) => row.map(columnOf)).find((found) => FILLED_IN.every((id) => found.includes(id)));
  if (columns === undefined) throw new DeskError('matrix-unreadable', 'The file holds no response matrix to fill in.');
  const at = (column: ColumnId): number => columns.indexOf(column);
  const language = sheet?.view?.rightToLeft === true ? 'ur' : 'en';
  const cells = new Map<string, string>();
  for (const entry of entries) {
    const row = rows.findIndex((values) => values[at('row')] === entry.row);
    if (row === -1) throw unknown(entry.row);
    for (const column of FILLED_IN) cells.set(cellName(row, at(column)), cellText(written(entry, column, language)));
  }
  return {
    [SHEET]: (xml) =>
      xml.replace(/<c r="([A-Z]+\d+)"([^>]*?)(?:\/>|>[\s\S]*?<\/c>)/g, (all, name: string, attributes: string) => {
        const text = cells.get(name);
        if (text === undefined) return all;
        const kept = attributes.replace(/ t="\w+"/, '');
        if (text === '') return `<c r="${name}"${kept}/>`;
        return `<c r="${name}"${kept} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
      }),
  };
}

function inWord(entries: readonly MatrixEntry[]): TextChanges {
  return {
    'word/document.xml': (xml) => {
      const language = xml.includes('<w:bidiVisual/>') ? 'ur' : 'en';
      const texts = new Map(
        entries.flatMap((entry) =>
          FILLED_IN.map((column) => [controlTag(entry.row, column), written(entry, column, language)] as const),
        ),
      );
      const filled = new Set<string>();
      const changed = xml.replace(CONTROL, (all, head: string, tag: string, tail: string) => {
        const text = texts.get(tag);
        if (text === undefined) return all;
        filled.add(tag);
        return text === '' ? all : `${head}${tail.replace('<w:showingPlcHdr/>', '')}<w:sdtContent>${run(text)}`;
      });
      for (const { row } of entries) if (!filled.has(controlTag(row, 'answer'))) throw unknown(row);
      return changed;
    },
  };
}

/** A content control up to the end of what stands in it; none of ours holds another. */
const CONTROL =
  /(<w:sdtPr><w:alias [^>]*><w:tag w:val="([^"]*)"\/>)([\s\S]*?)<w:sdtContent>[\s\S]*?(?=<\/w:sdtContent>)/g;

function run(text: string): string {
  const lines = officeText(text).split('\n');
  return `<w:r>${lines.map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`).join('<w:br/>')}</w:r>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function unknown(row: RowId): DeskError {
  return new DeskError('row-unknown', `The matrix holds no row ${row}.`);
}
