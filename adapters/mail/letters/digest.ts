import type { ComposedMail } from '../../../activities/mail-ports.ts';
import { byUrgency } from '../../../domain/requests/digest.ts';
import type { LetterView } from '../../../domain/requests/letter-view.ts';
import { steeredLines } from './bidi.ts';
import { mattersOf } from './matters.ts';
import { fontOf, htmlDocument, renderHtml, shown } from './render-html.ts';
import { renderText, TEXT_WIDTH, wrapped } from './render-text.ts';
import { REHEARSAL_MARK, sheets, wordingsOf } from './sheet.ts';
import type { Wording } from './wording.ts';

/** Numbers of matters that a subject line names; more would hide what it says. */
const NAMED_IN_SUBJECT = 3;
const RULE = `\n${'='.repeat(TEXT_WIDTH)}\n\n`;
const GAP = '\n<div style="height:18px;line-height:18px">&nbsp;</div>\n';

/**
 * Several letters to one office as one mail: what they are about at the head, the most urgent matter first, then each
 * letter whole.
 */
export function digest(letters: readonly LetterView[]): ComposedMail {
  const ordered = byUrgency(letters);
  const wordings = wordingsOf(ordered[0]!);
  const subject = subjectOf(ordered, wordings);
  const head = wordings.map((wording) => textHead(wording, ordered)).join('\n\n');
  return {
    subject,
    text: `${head}\n${RULE}${ordered.map((view) => renderText(sheets(view))).join(RULE)}`,
    html: htmlDocument(
      subject,
      `${wordings.map((wording) => htmlHead(wording, ordered)).join('\n')}\n${ordered.map((view) => renderHtml(sheets(view))).join(GAP)}`,
    ),
  };
}

function textHead({ digest: words, direction }: Wording, letters: readonly LetterView[]): string {
  const paragraphs = words.introduction(letters).map((paragraph) => wrapped(paragraph));
  const list = letters.flatMap((view, at) => wrapped(words.contentsLine(view), `${at + 1}. `, '   '));
  return [...paragraphs, list].map((lines) => steeredLines(lines, direction).join('\n')).join('\n\n');
}

function htmlHead({ digest: words, direction, language }: Wording, letters: readonly LetterView[]): string {
  const way = `dir="${direction}" lang="${language}"`;
  const near = direction === 'rtl' ? 'right' : 'left';
  const style = `${fontOf(language)};font-size:16px;color:#1a1a1a;text-align:${near}`;
  const paragraphs = words
    .introduction(letters)
    .map((paragraph) => `<p ${way} style="margin:0 0 8px 0;text-align:${near}">${shown(paragraph)}</p>`);
  const list = letters.map((view) => `<li>${shown(words.contentsLine(view))}</li>`);
  return `<table role="presentation" width="100%" align="center" cellpadding="0" cellspacing="0" border="0" style="max-width:680px;margin:0 auto 18px auto"><tr><td ${way} align="${near}" style="${style}">${paragraphs.join('')}<ol ${way} style="margin:0;text-align:${near}">${list.join('')}</ol></td></tr></table>`;
}

function subjectOf(letters: readonly LetterView[], wordings: readonly Wording[]): string {
  const matters = mattersOf(letters);
  const [{ digest: words }] = wordings as readonly [Wording];
  const more = matters.length > NAMED_IN_SUBJECT ? [words.more(matters.length - NAMED_IN_SUBJECT)] : [];
  const named = [...matters.slice(0, NAMED_IN_SUBJECT), ...more].join('; ');
  const what = `${wordings.map((wording) => wording.digest.subject(letters)).join(' / ')} [${named}]`;
  return letters.some((view) => view.rehearsal) ? `${REHEARSAL_MARK}: ${what}` : what;
}
