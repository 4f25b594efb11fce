/** One field of a head: its name in lower case; its value unfolded, each character one byte as it came. */
export interface Field {
  readonly name: string;
  readonly value: string;
}

/** The head of a message or part, and where its body begins. */
export interface Head {
  readonly fields: readonly Field[];
  readonly bodyAt: number;
}

const FIELD = /^([!-9;-~]{1,100})[ \t]*:/u;
/** The line that mailbox files put before a message, also where a later program has quoted it. */
const MAILBOX_LINE = /^>?From /u;
/** Fields of one head that are read; what follows them is taken as text. */
const MOST_FIELDS = 5_000;

/**
 * Reads the head that begins at `start`. A head without a blank line after it ends where its first line of text is:
 * a line that is no field, unless the field before it or the line after it shows that a fold lost its space.
 * @source RFC 5322 sections 2.2 and 4.2 (folded fields, blanks before the colon)
 */
export function readHead(raw: Buffer, start: number, end: number): Head {
  const fields: { name: string; value: string[] }[] = [];
  let at = start;
  while (at < end) {
    const next = lineAfter(raw, at, end);
    const line = lineAt(raw, at, next);
    const last = fields.at(-1);
    if (line === '') return { fields: joined(fields), bodyAt: next };
    if (fields.length >= MOST_FIELDS) return { fields: joined(fields), bodyAt: at };
    const field = FIELD.exec(line);
    if (line.startsWith(' ') || line.startsWith('\t')) {
      const blank = line.trim() === '';
      if (last === undefined || (blank && !isField(raw, next, end))) {
        return { fields: joined(fields), bodyAt: blank ? next : at };
      }
      if (!blank) last.value.push(line.trim());
    } else if (field !== null) {
      fields.push({ name: (field[1] ?? '').toLowerCase(), value: [line.slice(field[0].length).trim()] });
    } else if (!MAILBOX_LINE.test(line)) {
      const lostItsSpace = last !== undefined && (/[;,]$/u.test(last.value.at(-1) ?? '') || isField(raw, next, end));
      if (!lostItsSpace) return { fields: joined(fields), bodyAt: at };
      last.value.push(line.trim());
    }
    at = next;
  }
  return { fields: joined(fields), bodyAt: end };
}

function joined(fields: readonly { name: string; value: string[] }[]): readonly Field[] {
  return fields.map(({ name, value }) => ({
    name,
    value: value.length === 1 ? (value[0] ?? '') : value.join(' ').trim(),
  }));
}

function isField(raw: Buffer, at: number, end: number): boolean {
  return FIELD.test(lineAt(raw, at, Math.min(lineAfter(raw, at, end), at + 120)));
}

/** Where the next line begins; `end` after the last. */
export function lineAfter(raw: Buffer, at: number, end: number): number {
  const feed = raw.indexOf(0x0a, at);
  return feed === -1 || feed >= end ? end : feed + 1;
}

function lineAt(raw: Buffer, at: number, next: number): string {
  let end = next;
  if (end > at && raw[end - 1] === 0x0a) end -= 1;
  while (end > at && raw[end - 1] === 0x0d) end -= 1;
  return raw.toString('latin1', at, end);
}
