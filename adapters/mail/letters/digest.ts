import type { ComposedMail } from '../../../activities/mail-ports.ts';
import { byUrgency, pressesOn } from '../../../domain/requests/digest.ts';
import type { LetterView } from '../../../domain/requests/letter-view.ts';
import { writtenDate, writtenDay } from './dates.ts';
import { letterWords } from './letter-words.ts';
import { counted, instrumentName, withArticle } from './phrases.ts';
import { escape, htmlDocument, renderHtml } from './render-html.ts';
import { renderText, TEXT_WIDTH, wrapped } from './render-text.ts';
import { REHEARSAL_MARK, sheet } from './sheet.ts';

/** Numbers of matters that a subject line names; more would hide what it says. */
const NAMED_IN_SUBJECT = 3;

/**
 * Several letters to one office as one mail: what they are about at the head, the most urgent matter first, then each
 * letter whole.
 */
export function digest(letters: readonly LetterView[]): ComposedMail {
  const ordered = byUrgency(letters);
  const subject = subjectOf(ordered);
  const intro = introduction(ordered);
  const contents = ordered.map(contentsLine);
  const rule = `\n${'='.repeat(TEXT_WIDTH)}\n\n`;
  const paragraphs = intro.map((paragraph) => wrapped(paragraph).join('\n'));
  const list = contents.map((line, index) => wrapped(line, `${index + 1}. `, '   ').join('\n'));
  return {
    subject,
    text: `${[...paragraphs, list.join('\n')].join('\n\n')}\n${rule}${ordered.map((view) => renderText(sheet(view))).join(rule)}`,
    html: htmlDocument(
      subject,
      `${head(intro, contents)}\n${ordered.map((view) => renderHtml(sheet(view))).join(GAP)}`,
    ),
  };
}

const GAP = '\n<div style="height:18px;line-height:18px">&nbsp;</div>\n';
const TEXT = "font-family:'Times New Roman',Times,serif;font-size:16px;line-height:1.5;color:#1a1a1a";

function head(intro: readonly string[], contents: readonly string[]): string {
  const paragraphs = intro.map((paragraph) => `<p style="margin:0 0 8px 0">${escape(paragraph)}</p>`).join('');
  const list = contents.map((line) => `<li>${escape(line)}</li>`).join('');
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:680px;margin:0 auto 18px auto"><tr><td style="${TEXT}">${paragraphs}<ol style="margin:0">${list}</ol></td></tr></table>`;
}

function mattersOf(letters: readonly LetterView[]): readonly string[] {
  return [...new Set(letters.map((view) => view.number))];
}

function subjectOf(letters: readonly LetterView[]): string {
  const matters = mattersOf(letters);
  const [{ office }] = letters as [LetterView];
  const on = matters.length > 1 ? ` on ${matters.length} matters` : '';
  const late = letters.some((view) => view.late !== null) ? ', sent late' : '';
  const more = matters.length > NAMED_IN_SUBJECT ? [`${matters.length - NAMED_IN_SUBJECT} more`] : [];
  const named = [...matters.slice(0, NAMED_IN_SUBJECT), ...more].join('; ');
  const what = `${letters.length} letters${on} for ${withArticle(office)}${late} [${named}]`;
  return letters.some((view) => view.rehearsal) ? `${REHEARSAL_MARK}: ${what}` : what;
}

/** Paragraphs at the head of the mail. */
function introduction(letters: readonly LetterView[]): readonly string[] {
  const matters = mattersOf(letters).length;
  const on = matters > 1 ? ` on ${counted(matters, 'matter')}, the most urgent first` : '';
  const how =
    matters > 1
      ? 'A reply to this e-mail may answer any of them: a filled spreadsheet says by itself to which matter it belongs; answers in the text are written under the number of their matter (the line that begins with “No.”).'
      : 'A reply to this e-mail may answer any of them.';
  const due = letters.flatMap((view) => (view.late === null ? [] : [view.late.dueOn])).sort()[0];
  const late =
    due === undefined
      ? []
      : [
          `It leaves late: what was due to be sent since ${writtenDay(due)} is gathered here. The delay is this Ministry's.`,
        ];
  return [`This e-mail holds ${counted(letters.length, 'letter')} of this Ministry${on}. ${how}`, ...late];
}

function contentsLine(view: LetterView): string {
  const day = pressesOn(view);
  const when = day < view.date ? `overdue since ${writtenDate(day)}` : `by ${writtenDate(day)}`;
  return `${letterWords(view).matter}: ${instrumentName(view)}, ${when} (No. ${view.number})`;
}
