import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openedCms } from '../../../../adapters/mail/reading/opening/cms.ts';
import { decompressedRtf } from '../../../../adapters/mail/reading/opening/rtf-compression.ts';
import { rtfContent } from '../../../../adapters/mail/reading/opening/rtf-content.ts';
import { openedTnef } from '../../../../adapters/mail/reading/opening/tnef.ts';
import { heldBecause } from '../../../../adapters/mail/reading/files/held-because.ts';
import { sniffedType } from '../../../../adapters/mail/reading/files/sniffed-type.ts';
import { openAttachments } from '../../../../adapters/mail/reading/open-attachments.ts';
import { takenApart } from '../../../../adapters/mail/reading/parsed-mail.ts';
import { showMail } from '../../../../adapters/mail/reading/show-mail.ts';
import { growth, LINEAR } from '../../../growth.ts';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures');
const messages = readdirSync(FIXTURES).flatMap((folder) =>
  readdirSync(join(FIXTURES, folder))
    .filter((name) => name.endsWith('.eml'))
    .map((name) => ({ name: `${folder}/${name}`, raw: readFileSync(join(FIXTURES, folder, name)) })),
);
/** Cut points spread over the whole, the very ends among them. */
const cuts = (length: number, many: number): number[] => [
  ...new Set([0, 1, length - 1, ...Array.from({ length: many }, (_, n) => Math.floor((n * length) / many))]),
];
const rawOf = (name: string): Buffer => {
  const found = messages.find((message) => message.name === name);
  if (found === undefined) throw new Error(`There is no ${name}.`);
  return found.raw;
};

describe('a message that was cut off on its way', () => {
  it('is read up to there, wherever that is', async () => {
    let read = 0;
    for (const { name, raw } of messages) {
      for (const cut of cuts(raw.length, 24)) {
        const mail = await takenApart(raw.subarray(0, cut));
        expect(mail.headOnly, `${name} up to ${cut}`).toBe(false);
        read += 1;
      }
    }
    expect(read).toBeGreaterThan(messages.length * 20);
  });

  it('is shown and opened, too', async () => {
    for (const { raw } of messages) {
      const half = raw.subarray(0, Math.floor(raw.length * 0.8));
      expect(typeof (await showMail(half)).text).toBe('string');
      expect(Array.isArray(await openAttachments(half))).toBe(true);
    }
  });
});

