/** A row: one part asked of one office. Its id inside a request is the part's id, or the question's where it has no parts. */
export type RowId = string;

/**
 * Where a row stands. `open` is chased; `answered` waits for an officer's eye and is not chased;
 * `accepted`, `no-data`, `not-ours` and `waived` are settled; a returned row is `open` again.
 */
export type RowState = 'open' | 'answered' | 'accepted' | 'no-data' | 'not-ours' | 'waived';

/**
 * The question a row belongs to.
 * @example questionOf('q4.b') // 'q4'
 */
export function questionOf(row: RowId): string {
  const dot = row.indexOf('.');
  return dot === -1 ? row : row.slice(0, dot);
}

/** Whether the office still owes something for a row in this state. */
export function isOpen(state: RowState): boolean {
  return state === 'open';
}

/** Whether nothing more is awaited for a row in this state, from the office or from an officer. */
export function isSettled(state: RowState): boolean {
  return state !== 'open' && state !== 'answered';
}
