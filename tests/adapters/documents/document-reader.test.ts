import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { openDocumentReader } from '../../../adapters/documents/reading/document-reader.ts';

const entry = new URL('./programs/documents-that-break.ts', import.meta.url);
const PAGE = Buffer.from('<html>1. Please report.</html>');
const RTF = Buffer.from('{\\rtf1 1. Please report.}');

describe('a document that its reader does not survive', { timeout: 120_000 }, () => {
  test.each([
    ['hang for ever', 'document-too-costly', /took longer than 1 seconds/],
    ['eat all memory beside the heap', 'document-too-costly', /took more memory than it may/],
    ['eat the heap', 'document-too-costly', /took more memory than it may/],
    ['throw', 'document-unreadable', /could not be read \(a is not a function\)/],
  ] as const)('“%s” is told, and the next one is read', async (name, code, says) => {
    // Only the one that hangs is to run out of time, however busy the machine is.
    const reader = openDocumentReader({
      processes: 1,
      withinMs: name === 'hang for ever' ? 1_000 : 60_000,
      heapMb: 64,
      entry,
    });
    try {
      const [broken, next] = await Promise.allSettled([
        reader.readDocument(PAGE, name),
        reader.readDocument(PAGE, 'list.html'),
      ]);
      expect(broken).toMatchObject({ reason: { code, message: expect.stringMatching(says) as string } });
      expect(next).toMatchObject({ value: { text: 'list.html' } });
    } finally {
      await reader.close();
    }
  });
});

test('what only LibreOffice reads is refused with the way to convert it where that is not installed', async () => {
  const reader = openDocumentReader({ processes: 1, officePrograms: ['no-such-program'] });
  await expect(reader.readDocument(RTF, 'list.doc')).rejects.toMatchObject({
    code: 'program-missing',
    message: expect.stringContaining('a rich text file (.rtf)') as string,
    hint: expect.stringContaining('.docx') as string,
  });
  await reader.close();
});
