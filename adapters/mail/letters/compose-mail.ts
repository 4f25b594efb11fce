import type { ComposedMail, ComposeMail } from '../../../activities/mail-ports.ts';
import type { LetterView } from '../../../domain/requests/letter-view.ts';
import { digest } from './digest.ts';
import { htmlDocument, renderHtml } from './render-html.ts';
import { renderText } from './render-text.ts';
import { sheets, subjectLine } from './sheet.ts';

/** One letter as a mail, or several of one office as a digest with the most urgent first. */
export const composeMail: ComposeMail = (letters) => {
  const [first] = letters;
  if (first === undefined) throw new RangeError('A mail needs at least one letter; none was given.');
  return letters.length === 1 ? single(first) : digest(letters);
};

function single(view: LetterView): ComposedMail {
  const subject = subjectLine(view);
  const laidOut = sheets(view);
  return { subject, text: renderText(laidOut), html: htmlDocument(subject, renderHtml(laidOut)) };
}
