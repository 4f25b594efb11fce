/** Words in which a person asks for a message again, ready to be sent. */
export interface PlainRequest {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/**
 * Asks the sender of an encrypted message to send it plain. An officer sends it, never the desk: who can read a message
 * that nobody here can read is not known.
 *
 * @returns null where the message names no sender
 */
export function askForPlain(message: {
  readonly from: string | null;
  readonly subject: string;
  readonly sentAt: string | null;
}): PlainRequest | null {
  const { from, subject, sentAt } = message;
  if (from === null) return null;
  const of = sentAt === null ? '' : ` of ${sentAt.slice(0, 10)}`;
  return {
    to: from,
    subject: /^re:/iu.test(subject) ? subject : `Re: ${subject}`.trim(),
    text: [
      `Your message${of} reached the NMRF Unit encrypted, and we hold no key that opens it.`,
      'Please send it again without encryption; a signature may stay. Files may be attached as they are.',
      '',
      'آپ کا پیغام ہمیں خفیہ (encrypted) شکل میں ملا ہے جسے ہم کھول نہیں سکتے۔ براہ کرم اسے سادہ شکل میں دوبارہ بھیجیں۔',
    ].join('\n'),
  };
}
