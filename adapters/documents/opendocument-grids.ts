import type { Grid, Loose, Merge } from './grid.ts';
import { READ_LIMITS } from './grid.ts';
import { cellName } from './matrix-form.ts';
import { officeText } from './office-file.ts';
import { elementIn, elementsIn, everyIn, parseXml } from './reading/xml-tree.ts';
import type { XmlElement } from './reading/xml-tree.ts';

const XML_LIMITS = { depth: 200, elements: 400_000 };

/**
 * The sheets of an OpenDocument spreadsheet, from its `content.xml`.
 * @throws DeskError `document-unreadable` where it is not well-formed or too large
 */
export function openDocumentGrids(content: Uint8Array): readonly Grid[] {
  const root = parseXml(content, 'content.xml', XML_LIMITS);
  const struck = struckStyles(root);
  const sheets = elementIn(elementIn(root, 'office:body'), 'office:spreadsheet');
  return elementsIn(sheets, 'table:table').map((table) => sheetGrid(table, struck));
}

/** Styles, of cells and of words, whose text is struck through. */
function struckStyles(root: XmlElement): ReadonlySet<string> {
  const styles = elementsIn(elementIn(root, 'office:automatic-styles'), 'style:style');
  const isStruck = (style: XmlElement): boolean => {
    const line = elementIn(style, 'style:text-properties')?.attributes['style:text-line-through-style'];
    return line !== undefined && line !== 'none';
  };
  return new Set(styles.filter(isStruck).map(({ attributes }) => attributes['style:name'] ?? ''));
}

function sheetGrid(table: XmlElement, struckIn: ReadonlySet<string>): Grid {
  const sheet = table.attributes['table:name'] ?? '';
  const rows: string[][] = [];
  const formulas = new Map<string, string>();
  const struck = new Map<string, string>();
  const merges: Merge[] = [];
  const loose: Loose[] = [];
  const pictures: string[] = [];
  const hiddenRows = new Set<number>();
  for (const row of rowsOf(table)) {
    const at = rows.length;
    const cells: string[] = [];
    for (const cell of elementsIn(row)) {
      if (cell.name !== 'table:table-cell' && cell.name !== 'table:covered-table-cell') continue;
      const times = repeated(cell, 'table:number-columns-repeated', READ_LIMITS.columns - cells.length);
      const read = cellText(cell, struckIn);
      const name = cellName(at, cells.length);
      const key = `${at},${cells.length}`;
      if (read.struck !== '') struck.set(key, read.struck);
      const formula = cell.attributes['table:formula'];
      if (formula !== undefined) formulas.set(key, formula.replace(/^[a-z]+:=/, ''));
      const [down, across] = ['rows', 'columns'].map((axis) =>
        repeated(cell, `table:number-${axis}-spanned`, READ_LIMITS.rows),
      ) as [number, number];
      if (down > 1 || across > 1)
        merges.push({ startRow: at, startCol: cells.length, endRow: at + down - 1, endCol: cells.length + across - 1 });
      for (const remark of elementsIn(cell, 'office:annotation'))
        loose.push({ place: `${name} (comment)`, text: paragraphs(remark) });
      if (everyIn(cell, 'draw:image').length > 0) pictures.push(name);
      for (const frame of everyIn(cell, 'draw:text-box'))
        loose.push({ place: `${name} (text box)`, text: paragraphs(frame) });
      for (let n = 0; n < times; n++) cells.push(read.text);
    }
    while (cells.at(-1) === '') cells.pop();
    // the rest of a sheet is one empty row that is repeated to its end
    const times = repeated(row, 'table:number-rows-repeated', READ_LIMITS.rows - rows.length);
    for (let n = 0; n < times; n++) {
      if (row.attributes['table:visibility'] !== undefined && row.attributes['table:visibility'] !== 'visible')
        hiddenRows.add(rows.length);
      rows.push([...cells]);
    }
    if (rows.length >= READ_LIMITS.rows) break;
  }
  while (rows.at(-1)?.length === 0) rows.pop();
  const shapes = elementIn(table, 'table:shapes');
  if (shapes !== undefined) {
    if (everyIn(shapes, 'draw:image').length > 0) pictures.push(sheet);
    for (const shape of elementsIn(shapes)) {
      const text = paragraphs(shape);
      if (text !== '') loose.push({ place: `${sheet} (text box)`, text });
    }
  }
  return { sheet, rows, formulas, merges, struck, loose, pictures, hiddenRows };
}

/** Rows in their order, out of the groups and repeated headings they stand in. */
function rowsOf(table: XmlElement): readonly XmlElement[] {
  return elementsIn(table).flatMap((child) => {
    if (child.name === 'table:table-row') return [child];
    return ['table:table-header-rows', 'table:table-row-group', 'table:table-rows'].includes(child.name)
      ? rowsOf(child)
      : [];
  });
}

function repeated({ attributes }: XmlElement, name: string, most: number): number {
  const times = Number(attributes[name] ?? '1');
  return Math.max(0, Math.min(Number.isInteger(times) && times > 0 ? times : 1, most));
}

/** A cell's text as it is shown; a date or a number without its text, as stored. */
function cellText(cell: XmlElement, struckIn: ReadonlySet<string>): { readonly text: string; readonly struck: string } {
  const struck: string[] = [];
  const whole = struckIn.has(cell.attributes['table:style-name'] ?? '');
  const text = elementsIn(cell, 'text:p')
    .map((paragraph) => inline(paragraph, (span) => (struckIn.has(span) ? struck : null)))
    .join('\n');
  const stored = cell.attributes['office:value'] ?? cell.attributes['office:date-value'];
  const shown = officeText(text === '' ? (stored ?? '') : text);
  return whole ? { text: '', struck: shown } : { text: shown, struck: officeText(struck.join(' ')) };
}

/** Words of a paragraph; those in a style that `aside` takes are put there instead. */
function inline(element: XmlElement, aside: (style: string) => string[] | null): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return child.replace(/[\t\n\r ]+/g, ' ');
      switch (child.name) {
        case 'text:s':
          return ' '.repeat(repeated(child, 'text:c', 1000));
        case 'text:tab':
          return '\t';
        case 'text:line-break':
          return '\n';
        case 'text:span': {
          const away = aside(child.attributes['text:style-name'] ?? '');
          const words = inline(child, aside);
          if (away === null) return words;
          away.push(words);
          return '';
        }
        case 'office:annotation':
          return '';
        default:
          return inline(child, aside);
      }
    })
    .join('');
}

function paragraphs(element: XmlElement): string {
  return officeText(
    everyIn(element, 'text:p')
      .map((paragraph) => inline(paragraph, () => null))
      .join('\n'),
  ).trim();
}
