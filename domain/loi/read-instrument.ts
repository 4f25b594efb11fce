import { type Block, blocksOf, firstNumbered, isNumbered } from './blocks.ts';
import { headerFacts } from './header.ts';
import { headingMark, inCapitals, looksLikeHeading, OPENER } from './headings.ts';
import { type Found, type Terms, termsIn, wantsNoWrittenReply } from './instructions.ts';
import type { Doubt, InstrumentKind, InstrumentReading } from './instrument.ts';
import { asksByKind, kindIn } from './kind.ts';
import { type Line, type TextLines, textLines } from './lines.ts';
import { questionsIn } from './questions.ts';
import { positionsIn, printedRecommendations, recommendingParagraphs } from './recommendations.ts';

/** A head longer than this is none. */
const LONGEST_HEAD = 8000;
const MOST_HEAD_LINES = 80;
const SUBTITLE =
  /^\*|\b(?:adopted|prepared|submitted) by\b|^(?:addendum|annex|corrigendum|note by|agenda item)\b|\b(?:session|meeting)\b|^\(?\d/i;

/**
 * Reads an instrument from its plain text: what it is, whom it asks, until when, and each question with its parts.
 * Nothing is guessed: what is not in the text is null, what could not be read for certain is a doubt with its lines.
 *
 * @param text plain text as extracted; wrapped lines, page feet, joined words and lost numbers are expected
 * @returns a reading of any text whatever; a document that asks nothing has no questions, and its `kind` says what it is
 */
export function readInstrument(text: string): InstrumentReading {
  const lines = textLines(text);
  const numbered = isNumbered(lines.content);
  const headLines = headOf(lines, numbered);
  const headEnd = Math.min(headLines.at(-1)?.to ?? 0, LONGEST_HEAD);
  const title = kindIn(text.slice(0, headEnd));
  const facts = headerFacts(text, headEnd, headLines);
  const kind = title?.value ?? 'unknown';

  const bodyAt = bodyStart(lines.content, headLines, Math.max(title?.to ?? 0, facts.state?.to ?? 0), asksByKind(kind));
  const blocks = blocksOf(lines, bodyAt, numbered);
  const body = bodyOf(blocks, kind, numbered);
  const terms = allTerms(text, body.instructions);
  const doubts: Doubt[] = [
    ...body.doubts,
    ...terms.doubts,
    ...documentDoubts(kind, body.questions.length, terms, body.instructions),
  ];

  return {
    kind,
    symbol: facts.symbol?.value ?? null,
    committee: facts.committee?.value ?? null,
    state: facts.state?.value ?? null,
    publishedOn: facts.publishedOn?.value ?? null,
    deadline: terms.deadline?.value ?? null,
    wordLimit: terms.wordLimit?.value ?? null,
    pageLimit: terms.pageLimit?.value ?? null,
    language: facts.language?.value ?? null,
    sections: body.sections,
    questions: body.questions,
    recommendations: body.recommendations,
    doubts,
    sources: sourcesOf({
      kind: title,
      ...facts,
      deadline: terms.deadline,
      wordLimit: terms.wordLimit,
      pageLimit: terms.pageLimit,
    }),
  };
}

/** Whether an instrument asks anything, so that a cycle can start from it. */
export function asksSomething(reading: Pick<InstrumentReading, 'questions'>): boolean {
  return reading.questions.length > 0;
}

/** The lines before the first paragraph, or before the first chapter where no numbers are printed. */
function headOf({ content }: TextLines, numbered: boolean): readonly Line[] {
  const first = firstNumbered(content);
  const end = numbered && first !== -1 ? first : content.findIndex((line, n) => n > 0 && startsBody(line));
  return content.slice(0, Math.min(end === -1 ? MOST_HEAD_LINES : end, MOST_HEAD_LINES));
}

function startsBody(line: Line): boolean {
  return (
    headingMark(line.text, null) !== null || OPENER.test(line.text) || (inCapitals(line.text) && !/\d/.test(line.text))
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

function bodyOf(blocks: readonly Block[], kind: InstrumentKind, numbered: boolean) {
  const asked = asksByKind(kind) || (kind === 'unknown' && numbered);
  const read = questionsIn(blocks, numbered, asksByKind(kind));
  const { recommendations, doubts } =
    kind === 'state-views'
      ? positionsIn(blocks)
      : kind === 'recommendations'
        ? printedRecommendations(blocks)
        : kind === 'concluding-observations'
          ? recommendingParagraphs(blocks)
          : { recommendations: [], doubts: [] };
  return {
    sections: read.sections,
    questions: asked ? read.questions : [],
    instructions: asked ? read.instructions : kind === 'concluding-observations' ? blocks.filter(asksForFollowUp) : [],
    recommendations,
    // A theme is a subject for the dialogue: that it has no word of asking is no doubt about it.
    doubts: [...(asked ? read.doubts : []), ...doubts].filter(
      ({ code }) => kind !== 'list-of-themes' || code !== 'no-request',
    ),
  };
}

/** Whether a paragraph of concluding observations sets a day for what follows them. */
function asksForFollowUp(block: Block): boolean {
  return block.kind === 'paragraph' && /\bfollow-up\b|\bin paragraphs? \d|\bnext periodic report\b/i.test(block.text);
}

function allTerms(text: string, instructions: readonly Block[]): Terms & { readonly doubts: readonly Doubt[] } {
  const each = instructions.map((block) => {
    const [first, last] = [block.lines[0]!, block.lines.at(-1)!];
    const terms = termsIn(text, first.from, last.to);
    return {
      ...terms,
      doubts: terms.doubts.map((doubt) => ({ ...doubt, lines: [first.number, last.number] as const })),
    };
  });
  return {
    deadline: each.find((terms) => terms.deadline !== null)?.deadline ?? null,
    wordLimit: each.find((terms) => terms.wordLimit !== null)?.wordLimit ?? null,
    pageLimit: each.find((terms) => terms.pageLimit !== null)?.pageLimit ?? null,
    doubts: each.flatMap((terms) => terms.doubts),
  };
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

function sourcesOf(found: Readonly<Record<string, Found<unknown> | null>>): InstrumentReading['sources'] {
  return Object.fromEntries(
    Object.entries(found).flatMap(([field, one]) =>
      one === null ? [] : [[field, { wording: one.wording, from: one.from, to: one.to }]],
    ),
  );
}
