import type { DocumentBlocks, DocumentTable } from '../../../activities/ports.ts';

/** Items of a list follow one another without an empty line, as on a printed page. */
const ITEM = /^(?:\([a-z]{1,4}\)|[a-z]\)|[•▪◦–—-])\s/;
/** A cell that holds no more than the number of what stands beside it. */
const NUMBER = /^(?:\d{1,3}[.)]?|\([a-z]{1,4}\)|[a-z]\)|[•▪*]{1,3})$/;

/** The text of a document: each paragraph on lines of its own with an empty line between, tables row by row. */
export function textOfBlocks(blocks: DocumentBlocks['blocks']): string {
  const text: string[] = [];
  for (const block of blocks) {
    const words = block.kind === 'paragraph' ? plain(block.text) : tableText(block.table);
    if (words === '') continue;
    if (text.length > 0 && !(block.kind === 'paragraph' && ITEM.test(words))) text.push('');
    text.push(words);
  }
  return text.join('\n');
}

/**
 * A table as text. A row whose cells have one line each stays one line, its cells apart by tabs; else each cell stands
 * on lines of its own. A number stays before the words beside it.
 */
export function tableText({ rows }: DocumentTable): string {
  return rows
    .map((row) => {
      const cells = row.map(plain).filter((cell) => cell !== '');
      const [first, second, ...others] = cells;
      const numbered = first !== undefined && second !== undefined && NUMBER.test(first);
      const whole = numbered ? [`${first} ${second}`, ...others] : cells;
      return whole.join(whole.some((cell) => cell.includes('\n')) ? '\n' : '\t');
    })
    .filter((line) => line !== '')
    .join('\n');
}

/** Text without what only steers its layout: fixed spaces are spaces, and a place where a word may part is none. */
function plain(text: string): string {
  return text
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(/\u00ad/g, '')
    .trim();
}
