import { isAnswerColour } from './html-colours.ts';
import { decoded } from './html-entities.ts';
import { Page } from './html-page.ts';
import { endOfHidden, isHidden, nextTag, type Tag } from './html-tags.ts';

/** HTML longer than this is read up to here; characters. */
const LONGEST_HTML = 4_000_000;
/** Links longer than this are a tracker's or a picture's, and say nothing to a reader; characters. */
const LONGEST_LINK = 300;

const BLOCKS = new Set(
  'address article aside center dd details div dl dt fieldset figure footer form header main nav section tbody tfoot thead'.split(
    ' ',
  ),
);
const PARAGRAPHS = new Set('p h1 h2 h3 h4 h5 h6'.split(' '));
const SILENT = new Set(['head', 'script', 'style', 'title', 'template', 'noscript', 'select', 'svg', 'math']);

/** Elements in which mail programs put the message that is answered, by class, id or name. */
const OLD_MESSAGE =
  /(?:^|[\s_])(?:divRplyFwdMsg|appendonsend|OutlookMessageHeader|gmail_quote|gmail_quote_container|gmail_attr|moz-cite-prefix|moz-email-headers-table|yahoo_quoted|ms-outlook-mobile-reference-message|mail-editor-reference-message-container|protonmail_quote|tutanota_quote|zmail_extra|OLK_SRC_BODY_SECTION|stopSpelling|zwchr|reply-intro|messageReplySection|isReplyContent|front-blockquote|airmail_on|bloop_original_html|HmailHeader|replyheader|__MailbirdReply|qtdSeparateBR|ntes_wap_reply|mail-quote-collapse|iwcQuote)(?:\s|$)/iu;
/** How Outlook draws the line over the head of the message that is answered. */
const OUTLOOK_LINE = /border-top:\s*solid [^;]{1,40} 1\.0pt;\s*padding:\s*3\.0pt 0/iu;
const MAY_HOLD_OLD =
  /<blockquote|divRplyFwdMsg|appendonsend|OutlookMessageHeader|_quote|gmail_attr|moz-|yahoo_quoted|reference-message|zmail_extra|OLK_SRC|stopSpelling|zwchr|reply-intro|messageReplySection|isReplyContent|front-blockquote|airmail_on|bloop_|HmailHeader|replyheader|Mailbird|qtdSeparate|ntes_wap|mail-quote|iwcQuote|border-top:\s*solid/iu;
/** Hidden elements are looked for this often; their end is far off in what no program wrote. */
const MOST_HIDDEN = 200;

/** What a page of HTML says. */
interface HtmlReading {
  readonly text: string;
  /** The line with which its structure says that the message that is answered begins, null where it does not say so. */
  readonly oldBegins: string | null;
  /** Whether words within the message that is answered have a colour in which people write answers. */
  readonly coloured: boolean;
}

/** See `htmlText` and `oldMessageIn`. */
function readHtml(html: string): HtmlReading {
  const source = html.length > LONGEST_HTML ? html.slice(0, LONGEST_HTML) : html;
  const seen = read(source, MOST_HIDDEN);
  return seen.text === '' ? read(source, 0) : seen;
}

/**
 * The text of an HTML message as a mail program would show it: one line per block, cells of a table row side by side,
 * numbers and bullets of lists, quoted blocks with `>` before each line, and the address of a link whose words do not
 * show it. What the message hides from its reader is left out, unless it hides everything. Takes any input and never
 * follows a link.
 */
export function htmlText(html: string): string {
  return readHtml(html).text;
}

/** What the structure of HTML tells of the message that is answered. */
export function oldMessageIn(html: string): Pick<HtmlReading, 'oldBegins' | 'coloured'> {
  // Most HTML has no such structure, and need not be read twice.
  return MAY_HOLD_OLD.test(html) ? readHtml(html) : { oldBegins: null, coloured: false };
}

function read(source: string, mostHidden: number): HtmlReading {
  const page = new Page();
  const lastEnd = new Map<string, number>();
  const link: OpenLink = { href: null, words: '' };
  /** For each open blockquote, whether it quotes. */
  const quotes: boolean[] = [];
  let hiddenLeft = mostHidden;
  let coloured = false;
  let at = 0;
  while (at < source.length) {
    const open = source.indexOf('<', at);
    const end = open === -1 ? source.length : open;
    if (end > at) {
      const text = decoded(source.slice(at, end));
      if (link.href !== null && link.words.length < LONGEST_LINK) link.words += text;
      page.write(text);
    }
    if (open === -1) break;
    const tag = nextTag(source, open);
    if (tag === '<') {
      page.write('<');
      at = open + 1;
      continue;
    }
    at = tag.end;
    if (tag.name === '') continue;
    if (!tag.closing) {
      const silent = SILENT.has(tag.name);
      const hidden = !silent && hiddenLeft > 0 && isHidden(tag);
      if (hidden) hiddenLeft -= 1;
      const skipTo = silent ? endOfSilent(source, tag, lastEnd) : hidden ? endOfHidden(source, tag) : null;
      if (skipTo !== null) {
        at = skipTo;
        continue;
      }
      coloured ||= (page.isQuoted || page.oldBegins !== null) && isAnswerColour(tag);
      if (page.oldBegins === null && holdsOldMessage(tag)) page.oldMessage();
    }
    show(page, tag, link, quotes);
  }
  return { text: page.text(), oldBegins: page.oldBegins, coloured };
}

