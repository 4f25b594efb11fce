import type { LetterRow } from '../../../domain/requests/letter-view.ts';
import { directionOf, pieces, type Direction } from './bidi.ts';
import type { Block, Run } from './blocks.ts';
import { shortened } from './blocks.ts';
import { SHORT_QUESTION } from './render-text.ts';
import type { Sheet } from './sheet.ts';
import type { Wording } from './wording.ts';

/**
 * Fonts by language, as inline styles. Nastaliq where a reader's machine has it: letters in Urdu are read in it. Tahoma
 * is on every Windows, and its Arabic letters have all that Urdu needs.
 */
const FONTS: Readonly<Record<Wording['language'], string>> = {
  en: "font-family:'Times New Roman',Times,serif",
  ur: "font-family:'Jameel Noori Nastaleeq','Noto Nastaliq Urdu','Urdu Typesetting',Tahoma,'Noto Naskh Arabic',sans-serif",
};
/** Heights of lines: Nastaliq falls steeply and needs room. */
const LINES: Readonly<Record<Wording['language'], string>> = { en: '1.5', ur: '2' };
const INK = 'color:#1a1a1a';
const MARK = `${FONTS.en};padding:8px;background-color:#8a1c1c;color:#ffffff;font-size:15px;font-weight:bold;text-align:center;letter-spacing:1px`;

/** What every element of one language carries: mail programs inherit neither fonts nor directions into tables. */
interface Look {
  readonly wording: Wording;
  /** Attributes of direction and language. */
  readonly way: string;
  readonly font: string;
  readonly line: string;
  readonly near: 'left' | 'right';
  readonly far: 'left' | 'right';
}

/**
 * A letter as HTML for mail programs, one language under the other: tables and inline styles only, nothing fetched from
 * elsewhere. Direction stands in attributes of every cell, since Outlook lays out no style of direction.
 */
