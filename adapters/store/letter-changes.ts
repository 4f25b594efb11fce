import type { OutboxLetter } from '../../activities/store-ports.ts';
import { DeskError } from '../../contracts/errors.ts';
import { letterId } from '../../contracts/ids.ts';
import type { ChainedRow } from '../../domain/register/chain.ts';
import type { OutboxLetterStatus } from './tables.ts';

/** A letter that enters the out-box, with its place in the register. */
export interface WrittenLetter extends OutboxLetter {
  readonly position: number;
}

/** Where a letter stands in the out-box. */
export interface LetterStand {
  readonly status: OutboxLetterStatus;
  readonly route: number;
  readonly reason: string | null;
}

/** What an event does to a letter written before. */
export interface LetterChange {
  readonly id: string;
  readonly apply: (letter: LetterStand) => LetterStand;
}

/**
 * The letters that new rows of the register put into the out-box.
 * @throws DeskError `register-broken` when one is written twice in these rows
 */
export function writtenLetters(rows: readonly ChainedRow[]): readonly WrittenLetter[] {
  const letters = new Map<string, WrittenLetter>();
  for (const { cycleId, position, on, at, event } of rows) {
    if (event.type !== 'letter-written') continue;
    const { letter: decision } = event;
    const { office, rung } = decision;
    const id = letterId({ cycleId, office, rung });
    if (letters.has(id)) throw writtenTwice(id);
    letters.set(id, { id, cycleId, office, rung, decision, writtenOn: on, writtenAt: at, route: 1, position });
  }
  return [...letters.values()];
}

/** What new rows of the register change in letters, in order. */
export function letterChanges(rows: readonly ChainedRow[]): readonly LetterChange[] {
  return rows.flatMap(({ cycleId, event }) => {
    if (!('rung' in event)) return [];
    const id = letterId({ cycleId, office: event.office, rung: event.rung });
    switch (event.type) {
      case 'letter-sent':
        return { id, apply: (letter) => ({ ...letter, status: 'sent', reason: null }) };
      case 'letter-failed':
        return { id, apply: (letter) => ({ ...letter, status: 'failed', reason: event.reason }) };
      case 'letter-rerouted':
        return { id, apply: (letter) => ({ status: 'waiting', route: letter.route + 1, reason: event.reason }) };
      case 'letter-withdrawn':
        return { id, apply: (letter) => withdrawn(letter, event.reason) };
      case 'letter-put-off':
      case 'rung-overtaken':
      case 'rung-vetoed':
        return [];
    }
  });
}

/** A letter as it stands once it is not to be sent any more. */
export function withdrawn(letter: LetterStand, reason: string): LetterStand {
  return { ...letter, status: 'withdrawn', reason };
}

/** The error for a letter written a second time. */
export function writtenTwice(id: string): DeskError {
  return new DeskError(
    'register-broken',
    `The letter ${id} was written before.`,
    'An office gets each rung at most once in a cycle.',
  );
}

/** The error for an event about a letter that was never written. */
export function neverWritten(id: string): DeskError {
  return new DeskError(
    'register-broken',
    `The letter ${id} was never written.`,
    'A letter is written before it is sent.',
  );
}
