import type { DocumentBlocks, DocumentText, ReadDocument, ReadMatrix } from '../../../activities/ports.ts';
import { DeskError } from '../../../contracts/errors.ts';
import { openPool } from '../../child-process/pool.ts';
import { convertByOffice, OFFICE_PROGRAMS } from '../office-program.ts';
import { readDocument } from '../read-document.ts';
import { fileKind, type FileKind } from './file-kind.ts';
import { LARGEST_DOCUMENT } from './read-blocks.ts';

/** What the processes that read documents may take together. */
export interface DocumentReaderOptions {
  /** How many read at once. */
  readonly processes: number;
  /** Wall clock for one document, in milliseconds. */
  readonly withinMs?: number;
  /** Megabytes of heap of each. */
  readonly heapMb?: number;
  /** File they run; another one only under test. */
  readonly entry?: URL;
  /** How LibreOffice is called; others only under test. */
  readonly officePrograms?: readonly string[];
}

/** Readers of documents in processes of their own, behind the ports of those that read in this one. */
export interface DocumentReader {
  readonly readDocument: ReadDocument;
  readonly readBlocks: (bytes: Uint8Array, filename: string) => Promise<DocumentBlocks>;
  readonly readMatrix: ReadMatrix;
  /** Ends the processes; what still waits is rejected. */
  readonly close: () => Promise<void>;
}

const WITHIN_MS = 20_000;
const HEAP_MB = 512;
const RENEW = { after: 200, holds: 384 * 2 ** 20 };
const ENTRY = new URL('./documents-main.ts', import.meta.url);

/**
 * Reads documents in processes that may die of them: one that takes too much time or memory is told, and the next one
 * finds a fresh reader. Plain text is decoded here, since nothing in it can be built to hurt. An old Word document, an
 * OpenDocument text and a rich text file are first saved as Word by LibreOffice, another process.
 */
export function openDocumentReader({
  processes,
  withinMs = WITHIN_MS,
  heapMb = HEAP_MB,
  entry = ENTRY,
  officePrograms = OFFICE_PROGRAMS,
}: DocumentReaderOptions): DocumentReader {
  const { ask, close } = openPool({ processes, withinMs, heapMb, renew: RENEW, entry, does: 'reads documents' });

  const asked = async <T>(what: string, filename: string, ...input: readonly unknown[]): Promise<T> => {
    const outcome = await ask(what, input);
    switch (outcome.state) {
      case 'done':
        return outcome.value as T;
      case 'failed': {
        const { code, message, hint } = outcome.failure;
        if (code !== null) throw new DeskError(code, message, hint);
        throw new DeskError('document-unreadable', `${filename} could not be read (${message}).`, SAVED_ANEW);
      }
      case 'slow':
        throw new DeskError(
          'document-too-costly',
          `Reading ${filename} took longer than ${withinMs / 1000} seconds.`,
          SAVED_ANEW,
        );
      case 'died': {
        const why = outcome.memory ? 'took more memory than it may' : `ended the process that read it (${outcome.why})`;
        throw new DeskError('document-too-costly', `Reading ${filename} ${why}.`, SAVED_ANEW);
      }
    }
  };
  /** The document in a form that is read here, and what was done for it. */
  const readable = async (bytes: Uint8Array, filename: string) => {
    const kind = fileKind(bytes);
    if (kind.kind !== 'foreign' || bytes.length > LARGEST_DOCUMENT) return { bytes, notes: [] };
    if (kind.ending === 'odt') await asked('archive', filename, bytes, filename);
    const word = await savedAsWord(bytes, filename, kind, officePrograms);
    return { bytes: word, notes: [`it is ${kind.words}: LibreOffice turned it into a Word document to read it`] };
  };

  return {
    readDocument: async (bytes, filename) => {
      if (fileKind(bytes).kind === 'text') return readDocument(bytes, filename);
      const { bytes: form, notes } = await readable(bytes, filename);
      return withNotes(await asked<DocumentText>('document', filename, form, filename), notes);
    },
    readBlocks: async (bytes, filename) => {
      const { bytes: form, notes } = await readable(bytes, filename);
      const blocks = await asked<DocumentBlocks>('blocks', filename, form, filename);
      return { ...blocks, notes: [...notes, ...blocks.notes] };
    },
    readMatrix: async (...input) => asked('matrix', 'The returned matrix', ...input),
    close,
  };
}

const SAVED_ANEW = 'the document saved anew, or as PDF or plain text, by the program it was written with';

function withNotes(read: DocumentText, more: readonly string[]): DocumentText {
  return more.length === 0 ? read : { ...read, notes: [...more, ...(read.notes ?? [])] };
}

async function savedAsWord(
  bytes: Uint8Array,
  filename: string,
  { ending, words }: Extract<FileKind, { readonly kind: 'foreign' }>,
  programs: readonly string[],
): Promise<Uint8Array> {
  const needed = {
    why: `${filename} is ${words}, which is read through LibreOffice, and that is not installed here.`,
    instead: 'Open it in any office program and save it as a Word document (.docx), or install LibreOffice.',
  };
  return convertByOffice({ bytes, from: ending, to: 'docx', needed }, programs).catch((error: unknown) => {
    if (error instanceof DeskError) throw error;
    throw new DeskError(
      'document-unreadable',
      `${filename} is ${words} that LibreOffice cannot open: it is damaged or locked with a password.`,
      'the document saved anew, as a Word document (.docx) without a password',
    );
  });
}
