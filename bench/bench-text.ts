import { table } from '../client/cli/table.ts';
import { broken, type BenchLine, type BenchResult } from './bench.ts';

/** A bench for a person: one table, with what passed its limit marked. */
export function benchText(result: BenchResult): string {
  const passed = broken(result);
  const compared = result.lines.some((line) => line.bare !== undefined);
  const rows = result.lines.map((line) => [
    line.what,
    number(line.ours),
    ...(compared ? [number(line.bare), number(line.ratio)] : []),
    stated(line, passed.includes(line)),
  ]);
  const head = ['', 'Ours', ...(compared ? ['Bare', 'Ratio'] : []), 'Limit'];
  return `${result.bench}: ${result.of}\n\n${table(head, rows)}`;
}

function stated({ limit, least }: BenchLine, broken: boolean): string {
  if (least !== undefined) return `${broken ? 'BELOW' : 'at least'} ${number(least)}`;
  return limit === undefined ? '' : `${broken ? 'PASSED' : 'within'} ${number(limit)}`;
}

/** Whole numbers whole, others with as many digits as say something. */
function number(value: number | undefined): string {
  if (value === undefined) return '';
  if (Number.isInteger(value) || Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-GB');
  return value.toFixed(Math.abs(value) < 0.1 ? 3 : 2);
}
