import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMail } from '../../../adapters/mail/reading/read-mail.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures');
const MESSAGES = ['bounces', 'automatic'].flatMap((folder) =>
  readdirSync(join(FIXTURES, folder))
    .filter((name) => name.endsWith('.eml'))
    .map((name) => `${folder}/${name}`),
);

interface Raw {
  readonly head: readonly string[];
  readonly body: string;
}

/** A message as it comes another way; null where that way is not open to it. */
type Variant = (raw: Raw) => string | null;

const joined = (head: readonly string[], body: string): string => `${head.join('\n')}\n\n${body}`;
const without = (head: readonly string[], name: RegExp): readonly string[] => head.filter((line) => !name.test(line));
const single = ({ head }: Raw): boolean =>
  !head.some((line) => /^content-type:\s*multipart|^content-transfer-encoding: (?!8bit|7bit)/iu.test(line));
const wrapped = (text: string): string => text.replace(/.{76}/gu, '$&\n');

function quotedPrintable(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      [...Buffer.from(line)]
        .map((byte) =>
          byte === 61 || byte > 126 || byte < 32
            ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
            : String.fromCharCode(byte),
        )
        .reduce<string[]>(
          (lines, char) => {
            const last = lines.at(-1) ?? '';
            return last.length + char.length > 74
              ? [...lines.slice(0, -1), `${last}=`, char]
              : [...lines.slice(0, -1), last + char];
          },
          [''],
        )
        .join('\n'),
    )
    .join('\n');
}

const VARIANTS: Readonly<Record<string, Variant>> = {
  'with the line ends of the wire': ({ head, body }) => joined(head, body).replace(/\n/gu, '\r\n'),
  'with its headers in another order': ({ head, body }) => joined(head.toReversed(), body),
  'with headers in capitals': ({ head, body }) =>
    joined(
      head.map((line) => (/^\s/u.test(line) ? line : line.replace(/^[^:]+/u, (name) => name.toUpperCase()))),
      body,
    ),
  'with folded headers': ({ head, body }) =>
    joined(
      head.map((line) => line.replace(/^([^:\s]+:) (?=\S)/u, '$1\n ')),
      body,
    ),
  'through three more relays': ({ head, body }) =>
    joined(
      [
        ...[1, 2, 3].map(
          (n) => `Received: from mx${n}.example.net by desk.treaty-desk.example; Mon, 30 Nov 2026 09:0${n}:00 +0000`,
        ),
        ...head,
      ],
      body,
    ),
  'packed in base64': (raw) =>
    single(raw)
      ? joined(
          [...without(raw.head, /^content-transfer-encoding:/iu), 'Content-Transfer-Encoding: base64'],
          wrapped(Buffer.from(raw.body).toString('base64')),
        )
      : null,
  'packed in quoted-printable': (raw) =>
    single(raw)
      ? joined(
          [...without(raw.head, /^content-transfer-encoding:/iu), 'Content-Transfer-Encoding: quoted-printable'],
          quotedPrintable(raw.body),
        )
      : null,
  'as one part of several': (raw) => {
    if (!single(raw)) return null;
    const own = raw.head.filter((line) => /^content-/iu.test(line));
    return joined(
      [...without(raw.head, /^content-/iu), 'Content-Type: multipart/mixed; boundary="=_v"'],
      `--=_v\n${own.join('\n')}\n\n${raw.body}\n--=_v--\n`,
    );
  },
  'with its parts in another order': ({ head, body }) => {
    const parts = body.split(/^--=_r\n/mu);
    const [before, human, machine, returned] = parts;
    if (parts.length !== 4 || human === undefined || machine === undefined || returned === undefined) return null;
    const last = returned.replace(/\n--=_r--\s*$/u, '\n');
    return joined(head, [before, machine, last, `${human}\n--=_r--\n`].join('--=_r\n'));
  },
};

const essence = ({
  kind,
  replyClass,
  finalRecipient,
  status,
  action,
  returnsOn,
}: Awaited<ReturnType<typeof readMail>>): object => ({
  kind,
  replyClass,
  finalRecipient,
  status,
  action,
  returnsOn,
});

describe.each(Object.entries(VARIANTS))('a report or an automatic answer %s', (_name, variant) => {
  it('is read as it was', async () => {
    let read = 0;
    for (const message of MESSAGES) {
      const text = readFileSync(join(FIXTURES, message), 'utf8').replace(/\r\n/gu, '\n');
      const end = text.indexOf('\n\n');
      const changed =
        end === -1 ? null : variant({ head: text.slice(0, end).split(/\n(?![ \t])/u), body: text.slice(end + 2) });
      if (changed === null) continue;
      const [was, is] = [await readMail(Buffer.from(text)), await readMail(Buffer.from(changed))];
      expect(essence(is), message).toEqual(essence(was));
      read += 1;
    }
    expect(read).toBeGreaterThan(10);
  });
});

describe('a report without a sender', () => {
  it('stays one', async () => {
    let read = 0;
    for (const message of MESSAGES.filter((name) => name.startsWith('bounces/dsn-'))) {
      const text = readFileSync(join(FIXTURES, message), 'utf8');
      const [was, is] = [
        await readMail(Buffer.from(text)),
        await readMail(Buffer.from(text.replace(/^From: .*\n/mu, ''))),
      ];
      expect(essence(is), message).toEqual(essence(was));
      read += 1;
    }
    expect(read).toBeGreaterThan(10);
  });
});
