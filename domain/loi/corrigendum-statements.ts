import { stepsIn, type CorrigendumAct } from './corrigendum-acts.ts';
import { NARROWER, PLACE } from './corrigendum-places.ts';
import { textLines, type Line } from './lines.ts';

/** One thing that a corrigendum says, with the lines on which it says it. */
export interface Statement {
  /** Its lines, one under the other. */
  readonly text: string;
  /** First and last line, from 1. */
  readonly lines: readonly [number, number];
}

const VERB =
  '(?:for\\b|should\\b|shall\\b|now\\s+reads?\\b|is\\s+(?:deleted|replaced)|are\\s+(?:deleted|replaced)|to\\s+(?:read|be)\\b|delete\\b|replace\\b|substitute\\b|insert\\b|add\\b|after\\b|before\\b|the\\s+(?:words?|figures?|date|sentence|text|paragraph)\\b|[“"])';

const PLACE_FIRST = new RegExp(
  `^(?:\\d{1,2}[.)]\\s+|\\([a-z]\\)\\s+)?${PLACE}${NARROWER}\\s*[,:.–-]?\\s*(?:$|${VERB})`,
  'iu',
);
const VERB_FIRST = new RegExp(
  `^(?:\\d{1,2}[.)]\\s+|\\([a-z]\\)\\s+)?(?:(?:delete|replace|after|before|insert|add)\\b.{0,80}?\\b(?:${PLACE})|(?:in|after|before|delete|replace|substitute|insert|add)\\s+[“"]|(?:insert|add)\\s+(?:a|the\\s+following)\\b)`,
  'iu',
);
/** What is not about a paragraph: the deadline, the limit, the cover, the numbers that follow. */
const OTHER_FIRST =
  /^(?:\d{1,2}[.)]\s+)?(?:the\s+(?:deadline|date\s+(?:of|for|by)|time\s+limit|word\s+limit|limit)|deadline\b|(?:in\s+the\s+)?(?:title|symbol|cover|heading)\b|(?:the\s+)?(?:subsequent|following|remaining|succeeding)\s+paragraphs?\b|footnote\b|annex\b)/iu;
const FOR_READ = /^(?:for\b.{1,200}\bread\b|for\s+(?:[“"]|the\s+(?:existing|present|current)\b))/iu;
const TITLE = /^corrigendum\b/iu;

/**
 * What a corrigendum says, statement by statement: each begins with its place or its verb and goes on to the next. What
 * stands over the first one, under the word that names the document, is a statement too, so that nothing is passed over.
 */
export function statementsOf(text: string): readonly Statement[] {
  const { content } = textLines(text);
  const named = content.findIndex((line) => TITLE.test(line.text));
  const first = content.findIndex((line, at) => at > named && begins(line.text));
  const body = content.slice(named === -1 ? Math.max(0, first) : named + 1);
  const statements: Line[][] = [];
  let quoted = false;
  for (const line of body) {
    const last = statements.at(-1);
    const another = line.afterBlank && last !== undefined && isWhole(last);
    const begun = !quoted && (another || begins(line.text) || (FOR_READ.test(line.text) && saysAct(last)));
    if (last === undefined || begun) statements.push([line]);
    else last.push(line);
    quoted = endsInQuotes(statements.at(-1)!);
  }
  return statements.map((lines) => ({
    text: lines.map((line) => line.text).join('\n'),
    lines: [lines[0]!.number, lines.at(-1)!.number],
  }));
}

/** What ends only where something else begins: a text that is given anew. */
const OPEN: readonly CorrigendumAct['kind'][] = ['replace-text', 'append', 'insert-paragraph', 'insert-part'];

/** Whether a statement is complete, so that what stands under an empty line is another. */
function isWhole(lines: readonly Line[]): boolean {
  const steps = stepsIn(lines.map(({ text }) => text).join('\n'));
  return steps !== null && steps.every(({ act }) => !OPEN.includes(act.kind));
}

function begins(line: string): boolean {
  return PLACE_FIRST.test(line) || VERB_FIRST.test(line) || OTHER_FIRST.test(line);
}

/** Whether a statement says already what is to be done, so that “for … read …” on a line of its own begins another. */
function saysAct(lines: readonly Line[] | undefined): boolean {
  return lines !== undefined && /\bread\b/iu.test(lines.map(({ text }) => text).join('\n'));
}

/** Whether a quotation is open at the end: what follows belongs to it whatever it looks like. */
function endsInQuotes(lines: readonly Line[]): boolean {
  const text = lines.map((line) => line.text).join('\n');
  const curly = (text.match(/“/gu) ?? []).length - (text.match(/”/gu) ?? []).length;
  return curly > 0 || (text.match(/"/gu) ?? []).length % 2 === 1;
}
