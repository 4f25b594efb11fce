import { openXlsx, saveXlsx } from 'hucre/xlsx';
import { DeskError } from '../../contracts/errors.ts';
import type { AnswerStatus } from '../../domain/replies/reply.ts';
import type { RowId } from '../../domain/requests/row.ts';
import { openPackage, readGrids } from './matrix-grid.ts';
import { STATUS_LABELS } from './matrix-status.ts';
import { findHeadings } from './matrix-table.ts';
import { cellText, settled } from './office-file.ts';
import { writeZip } from './zip.ts';

/** What a person writes into one row; `status` null leaves that cell empty. */
export interface MatrixEntry {
  readonly row: RowId;
  readonly status: AnswerStatus | null;
  readonly text: string;
}

/**
 * Fills in a matrix as an office would: opens the received file, writes into the Status and Answer cells, saves it.
 * The same file and entries give the same bytes.
 * @throws DeskError `row-unknown` for a row the matrix does not hold; `matrix-unreadable`, `matrix-too-large`
 */
export async function fillMatrix(bytes: Uint8Array, answers: readonly MatrixEntry[]): Promise<Uint8Array> {
  const grids = await readGrids(bytes);
  const index = grids.findIndex((grid) => findHeadings(grid) !== null);
  const grid = grids[index];
  const place = grid === undefined ? null : findHeadings(grid);
  if (grid === undefined || place === null) {
    throw new DeskError('matrix-unreadable', 'The file holds no response matrix to fill in.');
  }
  const workbook = await openXlsx(writeZip(openPackage(bytes), { level: 0 }), { readStyles: true });
  const sheet = workbook.sheets[index];
  if (sheet === undefined) throw new DeskError('matrix-unreadable', 'The file holds no response matrix to fill in.');

  const write = (row: number, column: number, text: string): void => {
    const value = text === '' ? null : text;
    const cells = (sheet.rows[row] ??= []);
    cells[column] = value;
    const key = `${row},${column}`;
    const cell = sheet.cells?.get(key);
    if (cell !== undefined) sheet.cells?.set(key, { ...cell, value, type: value === null ? 'empty' : 'string' });
  };
  for (const { row: id, status, text } of answers) {
    const row = grid.rows.findIndex((cells, i) => i > place.headings && cells[place.id]?.trim() === id);
    if (row === -1) throw new DeskError('row-unknown', `The matrix holds no row ${id}.`);
    write(row, place.status, status === null ? '' : STATUS_LABELS[status]);
    write(row, place.answer, cellText(text));
  }
  return settled(await saveXlsx(workbook));
}
