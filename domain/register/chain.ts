import type { RecordedEvent } from '../cycle/events.ts';
import { canonical } from './canonical.ts';

/** Lower-case hex SHA-256 of a text in UTF-8; handed in, since the rules import nothing. */
export type HashText = (text: string) => string;

/** An event in the one list over all cycles. */
export interface RegisterRow extends RecordedEvent {
  /** Place in the register, from 1, without gaps. */
  readonly position: number;
  readonly cycleId: string;
}

/** A row with its place in the chain. */
export interface ChainedRow extends RegisterRow {
  /** Hash of the row before it. */
  readonly previous: string;
  readonly hash: string;
}

/** Where a chain ends. */
export interface ChainHead {
  readonly position: number;
  readonly hash: string;
}

/** Head of a register that holds nothing yet. */
export const EMPTY_CHAIN: ChainHead = { position: 0, hash: '0'.repeat(64) };

/** The first place at which a register does not agree with itself. */
export interface ChainBreak {
  readonly position: number;
  /** Id of the row that stands there; empty when none does. */
  readonly id: string;
  /** In words for an auditor: changed, removed, inserted or reordered, and by what that shows. */
  readonly why: string;
}

/** Id of an event: its cycle and its number there. @example eventId('cycle/ccpr/x', 7) // 'cycle/ccpr/x#7' */
export function eventId(cycleId: string, seq: number): string {
  return `${cycleId}#${seq}`;
}

/**
 * Hash of a row: over the hash of the row before it, a line feed, and the canonical JSON of everything the row says,
 * its position included. So a row can be neither changed, removed, inserted nor moved without a new hash for it and
 * for every row behind it.
 */
export function linkHash(previous: string, row: RegisterRow, hash: HashText): string {
  const { position, cycleId, seq, on, at, event } = row;
  return hash(`${previous}\n${canonical({ position, cycleId, seq, on, at, event })}`);
}

/** The rows that continue a chain, in the order of the events. */
export function chain(
  head: ChainHead,
  cycleId: string,
  events: readonly RecordedEvent[],
  hash: HashText,
): readonly ChainedRow[] {
  const rows: ChainedRow[] = [];
  let { position, hash: previous } = head;
  for (const { seq, on, at, event } of events) {
    position += 1;
    const row = { position, cycleId, seq, on, at, event };
    const own = linkHash(previous, row, hash);
    rows.push({ ...row, previous, hash: own });
    previous = own;
  }
  return rows;
}

/**
 * What is wrong with a row, if anything, given that everything before it agrees.
 *
 * @param head the row before it, or `EMPTY_CHAIN`
 * @param lastSeq number of the last event of the row's own cycle before it, 0 when it is the cycle's first
 * @returns null when the row follows
 */
export function breakAt(head: ChainHead, lastSeq: number, row: ChainedRow, hash: HashText): ChainBreak | null {
  const expected = head.position + 1;
  const id = eventId(row.cycleId, row.seq);
  const bad = (why: string): ChainBreak => ({ position: row.position, id, why });

  if (row.position > expected) {
    return { position: expected, id: '', why: `removed: the row behind ${head.position} is ${row.position} (${id})` };
  }
  if (row.position < expected) return bad('inserted: its position is out of the order or taken twice');

  const follows = row.previous === head.hash;
  if (follows && row.hash === linkHash(head.hash, row, hash)) {
    if (row.seq === lastSeq + 1) return null;
    return bad(`out of its cycle's order: event ${row.seq} stands where ${lastSeq + 1} must stand`);
  }
  if (follows) return bad('changed: what it says does not give its hash');
  if (row.hash === linkHash(head.hash, row, hash)) return bad('changed: it names another row as the one before it');
  if (row.hash === linkHash(row.previous, row, hash)) {
    return bad('removed or inserted: the row before it is not the one it was written behind');
  }
  return bad('reordered, removed or inserted: it was not written at this position, nor behind the row before it');
}
