import type { LocalDate } from '../calendar/calendar.ts';
import type { ConsolidatedParagraph, ConsolidatedPart, Consolidation } from '../matrix/consolidate.ts';
import type { LimitVerdict } from '../matrix/count-words.ts';
import type { DraftVersion, Origin } from '../matrix/draft.ts';
import type { FigureTable } from './figure-tables.ts';

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
      /** Answers it is made of; none where they are the drafter's own words. */
      readonly origins: readonly Origin[];
    };

/** The State's replies in the form the UN takes them, before they are set in type. */
export interface SubmissionDocument {
  readonly title: string;
  readonly facts: SubmissionFacts;
  readonly blocks: readonly SubmissionBlock[];
  /** Annexed tables of figures, numbered in their order; not counted as words. */
  readonly tables: readonly FigureTable[];
  readonly words: number;
  /** What is said about the length at the end. */
  readonly lengthStatement: string;
}

/** Stands where no office gave text. Our own words, for an officer to keep or to replace. */
export const NOTHING_AVAILABLE = 'No information on this matter was available when these replies were submitted.';

/**
 * Sets a consolidation in the form of replies: the headings of the list, “Reply to paragraph 4 (a)” above each answer,
 * paragraphs numbered through. What the secretariat drafted stands in place of the offices' own answers. Headings under
 * which nothing is asked, nor under any heading below them, fall away.
 *
 * @param tables figures that are annexed
 */
export function submissionDocument(
  consolidation: Consolidation,
  facts: SubmissionFacts,
  tables: readonly FigureTable[] = [],
): SubmissionDocument {
  const blocks: SubmissionBlock[] = [];
  let number = 0;
  let repliesYet = false;
  const say = (text: string, origins: readonly Origin[]): void => {
    for (const paragraph of paragraphsOf(text)) {
      number += 1;
      blocks.push({ kind: 'paragraph', number, text: paragraph, origins });
    }
  };
  const reply = (paragraph: ConsolidatedParagraph, label: string | null): void => {
    const text = `${replyHeading(paragraph, label)}${repliesYet ? '' : listWords(facts)}`;
    repliesYet = true;
    blocks.push({ kind: 'reply', text, question: paragraph.question });
  };
  consolidation.sections.forEach((section, i) => {
    if (section.heading !== null && leadsToQuestions(consolidation.sections, i)) {
      blocks.push({ kind: 'section', level: section.level, text: section.heading });
    }
    for (const paragraph of section.paragraphs) {
      for (const { label, parts, drafts } of placesOf(paragraph)) {
        reply(paragraph, label);
        for (const sentences of drafts.flatMap((draft) => draft.paragraphs)) {
          say(sentences.map(({ text }) => text.trim()).join(' '), distinct(sentences.flatMap((one) => one.origins)));
        }
        if (parts.length === 0 && drafts.length === 0) say(NOTHING_AVAILABLE, []);
        const several = new Set(parts.map((part) => part.office)).size > 1;
        parts.forEach((part, at) => {
          if (several && part.office !== parts[at - 1]?.office) blocks.push({ kind: 'voice', text: part.officeName });
          say(part.text, [{ office: part.office, row: part.row, source: part.source }]);
        });
      }
    }
  });
  const { symbol, state, instrument } = facts;
  return {
    title: `Replies of ${state} to the ${instrument}${symbol === null ? '' : ` (${symbol})`}`,
    facts,
    blocks,
    tables,
    words: consolidation.words,
    lengthStatement: lengthStatement(consolidation.words, consolidation.limit),
  };
}

/** `Reply to paragraph 4 (a)`, or `Reply to issue 12` where the list prints no numbers. */
function replyHeading({ number, question }: ConsolidatedParagraph, label: string | null): string {
  const letter = label === null ? '' : ` (${bare(label)})`;
  return `Reply to ${number === null ? `issue ${question.slice(1)}` : `paragraph ${number}`}${letter}`;
}

/** What the first heading adds: which list its paragraph is of. */
function listWords({ instrument, symbol }: SubmissionFacts): string {
  if (symbol === null) return '';
  const name = /^list of \w+|^advance questions/u.exec(instrument)?.[0];
  return name === undefined ? ` of ${symbol}` : ` of the ${name} (${symbol})`;
}

/** What is replied to under one heading: the secretariat's texts, and the answers that none of them stands for. */
interface Place {
  readonly label: string | null;
  readonly drafts: readonly DraftVersion[];
  readonly parts: readonly ConsolidatedPart[];
}

/** The places of a question: one where its text was drafted as a whole or nothing is there, else one for each part. */
function placesOf({ question, labels, parts, drafts = [] }: ConsolidatedParagraph): readonly Place[] {
  const whole = drafts.filter((draft) => draft.part === null);
  if (whole.length > 0) return [{ label: null, drafts: whole, parts: [] }];
  if (parts.length === 0 && drafts.length === 0) return [{ label: null, drafts, parts }];
  const rowOf = (label: string): string => `${question}.${bare(label)}`;
  const lettered = labels.flatMap((label) => (label === null ? [] : [rowOf(label)]));
  return labels.map((label) => {
    const own = drafts.filter(({ part }) =>
      part === null ? false : label === null ? !lettered.includes(part) : part === rowOf(label),
    );
    const rest = parts.filter((part) => part.label === label && !own.some((draft) => draft.part === part.row));
    return { label, drafts: own, parts: rest };
  });
}

/** A part's letter without brackets or stops. */
function bare(label: string): string {
  return label.replace(/[().]/g, '').trim();
}

function distinct(origins: readonly Origin[]): readonly Origin[] {
  const key = ({ office, row, source }: Origin): string => `${office} ${row} ${source}`;
  return [...new Map(origins.map((origin) => [key(origin), origin])).values()];
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
