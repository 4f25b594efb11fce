import type { DocumentBlocks } from '../../../../activities/ports.ts';
import { cellText } from '../cell-text.ts';
import { attribute, childrenOf, isElement, type HtmlElement, type HtmlNode } from './html-tree.ts';

type Blocks = DocumentBlocks['blocks'];

/** A table of more cells across is none. */
const MOST_COLUMNS = 500;

/**
 * A table with its cells at their places; a table that only lays out others is read as what stands in its cells.
 * @param read what stands in a cell
 */
export function tableOf(table: HtmlElement, read: (nodes: readonly HtmlNode[]) => Blocks): Blocks {
  const caption = childrenOf(table, 'caption').flatMap(({ childNodes }) => read(childNodes));
  const rows = [table, ...childrenOf(table, 'thead', 'tbody', 'tfoot')].flatMap((part) => childrenOf(part, 'tr'));
  const cells = rows.flatMap((row) => childrenOf(row, 'td', 'th'));
  if (cells.some(holdsTable)) return [...caption, ...cells.flatMap(({ childNodes }) => read(childNodes))];
  /** Rows that a cell from above still reaches into, by column. */
  const reach: number[] = [];
  const grid = rows.map((row) => {
    const line: string[] = [];
    const below = (): void => {
      while ((reach[line.length] ?? 0) > 0) {
        reach[line.length] = (reach[line.length] ?? 0) - 1;
        line.push('');
      }
    };
    for (const cell of childrenOf(row, 'td', 'th')) {
      below();
      const [wide, high] = [span(cell, 'colspan'), span(cell, 'rowspan')];
      const text = cellText(read(cell.childNodes));
      for (let n = 0; n < wide && line.length < MOST_COLUMNS; n += 1) {
        reach[line.length] = high - 1;
        line.push(n === 0 ? text : '');
      }
    }
    below();
    return line;
  });
  return [...caption, { kind: 'table', table: { rows: grid } }];
}

function holdsTable(cell: HtmlElement): boolean {
  return cell.childNodes.some((node) => isElement(node) && (node.tagName === 'table' || holdsTable(node)));
}

function span(cell: HtmlElement, name: string): number {
  const wanted = Number.parseInt(attribute(cell, name) ?? '1', 10);
  return Math.min(Math.max(Number.isInteger(wanted) ? wanted : 1, 1), MOST_COLUMNS);
}
