import { table } from '../client/cli/table.ts';
import { broken, type BenchResult } from './bench.ts';

/** A bench for a person: one table, with what passed its limit marked. */
export function benchText(result: BenchResult): string {
  const passed = broken(result);
  const compared = result.lines.some((line) => line.bare !== undefined);
  const rows = result.lines.map((line) => [
    line.what,
    number(line.ours),
    ...(compared ? [number(line.bare), number(line.ratio)] : []),
    line.limit === undefined ? '' : `${passed.includes(line) ? 'PASSED' : 'within'} ${number(line.limit)}`,
  ]);
  const head = ['', 'Ours', ...(compared ? ['Bare', 'Ratio'] : []), 'Limit'];
  return `${result.bench}: ${result.of}\n\n${table(head, rows)}`;
}

/** Whole numbers whole, others with as many digits as say something. */
function number(value: number | undefined): string {
  if (value === undefined) return '';
  if (Number.isInteger(value) || Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-GB');
  return value.toFixed(Math.abs(value) < 0.1 ? 3 : 2);
}