export function renderHtml(sheets: readonly Sheet[]): string {
  const [first] = sheets as readonly [Sheet];
  const mark = first.mark === null ? '' : `<tr><td align="center" style="${MARK}">${escape(first.mark)}</td></tr>`;
  const cells = sheets.map((sheet, at) => {
    const look = lookOf(sheet.wording);
    const divided = at === 0 ? '' : ';border-top:3px double #14532d';
    return `<tr><td ${look.way} align="${look.near}" style="padding:30px 6%;${look.font};${INK}${divided}">
${sheetHtml(sheet, look)}
</td></tr>`;
  });
  const annexes = sheets.flatMap((sheet) =>
    sheet.annexes.map(({ title, blocks }) => {
      const look = lookOf(sheet.wording);
      return `<tr><td ${look.way} align="${look.near}" style="padding:0 6% 24px 6%;${look.font};${INK}">
<p ${look.way} style="margin:0 0 8px 0;padding-top:12px;border-top:1px solid #9a9a9a;font-size:16px;font-weight:bold;text-align:${look.near}">${shown(title)}</p>
${blocks.map((block) => blockHtml(block, '', look)).join('\n')}
</td></tr>`;
    }),
  );
  return `<table role="presentation" width="100%" align="center" cellpadding="0" cellspacing="0" border="0" style="max-width:680px;margin:0 auto;background-color:#ffffff;border:1px solid #d5d9d5">
${[mark, ...cells, ...annexes, mark].filter((row) => row !== '').join('\n')}
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

/** The same for what is read: words in a direction of their own carry it as an attribute, which every program knows. */
export function shown(text: string): string {
  return pieces(text)
    .map(({ text: piece, direction }) => (direction === null ? escape(piece) : apart(piece, direction)))
    .join('');
}

/** Fonts of a language, as an inline style. */
export function fontOf(language: Wording['language']): string {
  return FONTS[language];
}

function lookOf(wording: Wording): Look {
  const { language, direction } = wording;
  return {
    wording,
    way: `dir="${direction}" lang="${language}"`,
    font: fontOf(language),
    line: LINES[language],
    near: direction === 'rtl' ? 'right' : 'left',
    far: direction === 'rtl' ? 'left' : 'right',
  };
}

function sheetHtml(sheet: Sheet, look: Look): string {
  const { labels } = look.wording;
  const { way, font, near } = look;
  return `${head(sheet, look)}
${sheet.addresseeAt === 'top' ? textHtml(`${shown(labels.to)}<br>${addressee(sheet)}`, look) : ''}
<table role="presentation" ${way} align="${near}" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px 0"><tr>
<td ${way} align="${near}" width="70" style="${font};${INK};font-size:16px;line-height:${look.line};vertical-align:top">${shown(labels.subject)}</td>
<td ${way} align="${near}" style="${font};${INK};font-size:16px;font-weight:bold;line-height:${look.line}"><u>${shown(sheet.subject)}</u></td>
</tr></table>
${sheet.salutation === null ? '' : textHtml(shown(sheet.salutation), look)}
${numbered(sheet.body, look)}
${signature(sheet, look)}
${sheet.addresseeAt === 'bottom' ? textHtml(addressee(sheet), look) : ''}
${sheet.copyTo.length === 0 ? '' : copies(sheet, look)}`;
}

/** Words of the other direction, in a font of their own letters: that of the text around them may lack some. */
function apart(text: string, direction: Direction): string {
  return `<span dir="${direction}" style="${FONTS[direction === 'rtl' ? 'ur' : 'en']}">${escape(text)}</span>`;
}

function textHtml(content: string, { way, near, line, font }: Look): string {
  return `<p ${way} style="margin:0 0 14px 0;${font};font-size:16px;line-height:${line};text-align:${near}">${content}</p>`;
}

function head(sheet: Sheet, { way, font, near, far, wording }: Look): string {
  const [first, second, ...rest] = sheet.head;
  const line = (style: string, content: string): string =>
    `<p ${way} align="center" style="${font};text-align:center;${style}">${content}</p>`;
  const spaced = wording.direction === 'ltr' ? ';letter-spacing:1px' : '';
  const captions = sheet.captions.map((caption) =>
    line('margin:0 0 14px 0;font-size:17px;font-weight:bold', `<u>${shown(caption)}</u>`),
  );
  return `${line(`margin:0;font-size:17px${spaced}`, shown((first ?? '').toUpperCase()))}
${line('margin:0;font-size:21px;font-weight:bold', shown(second ?? ''))}
${line('margin:0 0 14px 0;padding-bottom:12px;border-bottom:3px double #14532d;font-size:15px', rest.map(shown).join('<br>'))}
<table role="presentation" ${way} width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px 0"><tr>
<td ${way} align="${near}" style="${font};${INK};font-size:15px;vertical-align:top">${shown(sheet.number)}</td>
<td ${way} align="${far}" style="${font};${INK};font-size:15px;vertical-align:top;text-align:${far}">${shown(sheet.placeAndDate)}</td>
</tr></table>
${captions.join('\n')}`;
}

function addressee({ addressee: lines, wording }: Sheet): string {
  const [between, last] = wording.addressMarks;
  return lines
    .map((line, at) => `${towards(line, wording.direction)}${at === lines.length - 1 ? last : between}`)
    .join('<br>');
}

/** A line of somebody's name or post, with its own direction where that is another. */
function towards(line: string, direction: Direction): string {
  const own = directionOf(line);
  return own === direction ? shown(line) : apart(line, own);
}

function signature(sheet: Sheet, { way, font, near, line, wording }: Look): string {
  const lines = [...(sheet.close === null ? [] : [sheet.close, '']), ...sheet.signature];
  return `<table role="presentation" ${way} width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 20px 0"><tr><td width="50%">&nbsp;</td>
<td ${way} align="${near}" style="${font};${INK};font-size:16px;line-height:${line}">${lines.map((one) => towards(one, wording.direction)).join('<br>')}</td></tr></table>`;
}

function copies(sheet: Sheet, { way, font, line, near, wording }: Look): string {
  const style = `${font};font-size:15px;line-height:${line};text-align:${near}`;
  const items = sheet.copyTo.map((one) => `<li>${shown(one)}</li>`).join('');
  return `<p ${way} style="margin:0 0 4px 0;${style}">${shown(wording.labels.copyTo)}</p><ol ${way} style="margin:0 0 14px 0;${style}">${items}</ol>`;
}

function numbered(blocks: readonly Block[], look: Look): string {
  let count = 0;
  return blocks
    .map((block) => {
      if (block.kind !== 'paragraph') return blockHtml(block, '', look);
      count += 1;
      return blockHtml(block, count === 1 ? '' : `${count}.&nbsp;&nbsp;&nbsp;`, look);
    })
    .join('\n');
}

function blockHtml(block: Block, number: string, look: Look): string {
  const { way, near, line, font, wording } = look;
  const { labels } = wording;
  switch (block.kind) {
    case 'paragraph':
      return textHtml(`${number}${block.runs.map(runHtml).join('')}`, look);
    case 'line':
      return `<p ${way} style="margin:0 24px 14px 24px;${font};font-size:16px;line-height:${line};text-align:${near}">${shown(block.text)}</p>`;
    case 'rows':
      return tableHtml(look, [
        [labels.number, 84],
        [labels.question, null],
      ])(block.rows.map((row) => rowCells(row, block.short)));
    case 'quote': {
      const own = directionOf(block.text);
      return `<blockquote dir="${own}" style="margin:0 24px 14px 24px;font-size:16px;line-height:1.5;text-align:${own === 'rtl' ? 'right' : 'left'}">${escape(block.text.trim()).replace(/\r?\n/gu, '<br>')}</blockquote>`;
    }
    case 'history':
      return tableHtml(look, [
        [labels.date, 150],
        [labels.channel, 90],
        [labels.what, null],
      ])(block.lines.map((one) => [cell(wording.date(one.on)), cell(one.channel), cell(one.what)]));
  }
}

function tableHtml(
  look: Look,
  heads: readonly (readonly [title: string, width: number | null])[],
): (rows: readonly (readonly string[])[]) => string {
  const { way, near, font } = look;
  const titles = heads.map(
    ([title, width]) =>
      `<th ${way} align="${near}"${width === null ? '' : ` width="${width}"`} style="${font};${cellStyle(look.line)};background-color:#eef2ee;text-align:${near};font-weight:bold">${shown(title)}</th>`,
  );
  return (rows) =>
    `<table ${way} width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px 0;border-collapse:collapse"><tr>${titles.join('')}</tr>
${rows.map((cells) => `<tr>${cells.join('')}</tr>`).join('\n')}
</table>`;
}

function cellStyle(line: string): string {
  return `padding:5px 8px;border:1px solid #9a9a9a;vertical-align:top;font-size:15px;line-height:${line}`;
}

/** A cell whose text takes its own direction: questions and remarks stand in whatever language they came in. */
function cell(text: string, style = '', more = ''): string {
  const own = directionOf(text);
  const near = own === 'rtl' ? 'right' : 'left';
  const lines = escape(text).replace(/\r?\n/gu, '<br>');
  const language = own === 'rtl' ? 'ur' : 'en';
  return `<td dir="${own}" align="${near}" style="${FONTS[language]};${INK};${cellStyle(LINES[language])};text-align:${near}${style}">${lines}${more}</td>`;
}

function rowCells(row: LetterRow, short: boolean): readonly string[] {
  const remark =
    row.remark === undefined || row.remark === null
      ? ''
      : `<br><span dir="${directionOf(row.remark)}" style="color:#8a1c1c;font-size:14px">${escape(row.remark)}</span>`;
  return [
    cell(row.label, ';font-weight:bold'),
    cell(short ? shortened(row.text, SHORT_QUESTION) : row.text, '', remark),
  ];
}

function runHtml(run: Run): string {
  if (typeof run === 'string') return shown(run);
  return 'strong' in run ? `<b>${shown(run.strong)}</b>` : `<a href="${escape(run.mailto)}">${shown(run.words)}</a>`;
}
