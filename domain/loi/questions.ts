import { asksFor, isRequest } from './asks-for.ts';
import type { Block } from './blocks.ts';
import { SectionTree } from './headings.ts';
import { isInstruction } from './instructions.ts';
import type { Doubt, Question, Section } from './instrument.ts';
import { endsSentence } from './lines.ts';
import { partsOf } from './parts.ts';
import { articlesIn, paragraphRefsIn } from './references.ts';

/** What was made of the blocks of a document that asks. */
export interface QuestionsReading {
  readonly sections: readonly Section[];
  readonly questions: readonly Question[];
  readonly instructions: readonly Block[];
  readonly doubts: readonly Doubt[];
}

/** A question while its paragraphs are gathered. */
interface Draft {
  readonly section: Section | null;
  readonly number: string | null;
  readonly blocks: Block[];
}

const CONNECTIVE =
  /^(?:also|furthermore|moreover|additionally|finally|lastly|in addition|please also|further|likewise|similarly)\b/i;
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
 * @param numbered whether the document prints numbers
 * @param everyParagraph whether a paragraph counts although it has no word of asking (a list of themes)
 */
export function questionsIn(blocks: readonly Block[], numbered: boolean, everyParagraph: boolean): QuestionsReading {
  const tree = new SectionTree();
  const instructions: Block[] = [];
  const drafts: Draft[] = [];
  const doubts: Doubt[] = [];
  const lost: Block[] = [];
  const silent: Block[] = [];
  const continuing = numbered ? [] : continuingSections(blocks);
  let section: Section | null = null;
  let afterHeading = true;

  blocks.forEach((block, at) => {
    if (block.kind === 'heading') {
      section = tree.add(block.text, block.mark ?? 'plain');
      afterHeading = true;
      return;
    }
    const last = drafts.at(-1);
    if (isInstruction(block.text) && (afterHeading || block.number !== null || last === undefined)) {
      instructions.push(block);
    } else if (ASKS_NOTHING.test(block.text) || (block.text === '' && block.number === null)) {
      // A heading that says itself that nothing is asked under it.
    } else if (block.number !== null) {
      drafts.push({ section, number: block.number, blocks: [block] });
    } else if (last === undefined || last.section !== section || opens(blocks, at, numbered, drafts, continuing)) {
      if (isRequest(block.text) || (everyParagraph && !numbered)) {
        drafts.push({ section, number: null, blocks: [block] });
        if (numbered) lost.push(block);
      } else silent.push(block);
    } else {
      last.blocks.push(block);
    }
    afterHeading = false;
  });

  const articlesOf = sectionArticles(tree.sections);
  const kept = drafts.filter((draft) => everyParagraph || draft.blocks.some((block) => isRequest(block.text)));
  const keptOnes = new Set(kept);
  for (const draft of drafts) if (!keptOnes.has(draft)) silent.push(...draft.blocks);
  doubts.push(
    ...numberDoubts(blocks, kept, numbered, lost),
    ...unfinished(kept),
    ...(everyParagraph ? statements(kept) : []),
  );
  if (silent.length > 0) doubts.push(notRead(silent));
  return {
    sections: tree.sections,
    questions: kept.map((draft, n) => questionOf(draft, n, articlesOf)),
    instructions,
    doubts,
  };
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

function questionOf(draft: Draft, n: number, articlesOf: ReadonlyMap<string, readonly string[]>): Question {
  const id = `q${n + 1}`;
  const text = draft.blocks.map((block) => block.text).join('\n');
  const own = articlesIn(text);
  return {
    id,
    number: draft.number,
    section: draft.section?.id ?? null,
    text,
    parts: partsOf(id, text),
    articles: [...new Set([...(articlesOf.get(draft.section?.id ?? '') ?? []), ...own])],
    paragraphRefs: paragraphRefsIn(text),
    asksFor: asksFor(text),
  };
}

/** For each section the articles of the nearest heading, itself or above, that names any. */
function sectionArticles(sections: readonly Section[]): ReadonlyMap<string, readonly string[]> {
  const known = new Map<string, readonly string[]>();
  for (const { id, heading, parent } of sections) {
    const own = articlesIn(heading);
    known.set(id, own.length > 0 ? own : (known.get(parent ?? '') ?? []));
  }
  return known;
}

function numberDoubts(
  blocks: readonly Block[],
  drafts: readonly Draft[],
  numbered: boolean,
  lost: readonly Block[],
): readonly Doubt[] {
  if (!numbered) {
    const joined = drafts.flatMap((draft) => draft.blocks.slice(1));
    return [
      ...(drafts.length > 0
        ? [
            {
              code: 'lost-numbers',
              message: `No numbers are printed; ${drafts.length} questions were told apart by how their paragraphs begin.`,
              lines: span(drafts.flatMap((draft) => draft.blocks)),
            },
          ]
        : []),
      ...joined.map((block) => ({
        code: 'continuation',
        message:
          'Without a number or a reference of its own, this paragraph was read as part of the question before it.',
        lines: span([block]),
      })),
    ];
  }
  const doubts: Doubt[] = lost.map((block) => ({
    code: 'lost-numbers',
    message: 'This paragraph asks something, but its number is not in the text.',
    lines: span([block]),
  }));
  const lostOnes = new Set(lost);
  let before: Block | null = null;
  let found = 0;
  for (const block of blocks) {
    if (lostOnes.has(block)) found += 1;
    if (block.number === null) continue;
    if (before !== null && Number(block.number) - Number(before.number) - 1 > found) {
      doubts.push({
        code: 'number-gap',
        message: `After number ${before.number} comes ${block.number}; what stood between may be missing or joined to ${before.number}.`,
        lines: [before.lines[0]!.number, block.lines[0]!.number],
      });
    }
    before = block;
    found = 0;
  }
  return doubts;
}

function unfinished(drafts: readonly Draft[]): readonly Doubt[] {
  return drafts
    .map((draft) => draft.blocks.at(-1)!)
    .filter((block) => !endsSentence(block.text))
    .map((block) => ({
      code: 'sentence-unfinished',
      message: `The paragraph breaks off: “… ${block.text.slice(-40)}”.`,
      lines: span([block]),
    }));
}

function statements(drafts: readonly Draft[]): readonly Doubt[] {
  return drafts
    .filter((draft) => !draft.blocks.some((block) => isRequest(block.text)))
    .map((draft) => ({
      code: 'no-request',
      message: 'This paragraph was counted as a question, although none of its words asks for anything.',
      lines: span(draft.blocks),
    }));
}

function notRead(blocks: readonly Block[]): Doubt {
  const where = blocks.slice(0, 8).map((block) => span([block]).join('–'));
  return {
    code: 'lines-not-read',
    message: `${blocks.length} paragraph${blocks.length === 1 ? '' : 's'} ask nothing and were left out: lines ${where.join(', ')}${blocks.length > 8 ? ', …' : ''}.`,
    lines: span(blocks),
  };
}

function span(blocks: readonly Block[]): readonly [number, number] {
  return [blocks[0]?.lines[0]?.number ?? 1, blocks.at(-1)?.lines.at(-1)?.number ?? 1];
}
