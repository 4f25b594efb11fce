/** Draws whole numbers from 0 up to, not including, a bound; the same seed draws the same. */
export type Draw = (below: number) => number;

/** @param seed any whole number */
export function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** Damages a message. @param others further messages, for what two of them become together */
type Mutation = (raw: Buffer, draw: Draw, others: readonly Buffer[]) => Buffer;

const CHARSETS = ['utf-8', 'windows-1256', 'iso-2022-jp', 'utf-16le', 'utf-7', 'gb18030', 'x-none', 'iso-8859-6', ''];
const ENCODINGS = ['base64', 'quoted-printable', '7bit', 'binary', 'x-uuencode', 'none'];
const TYPES = [
  'text/plain',
  'text/html',
  'multipart/mixed',
  'multipart/report',
  'message/rfc822',
  'application/ms-tnef',
];

/** What happens to mail on its way, and what is done to it on purpose, by name. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'flipped bits': (raw, draw) => {
    const bytes = Buffer.from(raw);
    for (let times = 1 + draw(16); times > 0 && bytes.length > 0; times -= 1) {
      const at = draw(bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << draw(8));
    }
    return bytes;
  },
  'random bytes': (raw, draw) => {
    const bytes = Buffer.from(raw);
    const at = draw(bytes.length + 1);
    for (let more = 0; more < draw(200) && at + more < bytes.length; more += 1) bytes[at + more] = draw(256);
    return bytes;
  },
  'cut off': (raw, draw) => raw.subarray(0, draw(raw.length + 1)),
  'beginning lost': (raw, draw) => raw.subarray(draw(raw.length + 1)),
  'lines shuffled': (raw, draw) =>
    withLines(raw, (lines) => {
      const from = draw(lines.length + 1);
      const taken = lines.splice(from, 1 + draw(12));
      for (const line of taken) lines.splice(draw(lines.length + 1), 0, line);
    }),
  'lines lost': (raw, draw) => withLines(raw, (lines) => void lines.splice(draw(lines.length + 1), 1 + draw(8))),
  'lines twice': (raw, draw) =>
    withLines(raw, (lines) => {
      const at = draw(lines.length + 1);
      lines.splice(at, 0, ...lines.slice(at, at + 1 + draw(20)));
    }),
  'headers twice': (raw, draw) => onHead(raw, (fields) => [...fields, ...fields.filter(() => draw(3) === 0)]),
  'a line break in a header': (raw, draw) =>
    onHead(raw, (fields) =>
      fields.map((field) => {
        const at = draw(field.length + 1);
        return draw(4) > 0 ? field : `${field.slice(0, at)}\r\nBcc: someone@example.net\r\n${field.slice(at)}`;
      }),
    ),
  'boundaries damaged': (raw, draw) =>
    withLines(raw, (lines) =>
      lines.forEach((line, at) => {
        if (line.startsWith('--') && draw(3) === 0)
          lines[at] = ['', '--', `${line}--`, line.slice(0, -2), ` ${line}`][draw(5)] ?? '';
      }),
    ),
  'another charset': (raw, draw) =>
    replaced(raw, /charset=("?)[\w.-]*\1/giu, () => `charset=${CHARSETS[draw(CHARSETS.length)]}`),
  'another encoding': (raw, draw) =>
    replaced(raw, /^(content-transfer-encoding:).*$/gimu, (_, name) => `${name} ${ENCODINGS[draw(ENCODINGS.length)]}`),
  'another type': (raw, draw) =>
    replaced(raw, /^(content-type:)\s*[\w/.+-]+/gimu, (_, name) => `${name} ${TYPES[draw(TYPES.length)]}`),
  'put into parts': (raw, draw) => {
    let inner = raw.toString('latin1');
    for (let depth = 1 + draw(20); depth > 0; depth -= 1) {
      const boundary = `b${draw(3)}`;
      inner = `From: a@example.org\r\nContent-Type: multipart/${draw(2) === 0 ? 'mixed' : 'alternative'}; boundary=${boundary}\r\n\r\n--${boundary}\r\n${draw(3) === 0 ? 'Content-Type: message/rfc822\r\n\r\n' : ''}${inner}\r\n--${boundary}--\r\n`;
    }
    return Buffer.from(inner, 'latin1');
  },
  'two in one': (raw, draw, others) => {
    const other = others[draw(others.length)] ?? raw;
    return Buffer.concat([raw.subarray(0, draw(raw.length + 1)), other.subarray(draw(other.length + 1))]);
  },
  'one part many times': (raw, draw) => {
    const at = draw(raw.length + 1);
    const piece = raw.subarray(at, at + draw(400));
    return Buffer.concat([raw.subarray(0, at), ...Array<Buffer>(draw(200)).fill(piece), raw.subarray(at)]);
  },
  'other line ends': (raw, draw) =>
    replaced(raw, /\r?\n/gu, () => ['\n', '\r\n', '\r', '\r\r\n', '\n\r'][draw(20)] ?? '\r\n'),
};

const NAMES = Object.keys(MUTATIONS);

/** A message damaged in one to four ways, with the names of them; the same seed gives the same. */
export function mutated(
  messages: readonly Buffer[],
  seed: number,
): { readonly raw: Buffer; readonly how: readonly string[]; readonly of: number } {
  const draw = drawFrom(seed);
  const of = draw(messages.length);
  let raw = messages[of] ?? Buffer.alloc(0);
  const how = Array.from({ length: 1 + draw(4) }, () => NAMES[draw(NAMES.length)] ?? '');
  for (const name of how) raw = MUTATIONS[name]?.(raw, draw, messages).subarray(0, 2_000_000) ?? raw;
  return { raw, how, of };
}

