import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDocumentReader, type DocumentReader } from '../../../adapters/documents/reading/document-reader.ts';
import { writeZip } from '../../../adapters/documents/zip.ts';
import type { ErrorCode } from '../../../contracts/errors.ts';
import { aPdf, aPdfOfPages, drawn } from './pdf-files.ts';
import { aParagraph, aWordFile, inW, wordEntries, XML } from './word-files.ts';

const fixture = (name: string) => readFileSync(fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url)));
const WORD = aWordFile({ body: aParagraph('1. Please report.') });
const MEGABYTE = 2 ** 20;
const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
const nested = (open: string, close: string, times: number, inside = 'deep') =>
  open.repeat(times) + inside + close.repeat(times);

/** A compound file whose directory names a locked Office document, as Word saves one. */
function lockedWord(): Uint8Array {
  const file = Buffer.alloc(4 * 512);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file);
  file.write('EncryptionInfo\0', 512 + 128, 'utf16le');
  file.write('EncryptedPackage\0', 512 + 256, 'utf16le');
  return file;
}

/** What is refused: the file, its code, and what the sentence must say. */
const REFUSED: readonly (readonly [string, () => Uint8Array, ErrorCode, RegExp])[] = [
  ['nothing at all', () => new Uint8Array(), 'document-empty', /no bytes/],
  ['spaces only', () => Buffer.from(' \n\t\n'), 'document-empty', /only spaces/],
  ['a Word file without a word', () => aWordFile({ body: '<w:p/>' }), 'document-empty', /only spaces/],
  ['a page without a word', () => Buffer.from('<html><body><p> </p></body></html>'), 'document-empty', /only spaces/],
  [
    'a zip bomb in the main part',
    () => aWordFile({ document: ' '.repeat(60 * MEGABYTE) }),
    'document-too-large',
    /unpacks to more than 48 MB/,
  ],
  [
    'a zip bomb in many pictures',
    () =>
      writeZip([
        ...wordEntries({ body: aParagraph('1. Please report.') }),
        ...Array.from({ length: 5 }, (_, n) => [`word/media/${n}.bin`, Buffer.alloc(40 * MEGABYTE)] as const),
      ]),
    'document-too-large',
    /unpacks to more than/,
  ],
  [
    '300 MB of the same words',
    () => aWordFile({ document: `${XML}${inW('document', aParagraph('Please report. '.repeat(20 * MEGABYTE)))}` }),
    'document-too-large',
    /unpacks to more than/,
  ],
  [
    '2,001 files in the archive',
    () =>
      writeZip([...wordEntries({}), ...Array.from({ length: 2001 }, (_, n) => [`a/${n}`, Buffer.alloc(0)] as const)]),
    'document-too-large',
    /2005 files/,
  ],
  [
    'a path out of the archive',
    () => writeZip([...wordEntries({}), ['../../etc/cron.d/x', Buffer.from('x')]]),
    'document-unreadable',
    /outside itself/,
  ],
  ['a Word file that is cut off', () => WORD.subarray(0, WORD.length - 200), 'document-unreadable', /cut off|damaged/],
  [
    'a Word file with a flipped byte',
    () => {
      const broken = Buffer.from(WORD);
      broken[WORD.length >> 1] = (broken[WORD.length >> 1] ?? 0) ^ 0xff;
      return broken;
    },
    'document-unreadable',
    /damaged|archive/,
  ],
  ['a spreadsheet', () => writeZip([['xl/workbook.xml', Buffer.from('<x/>')]]), 'document-binary', /a spreadsheet/],
  ['any other archive', () => writeZip([['a.txt', Buffer.from('a')]]), 'document-binary', /an archive of files/],
  ['a locked Word file', lockedWord, 'document-encrypted', /locked with a password/],
  [
    'an external entity',
    () =>
      aWordFile({
        document: `${XML}<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${inW('document', `<w:body>${aParagraph('&e;')}</w:body>`)}`,
      }),
    'document-unreadable',
    /declares a document type/,
  ],
  [
    'a billion laughs',
    () =>
      aWordFile({
        document: `${XML}<!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]>${inW('document', `<w:body>${aParagraph('&l9;')}</w:body>`)}`,
      }),
    'document-unreadable',
    /declares a document type/,
  ],
  [
    'an entity that nobody declared',
    () => aWordFile({ body: aParagraph('&nobody;') }),
    'document-unreadable',
    /not well-formed/,
  ],
  [
    '100,000 elements inside one another',
    () => aWordFile({ body: nested('<w:sdt><w:sdtContent>', '</w:sdtContent></w:sdt>', 50_000) }),
    'document-unreadable',
    /more than 400 deep/,
  ],
  [
    'tables inside tables without end',
    () => aWordFile({ body: nested('<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>', 20_000, '<w:p/>') }),
    'document-unreadable',
    /more than 400 deep/,
  ],
  [
    '50,000 lists inside one another',
    () => Buffer.from(`<html><body>${'<ol><li>'.repeat(50_000)}deep`),
    'document-unreadable',
    /more than 512 deep/,
  ],
  [
    '200,000 boxes inside one another',
    () => Buffer.from(`<!doctype html>${'<div>'.repeat(200_000)}deep`),
    'document-unreadable',
    /more than 512 deep/,
  ],
  ['a PDF that is only its mark', () => Buffer.from('%PDF-1.7\n'), 'document-unreadable', /damaged PDF/],
  ['a PDF that is locked', () => fixture('locked.pdf'), 'document-encrypted', /opens with a password only/],
  ['a PDF of scans', () => aPdfOfPages(['', '', '']), 'document-no-text', /3 pages and no text/],
  [
    'a PDF of scans with a stamp and numbers on each page',
    () =>
      aPdfOfPages([1, 2, 3].map((n) => `${drawn('Scanned with CamScanner', 200, 20)} ${drawn(String(n), 290, 800)}`)),
    'document-no-text',
    /3 pages and no text/,
  ],
  [
    'a PDF whose pages go round in a circle',
    () =>
      aPdf([
        '<< /Type /Catalog /Pages 2 0 R >>',
        '<< /Type /Pages /Kids [3 0 R] /Count 5 /Parent 3 0 R >>',
        '<< /Type /Pages /Kids [2 0 R] /Count 5 /Parent 2 0 R >>',
      ]),
    'document-unreadable',
    /damaged/,
  ],
  [
    'a PDF that says it has a million pages, and has none',
    () => aPdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 1000000 >>']),
    'document-unreadable',
    /no page/,
  ],
  [
    'a PDF of 2,001 pages',
    () => aPdfOfPages(Array.from({ length: 2001 }, () => '')),
    'document-too-large',
    /2,001 pages/,
  ],
  ['a picture', () => Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'), 'document-binary', /a picture/],
  ['a mail', () => Buffer.from('MIME-Version: 1.0\r\n\r\nHello'), 'document-binary', /mail or web archive/],
];

describe('a document that cannot be read is refused with its reason, within the limits of its process', () => {
  let reader: DocumentReader;
  beforeAll(() => {
    reader = openDocumentReader({ processes: 1, withinMs: 60_000 });
  });
  afterAll(() => reader.close());

  test.each(REFUSED)('%s', async (_what, file, code, says) => {
    await expect(reader.readDocument(file(), 'list.docx')).rejects.toMatchObject({
      code,
      message: expect.stringMatching(says) as string,
      hint: expect.stringMatching(/\S/) as string,
    });
  });

  test('what is allowed to be read, though not to be printed, is read', async () => {
    const { text } = await reader.readDocument(fixture('not-to-be-printed.pdf'), 'list.pdf');
    expect(text).toContain('CRC/C/PAK/Q/98-99');
  });

  test.each([
    ['a Word file named .pdf', WORD, 'list.pdf', /wordprocessingml/],
    ['a PDF named .txt', aPdfOfPages([drawn('1. Please report.', 72, 700)]), 'list.txt', /pdf/],
    ['a page named .docx', Buffer.from('<html><p>1. Please report.</p></html>'), 'list.docx', /html/],
    ['text named .pdf', Buffer.from('1. Please report.'), 'list.pdf', /plain/],
  ])('%s is read for what it is', async (_what, bytes, name, contentType) => {
    const read = await reader.readDocument(bytes, name);
    expect(read.text).toBe('1. Please report.');
    expect(read.contentType).toMatch(contentType);
  });
});
