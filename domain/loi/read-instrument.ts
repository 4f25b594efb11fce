import { isRequest } from './asks-for.ts';
import { type Block, blocksOf } from './blocks.ts';
import { treatyOf } from './committees.ts';
import { followUpAsked, nextReportOn } from './follow-up.ts';
import { headerFacts } from './header.ts';
import { headingMark, inCapitals, looksLikeHeading, OPENER } from './headings.ts';
import { type Terms, termsIn, wantsNoWrittenReply } from './instructions.ts';
import type { Doubt, InstrumentKind, InstrumentReading } from './instrument.ts';
import { asksByKind, kindIn } from './kind.ts';
import { type Line, type TextLines, textLines } from './lines.ts';
import { firstNumbered, type Numbering, numberingOf } from './numbering.ts';
import { BULLET } from './plain-headings.ts';
import { partPlaces } from './parts.ts';
import { type Place, placeOfBlocks, placesWithin } from './places.ts';
import { plainText, type PlainText } from './plain-text.ts';
import { type Asking, questionsIn } from './questions.ts';
import { stateNamed } from './states.ts';
import { reportSymbol } from './symbols.ts';
import {
  positionsIn,
  printedRecommendations,
  recommendingParagraphs,
  type RecommendationsReading,
} from './recommendations.ts';

