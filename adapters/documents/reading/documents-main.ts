import { serveRequests } from '../../child-process/serve-requests.ts';
import { readDocument } from '../read-document.ts';
import { readMatrix } from '../read-matrix.ts';
import { openArchive } from './office-package.ts';
import { readBlocks } from './read-blocks.ts';

/** What a document may make this process hold, beside its heap: what is unpacked lies outside that. */
const MOST_BYTES = 900 * 2 ** 20;

/** The documents' process: takes apart what strangers send, knows no secret, and may die of it. */
serveRequests(
  {
    document: (input: Parameters<typeof readDocument>) => readDocument(...input),
    blocks: (input: Parameters<typeof readBlocks>) => readBlocks(...input),
    matrix: (input: Parameters<typeof readMatrix>) => readMatrix(...input),
    archive: async ([bytes, filename]: readonly [Uint8Array, string]) => void openArchive(bytes, filename),
  },
  { most: MOST_BYTES },
);
