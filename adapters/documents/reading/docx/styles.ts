import { elementIn, elementsIn, isOn, valueIn, type XmlElement } from '../xml-tree.ts';

/** A list and a level of it, as a paragraph or a style names them. */
export interface NumberingRef {
  /** `0` takes a paragraph out of its list. */
  readonly list: string | null;
  /** From 0; null where the list says it by the style. */
  readonly level: number | null;
}

/** What of a document's styles changes the text that is printed. */
export interface Styles {
  /** Style of a paragraph that names none. */
  readonly defaultParagraph: string | null;
  /** A style's list, its own or that of the styles it is based on; null where none has any. */
  readonly numbering: (style: string | null) => (NumberingRef & { readonly style: string }) | null;
  /** Whether a style hides its text. */
  readonly hides: (style: string | undefined) => boolean;
  /** The list that a list style stands for. */
  readonly listOf: (style: string) => string | null;
}

/** A style may be based on another, and that on the next; honest ones stay far below. */
const MOST_STEPS = 50;

/** Reads `word/styles.xml`; a document without one has no styles. */
export function readStyles(root: XmlElement | null): Styles {
  const styles = new Map(elementsIn(root, 'w:style').map((style) => [style.attributes['w:styleId'] ?? '', style]));
  const standard = [...styles.values()].find(
    ({ attributes }) => attributes['w:type'] === 'paragraph' && /^(?:1|true|on)$/.test(attributes['w:default'] ?? ''),
  );
  const chain = (id: string | null | undefined): readonly XmlElement[] => {
    const found: XmlElement[] = [];
    for (let next = id ?? undefined; next !== undefined && found.length < MOST_STEPS;) {
      const style = styles.get(next);
      if (style === undefined) break;
      found.push(style);
      next = valueIn(style, 'w:basedOn');
    }
    return found;
  };
  return {
    defaultParagraph: standard?.attributes['w:styleId'] ?? null,
    numbering: (id) => {
      let level: number | null = null;
      for (const style of chain(id)) {
        const ref = numberingRef(elementIn(style, 'w:pPr'));
        level ??= ref?.level ?? null;
        if (ref !== null && ref.list !== null)
          return { list: ref.list, level, style: style.attributes['w:styleId'] ?? '' };
      }
      return null;
    },
    hides: (id) => {
      const says = chain(id).find((style) => elementIn(elementIn(style, 'w:rPr'), 'w:vanish') !== undefined);
      return says !== undefined && isOn(elementIn(says, 'w:rPr'), 'w:vanish');
    },
    listOf: (id) => numberingRef(elementIn(styles.get(id), 'w:pPr'))?.list ?? null,
  };
}

/** The list that paragraph properties name themselves. */
export function numberingRef(properties: XmlElement | undefined): NumberingRef | null {
  const ref = elementIn(properties, 'w:numPr');
  if (ref === undefined) return null;
  const level = Number.parseInt(valueIn(ref, 'w:ilvl') ?? '', 10);
  return { list: valueIn(ref, 'w:numId') ?? null, level: Number.isInteger(level) ? level : null };
}
