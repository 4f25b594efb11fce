import type { DocumentBlocks, DocumentTable } from '../../../../activities/ports.ts';
import { cellText } from '../cell-text.ts';
import { elementIn, elementsIn, valueIn, type XmlElement } from '../xml-tree.ts';
import { paragraphReader, type ParagraphParts } from './paragraph.ts';

type Block = DocumentBlocks['blocks'][number];

/** A table of more cells across is none. */
const MOST_COLUMNS = 500;

/** Reads the blocks in a body, a cell, a note or a text box, in the order of the document. */
export function bodyReader(parts: ParagraphParts): (container: XmlElement) => readonly Block[] {
  const read = paragraphReader(parts);
  const { found } = parts;

  const blocksIn = (container: XmlElement): readonly Block[] => {
    const blocks: Block[] = [];
    /** Text of a paragraph whose end was deleted. */
    let begun = '';
    const walk = (parent: XmlElement): void => {
      for (const child of elementsIn(parent)) {
        switch (child.name) {
          case 'w:p': {
            const { text, boxes, joinsNext } = read(child);
            begun += text;
            if (!joinsNext) {
              blocks.push({ kind: 'paragraph', text: begun });
              begun = '';
            }
            for (const box of boxes) blocks.push(...blocksIn(box));
            break;
          }
          case 'w:tbl':
            blocks.push({ kind: 'table', table: tableOf(child) });
            break;
          case 'w:del':
          case 'w:moveFrom':
            found.one('deleted', child.attributes['w:author']);
            break;
          case 'w:altChunk':
            found.one('chunk');
            break;
          case 'w:sdtPr':
          case 'w:sectPr':
          case 'w:tblPr':
            break;
          default:
            walk(child);
        }
      }
    };
    walk(container);
    if (begun !== '') blocks.push({ kind: 'paragraph', text: begun });
    return blocks;
  };

  const tableOf = (table: XmlElement): DocumentTable => {
    const rows = within(table, 'w:tr').flatMap((row) => {
      const properties = elementIn(row, 'w:trPr');
      const deleted = elementIn(properties, 'w:del');
      if (deleted === undefined) return [rowOf(row, properties)];
      found.one('deleted', deleted.attributes['w:author']);
      return [];
    });
    return { rows };
  };

  const rowOf = (row: XmlElement, properties: XmlElement | undefined): readonly string[] => {
    const cells: string[] = [];
    const skip = (n: number): void => {
      for (let i = 0; i < n && cells.length < MOST_COLUMNS; i += 1) cells.push('');
    };
    skip(whole(valueIn(properties, 'w:gridBefore')) ?? 0);
    for (const cell of within(row, 'w:tc')) {
      const how = elementIn(cell, 'w:tcPr');
      const merge = elementIn(how, 'w:vMerge');
      const continues = merge !== undefined && merge.attributes['w:val'] !== 'restart';
      const text = cellText(blocksIn(cell));
      // What a program left in a cell that is merged with the one above is not printed, yet somebody wrote it.
      if (continues && text.trim() !== '') found.one('hidden');
      cells.push(continues ? '' : text);
      skip((whole(valueIn(how, 'w:gridSpan')) ?? 1) - 1);
    }
    return cells;
  };
  return blocksIn;
}

/** The rows of a table or the cells of a row, also those in a content control or a tracked insertion; not those of a table inside. */
function within(parent: XmlElement, name: 'w:tr' | 'w:tc'): readonly XmlElement[] {
  return elementsIn(parent).flatMap((child) => {
    if (child.name === name) return [child];
    return /^w:(?:sdt|sdtContent|customXml|ins|moveTo)$/.test(child.name) ? within(child, name) : [];
  });
}

function whole(value: string | undefined): number | null {
  const number = Number.parseInt(value ?? '', 10);
  return Number.isInteger(number) && number >= 0 ? number : null;
}
