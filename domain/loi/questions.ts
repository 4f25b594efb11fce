import { asksFor, isRequest } from './asks-for.ts';
import type { Block } from './blocks.ts';
import { sectionTree } from './headings.ts';
import { figuresAsked } from './figures.ts';
import { isInstruction, wantsNoWrittenReply } from './instructions.ts';
import type { Doubt, Question, Section } from './instrument.ts';
import { partsOf } from './parts.ts';
import { BULLET } from './plain-headings.ts';
import { type Draft, notAsked, notRead, numberDoubts, statements, unfinished } from './question-doubts.ts';
import { articlesIn, paragraphRefsIn } from './references.ts';

/** What was made of the blocks of a document that asks. */
export interface QuestionsReading {
  readonly sections: readonly Section[];
  readonly questions: readonly Question[];
  readonly instructions: readonly Block[];
  readonly doubts: readonly Doubt[];
  /** The blocks of each section and of each question, in their order. */
  readonly sectionBlocks: readonly Block[];
  readonly questionBlocks: readonly (readonly Block[])[];
}

/** How a document asks. */
export interface Asking {
  /** Whether it prints numbers. */
  readonly numbered: boolean;
  /** Whether a paragraph counts although it has no word of asking. */
  readonly everyParagraph: boolean;
  /** Whether its subjects are the questions, as in a list of themes, which wants no written reply as a whole. */
  readonly themes: boolean;
  /** Whether what follows the last number is the end of a letter. */
  readonly letter: boolean;
  /** How the treaty under review is named. */
  readonly treaty?: RegExp | undefined;
}

const CONNECTIVE =
  /^(?:also|furthermore|moreover|additionally|finally|lastly|in addition|please also|further|likewise|similarly|in this (?:regard|respect|connection|context)|if so)\b/i;
const REFERENCE = /^(?:paras?\.?\s*\d|paragraphs?\s+\d|attachment\s+\d|with reference to\b)/i;
/** Paragraphs on either side among which a lost number is looked for. */
const FARTHEST = 12;
const ASKS_NOTHING = /^(?:no|none|nil)\b.{0,60}\b(?:issues?|questions?|comments?)\b/i;

/**
 * Turns headings and paragraphs into sections and questions.
 *
 * Where paragraphs are numbered, a number opens a question. Where the numbers are lost, a paragraph that begins with
 * its own reference (“Para. 17.”) or its own premise opens one; “Furthermore, please …” continues the one before; a
 * bare “Please …” after a question with a reference continues it if the section has such paragraphs between its
 * referenced questions, and else stands for itself. What was decided so is a doubt that names the lines.
 */
export function questionsIn(blocks: readonly Block[], asking: Asking): QuestionsReading {
  const { numbered, everyParagraph } = asking;
  const tree = sectionTree();
  const instructions: Block[] = [];
  const sectionBlocks: Block[] = [];
  const drafts: Draft[] = [];
  const doubts: Doubt[] = [];
  const lost: Block[] = [];
  const silent: Block[] = [];
  const unanswered: Block[] = [];
  const continuing = numbered ? [] : continuingSections(blocks);
  const lettered = !numbered && lettersAreItems(blocks);
  let section: Section | null = null;
  let afterHeading = true;
  // Behind a sentence that wants no written answers, the rest of its division only names subjects.
  let silenced = false;

  blocks.forEach((block, at) => {
    if (block.kind === 'heading' && asking.letter) {
      silent.push(block);
      return;
    }
    if (block.kind === 'heading') {
      section = tree.add(block.text, block.mark ?? 'plain');
      sectionBlocks.push(block);
      if (block.mark === 'division') silenced = false;
      afterHeading = true;
      return;
    }
    const last = drafts.at(-1);
    const under = last !== undefined && last.section === section ? last : null;
    const label = LABELLED.exec(block.text)?.[1] ?? null;
    if (
      isInstruction(block.text) &&
      (afterHeading || block.number !== null || CLOSING.test(block.text) || !asks(last, numbered))
    ) {
      instructions.push(block);
      silenced ||= !asking.themes && wantsNoWrittenReply(block.text);
    } else if (silenced && !isRequest(block.text)) {
      unanswered.push(block);
    } else if (ASKS_NOTHING.test(block.text) || (block.text === '' && block.number === null)) {
      // A heading that says itself that nothing is asked under it.
    } else if (block.number !== null) {
      drafts.push({ section, number: block.number, blocks: [block] });
    } else if (lettered && label !== null) {
      drafts.push({ section, number: `(${label})`, blocks: [block] });
    } else if (under !== null && (label !== null || (BULLET.test(block.text) && !afterHeading && !bulletsAsk(block)))) {
      under.blocks.push(block);
    } else if (asking.letter && last !== undefined) {
      silent.push(block);
    } else if (under === null || opens(blocks, at, numbered, drafts, continuing)) {
      if (isRequest(block.text) || (everyParagraph && !numbered)) {
        drafts.push({ section, number: null, blocks: [block] });
        if (numbered) lost.push(block);
      } else silent.push(block);
    } else under.blocks.push(block);
    afterHeading = false;
  });

  const articlesOf = sectionArticles(tree.sections, asking.treaty);
  const kept = drafts.filter((draft) => everyParagraph || draft.blocks.some((block) => isRequest(block.text)));
  const keptOnes = new Set(kept);
  for (const draft of drafts) if (!keptOnes.has(draft)) silent.push(...draft.blocks);
  doubts.push(
    ...numberDoubts(blocks, kept, numbered, lost),
    ...unfinished(kept),
    ...(everyParagraph ? statements(kept) : []),
  );
  if (unanswered.length > 0) doubts.push(notAsked(unanswered));
  if (silent.length > 0) doubts.push(notRead(silent));
  return {
    sections: tree.sections,
    questions: kept.map((draft, n) => questionOf(draft, n, articlesOf, asking.treaty)),
    instructions,
    doubts,
    sectionBlocks,
    questionBlocks: kept.map((draft) => draft.blocks),
  };
}

