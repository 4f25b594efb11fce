import { countedBefore, unitOfHeading } from './figure-units.ts';
import { figureOf, type Figure, type Token, type Years } from './figure.ts';
import type { TextTable } from './text-lines.ts';

/** Figures of a table: the year stands in their row or in their column's heading, their unit in the heading or the row. */
export function figuresOfTable(
  { caption, rows }: TextTable,
  tokens: readonly Token[],
  years: readonly Years[],
  carried: Years | null,
): readonly Figure[] {
  const headings = new Map<number, { text: string; years: Years | null }>();
  const serial = new Set<number>();
  const figures: Figure[] = [];
  const of = within(tokens);
  const yearsAt = within(years);
  let captioned = unitOfHeading(caption);
  for (const [index, row] of rows.entries()) {
    const cells = row.map((cell) => ({
      ...cell,
      tokens: of(cell.from, cell.from + cell.text.length),
      years: yearsAt(cell.from, cell.from + cell.text.length)[0] ?? null,
    }));
    const isHeading = cells.every((cell) => cell.tokens.length === 0) && (index === 0 || cells.length > 1);
    if (isHeading) {
      // “(Rs. in million)” over the names of the rows is said of every column.
      if (index === 0 && captioned.unit === null) captioned = moneyOf(cells[0]?.text ?? '') ?? captioned;
      for (const { column, text, years: its } of cells) {
        headings.set(column, { text, years: its });
        if (/^(?:s\.?\s?(?:no|#)|sr\.?(?:\s?no)?|#|no|نمبر شمار)\.?$/iu.test(text)) serial.add(column);
      }
      continue;
    }
    const label = cells.find((cell) => !serial.has(cell.column) && cell.tokens.length === 0)?.text ?? '';
    const rowYears = cells.find((cell) => cell.years !== null)?.years ?? null;
    for (const cell of cells.filter(({ column }) => !serial.has(column))) {
      const heading = headings.get(cell.column);
      const head = unitOfHeading(heading?.text ?? '');
      for (const token of cell.tokens) {
        const unit = token.unit ?? head.unit ?? captioned.unit ?? countedBefore(label);
        const times = unit === 'percent' ? 1 : head.times * captioned.times;
        const said = [label, heading?.text ?? '', caption].filter((one) => one !== '').join('; ');
        const its = cell.years ?? heading?.years ?? rowYears ?? carried;
        figures.push({ ...figureOf(token, unit, its, said), value: token.value * times });
      }
    }
  }
  return figures;
}

function moneyOf(heading: string): ReturnType<typeof unitOfHeading> | null {
  const head = unitOfHeading(heading);
  return head.times > 1 || head.unit === 'percent' || /\bRs|PKR|\$/u.test(heading) ? head : null;
}

/** Picks what lies in a stretch, for stretches asked in rising order. */
function within<T extends { readonly from: number }>(all: readonly T[]): (from: number, to: number) => readonly T[] {
  let at = 0;
  return (from, to) => {
    while (at < all.length && all[at]!.from < from) at += 1;
    const start = at;
    while (at < all.length && all[at]!.from < to) at += 1;
    return all.slice(start, at);
  };
}
