import { elementIn, elementsIn, isOn, valueIn, type XmlElement } from '../xml-tree.ts';
import { formatNumber } from './number-format.ts';
import { numberingRef, type Styles } from './styles.ts';

/** Counts the automatic numbers of a document. */
export interface Numbering {
  /**
   * What Word prints before a paragraph, with the space after it; empty where nothing is. To be asked once for each
   * paragraph, in the order of the document: it counts.
   * @param style of the paragraph
   */
  readonly label: (properties: XmlElement | undefined, style: string | null) => string;
}

interface Level {
  readonly start: number;
  readonly format: string;
  /** `%1.%2` stands for the numbers of levels 1 and 2. */
  readonly text: string;
  /** Levels from 1 after which it starts anew; null after any above it, 0 never. */
  readonly restart: number | null;
  /** Whether the numbers of the levels above are printed as decimals. */
  readonly legal: boolean;
  readonly suffix: string;
  readonly hidden: boolean;
  /** Style whose paragraphs are on this level. */
  readonly style: string | undefined;
}

interface List {
  /** Lists with the same base count on together. */
  readonly base: string;
  readonly levels: readonly (Level | undefined)[];
  /** Number at which a level starts when this list first uses it. */
  readonly startsAt: ReadonlyMap<number, number>;
}

const BULLET = '•';
/** Bullets that stand as they are; all others, mostly signs of a symbol font, are printed as one. */
const PLAIN_BULLET = /^[-–—*·◦‣▪■□●○]$/u;
const DEEPEST = 8;

/**
 * Reads `word/numbering.xml`.
 * @source ECMA-376 part 1, 17.9 (numbering): levels, restarts, overrides, links by style
 */
export function readNumbering(root: XmlElement | null, styles: Styles): Numbering {
  const lists = listsIn(root, styles);
  /** Last number of each level, by the base of the list; null where it has to start. */
  const counts = new Map<string, (number | null)[]>();
  const begun = new Set<string>();

  const count = (id: string, list: List, level: number): readonly (number | null)[] => {
    const now = counts.get(list.base) ?? Array.from({ length: DEEPEST + 1 }, () => null);
    counts.set(list.base, now);
    const own = list.startsAt.get(level);
    const fresh = own !== undefined && !begun.has(`${id}/${level}`);
    begun.add(`${id}/${level}`);
    const last = now[level] ?? null;
    now[level] = fresh ? own : last === null ? (list.levels[level]?.start ?? 1) : last + 1;
    for (let below = level + 1; below <= DEEPEST; below += 1) {
      const restart = list.levels[below]?.restart ?? null;
      if (restart === null || level < restart) now[below] = null;
    }
    return now;
  };

  return {
    label: (properties, style) => {
      const place = placeOf(properties, style, styles, lists);
      if (place === null) return '';
      const { id, list, level } = place;
      const how = list.levels[level];
      if (how === undefined) return '';
      const numbers = count(id, list, level);
      if (how.hidden) return '';
      if (how.format === 'bullet') return `${PLAIN_BULLET.test(how.text) ? how.text : BULLET} `;
      const label = how.text.replace(/%([1-9])/g, (_, nth: string) => {
        const of = list.levels[Number(nth) - 1];
        const n = numbers[Number(nth) - 1] ?? of?.start ?? 1;
        return formatNumber(n, how.legal && of?.format !== 'decimalZero' ? 'decimal' : (of?.format ?? 'decimal'));
      });
      return label === '' ? '' : `${label}${how.suffix}`;
    },
  };
}

/** The list and level of a paragraph: its own word before that of its style. */
function placeOf(
  properties: XmlElement | undefined,
  style: string | null,
  styles: Styles,
  lists: ReadonlyMap<string, List>,
): { readonly id: string; readonly list: List; readonly level: number } | null {
  const own = numberingRef(properties);
  const byStyle = styles.numbering(style);
  const id = own?.list ?? byStyle?.list ?? null;
  const list = id === null || id === '0' ? undefined : lists.get(id);
  if (id === null || list === undefined) return null;
  const linked = own?.list == null ? list.levels.findIndex((level) => level?.style === byStyle?.style) : -1;
  const level = own?.level ?? (linked === -1 ? (byStyle?.level ?? 0) : linked);
  return { id, list, level: Math.min(Math.max(level, 0), DEEPEST) };
}

function listsIn(root: XmlElement | null, styles: Styles): ReadonlyMap<string, List> {
  const bases = new Map(
    elementsIn(root, 'w:abstractNum').map((base) => [base.attributes['w:abstractNumId'] ?? '', base]),
  );
  const nums = new Map(elementsIn(root, 'w:num').map((num) => [num.attributes['w:numId'] ?? '', num]));
  /** A base that stands for a list style is where that style's list says. */
  const resolved = (base: string): string => {
    const link = valueIn(bases.get(base), 'w:numStyleLink');
    const list = link === undefined ? null : styles.listOf(link);
    const other = list === null ? undefined : valueIn(nums.get(list), 'w:abstractNumId');
    return other ?? base;
  };
  return new Map(
    [...nums].map(([id, num]) => {
      const base = resolved(valueIn(num, 'w:abstractNumId') ?? '');
      const levels: (Level | undefined)[] = [];
      for (const level of elementsIn(bases.get(base), 'w:lvl')) levels[levelNumber(level)] = levelIn(level);
      const startsAt = new Map<number, number>();
      for (const override of elementsIn(num, 'w:lvlOverride')) {
        const other = elementIn(override, 'w:lvl');
        if (other !== undefined) levels[levelNumber(override)] = levelIn(other);
        const start = valueIn(override, 'w:startOverride');
        if (start !== undefined) startsAt.set(levelNumber(override), Number.parseInt(start, 10) || 0);
      }
      return [id, { base, levels, startsAt }];
    }),
  );
}

function levelNumber(element: XmlElement): number {
  const level = Number.parseInt(element.attributes['w:ilvl'] ?? '', 10);
  return level >= 0 && level <= DEEPEST ? level : 0;
}

function levelIn(level: XmlElement): Level {
  const restart = valueIn(level, 'w:lvlRestart');
  const suffix = valueIn(level, 'w:suff');
  return {
    start: Number.parseInt(valueIn(level, 'w:start') ?? '0', 10) || 0,
    format: valueIn(level, 'w:numFmt') ?? 'decimal',
    text: valueIn(level, 'w:lvlText') ?? '',
    restart: restart === undefined ? null : Number.parseInt(restart, 10) || 0,
    legal: isOn(level, 'w:isLgl'),
    suffix: suffix === 'nothing' ? '' : ' ',
    hidden: isOn(elementIn(level, 'w:rPr'), 'w:vanish'),
    style: valueIn(level, 'w:pStyle'),
  };
}
