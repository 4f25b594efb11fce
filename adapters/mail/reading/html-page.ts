/** Cells longer than this are pages laid out by a table, not cells of a matrix: lines and characters. */
const CELL_LINES = 12;
const CELL_LENGTH = 2_000;
/** Tables inside tables are followed this deep; deeper ones are read as text. */
const DEEPEST_TABLE = 20;
const DEEPEST_QUOTE = 20;

interface Line {
  readonly text: string;
  readonly quoted: number;
}

/** A table being read; its cells gather lines of their own. */
interface Table {
  row: Line[][];
  /** Whether a cell is open, so that its lines are the last of the row. */
  open: boolean;
}

interface List {
  /** Next number, null for a list with bullets. */
  next: number | null;
  readonly letters: boolean;
}

/** A page of text that grows line by line, as an HTML message is read from top to bottom. */
export class Page {
  readonly #lines: Line[] = [];
  readonly #tables: Table[] = [];
  readonly #lists: List[] = [];
  /** Pieces of the line; joined once, since asking a growing text for its end costs its length each time. */
  #pieces: string[] = [];
  #quoted = 0;
  #preserved = 0;
  #oldNext = false;
  #oldBegins: string | null = null;

  /** The line with which the old message begins, null where `oldMessage` was never called. */
  get oldBegins(): string | null {
    return this.#oldBegins;
  }

  get isQuoted(): boolean {
    return this.#quoted > 0;
  }

  write(text: string): void {
    if (this.#preserved > 0) {
      const [first, ...rest] = text.split(/\r?\n/u);
      this.#pieces.push(first ?? '');
      for (const line of rest) {
        this.breakLine();
        this.#pieces.push(line);
      }
      return;
    }
    const flat = text.replace(/[ \t\r\n\f]+/gu, ' ');
    const last = this.#pieces.at(-1);
    const piece = last === undefined || last.endsWith(' ') ? flat.trimStart() : flat;
    // Spaces that may not break are kept, and begin no line.
    if (piece !== '') this.#pieces.push(piece);
  }

  /** Ends the line, even an empty one. */
  breakLine(): void {
    this.#end(true);
  }

  /** A block begins or ends here. */
  block(): void {
    this.#end(false);
  }

  /** A paragraph begins or ends here. */
  paragraph(): void {
    this.#end(false);
    const into = this.#target();
    const last = into.at(-1);
    if (last !== undefined && last.text !== '') into.push({ text: '', quoted: this.#quoted });
  }

  rule(): void {
    this.#end(false);
    this.#pieces.push('_'.repeat(32));
    this.#end(false);
  }

  /** The old message begins with the next line; the first call counts. */
  oldMessage(): void {
    if (this.#oldBegins === null) this.#oldNext = true;
  }

  quote(closing: boolean): void {
    this.#end(false);
    this.#quoted = Math.max(0, this.#quoted + (closing ? -1 : 1));
  }

  preserve(closing: boolean): void {
    this.#end(false);
    this.#preserved = Math.max(0, this.#preserved + (closing ? -1 : 1));
  }

  list(closing: boolean, start: number | null, letters: boolean): void {
    this.#end(false);
    if (closing) this.#lists.pop();
    else this.#lists.push({ next: start, letters });
  }

  item(value: number | null): void {
    this.#end(false);
    const list = this.#lists.at(-1);
    if (list === undefined || list.next === null) {
      this.#pieces.push('- ');
      return;
    }
    const number = value ?? list.next;
    list.next = number + 1;
    const mark = list.letters && number >= 1 && number <= 26 ? String.fromCodePoint(96 + number) : String(number);
    this.#pieces.push(`${mark}. `);
  }

  table(closing: boolean): void {
    this.paragraph();
    if (!closing && this.#tables.length < DEEPEST_TABLE) this.#tables.push({ row: [], open: false });
    else if (closing && this.#tables.length > 0) {
      this.endRow();
      this.#tables.pop();
      this.paragraph();
    }
  }

  cell(closing: boolean): void {
    this.#end(false);
    const table = this.#tables.at(-1);
    if (table === undefined) return;
    if (!closing) table.row.push([]);
    table.open = !closing;
  }

  endRow(): void {
    this.#end(false);
    const table = this.#tables.at(-1);
    if (table === undefined) return;
    const cells = table.row;
    table.row = [];
    table.open = false;
    const into = this.#target();
    const filled = cells.filter((cell) => cell.some(({ text }) => text !== ''));
    if (filled.length >= 2 && filled.every(isCell)) {
      const texts = cells.map((cell) => cell.flatMap(({ text }) => (text === '' ? [] : [text])).join(' '));
      into.push({ text: texts.join('\t').trimEnd(), quoted: this.#quoted });
    } else for (const cell of filled) for (const line of cell) into.push(line);
  }

  text(): string {
    while (this.#tables.length > 0) this.table(true);
    this.#end(false);
    return this.#lines
      .map(({ text, quoted }) => {
        const marks = '>'.repeat(Math.min(quoted, DEEPEST_QUOTE));
        return marks === '' ? text : `${marks} ${text}`.trimEnd();
      })
      .join('\n')
      .replace(/\n{3,}/gu, '\n\n')
      .trim();
  }

  /** Ends the line; an empty one counts only where it was meant. */
  #end(meant: boolean): void {
    const text = this.#pieces.join('').trimEnd();
    this.#pieces = [];
    if (this.#oldNext && /[\p{L}\p{N}]/u.test(text)) {
      this.#oldBegins = text;
      this.#oldNext = false;
    }
    if (text !== '' || meant) this.#target().push({ text, quoted: this.#quoted });
  }

  /** Where lines go: to the innermost open cell, else to the page. */
  #target(): Line[] {
    for (let depth = this.#tables.length - 1; depth >= 0; depth -= 1) {
      const table = this.#tables[depth];
      const cell = table?.open === true ? table.row.at(-1) : undefined;
      if (cell !== undefined) return cell;
    }
    return this.#lines;
  }
}

function isCell(cell: readonly Line[]): boolean {
  const length = cell.reduce((sum, { text }) => sum + text.length, 0);
  const lines = cell.filter(({ text }) => text !== '');
  return (
    lines.length <= CELL_LINES &&
    length <= CELL_LENGTH &&
    lines.every(({ text, quoted }) => quoted === lines[0]?.quoted && !text.includes('\t'))
  );
}
