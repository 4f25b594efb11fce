import type { DocumentBlocks } from '../../../../activities/ports.ts';
import { formatNumber } from '../docx/number-format.ts';
import { nothingFound } from '../found.ts';
import { htmlText } from './html-text.ts';
import { attribute, isElement, parseHtml, styled, type HtmlElement, type HtmlNode } from './html-tree.ts';
import { tableOf } from './html-table.ts';

type Block = DocumentBlocks['blocks'][number];

/** Elements that begin and end a paragraph. */
const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary ul'.split(
    ' ',
  ),
);
/** Elements whose content is not for reading. */
const SILENT = new Set(
  'script style head title template iframe object embed audio video canvas svg applet datalist'.split(' '),
);
/** How an ordered list counts, by its `type` or its style. */
const LIST_FORMATS: Readonly<Record<string, string>> = {
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
  'lower-alpha': 'lowerLetter',
  'lower-latin': 'lowerLetter',
  'upper-alpha': 'upperLetter',
  'upper-latin': 'upperLetter',
  'lower-roman': 'lowerRoman',
  'upper-roman': 'upperRoman',
  'decimal-leading-zero': 'decimalZero',
};

/**
 * Reads a web page as it is seen: its paragraphs, the numbers of its lists, its tables. What is hidden is left out.
 * @throws DeskError `document-encoding`, `document-unreadable`
 */
export function readHtml(bytes: Uint8Array, filename: string): DocumentBlocks & { readonly encoding: string } {
  const { text, encoding } = htmlText(bytes, filename);
  const found = nothingFound();
  const page = parseHtml(text, filename);

  /** Reads nodes into blocks. @param label printed before the first words */
  const read = (nodes: readonly HtmlNode[], label = ''): readonly Block[] => {
    const blocks: Block[] = [];
    let line = label;
    /** Whether `line` holds more than the label of a list. */
    let begun = false;
    const close = (evenEmpty = false): void => {
      const kept = line.replace(/ +\n/g, '\n').trim();
      if (kept !== '' && (begun || evenEmpty)) blocks.push({ kind: 'paragraph', text: kept });
      if (begun || evenEmpty) line = '';
      begun = false;
    };
    const say = (words: string, kept: boolean): void => {
      // White space that is not kept is one space, and none where a line begins.
      const flowing = kept ? words : words.replace(/[ \t\n\f\r]+/g, ' ');
      line += !kept && /(?:^|[ \n])$/.test(line) ? flowing.replace(/^ /, '') : flowing;
      begun ||= flowing.trim() !== '';
    };
    const walk = (node: HtmlNode, kept: boolean): void => {
      if (node.nodeName === '#text' && 'value' in node) return say(node.value, kept);
      if (!isElement(node) || SILENT.has(node.tagName)) return undefined;
      if (isHidden(node)) return found.one('hidden');
      const { tagName } = node;
      const pre = kept || tagName === 'pre' || (styled(node, 'white-space') ?? '').startsWith('pre');
      switch (tagName) {
        case 'br':
          line += '\n';
          return undefined;
        case 'img':
        case 'picture':
          return found.one('picture');
        case 'del':
          return found.one('deleted');
        case 'input':
        case 'select':
        case 'textarea':
          return say(fieldValue(node), true);
        case 'table': {
          close();
          blocks.push(...tableOf(node, (inside) => read(inside)));
          return undefined;
        }
        case 'li': {
          close();
          line = labelOf(node);
          for (const child of node.childNodes) walk(child, pre);
          return close(line.trim() !== '');
        }
        default: {
          if (tagName === 'ins') found.one('inserted');
          const apart = BLOCKS.has(tagName);
          if (apart) close();
          for (const child of node.childNodes) walk(child, pre);
          return apart ? close() : undefined;
        }
      }
    };
    for (const node of nodes) walk(node, false);
    close();
    return blocks;
  };
  const blocks = read(page.childNodes);
  return { contentType: 'text/html', encoding, blocks, notes: found.notes() };
}

function isHidden(element: HtmlElement): boolean {
  return (
    attribute(element, 'hidden') !== undefined ||
    styled(element, 'display') === 'none' ||
    styled(element, 'visibility') === 'hidden' ||
    styled(element, 'mso-hide') === 'all'
  );
}

/**
 * What is printed before an item of a list. Letters and roman numerals stand in brackets, as lists of questions have
 * them: a page cannot say so.
 */
function labelOf(item: HtmlElement): string {
  const list = item.parentNode;
  if (list === null || !('tagName' in list) || list.tagName !== 'ol') {
    return list !== null && 'tagName' in list && styled(list, 'list-style-type') === 'none' ? '' : '• ';
  }
  const how = styled(item, 'list-style-type') ?? styled(list, 'list-style-type') ?? attribute(list, 'type') ?? '1';
  if (how === 'none') return '';
  const format = LIST_FORMATS[how] ?? 'decimal';
  const printed = formatNumber(numberIn(list, item), format);
  return format.startsWith('decimal') ? `${printed}. ` : `(${printed}) `;
}

function numberIn(list: HtmlElement, item: HtmlElement): number {
  const items = list.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'li');
  const down = attribute(list, 'reversed') !== undefined;
  let number = whole(attribute(list, 'start')) ?? (down ? items.length : 1);
  for (const one of items) {
    number = whole(attribute(one, 'value')) ?? number;
    if (one === item) return number;
    number += down ? -1 : 1;
  }
  return number;
}

function whole(value: string | undefined): number | null {
  const number = Number.parseInt(value ?? '', 10);
  return Number.isInteger(number) ? number : null;
}

/** What a filled-in field of a form shows. */
function fieldValue(field: HtmlElement): string {
  if (field.tagName === 'input') {
    const type = attribute(field, 'type')?.toLowerCase() ?? 'text';
    if (type === 'checkbox' || type === 'radio') return attribute(field, 'checked') === undefined ? '☐' : '☒';
    return /^(?:hidden|password|submit|button|image|reset|file)$/.test(type) ? '' : (attribute(field, 'value') ?? '');
  }
  const inside = field.childNodes.filter(isElement);
  const chosen = inside.find((option) => attribute(option, 'selected') !== undefined) ?? inside[0];
  const shown = field.tagName === 'select' ? (chosen?.childNodes ?? []) : field.childNodes;
  return shown.map((node) => ('value' in node ? node.value : '')).join('');
}
