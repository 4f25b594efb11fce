import { Buffer } from 'node:buffer';
import { serveRequests } from '../../../../adapters/child-process/serve-requests.ts';

/** A reader of documents that breaks as the name of the file tells it to. */
const breaking = async ([, filename]: readonly [Uint8Array, string]): Promise<unknown> => {
  if (filename === 'hang for ever') for (;;);
  if (filename === 'eat all memory beside the heap')
    for (const eaten: Buffer[] = []; ;) eaten.push(Buffer.alloc(16 * 2 ** 20, 1));
  if (filename === 'eat the heap')
    for (const eaten: string[][] = []; ;) eaten.push(Array<string>(100_000).fill(filename));
  if (filename === 'throw') throw new TypeError('a is not a function');
  return { text: filename, contentType: 'text/html', encoding: null };
};

serveRequests({ document: breaking }, { most: 400 * 2 ** 20 });
