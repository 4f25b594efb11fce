import type { AttemptOutcome, MailRecord, MailStatus } from '../../activities/store-ports.ts';
import { DeskError } from '../../contracts/errors.ts';
import { cycleScope } from './cycle-scope.ts';
import type { OutboxLetterStatus } from './tables.ts';

/** What is noted for an attempt that was begun and never ended, once another begins. */
export const NEVER_ENDED = 'The attempt was begun; how it ended was never recorded.';

/**
 * The scope a mail belongs to: that of all its letters.
 * @throws DeskError `data-invalid` for a mail without letters, or with letters of two scopes
 */
export function mailScope(mail: MailRecord): string {
  const scopes = [...new Set(mail.letters.map(({ cycleId }) => cycleScope(cycleId)))];
  const [scope] = scopes;
  if (scope === undefined || scopes.length > 1) {
    throw new DeskError(
      'data-invalid',
      `The mail ${mail.mailId} holds ${scope === undefined ? 'no letter' : `letters of ${scopes.join(' and ')}`}.`,
      'A mail carries at least one letter, and a rehearsal shares none with another cycle.',
    );
  }
  return scope;
}

/**
 * Refuses to put a letter into a second mail, or a withdrawn one into any.
 * @param status null when there is no such letter
 * @throws DeskError `refused`
 */
export function needWaiting(mailId: string, letter: string, status: OutboxLetterStatus | null): void {
  if (status === 'waiting') return;
  throw new DeskError(
    'refused',
    `The mail ${mailId} cannot take the letter ${letter}: ${status === null ? 'there is no such letter' : `it is ${status}`}.`,
    'Only a waiting letter goes into a mail; read the waiting list again.',
  );
}

/** Whether nothing more happens to a mail. */
export function hasEnded(status: MailStatus): boolean {
  return status === 'sent' || status === 'failed' || status === 'superseded';
}

/** Whether an attempt's outcome may still be set: nothing certain is known of it. */
export function isUndecided(outcome: AttemptOutcome | null): boolean {
  return outcome === null || outcome === 'uncertain';
}

/** A mail's state after an attempt ended. Accepted once is sent, whatever another attempt says. */
export function statusAfter(status: MailStatus, outcome: AttemptOutcome): MailStatus {
  if (outcome === 'accepted') return 'sent';
  return outcome === 'refused' && status !== 'sent' ? 'failed' : status;
}

/** The error for a mail, or an attempt of it, that is not there. */
export function mailUnknown(what: string): DeskError {
  return new DeskError('mail-unknown', `There is no ${what}.`, 'Make the mail, then begin an attempt, then end it.');
}

/** Mails by the instant they are dated with; those of one instant in the order given. */
export function inOrderOfDates<T extends Pick<MailRecord, 'datedAt'>>(mails: readonly T[]): readonly T[] {
  return [...mails].sort((a, b) => Date.parse(a.datedAt) - Date.parse(b.datedAt));
}

/** A Message-ID in both spellings, with and without angle brackets. */
export function bothSpellings(messageId: string): readonly [string, string] {
  const bare = messageId.trim().replace(/^<|>$/g, '');
  return [bare, `<${bare}>`];
}