describe('what is inside, cut off anywhere or changed', () => {
  const inside = async (name: string): Promise<Buffer> => {
    const text = rawOf(name).toString('latin1');
    const packed = /base64\r\n(?:[\w-]+:.*\r\n(?:[ \t].*\r\n)*)*\r\n([A-Za-z0-9+/=\r\n]+)/iu.exec(text)?.[1] ?? '';
    return Buffer.from(packed, 'base64');
  };
  const mutated = (bytes: Buffer): Buffer[] => {
    const ends = cuts(bytes.length, 300).map((cut) => bytes.subarray(0, cut));
    const changed = cuts(bytes.length, 300).map((at) => {
      const copy = Buffer.from(bytes);
      copy[Math.max(0, at)] = 0xff;
      return copy;
    });
    return [...ends, ...changed];
  };

  it.each([
    'attachments/winmail-with-files.eml',
    'attachments/winmail-with-a-message-inside.eml',
    'attachments/winmail-that-is-the-message.eml',
  ])('%s: a winmail.dat gives what it still holds', async (name) => {
    const bytes = await inside(name);
    expect(openedTnef(bytes)).not.toBeNull();
    for (const broken of mutated(bytes)) openedTnef(broken);
  });

  it.each(['decoding/smime-opaque.eml', 'decoding/smime-opaque-in-pieces.eml', 'decoding/smime-encrypted.eml'])(
    '%s: a PKCS #7 message is opened or left',
    async (name) => {
      const bytes = await inside(name);
      expect(openedCms(bytes)).not.toBeNull();
      for (const broken of mutated(bytes)) openedCms(broken);
    },
  );

  it.each(['attachments/archive-with-a-matrix.eml', 'attachments/word-file-with-macros.eml'])(
    '%s: a file is looked at',
    async (name) => {
      const bytes = await inside(name);
      expect(sniffedType(bytes)).not.toBeNull();
      for (const content of mutated(bytes)) {
        heldBecause({ filename: 'a.zip', content, sniffed: sniffedType(content), disguised: false });
      }
    },
  );

  it('a rich text that claims to be of two gigabytes unpacks to what it holds', () => {
    const head = Buffer.alloc(16);
    head.writeUInt32LE(0x7fffffff, 0);
    head.writeUInt32LE(0x7fffffff, 4);
    head.writeUInt32LE(0x75465a4c, 8);
    expect(decompressedRtf(Buffer.concat([head, Buffer.from('\0{\\rtf1 x')])).toString()).toBe('{\\rtf1 x');
    const long = decompressedRtf(Buffer.concat([head, Buffer.from('\u00ff\u0000\u000f'.repeat(400_000), 'latin1')]));
    expect(long.length).toBeLessThanOrEqual(4 * 1024 * 1024 + 200);
  });

  it.each(['{', '}', '{\\*', "\\'e4", '\\u1580?', '\\bin9 ', '{\\fonttbl{\\f1\\fcharset178 x;}}'])(
    'a rich text of a megabyte of %j is read in time that grows with it',
    async (piece) => {
      const read = (share: number): unknown =>
        rtfContent(Buffer.from(`{\\rtf1 ${piece.repeat(Math.floor((share * 1_000_000) / piece.length))}`));
      expect(read(1)).not.toBeNull();
      expect(await growth(read)).toBeLessThan(LINEAR);
    },
  );

  it('a signed message in ten thousand pieces is opened, one in a million is left', () => {
    const signed = (size: number, many: number): Buffer => {
      const oid = (last: number): number[] => [0x06, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, last];
      const piece = Buffer.concat([Buffer.from([0x04, 0x82, size >> 8, size & 255]), Buffer.alloc(size, 0x41)]);
      return Buffer.concat([
        Buffer.from([0x30, 0x80, ...oid(2), 0xa0, 0x80, 0x30, 0x80, 2, 1, 1, 0x31, 0, 0x30, 0x80, ...oid(1)]),
        Buffer.from([0xa0, 0x80, 0x24, 0x80]),
        Buffer.alloc(piece.length * many, piece),
        Buffer.alloc(12),
      ]);
    };
    const opened = openedCms(signed(1_000, 10_000));
    expect(opened?.kind === 'signed' ? opened.content.length : 0).toBe(10_000_000);
    expect(openedCms(signed(1, 1_000_000))).toBeNull();
    expect(openedCms(Buffer.alloc(4_000_000, Buffer.from([0x30, 0x80])))).toBeNull();
  });
});

describe('a message made to cost time', () => {
  it.each<[string, () => string]>([
    [
      'half a million parameters of enriched text',
      () => `Content-Type: text/enriched\r\n\r\n${'<param>'.repeat(500_000)}`,
    ],
    ['almost boundaries', () => `Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--bx\r\n'.repeat(1_000_000)}`],
    ['beginnings of files', () => `Subject: x\r\n\r\n${'begin 644 a\r\n'.repeat(200_000)}`],
    ['shifts', () => `Content-Type: text/plain; charset=hz-gb-2312\r\n\r\n${'~{'.repeat(500_000)}`],
    ['lines of signed text', () => `Subject: x\r\n\r\n${'-----BEGIN PGP SIGNED MESSAGE-----\r\n'.repeat(50_000)}`],
    ['encoded words', () => `Subject: ${'=?utf-8?q?a?= '.repeat(30_000)}\r\n\r\nx`],
    ['parameters', () => `Content-Type: text/plain; ${'a*0*=b; '.repeat(60_000)}\r\n\r\nx`],
    ['flowing lines', () => `Content-Type: text/plain; format=flowed\r\n\r\n${'a \r\n'.repeat(500_000)}`],
    ['messages in messages', () => `${'Content-Type: message/rfc822\r\n\r\n'.repeat(5_000)}x`],
  ])('out of %s is read in time that grows with it', async (_what, make) => {
    const raw = Buffer.from(make());
    expect((await takenApart(raw)).headOnly).toBe(false);
    expect(await growth((share) => takenApart(raw.subarray(0, raw.length * share)))).toBeLessThan(LINEAR);
  });
});
