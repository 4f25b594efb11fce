import { writeCsv as setCsv } from 'hucre/csv';
import { guarded } from './formula-guard.ts';

/**
 * A table as a CSV file (RFC 4180): comma, CRLF, quotes where a field needs them, guarded against formulas, in UTF-8
 * with the mark by which Excel knows that it is.
 */
export function writeCsv(rows: readonly (readonly string[])[]): Uint8Array {
  const text = setCsv(
    rows.map((row) => row.map(guarded)),
    { bom: true, quoteStyle: 'required' },
  );
  return new TextEncoder().encode(`${text}\r\n`);
}
