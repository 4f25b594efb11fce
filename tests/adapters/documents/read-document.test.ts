import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LARGEST_DOCUMENT, readDocument } from '../../../adapters/documents/read-document.ts';

const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));
const utf16 = (text: string) => Buffer.from(text, 'utf16le');

describe('text is read', () => {
  test.each([
    ['UTF-8', bytes('Liste à lire'), 'Liste à lire', 'utf-8'],
    ['UTF-8 with a byte order mark', bytes([0xef, 0xbb, 0xbf], 'Question 1'), 'Question 1', 'utf-8'],
    ['UTF-16, little end first', Buffer.concat([bytes([0xff, 0xfe]), utf16('Pâkistan')]), 'Pâkistan', 'utf-16le'],
    ['UTF-16, big end first', Buffer.concat([bytes([0xfe, 0xff]), utf16('Pâkistan').swap16()]), 'Pâkistan', 'utf-16be'],
    [
      'Windows-1252',
      bytes('The Committee', [0x92], 's list of issues, as it stands'),
      'The Committee’s list of issues, as it stands',
      'windows-1252',
    ],
    [
      'Windows-1252 with the signs of a form',
      bytes('Government of Pakistan ', [0xb7], ' Ministry of Human Rights, 12 m', [0xb2], ', Office', [0x99]),
      'Government of Pakistan · Ministry of Human Rights, 12 m², Office™',
      'windows-1252',
    ],
    ['Urdu in UTF-8', bytes('پاکستان'), 'پاکستان', 'utf-8'],
  ])('%s', async (_what, content, text, encoding) => {
    expect(await readDocument(content, 'list.txt')).toEqual({ text, contentType: 'text/plain', encoding });
  });

  test('any text comes back from UTF-8 as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (text) => {
        const content = `List ${text.replaceAll('\u0000', '')}`;
        expect((await readDocument(bytes(content), 'list.txt')).text).toBe(content);
      }),
    );
  });
});

describe('what is no text is refused, and said for what it looks like', () => {
  test.each([
    ['nothing', bytes(''), 'document-empty', /no bytes/],
    ['only spaces', bytes(' \n\t '), 'document-empty', /only spaces/],
    ['a PDF that is cut off', bytes('%PDF-1.7 …'), 'document-unreadable', /damaged PDF/],
    ['a Word file that is cut off', bytes('PK', [3, 4], 'word/document.xml'), 'document-unreadable', /cut off/],
    ['an old Office file', bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'document-binary', /old Office/],
    ['a picture', bytes([0x89], 'PNG\r\n', [0x1a, 0x0a]), 'document-binary', /picture/],
    ['a zero byte', bytes('abc', [0], 'def'), 'document-binary', /byte 3 is zero/],
    ['one byte too many', new Uint8Array(LARGEST_DOCUMENT + 1).fill(97), 'document-too-large', /20,971,521 bytes/],
    [
      'Arabic in Windows-1256',
      bytes('List ', [0xc8, 0xc7, 0xdf, 0xd3, 0xca, 0xc7, 0xe4]),
      'document-encoding',
      /byte 6 /,
    ],
    ['a lone byte in the middle', bytes('abcdef', [0x81], 'ghij'), 'document-encoding', /byte 6 /],
    [
      'a broken UTF-16',
      Buffer.concat([bytes([0xff, 0xfe]), utf16('ab'), bytes([0x63])]),
      'document-encoding',
      /byte 6 /,
    ],
  ])('%s', async (_what, content, code, message) => {
    await expect(readDocument(content, 'list.txt')).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
      hint: expect.stringMatching(/plain text|sent anew/),
    });
  });

  test('any bytes whatever give text or a stated error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (content) => {
        const outcome = await readDocument(content, 'x').catch((error: unknown) => error);
        expect(outcome).toHaveProperty(outcome instanceof Error ? 'code' : 'text');
      }),
      { numRuns: 500 },
    );
  });
});
