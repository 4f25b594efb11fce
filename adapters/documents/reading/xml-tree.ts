import { SaxesParser } from 'saxes';
import { DeskError } from '../../../contracts/errors.ts';

/** An element of an XML part. Names bear the customary prefix of their namespace, whichever the file uses. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

/** Bounds of one part; no document that a person wrote comes near. */
export interface XmlLimits {
  /** Elements inside elements. */
  readonly depth: number;
  readonly elements: number;
}

const LIMITS: XmlLimits = { depth: 400, elements: 1_500_000 };

/** Namespaces by address, the transitional and the strict ones, each with its customary prefix. */
const PREFIXES: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/drawingml/2006/picture': 'pic',
  'http://purl.oclc.org/ooxml/drawingml/picture': 'pic',
  'urn:schemas-microsoft-com:vml': 'v',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://schemas.openxmlformats.org/package/2006/content-types': 'ct',
};

/**
 * Reads an XML part into a tree. Nothing outside it is fetched and nothing in it is expanded: a part that declares a
 * document type, and so perhaps entities, is refused, as the Office formats demand.
 *
 * @param part its path, for messages
 * @throws DeskError `document-unreadable` where it is not well-formed, declares a document type or is nested too deep
 */
export function parseXml(bytes: Uint8Array, part: string, limits: XmlLimits = LIMITS): XmlElement {
  const refuse = (why: string): never => {
    throw new DeskError('document-unreadable', `${part} in the document ${why}.`, 'a document as Word saves it');
  };
  const root: Building = { name: '', attributes: {}, children: [] };
  const open: Building[] = [root];
  let elements = 0;
  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on('doctype', () => refuse('declares a document type, which could bring in anything'));
  parser.on('error', (error) => refuse(`is not well-formed (${error.message})`));
  parser.on('opentag', (tag) => {
    elements += 1;
    if (open.length > limits.depth) refuse(`nests elements more than ${limits.depth} deep`);
    if (elements > limits.elements) refuse(`holds more than ${limits.elements.toLocaleString('en')} elements`);
    const attributes: Record<string, string> = {};
    for (const { uri, local, name, value } of Object.values(tag.attributes))
      attributes[named(uri, local, name)] = value;
    const element: Building = { name: named(tag.uri, tag.local, tag.name), attributes, children: [] };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  const text = (content: string): void => void open.at(-1)!.children.push(content);
  parser.on('text', text);
  parser.on('cdata', text);
  parser.write(decoded(bytes, refuse)).close();
  return elementsIn(root)[0] ?? refuse('is empty');
}

interface Building extends XmlElement {
  readonly children: (XmlElement | string)[];
}

function named(uri: string, local: string, name: string): string {
  const prefix = PREFIXES[uri];
  return prefix === undefined ? name : `${prefix}:${local}`;
}

/** XML is UTF-8 or, with its mark, UTF-16: no Office program writes another encoding. */
function decoded(bytes: Uint8Array, refuse: (why: string) => never): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return refuse(`is not the ${encoding.toUpperCase()} it should be`);
  }
}

/**
 * The elements in an element, those of a given name, or all. Where a part offers alternatives, the first stands for
 * all of them, as in Word.
 */
export function elementsIn(parent: XmlElement | null | undefined, name?: string): readonly XmlElement[] {
  const found: XmlElement[] = [];
  for (const child of parent?.children ?? []) {
    if (typeof child === 'string') continue;
    if (child.name === 'mc:AlternateContent') found.push(...elementsIn(chosen(child), name));
    else if (name === undefined || child.name === name) found.push(child);
  }
  return found;
}

function chosen(alternatives: XmlElement): XmlElement | undefined {
  const all = alternatives.children.filter((child) => typeof child !== 'string');
  return all.find(({ name }) => name === 'mc:Choice') ?? all.find(({ name }) => name === 'mc:Fallback');
}

/** The first element of a name in an element. */
export function elementIn(parent: XmlElement | null | undefined, name: string): XmlElement | undefined {
  return elementsIn(parent, name)[0];
}

/** The `w:val` of the first element of a name in an element. */
export function valueIn(parent: XmlElement | null | undefined, name: string): string | undefined {
  return elementIn(parent, name)?.attributes['w:val'];
}

/** Whether a property that is on by its presence is on: `<w:vanish/>`, but not `<w:vanish w:val="0"/>`. */
export function isOn(parent: XmlElement | null | undefined, name: string): boolean {
  const property = elementIn(parent, name);
  return property !== undefined && !/^(?:0|false|off)$/.test(property.attributes['w:val'] ?? '');
}

/** All text in an element. */
export function textIn(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('');
}

/** Every element of a name anywhere in an element, in order; not those inside one another. */
export function everyIn(parent: XmlElement, name: string): readonly XmlElement[] {
  return elementsIn(parent).flatMap((child) => (child.name === name ? [child] : everyIn(child, name)));
}
