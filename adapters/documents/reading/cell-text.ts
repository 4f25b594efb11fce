import type { DocumentBlocks } from '../../../activities/ports.ts';

/** What stands in a cell, as text: its paragraphs on lines of their own, the rows of a table inside it as lines. */
export function cellText(blocks: DocumentBlocks['blocks']): string {
  const lines = blocks.map((block) =>
    block.kind === 'paragraph'
      ? block.text
      : block.table.rows.map((row) => row.filter((cell) => cell !== '').join('\t')).join('\n'),
  );
  return lines.join('\n').replace(/^\n+|\n+$/g, '');
}
