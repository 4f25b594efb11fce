import type { ReadDocument } from '../../activities/ports.ts';
import { DeskError } from '../../contracts/errors.ts';
import { textOfBlocks } from './reading/blocks-text.ts';
import { ACCEPTED, readBlocks } from './reading/read-blocks.ts';

export { LARGEST_DOCUMENT } from './reading/read-blocks.ts';

/**
 * Reads a document's text from its bytes: a Word document, a PDF, a web page or plain text, as the bytes tell. The
 * name is for messages only.
 *
 * It works in this very process, which is for files of our own; what comes from outside is read through
 * `openDocumentReader`.
 * @throws DeskError `document-empty`, `document-too-large`, `document-binary`, `document-encoding`,
 *   `document-encrypted`, `document-unreadable`, `document-no-text`
 */
export const readDocument: ReadDocument = async (bytes, filename) => {
  const read = await readBlocks(bytes, filename, 'text');
  const text = read.text ?? textOfBlocks(read.blocks);
  if (text.trim() === '') {
    throw new DeskError('document-empty', `${filename} holds only spaces and line breaks.`, ACCEPTED);
  }
  return {
    text,
    contentType: read.contentType,
    encoding: read.encoding ?? null,
    ...(read.notes.length === 0 ? {} : { notes: read.notes }),
  };
};
