import type { RefusalSubject } from './mail-ports.ts';

/** How a mail that did not arrive ended, as it stands in the words of its last attempt. */
export type FailedMail =
  /** Nothing was open any more when it was to leave. */
  | { readonly how: 'not-wanted' }
  /** Its address cannot be written to at all, so no other person of the office could be sent it either. */
  | { readonly how: 'impossible'; readonly words: string }
  /** Refused, but not because of its address: somebody else at the same server would be refused too. */
  | { readonly how: 'not-the-address'; readonly words: string }
  /** It may have arrived: sent several times, and never heard that it was taken. */
  | { readonly how: 'perhaps-arrived'; readonly words: string }
  /** Its address was refused. */
  | { readonly how: 'refused'; readonly words: string };

/** Why a letter is withdrawn instead of sent. */
export const NOT_WANTED = 'nothing is open any more';

/** Before the words of an attempt; one without any was refused because of its address. */
const MARKS = {
  'not-wanted': `not sent: ${NOT_WANTED}`,
  impossible: 'not sent at all: ',
  'not-the-address': 'not because of its address, ',
  'perhaps-arrived': 'may have arrived: ',
} as const;

/** What is noted for the last attempt at a mail that did not arrive; read back by `failedMail`. */
export function failureWords(failed: FailedMail): string {
  switch (failed.how) {
    case 'not-wanted':
      return MARKS['not-wanted'];
    case 'refused':
      return failed.words;
    default:
      return `${MARKS[failed.how]}${failed.words}`;
  }
}

/** How a mail that did not arrive ended. @param words as `failureWords` put them; null where none were noted */
export function failedMail(words: string | null): FailedMail {
  if (words === null) return { how: 'refused', words: 'the mail server refused it' };
  if (words === MARKS['not-wanted']) return { how: 'not-wanted' };
  for (const how of ['impossible', 'not-the-address', 'perhaps-arrived'] as const)
    if (words.startsWith(MARKS[how])) return { how, words: words.slice(MARKS[how].length) };
  return { how: 'refused', words };
}

/** How a refusal ends a mail. */
export function refusal(about: RefusalSubject = 'address', why: string | undefined, response: string): FailedMail {
  if (about === 'address' || about === 'mailbox') return { how: 'refused', words: response };
  return { how: 'not-the-address', words: why === undefined ? response : `${why}: ${response}` };
}

/** What an officer reads as the reason for which a letter failed. */
export function reasonOf(failed: Exclude<FailedMail, { how: 'not-wanted' }>): string {
  switch (failed.how) {
    case 'not-the-address':
      return `refused, though not because of its address, ${failed.words}`;
    case 'perhaps-arrived':
      return `may have arrived, ask before it is sent again: ${failed.words}`;
    case 'impossible':
    case 'refused':
      return failed.words;
  }
}
