import type { DocumentBlocks } from '../../activities/ports.ts';
import type { Grid, Grids, Loose } from './grid.ts';
import { READ_LIMITS } from './grid.ts';
import { officeText } from './office-file.ts';

/** The tables of a document in reading order, and the paragraphs around them. */
export function blockGrids({ blocks, notes }: DocumentBlocks): Grids {
  const grids: Grid[] = [];
  const around: Loose[] = [];
  for (const [at, block] of blocks.entries()) {
    if (block.kind === 'paragraph') {
      const text = officeText(block.text).trim();
      if (text !== '') around.push({ place: `paragraph ${at + 1}`, text });
      continue;
    }
    const number = grids.length + 1;
    const rows = block.table.rows
      .slice(0, READ_LIMITS.rows)
      .map((row) => row.slice(0, READ_LIMITS.columns).map((cell) => officeText(cell)));
    grids.push({
      sheet: `table ${number}`,
      rows,
      formulas: new Map(),
      nameOf: (row, column) => `table ${number}, row ${row + 1}, column ${column + 1}`,
    });
  }
  return { grids, around, notes };
}
