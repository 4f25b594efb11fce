/** What of a delimited text is read; the rest of a longer row or file is left. */
export interface DelimitedLimits {
  readonly rows: number;
  readonly columns: number;
}

/**
 * Reads comma- or otherwise separated text: a field in double quotes may hold delimiters, line ends and doubled
 * quotes. Reads each character once, and keeps no more than the limits.
 * @param delimiter one character
 */
export function parseDelimited(
  text: string,
  delimiter: string,
  limits: DelimitedLimits,
): readonly (readonly string[])[] {
  const rows: string[][] = [];
  const plainEnd = new RegExp(`[${delimiter}\r\n]`, 'g');
  let row: string[] = [];
  let at = 0;
  while (at < text.length && rows.length < limits.rows) {
    let field: string;
    if (text[at] === '"') {
      const parts: string[] = [];
      let from = at + 1;
      for (;;) {
        const quote = text.indexOf('"', from);
        const end = quote === -1 ? text.length : quote;
        parts.push(text.slice(from, end));
        at = end + 1;
        if (text[at] !== '"') break;
        parts.push('"');
        from = at + 1;
      }
      // what follows a closing quote belongs to the field as well
      const end = endOfPlain(text, at, plainEnd);
      field = parts.join('') + text.slice(at, end);
      at = end;
    } else {
      const end = endOfPlain(text, at, plainEnd);
      field = text.slice(at, end);
      at = end;
    }
    if (row.length < limits.columns) row.push(field);
    if (text[at] === delimiter) {
      at += 1;
      if (at < text.length) continue;
      if (row.length < limits.columns) row.push('');
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    at += 1;
    rows.push(row);
    row = [];
  }
  return rows;
}

function endOfPlain(text: string, from: number, plainEnd: RegExp): number {
  plainEnd.lastIndex = from;
  return plainEnd.exec(text)?.index ?? text.length;
}
