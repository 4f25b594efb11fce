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
    } else if (last === undefined || last.section !== section || opens(blocks, at, numbered, drafts)) {
      if (isRequest(block.text) || (everyParagraph && !numbered)) {
        drafts.push({ section, number: null, blocks: [block] });
        if (numbered) lost.push(block);
      } else silent.push(block);
    } else {
      last.blocks.push(block);
    }
    afterHeading = false;
  });

  const kept = drafts.filter((draft) => everyParagraph || draft.blocks.some((block) => isRequest(block.text)));
  silent.push(...drafts.filter((draft) => !kept.includes(draft)).flatMap((draft) => draft.blocks));
  doubts.push(...numberDoubts(kept, numbered, lost), ...unfinished(kept), ...(everyParagraph ? statements(kept) : []));
  if (silent.length > 0) doubts.push(notRead(silent));
  return {
    sections: tree.sections,
    questions: kept.map((draft, n) => questionOf(draft, n, tree.sections)),
    instructions,
    doubts,
  };
}

/** Whether a paragraph without a number opens a question of its own. */
function opens(blocks: readonly Block[], at: number, numbered: boolean, drafts: readonly Draft[]): boolean {
  const { text } = blocks[at]!;
  if (numbered) return isRequest(text) && numberMissingAt(blocks, at);
  if (REFERENCE.test(text)) return true;
  if (CONNECTIVE.test(text)) return false;
  const before = drafts.at(-1)!.blocks[0]!.text;
  if (!/^(?:please|could you|kindly)\b/i.test(text) || !REFERENCE.test(before)) return true;
  return !continuesBareRequests(blocks, at);
}

/** Whether exactly as many numbers are missing here as paragraphs that ask stand between two numbered ones. */
function numberMissingAt(blocks: readonly Block[], at: number): boolean {
  const from = blocks.findLastIndex((block, n) => n < at && block.number !== null);
  const to = blocks.findIndex((block, n) => n > at && block.number !== null);
  if (from === -1 || to === -1) return false;
  const missing = Number(blocks[to]!.number) - Number(blocks[from]!.number) - 1;
  const between = blocks.slice(from + 1, to).filter((block) => block.kind === 'paragraph' && isRequest(block.text));
  return missing > 0 && between.length === missing;
}

/** Whether the section around a paragraph has bare requests between two questions that carry references. */
function continuesBareRequests(blocks: readonly Block[], at: number): boolean {
  const from = blocks.findLastIndex((block, n) => n < at && block.kind === 'heading') + 1;
  const next = blocks.findIndex((block, n) => n > at && block.kind === 'heading');
  const here = blocks.slice(from, next === -1 ? blocks.length : next).map((block) => REFERENCE.test(block.text));
  return here.slice(here.indexOf(true), here.lastIndexOf(true)).includes(false);
}

function questionOf(draft: Draft, n: number, sections: readonly Section[]): Question {
  const id = `q${n + 1}`;
  const text = draft.blocks.map((block) => block.text).join('\n');
  const own = articlesIn(text);
  return {
    id,
    number: draft.number,
    section: draft.section?.id ?? null,
    text,
    parts: partsOf(id, text),
    articles: [...new Set([...headingArticles(draft.section, sections), ...own])],
    paragraphRefs: paragraphRefsIn(text),
    asksFor: asksFor(text),
  };
}

/** Articles of the nearest heading above a question that names any. */
function headingArticles(section: Section | null, sections: readonly Section[]): readonly string[] {
  for (let at = section; at !== null; at = sections.find((one) => one.id === at?.parent) ?? null) {
    const articles = articlesIn(at.heading);
    if (articles.length > 0) return articles;
  }
  return [];
}

function numberDoubts(drafts: readonly Draft[], numbered: boolean, lost: readonly Block[]): readonly Doubt[] {
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
  const numbers = drafts.filter((draft) => draft.number !== null);
  numbers.forEach((draft, n) => {
    const before = numbers[n - 1];
    const gap = before === undefined ? 0 : Number(draft.number) - Number(before.number) - 1;
    if (before === undefined || gap < 1) return;
    const filled = drafts.slice(drafts.indexOf(before) + 1, drafts.indexOf(draft)).length;
    if (filled >= gap) return;
    doubts.push({
      code: 'number-gap',
      message: `After number ${before.number} comes ${draft.number}; what stands between may be missing or joined to ${before.number}.`,
      lines: [before.blocks[0]!.lines[0]!.number, draft.blocks[0]!.lines[0]!.number],
    });
  });
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
