import type { ReplyMatch } from '../../domain/replies/match-reply.ts';
import type { MailReading } from '../../domain/replies/reply.ts';
import { heldBecause } from '../hold.ts';

/** What the command line tells of a message. */
export type Told = Pick<
  MailReading,
  | 'kind'
  | 'replyClass'
  | 'replyText'
  | 'replyTextIs'
  | 'attachments'
  | 'finalRecipient'
  | 'status'
  | 'action'
  | 'returnsOn'
  | 'subject'
  | 'from'
  | 'because'
  | 'protection'
  | 'forwarded'
  | 'problems'
> & {
  /** Where it belongs; null while nothing runs that knows. */
  readonly match: ReplyMatch | null;
};

/** Picks what is told of a reading. @param size bytes of the message */
export function told(reading: MailReading, match: ReplyMatch | null, size: number): Told {
  const { kind, replyClass, replyText, attachments, finalRecipient, status, action, returnsOn } = reading;
  const { subject, from, because, protection, forwarded, replyTextIs } = reading;
  return {
    kind,
    replyClass,
    replyText,
    ...(replyTextIs === undefined ? {} : { replyTextIs }),
    attachments,
    finalRecipient,
    status,
    action,
    returnsOn,
    match,
    subject,
    from,
    ...(because === undefined ? {} : { because }),
    ...(protection === undefined ? {} : { protection }),
    ...(forwarded === undefined ? {} : { forwarded }),
    problems: size === 0 ? ['There is nothing in it: it has 0 bytes.', ...reading.problems] : reading.problems,
  };
}

/** A reading for a person, with the text below. */
export function readingInWords(of: Told): string {
  const lines = [
    `${of.kind}, ${of.replyClass}${of.because === undefined ? '' : ` (${of.because})`}`,
    `From ${of.from ?? 'nobody'}: ${of.subject}`,
    ...(of.forwarded === undefined ? [] : [`Passes on what ${of.forwarded.from ?? 'somebody'} wrote`]),
    ...(of.finalRecipient.length === 0
      ? []
      : [`Not delivered to ${of.finalRecipient.join(', ')} (${of.status.join(', ')})`]),
    ...(of.returnsOn === null ? [] : [`Back on ${of.returnsOn}`]),
    ...(of.protection === undefined ? [] : [of.protection === 'signed' ? 'Signed' : 'Encrypted: cannot be read here']),
    ...of.attachments.map(
      ({ filename, contentType, size, held }) =>
        `File ${filename} (${contentType}, ${size} bytes)${held === undefined ? '' : `: ${held}`}`,
    ),
    ...of.problems.map((problem) => `Mind: ${problem}`),
    ...(of.match === null ? [] : [belongs(of.match)]),
  ];
  return [...lines, '', of.replyText].join('\n');
}

function belongs(match: ReplyMatch): string {
  if (match.state === 'matched') return `Belongs to ${match.cycle}, ${match.office}`;
  if (match.state === 'shared') return `Answers a digest to ${match.office}: ${match.cycles.join(', ')}`;
  return `${match.state}: ${heldBecause(match.reason)}`;
}
