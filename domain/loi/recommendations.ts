import type { Block } from './blocks.ts';
import type { Doubt, Recommendation } from './instrument.ts';

type Position = 'supported' | 'noted';

const SUPPORTS = /\b(?:accepts?|accepted|supports?|supported|enjoys? the support)\b/i;
const NOTES =
  /\b(?:takes? note|notes|noted|not(?: be)? (?:accepted|supported)|does not (?:accept|support)|(?:cannot|did not|do not) (?:accept|support|enjoy)|not enjoy(?:ing)? the support|rejects?|rejected)\b/i;
/** Recommendations on which the State answers later have no position yet. */
const LATER =
  /\bwill (?:be examined|provide responses|respond)\b|\bin due (?:time|course)\b|\bexamined by\b.{0,80}\bwhich will\b/i;
const NUMBER = /\b(\d{1,3})\.(\d{1,3})\b(?:\s?[-–—]\s?(?:(\d{1,3})\.)?(\d{1,3})\b)?/g;
/** No review has had a tenth of this; a document that lists more is no list of positions. */
const MOST_NUMBERS = 5000;
const PRINTED = /^(\d{1,3}\.\d{1,3})\.?\s{0,12}(?=[A-Z“"])/;
/** A row that says the position of one recommendation: `140.7 Supported`, `Recommendation 140.7: noted`. */
const ROW =
  /^(?:recommendations?\s{1,4})?((?:\d{1,3}\.\d{1,3}(?:\s?[-–,;]\s?|\s?and\s?)?){1,40})\s{0,4}[:–—-]?\s{0,4}(?:(?:is|are)\s)?(partially supported|not supported|not accepted|supported|accepted|noted|rejected)\b/i;
const RECOMMENDS =
  /\b(?:recommends|urges|calls? (?:up)?on|invites|encourages|requests|strongly advises|reiterates? (?:its|the) (?:previous |earlier )?recommendations?|the state part(?:y|ies) should|the state party must|draws the (?:state party’s )?attention)\b/i;
/** Paragraphs that ask for a follow-up, the next report, or the observations to be made known, recommend nothing else. */
const PROCEDURE =
  /\b(?:next|subsequent) (?:combined |periodic )*reports?\b.{0,80}\b(?:by|due|before|no later than)\b|\bsubmit its (?:[a-z-]+ ){0,5}(?:periodic )?reports?\b|\bto provide, (?:by|within|no later than)\b.{0,120}\binformation on (?:its |the )?(?:follow-up|implementation|steps|measures)|\bwithin (?:one|two|three|24|12|18) (?:years?|months)\b.{0,160}\binformation\b|\bselected for follow-up\b/i;
const COUNTS = /\b(\d{1,4})\s+recommendations?\b/i;
const SUPPORTED_COUNT = /\b(\d{1,4})\s+(?:are|were|is)?\s*(?:supported|accepted)\b/i;
const NOTED_COUNT = /\b(\d{1,4})\s+(?:are|were|is)?\s*noted\b/i;

/** A recommendation with the blocks it was read from. */
interface Read {
  readonly one: Omit<Recommendation, 'id'>;
  readonly blocks: readonly Block[];
}

/** Recommendations read, the blocks each comes from, and what did not agree. */
export interface RecommendationsReading {
  readonly recommendations: readonly Recommendation[];
  readonly blocks: readonly (readonly Block[])[];
  readonly doubts: readonly Doubt[];
}

/**
 * Reads the State's positions: a numbered paragraph that says what is accepted or noted and lists numbers
 * (`140.7, 140.8. 140.9–12`; a full stop may stand for a comma, a range is expanded), or a row for each.
 */
export function positionsIn(blocks: readonly Block[]): RecommendationsReading {
  const positions = new Map<string, { position: Position; block: Block }>();
  const doubts: Doubt[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading') continue;
    const row = ROW.exec(block.text);
    const first = row === null ? block.text.search(NUMBER) : 0;
    if (row === null && (block.number === null || first === -1)) continue;
    const position = row === null ? positionSaid(block.text.slice(0, first)) : positionSaid(row[2]!);
    if (position === null) continue;
    for (const number of numbersIn(row === null ? block.text : row[1]!)) {
      const before = positions.get(number)?.position;
      if (before !== undefined && before !== position) {
        doubts.push(
          doubt(
            'position-twice',
            `Recommendation ${number} is called ${before} and, further down, ${position}.`,
            block,
          ),
        );
      } else positions.set(number, { position, block });
    }
  }
  doubts.push(
    ...countDoubts(
      blocks,
      [...positions.values()].map(({ position }) => position),
    ),
  );
  return numbered(
    [...positions].map(([number, { position, block }]) => ({ one: { number, text: null, position }, blocks: [block] })),
    doubts,
  );
}

/**
 * Reads recommendations printed with their text: `140.7 Ratify … (Spain);`, one per paragraph. What the paragraph above
 * says of them (“enjoy the support of …”, “were noted”) is their position.
 */
export function printedRecommendations(blocks: readonly Block[]): RecommendationsReading {
  const read: Read[] = [];
  let position: Position | null = null;
  for (const block of blocks) {
    if (block.kind === 'heading') continue;
    const hit = PRINTED.exec(block.text);
    const one = hit === null ? NaN : Number(hit[1]!.split('.')[0]);
    if (hit === null || (block.number !== null && one !== Number(block.number))) {
      if (block.number !== null) position = LATER.test(block.text) ? null : positionSaid(block.text);
      continue;
    }
    const printed = block.text.slice(hit[0].length);
    const { text, states } = withoutStates(printed);
    read.push({
      one: { number: hit[1]!, text, position, ...(states.length > 0 ? { recommendedBy: states } : {}) },
      blocks: [block],
    });
  }
  return numbered(read, []);
}

/**
 * Reads the paragraphs of concluding observations that recommend something, each under its number with the paragraphs
 * without a number that follow it.
 */
export function recommendingParagraphs(blocks: readonly Block[]): RecommendationsReading {
  const gathered: { number: string; blocks: Block[] }[] = [];
  let open = false;
  for (const block of blocks) {
    if (block.kind === 'heading') open = false;
    else if (block.number !== null) {
      gathered.push({ number: block.number, blocks: [block] });
      open = true;
    } else if (open) gathered.at(-1)!.blocks.push(block);
  }
  const read = gathered.flatMap(({ number, blocks: own }): Read[] => {
    const text = own.map((block) => block.text).join('\n');
    if (!RECOMMENDS.test(text) || (PROCEDURE.test(text) && !/\bthe state party should\b[^.]*:/i.test(text))) return [];
    return [{ one: { number, text, position: null }, blocks: own }];
  });
  return numbered(read, []);
}

function numbered(read: readonly Read[], doubts: readonly Doubt[]): RecommendationsReading {
  return {
    recommendations: read.map(({ one }, n) => ({ id: `r${n + 1}`, ...one })),
    blocks: read.map(({ blocks }) => blocks),
    doubts,
  };
}

function positionSaid(lead: string): Position | null {
  if (NOTES.test(lead)) return 'noted';
  return SUPPORTS.test(lead) ? 'supported' : null;
}

/** The brackets at a recommendation's end name who made it: `(Spain)`, `(Chile; Peru)`, `(Iran (Islamic Republic of))`. */
function withoutStates(printed: string): { readonly text: string; readonly states: readonly string[] } {
  let text = printed.replace(/[;.,]\s*$/, '').trimEnd();
  const states: string[] = [];
  while (text.endsWith(')')) {
    const open = openingOf(text);
    const named = open === -1 ? '' : text.slice(open + 1, -1);
    if (!/^[A-ZÀ-Þ][^.:]*$/.test(named)) break;
    states.unshift(...named.split(/\s*[;,]\s*/).filter((state) => state !== ''));
    text = text.slice(0, open).replace(/[\s;,]+$/, '');
  }
  return states.length === 0 ? { text: printed, states } : { text, states };
}

/** The bracket that the last one closes. */
function openingOf(text: string): number {
  let depth = 0;
  for (let at = text.length - 1; at >= Math.max(0, text.length - 400); at -= 1) {
    if (text[at] === ')') depth += 1;
    else if (text[at] === '(') depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
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