/** A head longer than this is none. */
const LONGEST_HEAD = 8000;
const MOST_HEAD_LINES = 80;
/** Concluding observations name the report in their first paragraph. */
const OPENING_PARAGRAPHS = 1500;
const SUBTITLE =
  /^\*|\*$|\b(?:adopted|prepared|submitted) by\b|\bperiodic reports?\b|^(?:international )?(?:convention|covenant) (?:on|against|for)\b|^committee (?:on|against)\b|^(?:addendum|annex|corrigendum|note by|agenda item)\b|\b(?:session|meeting)\b|^\(?\d/i;

/**
 * Reads an instrument from its plain text: what it is, whom it asks, until when, and each question with its parts.
 * Nothing is guessed: what is not in the text is null, what could not be read for certain is a doubt with its lines.
 *
 * @param text plain text as extracted; wrapped lines, page feet, joined words and lost numbers are expected
 * @returns a reading of any text whatever; a document that asks nothing has no questions, and its `kind` says what it is
 */
export function readInstrument(text: string): InstrumentReading {
  const plain = plainText(text);
  const lines = textLines(plain.text);
  const numbering = numberingOf(lines.content);
  const headLines = headOf(lines, numbering);
  const headEnd = Math.min(headLines.at(-1)?.to ?? 0, LONGEST_HEAD);
  const title = kindIn(plain.text.slice(0, headEnd));
  const { doubts: headDoubts, ...facts } = headerFacts(plain.text, headEnd, headLines);
  const kind = title?.value ?? 'unknown';
  // Letters of special procedures speak of the Council, and come from no committee.
  const committee = kind === 'communication' ? null : facts.committee;

  const titleEnd = Math.max(title?.to ?? 0, facts.state?.to ?? 0);
  const bodyAt =
    kind === 'communication'
      ? requestsStart(lines.content)
      : bodyStart(lines.content, headLines, titleEnd, asksByKind(kind));
  const blocks = blocksOf(lines, bodyAt, numbering);
  const body = bodyOf(blocks, kind, numbering !== null, treatyOf(committee?.value ?? null));
  const terms = allTerms(plain.text, body.instructions, blocks, kind);
  const observations = kind === 'concluding-observations';
  const about = reportSymbol(plain.text, observations ? headEnd + OPENING_PARAGRAPHS : headEnd);
  const next = observations ? nextReportOn(plain.text) : null;
  const doubts: Doubt[] = [
    ...headDoubts,
    ...body.doubts,
    ...terms.doubts,
    ...documentDoubts(kind, body.questions.length, terms, body.instructions),
    ...(kind === 'unknown' && facts.language !== null && facts.language.value !== 'English'
      ? [foreign(facts.language.value)]
      : []),
  ];

  return {
    kind,
    symbol: facts.symbol?.value ?? null,
    committee: committee?.value ?? null,
    state: facts.state?.value ?? null,
    publishedOn: facts.publishedOn?.value ?? null,
    deadline: terms.deadline?.value ?? null,
    wordLimit: terms.wordLimit?.value ?? null,
    pageLimit: terms.pageLimit?.value ?? null,
    limitIs: terms.limitIs?.value ?? null,
    reportSymbol: about?.value ?? null,
    language: facts.language?.value ?? null,
    ...(observations ? { followUp: followUpOf(plain.text), nextReportOn: next?.value ?? null } : {}),
    sections: body.sections,
    questions: body.questions,
    recommendations: body.recommendations,
    doubts,
    sources: sourcesOf(text, plain, {
      kind: title,
      ...facts,
      committee,
      deadline: terms.deadline,
      wordLimit: terms.wordLimit,
      pageLimit: terms.pageLimit,
      limitIs: terms.limitIs,
      reportSymbol: about,
      nextReportOn: next,
      ...bodyPlaces(body, plain.text),
    }),
  };
}

/** Whether an instrument asks anything, so that a cycle can start from it. */
export function asksSomething(reading: Pick<InstrumentReading, 'questions'>): boolean {
  return reading.questions.length > 0;
}

/** The lines before the first paragraph, or before the first chapter where no numbers are printed. */
function headOf({ content }: TextLines, numbering: Numbering): readonly Line[] {
  const advance = content.slice(0, 6).some((line) => /\badvance\s+questions\b|\bin\s+advance\b/i.test(line.text));
  const first = firstNumbered(content, numbering);
  const end =
    numbering !== null && first !== -1 ? first : content.findIndex((line, n) => n > 0 && startsBody(line, advance));
  return content.slice(0, Math.min(end === -1 ? MOST_HEAD_LINES : end, MOST_HEAD_LINES));
}

function startsBody(line: Line, advance: boolean): boolean {
  return (
    headingMark(line.text, null) !== null ||
    OPENER.test(line.text) ||
    BULLET.test(line.text) ||
    (advance && (inCapitals(line.text) || stateNamed(line.text) !== null))
  );
}

/** The line from which headings and paragraphs are read: behind the title, at the first line that may be a heading. */
function bodyStart(content: readonly Line[], head: readonly Line[], titleEnd: number, asks: boolean): number {
  for (let n = 0; n < head.length; n += 1) {
    const line = head[n]!;
    if (headingMark(line.text, null) !== null) return n;
    const behindTitle = titleEnd > 0 && line.from >= titleEnd;
    const prose = !/^\d/.test(line.text) && !looksLikeHeading(line.text) && line.text.length > 60;
    const heading =
      looksLikeHeading(line.text) &&
      !SUBTITLE.test(line.text) &&
      head.slice(n + 1).every((next) => !SUBTITLE.test(next.text));
    if (behindTitle && asks && (prose || heading)) return n;
  }
  return Math.min(head.length, content.length);
}

/** Where a letter's own numbered requests begin: at the last 1 that asks, else behind the head. */
function requestsStart(content: readonly Line[]): number {
  const first = content.findLastIndex(
    (line, at) => /^\(?1[.)]/.test(line.text) && isRequest(`${line.text} ${content[at + 1]?.text ?? ''}`),
  );
  return first !== -1 ? first : content.length;
}

function bodyOf(blocks: readonly Block[], kind: InstrumentKind, numbered: boolean, treaty: RegExp | undefined) {
  const asked = asksByKind(kind) || (kind === 'unknown' && numbered);
  const asking: Asking = {
    numbered,
    everyParagraph: asksByKind(kind),
    themes: kind === 'list-of-themes',
    letter: kind === 'communication',
    treaty,
  };
  const read = questionsIn(blocks, asking);
  const recommended = recommendedIn(blocks, kind);
  return {
    sections: read.sections,
    sectionBlocks: read.sectionBlocks,
    questions: asked ? read.questions : [],
    questionBlocks: read.questionBlocks,
    instructions: asked
      ? kind === 'communication'
        ? blocks.filter((block) => block.kind === 'paragraph')
        : read.instructions
      : kind === 'concluding-observations'
        ? blocks.filter(asksForFollowUp)
        : [],
    recommendations: recommended.recommendations,
    recommendationBlocks: recommended.blocks,
    // A theme is a subject for the dialogue: that it has no word of asking is no doubt about it.
    doubts: [...(asked ? read.doubts : []), ...recommended.doubts].filter(
      ({ code }) => kind !== 'list-of-themes' || (code !== 'no-request' && code !== 'sentence-unfinished'),
    ),
  };
}

function recommendedIn(blocks: readonly Block[], kind: InstrumentKind): RecommendationsReading {
  if (kind === 'state-views') return positionsIn(blocks);
  if (kind === 'recommendations') return printedRecommendations(blocks);
  if (kind === 'concluding-observations') return recommendingParagraphs(blocks);
  return { recommendations: [], blocks: [], doubts: [] };
}

/** Where sections, questions, parts and recommendations stand. */
function bodyPlaces(body: ReturnType<typeof bodyOf>, text: string): Readonly<Record<string, Place>> {
  const places: Record<string, Place> = {};
  body.sections.forEach(({ id }, n) => (places[`sections.${id}`] = placeOfBlocks([body.sectionBlocks[n]!])));
  body.questions.forEach(({ id, text: words, parts }, n) => {
    const blocks = body.questionBlocks[n]!;
    places[`questions.${id}`] = placeOfBlocks(blocks);
    const within = parts.length === 0 ? [] : placesWithin(partPlaces(words), words, blocks, text);
    parts.forEach((part, at) => (places[`questions.${part.id}`] = within[at]!));
  });
  body.recommendations.forEach(
    ({ id }, n) => (places[`recommendations.${id}`] = placeOfBlocks(body.recommendationBlocks[n]!)),
  );
  return places;
}

function followUpOf(text: string): NonNullable<InstrumentReading['followUp']> {
  const { paragraphs, dueOn, months } = followUpAsked(text);
  return { paragraphs, dueOn, months };
}

/** Whether a paragraph of concluding observations sets a day for what follows them. */
function asksForFollowUp(block: Block): boolean {
  return block.kind === 'paragraph' && /\bfollow-up\b|\bin paragraphs? \d|\bnext periodic report\b/i.test(block.text);
}

function allTerms(
  text: string,
  instructions: readonly Block[],
  blocks: readonly Block[],
  kind: InstrumentKind,
): Terms & { readonly doubts: readonly Doubt[] } {
  // The length of the report may stand at the end of a paragraph that asks.
  const elsewhere = blocks.find((block) => asksByKind(kind) && LIMIT_OF_REPORT.test(block.text));
  const ends = elsewhere === undefined ? null : termsIn(text, elsewhere.lines[0]!.from, elsewhere.lines.at(-1)!.to);
  const each = instructions.map((block) => {
    const [first, last] = [block.lines[0]!, block.lines.at(-1)!];
    const terms = termsIn(text, first.from, last.to);
    // The next report is no answer to these observations.
    const deadline = kind === 'concluding-observations' && NEXT_REPORT.test(block.text) ? null : terms.deadline;
    return {
      ...terms,
      deadline,
      doubts: terms.doubts.map((doubt) => ({ ...doubt, lines: [first.number, last.number] as const })),
    };
  });
  return {
    deadline: each.find((terms) => terms.deadline !== null)?.deadline ?? null,
    wordLimit: each.find((terms) => terms.wordLimit !== null)?.wordLimit ?? ends?.wordLimit ?? null,
    pageLimit: each.find((terms) => terms.pageLimit !== null)?.pageLimit ?? null,
    limitIs: each.find((terms) => terms.limitIs !== null)?.limitIs ?? ends?.limitIs ?? null,
    doubts: each.flatMap((terms) => terms.doubts),
  };
}

const LIMIT_OF_REPORT = /\b(?:reports?|replies|responses)\b[^.]{0,120}\b\d[\d, ]{2,8}\swords\b/i;
const NEXT_REPORT = /\bsubmit\b[^.]{0,60}\b(?:next|periodic|combined|initial)\b[^.]{0,60}\breports?\b/i;

function foreign(language: string): Doubt {
  const message = `The document is in ${language}; titles and requests are read in English.`;
  return { code: 'language-not-read', message, lines: null };
}

function documentDoubts(
  kind: InstrumentKind,
  questions: number,
  terms: Terms,
  instructions: readonly Block[],
): readonly Doubt[] {
  const doubts: Doubt[] = [];
  const whole = (code: string, message: string) => doubts.push({ code, message, lines: null });
  if (kind === 'unknown') whole('kind-unknown', 'No title that names the document was found in its head.');
  if (asksByKind(kind) && questions === 0)
    whole('no-questions', 'The title is that of a document that asks, but no question was found.');
  if (questions > 0 && terms.deadline === null) whole('no-deadline', 'The document states no day by which to answer.');
  if (instructions.some((block) => wantsNoWrittenReply(block.text))) {
    whole('no-reply-required', 'The document says that no written replies are required.');
  }
  return doubts;
}

function sourcesOf(
  text: string,
  plain: PlainText,
  found: Readonly<Record<string, Place | null | undefined>>,
): InstrumentReading['sources'] {
  return Object.fromEntries(
    Object.entries(found).flatMap(([field, place]) => {
      if (place === null || place === undefined) return [];
      const [from, to] = [plain.placeOf(place.from), plain.placeOf(place.to - 1) + 1];
      return [[field, { wording: text.slice(from, to), from, to }]];
    }),
  );
}
