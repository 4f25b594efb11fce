import { breakAt, EMPTY_CHAIN, eventId } from '../../domain/register/chain.ts';
import type { ChainBreak, ChainedRow, ChainHead } from '../../domain/register/chain.ts';
import { sha256 } from './sha256.ts';

/**
 * The first break of a register read in order of position, null when there is none.
 * @param noted where the store notes that the chain ends: shows rows taken from the end, or put behind it
 */
export async function firstBreak(
  pages: AsyncIterable<readonly ChainedRow[]> | Iterable<readonly ChainedRow[]>,
  noted: ChainHead | null,
): Promise<ChainBreak | null> {
  const lastSeq = new Map<string, number>();
  let head: ChainHead = EMPTY_CHAIN;
  let lastId = '';
  for await (const page of pages) {
    for (const row of page) {
      const found = breakAt(head, lastSeq.get(row.cycleId) ?? 0, row, sha256);
      if (found !== null) return found;
      lastId = eventId(row.cycleId, row.seq);
      if (noted !== null && row.position > noted.position) {
        const why = `inserted: the register was noted to end at ${noted.position}`;
        return { position: row.position, id: lastId, why };
      }
      lastSeq.set(row.cycleId, row.seq);
      head = row;
    }
  }
  if (noted === null)
    return { position: head.position, id: lastId, why: 'changed: the note of where the register ends is gone' };
  if (noted.position > head.position) {
    const why = `removed: the register was noted to end at ${noted.position}`;
    return { position: head.position + 1, id: '', why };
  }
  if (noted.hash === head.hash) return null;
  const why = 'changed: the note of where the register ends has another hash';
  return { position: head.position, id: lastId, why };
}
