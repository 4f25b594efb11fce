import type { ComposedMail, ComposeMail } from '../../../activities/mail-ports.ts';
import type { LetterView } from '../../../domain/requests/letter-view.ts';
import { writtenDate } from './dates.ts';
import { letterWords } from './letter-words.ts';
import { counted, instrumentName, withArticle } from './phrases.ts';
import { escape, htmlDocument, renderHtml } from './render-html.ts';
import { renderText, TEXT_WIDTH, wrapped } from './render-text.ts';
import { REHEARSAL_MARK, sheet, subjectLine } from './sheet.ts';

/** One letter as a mail, or several of one office as a digest with the most urgent first. */
export const composeMail: ComposeMail = (letters) => {
  const [first] = letters;
  if (first === undefined) throw new RangeError('A mail needs at least one letter; none was given.');
  return letters.length === 1 ? single(first) : digest(first, letters);
};

function single(view: LetterView): ComposedMail {
  const subject = subjectLine(view);
  const laidOut = sheet(view);
  return { subject, text: renderText(laidOut), html: htmlDocument(subject, renderHtml(laidOut)) };
}

function digest(first: LetterView, letters: readonly LetterView[]): ComposedMail {
  const ordered = letters.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0));
  const rehearsal = letters.some((view) => view.rehearsal);
  const what = `${letters.length} letters for ${withArticle(first.office)} [${ordered.map((view) => view.number).join('; ')}]`;
  const subject = rehearsal ? `${REHEARSAL_MARK}: ${what}` : what;
  const intro = `This e-mail holds ${counted(letters.length, 'letter')} of this Ministry, the most urgent first. Each may be answered by replying to this e-mail under its own heading.`;
  const lines = ordered.map(
    (view) => `${letterWords(view).matter}: ${instrumentName(view)} (No. ${view.number}, ${writtenDate(dayOf(view))})`,
  );
  const rule = `\n${'='.repeat(TEXT_WIDTH)}\n\n`;
  return {
    subject,
    text: `${wrapped(intro).join('\n')}\n\n${lines.map((line, index) => wrapped(line, `${index + 1}. `, '   ').join('\n')).join('\n')}\n${rule}${ordered.map((view) => renderText(sheet(view))).join(rule)}`,
    html: htmlDocument(
      subject,
      `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:680px;margin:0 auto 18px auto"><tr><td style="font-family:'Times New Roman',Times,serif;font-size:16px;line-height:1.5;color:#1a1a1a"><p style="margin:0 0 8px 0">${escape(intro)}</p><ol style="margin:0">${lines.map((line) => `<li>${escape(line)}</li>`).join('')}</ol></td></tr></table>\n${ordered.map((view) => renderHtml(sheet(view))).join('\n<div style="height:18px;line-height:18px">&nbsp;</div>\n')}`,
    ),
  };
}

/** The day a letter presses: its answer date, else the deadline, else its own date. */
function dayOf(view: LetterView): string {
  return view.kind === 'hand-over' ? (view.unDeadline?.on ?? view.date) : view.answerBy;
}