/** How a paragraph begins that closes a list with when and how to answer. */
const CLOSING =
  /^the (?:written )?(?:replies|responses|answers)\b|^the state party is (?:also |further )?(?:requested|invited) to (?:submit|send)\b/i;
/** A letter or numeral before what it marks. */
const LABELLED = /^\(?([a-z]{1,4})\)\s*(?=\S)/;

/** Whether the paragraph before has been a question whose sentence on replies would be its own. */
function asks(last: Draft | undefined, numbered: boolean): boolean {
  return last !== undefined && numbered;
}

/** Whether a bullet marks a whole question, not one of the things asked for. */
function bulletsAsk(block: Block): boolean {
  return /^\W{1,4}(?:please|could you|kindly|what|which|how|why|who|does|do|is|are|has|have|can|will)\b/i.test(
    block.text,
  );
}

/** Whether the letters under each heading are the questions themselves, as in lists that print no numbers. */
function lettersAreItems(blocks: readonly Block[]): boolean {
  return blocks.some((block, at) => block.kind === 'heading' && LABELLED.exec(blocks[at + 1]?.text ?? '')?.[1] === 'a');
}

/** Whether a paragraph without a number opens a question of its own. */
function opens(
  blocks: readonly Block[],
  at: number,
  numbered: boolean,
  drafts: readonly Draft[],
  continuing: readonly boolean[],
): boolean {
  const { text } = blocks[at]!;
  if (numbered) return isRequest(text) && numberMissingAt(blocks, at);
  if (REFERENCE.test(text)) return true;
  if (CONNECTIVE.test(text)) return false;
  const before = drafts.at(-1)!.blocks[0]!.text;
  if (!/^(?:please|could you|kindly)\b/i.test(text) || !REFERENCE.test(before)) return true;
  return !continuing[at];
}

/** Whether exactly as many numbers are missing here as paragraphs that ask stand between two numbered ones. */
function numberMissingAt(blocks: readonly Block[], at: number): boolean {
  let from = at;
  while (from >= 0 && at - from < FARTHEST && blocks[from]!.number === null) from -= 1;
  let to = at;
  while (to < blocks.length && to - at < FARTHEST && blocks[to]!.number === null) to += 1;
  const [before, after] = [blocks[from]?.number ?? null, blocks[to]?.number ?? null];
  if (before === null || after === null) return false;
  const missing = Number(after) - Number(before) - 1;
  const between = blocks.slice(from + 1, to).filter((block) => block.kind === 'paragraph' && isRequest(block.text));
  return missing > 0 && between.length === missing;
}

/** For each block, whether its section has bare requests between two questions that carry references. */
function continuingSections(blocks: readonly Block[]): readonly boolean[] {
  const result: boolean[] = [];
  for (let from = 0; from < blocks.length;) {
    let to = from + 1;
    while (to < blocks.length && blocks[to]!.kind === 'paragraph') to += 1;
    const here = blocks.slice(from, to).map((block) => block.kind === 'paragraph' && REFERENCE.test(block.text));
    const mixed = here.slice(here.indexOf(true), here.lastIndexOf(true)).includes(false);
    for (let n = from; n < to; n += 1) result.push(mixed);
    from = to;
  }
  return result;
}

function questionOf(
  draft: Draft,
  n: number,
  articlesOf: ReadonlyMap<string, readonly string[]>,
  treaty: RegExp | undefined,
): Question {
  const id = `q${n + 1}`;
  const text = draft.blocks.map((block) => block.text).join('\n');
  const own = articlesIn(text, treaty);
  const figures = figuresAsked(text);
  return {
    id,
    number: draft.number,
    section: draft.section?.id ?? null,
    text,
    parts: partsOf(id, text),
    articles: [...new Set([...(articlesOf.get(draft.section?.id ?? '') ?? []), ...own])],
    paragraphRefs: paragraphRefsIn(text),
    asksFor: asksFor(text),
    ...(figures === null ? {} : { figures }),
  };
}

/** Headings of one article each may run into the number of a footnote: `Article 23` is article 2 where there are 16. */
function withoutNoteMark(heading: string, treaty: RegExp | undefined): string {
  const last = treaty?.test('Convention against Torture') === true ? 16 : 54;
  return heading.replace(/\b(\d{1,2})(\d)$/, (all, number: string) => (Number(all) > last ? number : all));
}

/** For each section the articles of the nearest heading, itself or above, that names any. */
function sectionArticles(
  sections: readonly Section[],
  treaty: RegExp | undefined,
): ReadonlyMap<string, readonly string[]> {
  const known = new Map<string, readonly string[]>();
  for (const { id, heading, parent } of sections) {
    const own = articlesIn(withoutNoteMark(heading, treaty), treaty);
    known.set(id, own.length > 0 ? own : (known.get(parent ?? '') ?? []));
  }
  return known;
}
