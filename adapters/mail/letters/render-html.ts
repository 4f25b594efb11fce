import type { LetterRow } from '../../../domain/requests/letter-view.ts';
import type { Block, Run } from './blocks.ts';
import { shortened } from './blocks.ts';
import { writtenDate } from './dates.ts';
import { SHORT_QUESTION } from './render-text.ts';
import type { Sheet } from './sheet.ts';

const FONT = "font-family:'Times New Roman',Times,serif;color:#1a1a1a";
const CELL = 'padding:5px 8px;border:1px solid #9a9a9a;vertical-align:top;font-size:15px;line-height:1.4';
const HEAD_CELL = `${CELL};background-color:#eef2ee;text-align:left;font-weight:bold`;
const TEXT = 'margin:0 0 14px 0;font-size:16px;line-height:1.5';
const MARK =
  'padding:8px;background-color:#8a1c1c;color:#ffffff;font-size:15px;font-weight:bold;text-align:center;letter-spacing:1px';

/**
 * A laid-out letter as HTML for mail programs: tables and inline styles only, nothing fetched from elsewhere;
 * texts of offices take their own direction, so Urdu stands right to left.
 */
export function renderHtml(sheet: Sheet): string {
  const mark = sheet.mark === null ? '' : `<tr><td style="${MARK}">${escape(sheet.mark)}</td></tr>`;
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:680px;margin:0 auto;background-color:#ffffff;border:1px solid #d5d9d5">
${mark}
<tr><td style="padding:30px 38px;${FONT}">
${head(sheet)}
${sheet.addresseeAt === 'top' ? `<p style="${TEXT}">To<br>${addressee(sheet)}</p>` : ''}
<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px 0"><tr>
<td style="${FONT};font-size:16px;vertical-align:top;padding-right:14px">Subject:</td>
<td style="${FONT};font-size:16px;font-weight:bold;line-height:1.4"><u>${escape(sheet.subject)}</u></td>
</tr></table>
${sheet.salutation === null ? '' : `<p style="${TEXT}">${escape(sheet.salutation)}</p>`}
${numbered(sheet.body)}
${signature(sheet)}
${sheet.addresseeAt === 'bottom' ? `<p style="${TEXT}">${addressee(sheet)}</p>` : ''}
${sheet.copyTo.length === 0 ? '' : `<p style="margin:0 0 4px 0;font-size:15px">Copy to:</p><ol style="margin:0 0 14px 0;font-size:15px;line-height:1.4">${sheet.copyTo.map((line) => `<li>${escape(line)}</li>`).join('')}</ol>`}
${sheet.annexes.map(({ title, blocks }) => `<p style="margin:22px 0 8px 0;padding-top:12px;border-top:1px solid #9a9a9a;font-size:16px;font-weight:bold">${escape(title)}</p>${blocks.map((block) => blockHtml(block, '')).join('\n')}`).join('\n')}
</td></tr>
${mark}
</table>`
    .split('\n')
    .filter((line) => line !== '')
    .join('\n');
}

/** A whole document around one letter or several. */
export function htmlDocument(title: string, body: string): string {
  return `<!DOCTYPE html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escape(title)}</title>
</head>
<body style="margin:0;padding:18px 8px;background-color:#f1f3f1">
${body}
</body>
</html>
`;
}

/** Text that can stand in HTML, in an attribute as well. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/gu, (found) => `&#${found.codePointAt(0) ?? 0};`);
}

function head(sheet: Sheet): string {
  const [first, second, ...rest] = sheet.head;
  const captions = sheet.captions
    .map(
      (line) =>
        `<p style="margin:0 0 14px 0;font-size:17px;font-weight:bold;text-align:center"><u>${escape(line)}</u></p>`,
    )
    .join('');
  return `<p style="margin:0;font-size:17px;text-align:center;letter-spacing:1px">${escape((first ?? '').toUpperCase())}</p>
<p style="margin:0;font-size:21px;font-weight:bold;text-align:center">${escape(second ?? '')}</p>
<p style="margin:0 0 14px 0;padding-bottom:12px;border-bottom:3px double #14532d;font-size:15px;text-align:center">${rest.map(escape).join('<br>')}</p>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px 0"><tr>
<td style="${FONT};font-size:15px">${escape(sheet.number)}</td>
<td style="${FONT};font-size:15px;text-align:right">${escape(sheet.placeAndDate)}</td>
</tr></table>
${captions}`;
}

function addressee(sheet: Sheet): string {
  return sheet.addressee
    .map((line, index) => `<span dir="auto">${escape(line)}</span>${index === sheet.addressee.length - 1 ? '.' : ','}`)
    .join('<br>');
}

function signature(sheet: Sheet): string {
  const lines = [...(sheet.close === null ? [] : [sheet.close, '']), ...sheet.signature];
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 20px 0"><tr><td width="55%"></td>
<td style="${FONT};font-size:16px;line-height:1.4">${lines.map(escape).join('<br>')}</td></tr></table>`;
}

function numbered(blocks: readonly Block[]): string {
  let count = 0;
  return blocks
    .map((block) => {
      if (block.kind !== 'paragraph') return blockHtml(block, '');
      count += 1;
      return blockHtml(block, count === 1 ? '' : `${count}.&nbsp;&nbsp;&nbsp;`);
    })
    .join('\n');
}

function blockHtml(block: Block, number: string): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p style="${TEXT}">${number}${block.runs.map(runHtml).join('')}</p>`;
    case 'rows':
      return `<table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px 0;border-collapse:collapse"><tr><th style="${HEAD_CELL};width:84px">Number</th><th style="${HEAD_CELL}">Question</th></tr>
${block.rows.map((row) => rowHtml(row, block.short)).join('\n')}
</table>`;
    case 'quote':
      return `<blockquote dir="auto" style="margin:0 0 14px 24px;font-size:16px;line-height:1.5">${escape(block.text.trim()).replace(/\r?\n/gu, '<br>')}</blockquote>`;
    case 'history':
      return `<table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px 0;border-collapse:collapse"><tr><th style="${HEAD_CELL};width:150px">Date</th><th style="${HEAD_CELL};width:90px">Channel</th><th style="${HEAD_CELL}">What</th></tr>
${block.lines.map((line) => `<tr><td style="${CELL}">${escape(writtenDate(line.on))}</td><td style="${CELL}">${escape(line.channel)}</td><td style="${CELL}" dir="auto">${escape(line.what)}</td></tr>`).join('\n')}
</table>`;
  }
}

function rowHtml(row: LetterRow, short: boolean): string {
  const remark =
    row.remark === undefined || row.remark === null
      ? ''
      : `<br><span style="color:#8a1c1c;font-size:14px">${escape(row.remark)}</span>`;
  const text = escape(short ? shortened(row.text, SHORT_QUESTION) : row.text).replace(/\r?\n/gu, '<br>');
  return `<tr><td style="${CELL};font-weight:bold">${escape(row.label)}</td><td style="${CELL}" dir="auto">${text}${remark}</td></tr>`;
}

function runHtml(run: Run): string {
  if (typeof run === 'string') return escape(run);
  return 'strong' in run ? `<b>${escape(run.strong)}</b>` : `<a href="${escape(run.mailto)}">${escape(run.words)}</a>`;
}
