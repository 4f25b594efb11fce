import { elementIn, elementsIn, everyIn, valueIn, type XmlElement } from '../xml-tree.ts';
import { formatNumber } from './number-format.ts';

/** A footnote or endnote, with the mark that Word prints before it. */
export interface Note {
  /** Empty where the note bears its own mark, as `*`. */
  readonly mark: string;
  readonly element: XmlElement;
}

/** What the two kinds are called in a file, and how Word numbers them where nothing is said. */
const KINDS = {
  footnote: { reference: 'w:footnoteReference', note: 'w:footnote', properties: 'w:footnotePr', format: 'decimal' },
  endnote: { reference: 'w:endnoteReference', note: 'w:endnote', properties: 'w:endnotePr', format: 'lowerRoman' },
} as const;

/**
 * The notes of one kind in the order in which the text refers to them; what nothing refers to is not printed.
 * @param root the part that they are in; null where there is none
 * @param settings of the document, where their numbers may be set
 */
export function notesOf(
  kind: keyof typeof KINDS,
  root: XmlElement | null,
  document: XmlElement,
  settings: XmlElement | null,
): readonly Note[] {
  const { reference, note, properties, format } = KINDS[kind];
  const byId = new Map(elementsIn(root, note).map((one) => [one.attributes['w:id'], one]));
  const [set] = [...everyIn(document, properties), elementIn(settings, properties)];
  const printed = valueIn(set, 'w:numFmt') ?? format;
  let number = (Number.parseInt(valueIn(set, 'w:numStart') ?? '1', 10) || 1) - 1;
  return everyIn(document, reference).flatMap(({ attributes }) => {
    const element = byId.get(attributes['w:id']);
    byId.delete(attributes['w:id']);
    if (element === undefined) return [];
    const own = /^(?:1|true|on)$/.test(attributes['w:customMarkFollows'] ?? '');
    return [{ mark: own ? '' : formatNumber((number += 1), printed), element }];
  });
}
