import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readZip, writeZip, ZipRefused } from '../../../adapters/documents/zip.ts';
import type { ZipLimits } from '../../../adapters/documents/zip.ts';

const text = (s: string): Uint8Array => Buffer.from(s, 'utf8');

function refusal(bytes: Uint8Array, limits?: ZipLimits): ZipRefused {
  try {
    readZip(bytes, limits);
  } catch (error) {
    if (error instanceof ZipRefused) return error;
    throw error;
  }
  throw new Error('the archive was opened');
}

describe('an archive that came with a reply', () => {
  it('gives back what was packed, whatever the names and bytes', () => {
    let seen = 0;
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[a-zآ-ی]{1,12}(\/[a-z]{1,5}\.xml)?$/u), fc.uint8Array({ maxLength: 4000 }), {
          maxKeys: 12,
        }),
        (files) => {
          seen += 1;
          const entries = Object.entries(files);
          const back = readZip(writeZip(entries));
          expect([...back.keys()]).toEqual(entries.map(([name]) => name));
          for (const [name, content] of entries) expect(Buffer.from(back.get(name)!).equals(content)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
    expect(seen).toBe(200);
  });

  it('is the same bytes each time it is packed', () => {
    const entries: [string, Uint8Array][] = [
      ['a.xml', text('x'.repeat(500))],
      ['b/c.xml', text('y')],
    ];
    expect(Buffer.from(writeZip(entries)).equals(Buffer.from(writeZip(entries)))).toBe(true);
  });

  it('is refused before it fills the memory, however small it is packed', () => {
    const bomb = writeZip([['xl/worksheets/sheet1.xml', Buffer.alloc(200 * 2 ** 20)]]);
    expect(bomb.length).toBeLessThan(2 ** 18);
    const before = process.memoryUsage().rss;
    expect(refusal(bomb).reason).toBe('too-large');
    expect(process.memoryUsage().rss - before).toBeLessThan(120 * 2 ** 20);
  });

  it.each([
    ['many small entries that are too much together', { entries: 10, entryBytes: 1000, totalBytes: 1500 }],
    ['one entry above its own limit', { entries: 10, entryBytes: 900, totalBytes: 9000 }],
    ['more entries than a document has', { entries: 1, entryBytes: 9000, totalBytes: 9000 }],
  ])('is too large with %s', (_why, limits) => {
    const bytes = writeZip([
      ['a', text('a'.repeat(1000))],
      ['b', text('b'.repeat(1000))],
    ]);
    expect(refusal(bytes, limits).reason).toBe('too-large');
  });

  it.each([
    ['a path upwards', '../../etc/passwd'],
    ['a path upwards inside', 'xl/../../x'],
    ['an absolute path', '/etc/passwd'],
    ['a drive', 'C:x'],
    ['a path of Windows', 'xl\\..\\x'],
  ])('is refused with %s', (_why, path) => {
    expect(refusal(writeZip([[path, text('x')]])).message).toContain(path);
  });

  it('is refused when a byte of it was changed on the way, or it was cut off', () => {
    const bytes = Buffer.from(writeZip([['a.xml', text('abc')]]));
    const changed = Buffer.from(bytes);
    changed[30 + 5]! ^= 1;
    expect(refusal(changed).message).toContain('a.xml');
    let cuts = 0;
    for (let length = 0; length < bytes.length; length++) {
      expect(refusal(bytes.subarray(0, length)).reason).toBe('unreadable');
      cuts += 1;
    }
    expect(cuts).toBeGreaterThan(100);
  });
});
