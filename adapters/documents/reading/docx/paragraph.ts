import { elementIn, elementsIn, everyIn, isOn, textIn, valueIn, type XmlElement } from '../xml-tree.ts';
import type { Found } from '../found.ts';
import { linearMath } from './math.ts';
import type { Numbering } from './numbering.ts';
import type { Styles } from './styles.ts';
import { symbolSign } from './symbols.ts';

/** What a paragraph is read with. */
export interface ParagraphParts {
  readonly styles: Styles;
  readonly numbering: Numbering;
  readonly found: Found;
}

/** A paragraph as printed. */
export interface ParagraphText {
  /** With its automatic number; a line break inside it is `\n`. */
  readonly text: string;
  /** Text boxes anchored in it. */
  readonly boxes: readonly XmlElement[];
  /** Whether its end was deleted, so that the next one goes on in the same line. */
  readonly joinsNext: boolean;
}

/** Fields whose result is a page number, which belongs to the page and not to the text. */
const PAGE_FIELD = /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b/i;
/** A field that Word numbers when it prints, with no result in the file. */
const NUMBER_FIELD = /^\s*AUTONUM(?:LGL|OUT)?\b/i;

interface Writing {
  text: string;
  hidden: boolean;
  readonly boxes: XmlElement[];
  /** Fields that are open, the innermost last: their instruction, and whether it is over. */
  readonly fields: { instruction: string; result: boolean }[];
}

/** Reads paragraphs one after the other: automatic numbers are counted as they come. */
export function paragraphReader({
  styles,
  numbering,
  found,
}: ParagraphParts): (paragraph: XmlElement) => ParagraphText {
  let autonumber = 0;

  const inline = (element: XmlElement, to: Writing): void => {
    for (const child of elementsIn(element)) piece(child, to);
  };
  const piece = (child: XmlElement, to: Writing): void => {
    switch (child.name) {
      case 'w:r':
        return run(child, to);
      case 'w:ins':
      case 'w:moveTo':
        found.one('inserted', child.attributes['w:author']);
        return inline(child, to);
      case 'w:del':
      case 'w:moveFrom':
        return found.one('deleted', child.attributes['w:author']);
      case 'w:sdt':
        if (isOn(elementIn(child, 'w:sdtPr'), 'w:showingPlcHdr')) return found.one('placeholder');
        return inline(elementIn(child, 'w:sdtContent') ?? child, to);
      case 'w:fldSimple':
        if (PAGE_FIELD.test(child.attributes['w:instr'] ?? '')) return undefined;
        return inline(child, to);
      case 'm:oMath':
      case 'm:oMathPara':
        to.text += linearMath(child);
        return undefined;
      case 'w:pPr':
      case 'w:rPr':
      case 'w:sdtPr':
        return undefined;
      default:
        return inline(child, to);
    }
  };
  const run = (element: XmlElement, to: Writing): void => {
    const properties = elementIn(element, 'w:rPr');
    const hidden =
      elementIn(properties, 'w:vanish') === undefined
        ? styles.hides(valueIn(properties, 'w:rStyle'))
        : isOn(properties, 'w:vanish');
    for (const child of elementsIn(element)) {
      const before = to.text;
      content(child, to);
      if (hidden && to.text !== before) {
        to.text = before;
        to.hidden = true;
      }
    }
  };
  const content = (child: XmlElement, to: Writing): void => {
    const field = to.fields.at(-1);
    switch (child.name) {
      case 'w:fldChar':
        return fieldMark(child, to);
      case 'w:instrText':
        if (field !== undefined && !field.result) field.instruction += textIn(child);
        return undefined;
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        return graphic(child, to);
      case 'w:commentReference':
      case 'w:delText':
        return undefined;
      case 'w:ruby':
        return inline(elementIn(child, 'w:rubyBase') ?? child, to);
      default:
        if (to.fields.some(({ instruction, result }) => !result || PAGE_FIELD.test(instruction))) return undefined;
        to.text += signs(child);
    }
  };
  const fieldMark = (mark: XmlElement, to: Writing): void => {
    const kind = mark.attributes['w:fldCharType'];
    if (kind === 'begin') to.fields.push({ instruction: '', result: false });
    const field = to.fields.at(-1);
    if (field === undefined) return;
    if (kind === 'begin') to.text += formValue(mark);
    if (kind === 'separate') field.result = true;
    if (kind === 'end') {
      to.fields.pop();
      if (NUMBER_FIELD.test(field.instruction) && !field.result) to.text += `${(autonumber += 1)}. `;
    }
  };
  const graphic = (child: XmlElement, to: Writing): void => {
    const boxes = everyIn(child, 'w:txbxContent');
    to.boxes.push(...boxes);
    if (child.name === 'w:object') found.one('embedded');
    else if (everyIn(child, 'pic:pic').length > 0 || everyIn(child, 'v:imagedata').length > 0) found.one('picture');
  };

  return (paragraph) => {
    const properties = elementIn(paragraph, 'w:pPr');
    const to: Writing = { text: '', hidden: false, boxes: [], fields: [] };
    inline(paragraph, to);
    if (to.hidden) found.one('hidden');
    const mark = elementIn(properties, 'w:rPr');
    const gone = to.hidden && to.text === '' && isOn(mark, 'w:vanish');
    const style = valueIn(properties, 'w:pStyle') ?? styles.defaultParagraph;
    const label = gone ? '' : numbering.label(properties, style);
    return { text: label + to.text, boxes: to.boxes, joinsNext: elementIn(mark, 'w:del') !== undefined };
  };
}

/** The text of one piece of a run. */
function signs(child: XmlElement): string {
  switch (child.name) {
    case 'w:t':
      return textIn(child);
    case 'w:tab':
    case 'w:ptab':
      return '\t';
    case 'w:br':
    case 'w:cr':
      return '\n';
    case 'w:noBreakHyphen':
      return '-';
    case 'w:sym':
      return symbolSign(child.attributes['w:font'] ?? '', child.attributes['w:char'] ?? '');
    default:
      return '';
  }
}

/** What an old form field holds where no text of it is in the file: the entry chosen, or the box ticked. */
function formValue(mark: XmlElement): string {
  const data = elementIn(mark, 'w:ffData');
  const list = elementIn(data, 'w:ddList');
  if (list !== undefined) {
    const entries = elementsIn(list, 'w:listEntry').map((entry) => entry.attributes['w:val'] ?? '');
    return entries[Number.parseInt(valueIn(list, 'w:result') ?? valueIn(list, 'w:default') ?? '0', 10)] ?? '';
  }
  const box = elementIn(data, 'w:checkBox');
  if (box === undefined) return '';
  return isOn(box, elementIn(box, 'w:checked') === undefined ? 'w:default' : 'w:checked') ? '☒' : '☐';
}