/** Headers that say how the body is written: whoever changes them changes the body. */
const ABOUT_THE_BODY = /^(?:content-|mime-version)/iu;

/** A message of which only the head is damaged, and nothing of it that says how the body is written. */
export function headMutated(raw: Buffer, seed: number): Buffer {
  const draw = drawFrom(seed);
  return onHead(raw, (fields) => {
    // Where no empty line ends the head, what is taken for it is the body too.
    if (!fields.every((field) => /^[\w-]+[ \t]*:/u.test(field))) return fields;
    const kept = fields.filter((field) => ABOUT_THE_BODY.test(field) || draw(8) > 0);
    const others = kept.map((field) => {
      if (ABOUT_THE_BODY.test(field) || draw(3) > 0) return field;
      const at = field.indexOf(':') + 1 + draw(Math.max(1, field.length - field.indexOf(':') - 1));
      return `${field.slice(0, at)}${['\u00ff', '<', '"', '=?utf-8?B?', ';', '(', ',', '@@'][draw(8)]}${field.slice(at)}`;
    });
    for (let times = draw(4); times > 0 && others.length > 1; times -= 1) {
      const [field] = others.splice(draw(others.length), 1);
      others.splice(draw(others.length + 1), 0, field ?? '');
    }
    return [...others, ...others.filter((field) => !ABOUT_THE_BODY.test(field) && draw(4) === 0)];
  });
}

function withLines(raw: Buffer, change: (lines: string[]) => void): Buffer {
  const lines = raw.toString('latin1').split('\n');
  change(lines);
  return Buffer.from(lines.join('\n'), 'latin1');
}

function replaced(raw: Buffer, what: RegExp, by: (all: string, first: string) => string): Buffer {
  return Buffer.from(raw.toString('latin1').replace(what, by), 'latin1');
}

/** @param change given the fields of the head, each with its folded lines */
function onHead(raw: Buffer, change: (fields: readonly string[]) => readonly string[]): Buffer {
  const text = raw.toString('latin1');
  const end = /\r?\n\r?\n/u.exec(text);
  if (end === null) return raw;
  const fields = text.slice(0, end.index).split(/\r?\n(?![ \t])/u);
  return Buffer.from(change(fields).join('\r\n') + text.slice(end.index), 'latin1');
}
