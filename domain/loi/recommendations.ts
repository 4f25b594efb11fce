import type { Block } from './blocks.ts';
import type { Doubt, Recommendation } from './instrument.ts';

type Position = 'supported' | 'noted';

const SUPPORTS = /\b(?:accepts?|accepted|supports?|supported|enjoys? the support)\b/i;
const NOTES =
  /\b(?:takes? note|notes|noted|not(?: be)? (?:accepted|supported)|does not (?:accept|support)|cannot (?:accept|support))\b/i;
const NUMBER = /\b(\d{1,3})\.(\d{1,3})\b(?:\s?[-–—]\s?(?:(\d{1,3})\.)?(\d{1,3})\b)?/g;
/** No review has had a tenth of this; a document that lists more is no list of positions. */
const MOST_NUMBERS = 5000;
const PRINTED = /^(\d{1,3}\.\d{1,3})\.?\s+(?=[A-Z])/;
const RECOMMENDS =
  /\b(?:recommends?|recommended|urges?|calls? (?:up)?on|invites?|encourages?|requests?|reiterates its recommendation|the state party should)\b/i;
const COUNTS = /\b(\d{1,4})\s+recommendations?\b/i;
const SUPPORTED_COUNT = /\b(\d{1,4})\s+(?:are|were|is)?\s*(?:supported|accepted)\b/i;
const NOTED_COUNT = /\b(\d{1,4})\s+(?:are|were|is)?\s*noted\b/i;

/** Recommendations read, and what did not agree. */
export interface RecommendationsReading {
  readonly recommendations: readonly Recommendation[];
  readonly doubts: readonly Doubt[];
}

/**
 * Reads the State's positions: a numbered paragraph that says what is accepted or noted and lists numbers
 * (`140.7, 140.8. 140.9–12`; a full stop may stand for a comma, a range is expanded).
 */
export function positionsIn(blocks: readonly Block[]): RecommendationsReading {
  const positions = new Map<string, Position>();
  const doubts: Doubt[] = [];
  for (const block of blocks) {
    const first = block.text.search(NUMBER);
    if (block.number === null || first === -1) continue;
    const position = positionSaid(block.text.slice(0, first));
    if (position === null) continue;
    for (const number of numbersIn(block.text)) {
      const before = positions.get(number);
      if (before !== undefined && before !== position) {
        doubts.push(
          doubt(
            'position-twice',
            `Recommendation ${number} is called ${before} and, further down, ${position}.`,
            block,
          ),
        );
      } else positions.set(number, position);
    }
  }
  doubts.push(...countDoubts(blocks, [...positions.values()]));
  return {
    recommendations: [...positions].map(([number, position], n) => ({ id: `r${n + 1}`, number, text: null, position })),
    doubts,
  };
}

/** Reads recommendations printed with their text: `140.7 Ratify …`, one per paragraph. */
export function printedRecommendations(blocks: readonly Block[]): RecommendationsReading {
  const read = blocks.flatMap((block) => {
    const hit = block.kind === 'paragraph' ? PRINTED.exec(block.text) : null;
    return hit === null ? [] : [{ number: hit[1]!, text: block.text.slice(hit[0].length), position: null }];
  });
  return { recommendations: read.map((one, n) => ({ id: `r${n + 1}`, ...one })), doubts: [] };
}

/** Reads the paragraphs of concluding observations that recommend something, under their paragraph's number. */
export function recommendingParagraphs(blocks: readonly Block[]): RecommendationsReading {
  const read = blocks.flatMap(({ kind, number, text }) =>
    kind === 'paragraph' && number !== null && RECOMMENDS.test(text) ? [{ number, text, position: null }] : [],
  );
  return { recommendations: read.map((one, n) => ({ id: `r${n + 1}`, ...one })), doubts: [] };
}

function positionSaid(lead: string): Position | null {
  if (NOTES.test(lead)) return 'noted';
  return SUPPORTS.test(lead) ? 'supported' : null;
}

function numbersIn(text: string): ReadonlySet<string> {
  const numbers = new Set<string>();
  for (const [, chapter, first, toChapter, last] of text.matchAll(NUMBER)) {
    if (numbers.size > MOST_NUMBERS) break;
    numbers.add(`${chapter}.${Number(first)}`);
    if (last === undefined || (toChapter !== undefined && toChapter !== chapter)) continue;
    for (let n = Number(first) + 1; n <= Number(last); n += 1) numbers.add(`${chapter}.${n}`);
  }
  return numbers;
}

function countDoubts(blocks: readonly Block[], positions: readonly Position[]): readonly Doubt[] {
  const said = blocks.find(
    (block) => block.number !== null && COUNTS.test(block.text) && SUPPORTED_COUNT.test(block.text),
  );
  if (said === undefined) return [];
  const supported = positions.filter((position) => position === 'supported').length;
  const pairs: readonly (readonly [string, RegExp, number])[] = [
    ['in all', COUNTS, positions.length],
    ['supported', SUPPORTED_COUNT, supported],
    ['noted', NOTED_COUNT, positions.length - supported],
  ];
  return pairs.flatMap(([word, pattern, read]) => {
    const printed = pattern.exec(said.text)?.[1];
    if (printed === undefined || Number(printed) === read) return [];
    return [doubt('count-differs', `The document says ${printed} recommendations ${word}; ${read} were read.`, said)];
  });
}

function doubt(code: string, message: string, block: Block): Doubt {
  return { code, message, lines: [block.lines[0]!.number, block.lines.at(-1)!.number] };
}
