import type { DocumentBlocks } from '../../../activities/ports.ts';
import { DeskError } from '../../../contracts/errors.ts';
import { decodeText } from '../read-text-encoding.ts';
import { readDocx } from './docx/read-docx.ts';
import { fileKind } from './file-kind.ts';
import { readHtml } from './html/read-html.ts';
import { readPdf } from './pdf/read-pdf.ts';

/** Blocks of a document, with the encoding of what is text, and its text where that has lines of its own. */
export type ReadBlocks = DocumentBlocks & { readonly encoding?: string; readonly text?: string };

/** Largest document that is read, in bytes. A list of issues takes some tens of thousands. */
export const LARGEST_DOCUMENT = 20 * 1024 * 1024;

/** What is read, for messages. */
export const ACCEPTED = 'a Word document (.docx), a PDF with text, a web page, or plain text';

/**
 * Reads a document into its paragraphs and tables. What it is, is told from the bytes; the name is for messages only.
 *
 * It works in this very process: what comes from outside is read through `openDocumentReader`.
 * @param what is wanted: `text` where that of a PDF is enough, which then has no blocks
 * @throws DeskError `document-empty`, `document-too-large`, `document-binary`, `document-encoding`,
 *   `document-encrypted`, `document-unreadable`, `document-no-text`
 */
export async function readBlocks(
  bytes: Uint8Array,
  filename: string,
  what: 'text' | 'blocks' = 'blocks',
): Promise<ReadBlocks> {
  if (bytes.length > LARGEST_DOCUMENT) {
    throw new DeskError(
      'document-too-large',
      `${filename} has ${bytes.length.toLocaleString('en')} bytes.`,
      `at most ${LARGEST_DOCUMENT.toLocaleString('en')} bytes of ${ACCEPTED}`,
    );
  }
  if (bytes.length === 0) throw new DeskError('document-empty', `${filename} has no bytes.`, ACCEPTED);
  const file = fileKind(bytes);
  switch (file.kind) {
    case 'archive':
      return readDocx(bytes, filename);
    case 'pdf':
      return readPdf(bytes, filename, what);
    case 'html':
      return readHtml(bytes, filename);
    case 'text':
      return readPlain(bytes, filename);
    case 'locked':
      throw new DeskError(
        'document-encrypted',
        `${filename} is locked with a password.`,
        'the same document saved without a password',
      );
    default:
      throw new DeskError('document-binary', `${filename} looks like ${file.words}, which is not read.`, ACCEPTED);
  }
}

/** Plain text, each line a paragraph. */
function readPlain(bytes: Uint8Array, filename: string): ReadBlocks {
  const decoded = decodeText(bytes);
  if (!decoded.ok) {
    throw new DeskError('document-encoding', `${filename}: ${decoded.problem}.`, 'plain text saved as UTF-8');
  }
  const blocks = decoded.text.split(/\r\n?|\n/).map((text) => ({ kind: 'paragraph' as const, text }));
  return { contentType: 'text/plain', encoding: decoded.encoding, blocks, text: decoded.text, notes: [] };
}
