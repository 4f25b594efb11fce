import type { LocalDate } from '../calendar/calendar.ts';
import type { ConsolidatedParagraph, ConsolidatedPart, Consolidation } from '../matrix/consolidate.ts';
import type { LimitVerdict } from '../matrix/count-words.ts';

/** What the State's text says of itself. */
export interface SubmissionFacts {
  /** Short name of the State: `Pakistan`. */
  readonly state: string;
  /** Body that asked: `Committee on the Rights of the Child`; null where the list does not name it. */
  readonly committee: string | null;
  /** What is replied to, as it stands after “to the”: `list of issues in relation to its sixth periodic report`. */
  readonly instrument: string;
  /** Symbol of the list, null where none is printed. */
  readonly symbol: string | null;
  /** Day of the text, null while it is a draft. */
  readonly date: LocalDate | null;
  /** Titles of what is annexed, in order. */
  readonly annexes: readonly string[];
  /** Printed on every page where the cycle is a rehearsal. */
  readonly mark: string | null;
}

/** One piece of the text, in reading order. */
export type SubmissionBlock =
  | { readonly kind: 'section'; readonly level: number; readonly text: string }
  | { readonly kind: 'reply'; readonly text: string; readonly question: string }
  /** Whose words follow, where several offices answer one thing. */
  | { readonly kind: 'voice'; readonly text: string }
  | {
      readonly kind: 'paragraph';
      /** Running number through the whole text, from 1. */
      readonly number: number;
      readonly text: string;
      readonly origin: Pick<ConsolidatedPart, 'office' | 'row' | 'source'> | null;
    };

/** The State's replies in the form the UN takes them, before they are set in type. */
export interface SubmissionDocument {
  readonly title: string;
  readonly facts: SubmissionFacts;
  readonly blocks: readonly SubmissionBlock[];
  readonly words: number;
  /** What is said about the length at the end. */
  readonly lengthStatement: string;
}

/** Stands where no office gave text. Our own words, for an officer to keep or to replace. */
export const NOTHING_AVAILABLE = 'No information on this matter was available when these replies were submitted.';

/**
 * Sets a consolidation in the form of replies: the headings of the list, “Reply to paragraph 4 (a)” above each
 * answer, paragraphs numbered through. Headings under which nothing is asked, nor under any heading below them, fall away.
 */
export function submissionDocument(consolidation: Consolidation, facts: SubmissionFacts): SubmissionDocument {
  const blocks: SubmissionBlock[] = [];
  let number = 0;
  const say = (text: string, origin: ConsolidatedPart | null): void => {
    for (const paragraph of paragraphsOf(text)) {
      number += 1;
      blocks.push({
        kind: 'paragraph',
        number,
        text: paragraph,
        origin: origin === null ? null : { office: origin.office, row: origin.row, source: origin.source },
      });
    }
  };
  consolidation.sections.forEach((section, i) => {
    if (section.heading !== null && leadsToQuestions(consolidation.sections, i)) {
      blocks.push({ kind: 'section', level: section.level, text: section.heading });
    }
    for (const paragraph of section.paragraphs) {
      for (const { label, parts } of byLabel(paragraph)) {
        blocks.push({ kind: 'reply', text: replyHeading(paragraph, label), question: paragraph.question });
        if (parts.length === 0) say(NOTHING_AVAILABLE, null);
        const several = new Set(parts.map((part) => part.office)).size > 1;
        parts.forEach((part, at) => {
          if (several && part.office !== parts[at - 1]?.office) blocks.push({ kind: 'voice', text: part.officeName });
          say(part.text, part);
        });
      }
    }
  });
  const { symbol, state, instrument } = facts;
  return {
    title: `Replies of ${state} to the ${instrument}${symbol === null ? '' : ` (${symbol})`}`,
    facts,
    blocks,
    words: consolidation.words,
    lengthStatement: lengthStatement(consolidation.words, consolidation.limit),
  };
}

/** `Reply to paragraph 4 (a)`, or `Reply to issue 12` where the list prints no numbers. */
function replyHeading({ number, question }: ConsolidatedParagraph, label: string | null): string {
  const letter = label === null ? '' : ` (${label.replace(/[().]/g, '').trim()})`;
  return number === null ? `Reply to issue ${question.slice(1)}${letter}` : `Reply to paragraph ${number}${letter}`;
}

/** Answers to one part together, also where there are none; a question without any answer is one group. */
function byLabel({
  labels,
  parts,
}: ConsolidatedParagraph): readonly { readonly label: string | null; readonly parts: readonly ConsolidatedPart[] }[] {
  if (parts.length === 0) return [{ label: null, parts }];
  return labels.map((label) => ({ label, parts: parts.filter((part) => part.label === label) }));
}

function leadsToQuestions(sections: Consolidation['sections'], at: number): boolean {
  const level = sections[at]?.level ?? 1;
  if ((sections[at]?.paragraphs.length ?? 0) > 0) return true;
  for (const section of sections.slice(at + 1)) {
    if (section.level <= level) return false;
    if (section.paragraphs.length > 0) return true;
  }
  return false;
}

function paragraphsOf(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function lengthStatement(words: number, limit: LimitVerdict): string {
  const count = `These replies have ${grouped(words)} words, headings and annexes not counted`;
  if (limit.verdict === 'none') return `${count}.`;
  const most = grouped(limit.limit.words);
  return limit.verdict === 'ok'
    ? `${count}; the limit is ${most} words.`
    : `${count}, which is ${grouped(limit.by)} more than the limit of ${most} words.`;
}

/** `10,700`. */
function grouped(whole: number): string {
  return String(whole).replace(/\B(?=(\d{3})+$)/g, ',');
}
