import { pino, type DestinationStream, type Logger } from 'pino';
import { withoutPersons } from './without-persons.ts';

/** Fields that say who wrote to whom about what; whatever is put under these names stays out of the log. */
const PERSONAL = [
  'address',
  'recipient',
  'recipients',
  'to',
  'cc',
  'from',
  'replyTo',
  'subject',
  'text',
  'html',
  'body',
];

/**
 * The log of one process: JSON, a line each, that names no person. Every line passes `withoutPersons` as a whole, so it
 * makes no difference in which field, or in whose words, an address comes along.
 *
 * @param to standard output when left out
 */
export function processLog(name: string, to?: DestinationStream): Logger {
  const options = {
    base: { name },
    redact: { paths: PERSONAL.flatMap((field) => [field, `*.${field}`]), censor: '…' },
    hooks: { streamWrite: withoutPersons },
  };
  return to === undefined ? pino(options) : pino(options, to);
}
