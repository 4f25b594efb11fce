import type { ReadDocument } from '../../activities/ports.ts';
import { DeskError } from '../../contracts/errors.ts';
import { binaryKind } from './read-binary-kind.ts';
import { decodeText } from './read-text-encoding.ts';

/** Largest document that is read, in bytes. A list of issues takes some tens of thousands. */
export const LARGEST_DOCUMENT = 20 * 1024 * 1024;

const ACCEPTED = 'plain text (.txt) in UTF-8, UTF-16 with a byte order mark, or Windows-1252';

/**
 * Reads a document's text from its bytes. What it is, is told from the bytes; the name is used in messages only.
 * @throws DeskError `document-empty`, `document-too-large`, `document-binary`, `document-encoding`
 */
export const readDocument: ReadDocument = async (bytes, filename) => {
  if (bytes.length > LARGEST_DOCUMENT) {
    throw new DeskError(
      'document-too-large',
      `${filename} has ${bytes.length.toLocaleString('en')} bytes.`,
      `at most ${LARGEST_DOCUMENT.toLocaleString('en')} bytes of ${ACCEPTED}`,
    );
  }
  if (bytes.length === 0) throw empty(filename, 'has no bytes');
  const kind = binaryKind(bytes);
  if (kind !== null) {
    throw new DeskError(
      'document-binary',
      `${filename} looks like ${kind}, which is not read.`,
      `${ACCEPTED}; save it as text`,
    );
  }
  const decoded = decodeText(bytes);
  if (!decoded.ok) {
    throw new DeskError('document-encoding', `${filename}: ${decoded.problem}.`, `${ACCEPTED}; save it as UTF-8`);
  }
  if (decoded.text.trim() === '') throw empty(filename, 'holds only spaces and line breaks');
  return { text: decoded.text, contentType: 'text/plain', encoding: decoded.encoding };
};

function empty(filename: string, why: string): DeskError {
  return new DeskError('document-empty', `${filename} ${why}.`, ACCEPTED);
}