function holdsOldMessage(tag: Tag): boolean {
  if (tag.end - tag.start < tag.name.length + 8) return false;
  const names = ['class', 'id', 'name'].map((name) => tag.attribute(name) ?? '').join(' ');
  if (OLD_MESSAGE.test(names.replace(/\bx_/gu, ''))) return true;
  return tag.name === 'div' && OUTLOOK_LINE.test(tag.attribute('style') ?? '');
}

interface OpenLink {
  href: string | null;
  words: string;
}

function show(page: Page, tag: Tag, link: OpenLink, quotes: boolean[]): void {
  const { name, closing } = tag;
  if (name === 'br') page.breakLine();
  else if (name === 'hr') page.rule();
  else if (name === 'td' || name === 'th') page.cell(closing);
  else if (name === 'tr') page.endRow();
  else if (name === 'table') page.table(closing);
  else if (name === 'ol' || name === 'ul' || name === 'menu') {
    const start = Number.parseInt(tag.attribute('start') ?? '1', 10);
    page.list(
      closing,
      name === 'ol' ? (Number.isNaN(start) ? 1 : start) : null,
      /^a$/iu.test(tag.attribute('type') ?? ''),
    );
  } else if (name === 'li') {
    const value = Number.parseInt(tag.attribute('value') ?? '', 10);
    if (closing) page.block();
    else page.item(Number.isNaN(value) ? null : value);
  } else if (name === 'blockquote') {
    const quoting = closing ? (quotes.pop() ?? false) : !isIndent(tag);
    if (!closing) quotes.push(quoting);
    if (quoting) page.quote(closing);
    else page.paragraph();
  } else if (name === 'pre') page.preserve(closing);
  else if (PARAGRAPHS.has(name)) page.paragraph();
  else if (BLOCKS.has(name)) page.block();
  else if (name === 'a') showLink(page, tag, link);
}

/** Some programs indent what their user writes by a blockquote without a border. */
function isIndent(tag: Tag): boolean {
  const type = tag.attribute('type') ?? '';
  if (/cite/iu.test(type) || tag.attribute('cite') !== null) return false;
  const named = `${tag.attribute('class') ?? ''} ${tag.attribute('id') ?? ''}`;
  if (/webkit-indent/iu.test(named)) return true;
  const style = tag.attribute('style') ?? '';
  return (
    !/quote|cite/iu.test(named) &&
    /border(?:-\w+)?:\s*(?:none|0)/iu.test(style) &&
    !/border-left:\s*(?!none|0)/iu.test(style)
  );
}

function showLink(page: Page, tag: Tag, link: OpenLink): void {
  if (link.href !== null) {
    const said = link.words.replace(/\s+/gu, ' ').trim();
    const bare = link.href.replace(/^https?:\/\/(?:www\.)?|\/$/giu, '');
    const shown = said.includes(bare) || /^(?:https?:\/\/|www\.)/iu.test(said);
    if (said !== '' && !shown && !page.isQuoted) page.write(` (${link.href})`);
    link.href = null;
  }
  if (tag.closing) return;
  const href = decoded(tag.attribute('href') ?? '').trim();
  link.href = /^https?:\/\/\S+$/iu.test(href) && href.length <= LONGEST_LINK ? href : null;
  link.words = '';
}

/** Where a silent element ends; null where it never does: it would swallow the message, so only its tag is left out. */
function endOfSilent(source: string, tag: Tag, lastEnd: Map<string, number>): number | null {
  if (tag.empty) return null;
  // The last end tag of each name is looked for once: without this, a page of open tags costs its length each time.
  const last = lastEnd.get(tag.name) ?? source.toLowerCase().lastIndexOf(`</${tag.name}`);
  lastEnd.set(tag.name, last);
  if (last < tag.end) return null;
  const close = new RegExp(`</${tag.name}(?![a-z0-9-])`, 'giu');
  close.lastIndex = tag.end;
  const found = close.exec(source);
  if (found === null) return null;
  const end = source.indexOf('>', found.index);
  return end === -1 ? source.length : end + 1;
}
