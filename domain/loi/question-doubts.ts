import { isRequest } from './asks-for.ts';
import type { Block } from './blocks.ts';
import type { Doubt, Section } from './instrument.ts';
import { endsSentence } from './lines.ts';

/** A question while its paragraphs are gathered. */
export interface Draft {
  readonly section: Section | null;
  readonly number: string | null;
  readonly blocks: Block[];
}

/** A letter or a bullet says itself that it belongs to the question before. */
const MARKED = /^(?:\(?[a-z]{1,4}\)|[•·▪●◦‣∙■–—-])/;

/** Numbers that are lost, missing, or never were printed. */
export function numberDoubts(
  blocks: readonly Block[],
  drafts: readonly Draft[],
  numbered: boolean,
  lost: readonly Block[],
): readonly Doubt[] {
  if (!numbered) {
    const joined = drafts.flatMap((draft) => draft.blocks.slice(1)).filter(({ text }) => !MARKED.test(text));
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

/** Paragraphs that break off. */
export function unfinished(drafts: readonly Draft[]): readonly Doubt[] {
  return drafts
    .map((draft) => draft.blocks.at(-1)!)
    .filter((block) => !endsSentence(block.text))
    .map((block) => ({
      code: 'sentence-unfinished',
      message: `The paragraph breaks off: “… ${block.text.slice(-40)}”.`,
      lines: span([block]),
    }));
}

/** Paragraphs counted as questions although nothing in them asks. */
export function statements(drafts: readonly Draft[]): readonly Doubt[] {
  return drafts
    .filter((draft) => !draft.blocks.some((block) => isRequest(block.text)))
    .map((draft) => ({
      code: 'no-request',
      message: 'This paragraph was counted as a question, although none of its words asks for anything.',
      lines: span(draft.blocks),
    }));
}

/** Subjects of which a list says itself that it wants no written answer to them. */
export function notAsked(blocks: readonly Block[]): Doubt {
  return {
    code: 'no-reply-required',
    message: `${blocks.length} subject${blocks.length === 1 ? ' is' : 's are'} named without a written answer being asked for.`,
    lines: span(blocks),
  };
}

/** Paragraphs that were left out. */
export function notRead(blocks: readonly Block[]): Doubt {
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
