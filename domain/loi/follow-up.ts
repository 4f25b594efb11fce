import type { LocalDate } from '../calendar/calendar.ts';
import { asksFor } from './asks-for.ts';
import { blocksOf } from './blocks.ts';
import { DATE_IN_WORDS, dateFromWords } from './dates.ts';
import { figuresAsked } from './figures.ts';
import type { Found } from './instructions.ts';
import type { Part, Question } from './instrument.ts';
import { textLines } from './lines.ts';
import { numberListAt } from './number-list.ts';
import { firstNumbered, numberingOf } from './numbering.ts';
import { partsOf } from './parts.ts';
import { articlesIn, paragraphRefsIn } from './references.ts';

/** What concluding observations say of their own follow-up. What they do not say is null or empty. */
export interface FollowUpAsked {
  /** Paragraphs as printed: `18`, `32 (a)`. */
  readonly paragraphs: readonly string[];
  /** A day that is printed. */
  readonly dueOn: LocalDate | null;
  /** A period that is printed, in calendar months from the adoption. */
  readonly months: number | null;
  /** Day of the adoption. */
  readonly adoptedOn: LocalDate | null;
}

/** Sentences that ask for a follow-up ask for information; those on the next report do not. */
const ASKS = /\b(?:provide|submit|transmit|send|furnish)\b.{0,200}?\b(?:information|follow-?up)\b/i;
const NEXT_REPORT = /\bnext\s+(?:combined\s+|periodic\s+)*reports?\b/i;
const LISTED = /\b(?:recommendations?|observations?)\b.{0,160}?\bparagraphs?\s{1,4}(?=\d)/gi;
const BY = new RegExp(`\\b(?:by|before|no\\s+later\\s+than|until)\\s{1,4}(${DATE_IN_WORDS})`, 'i');
const WITHIN =
  /\bwithin\s{1,4}(one|two|three|1|2|3)\s{1,4}(?:\(\d\)\s{1,4})?years?\b|\bwithin\s{1,4}(\d{1,2})\s{1,4}months?\b/i;
const YEARS: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3 };
const ADOPTED = new RegExp(
  `(${DATE_IN_WORDS})[^.]{0,80}\\badopted\\b|\\badopted\\b[^.]{0,80}?\\bon\\s(${DATE_IN_WORDS})`,
  'i',
);
/** A range of letters: `(a)–(c)`. */
const LETTERS = /\(([a-z])\)\s{0,2}(?:[-–—‑]|to)\s{0,2}\(([a-z])\)/g;
/** A subject in brackets behind a number (`18 (death penalty)`), unlike its letter (`32 (a)`). */
const SUBJECT = /\((?![a-z]{1,2}\)|[ivx]{1,4}\)|\d{1,2}\))[^()]{0,120}\)/g;

/**
 * Reads from concluding observations which paragraphs the State is to come back to before its next report, and until
 * when. Paragraphs that are only commended to the next report are no follow-up.
 */
export function followUpAsked(text: string): FollowUpAsked {
  const paragraphs = new Set<string>();
  let dueOn: LocalDate | null = null;
  let months: number | null = null;
  for (const { text: paragraph } of paragraphsOf(text)) {
    for (const sentence of sentencesOf(paragraph)) {
      const by = BY.exec(sentence);
      const within = WITHIN.exec(sentence);
      if (!ASKS.test(sentence) || NEXT_REPORT.test(sentence) || (by === null && within === null)) continue;
      const bare = sentence.replace(SUBJECT, '').replace(LETTERS, lettersBetween);
      const named = [...bare.matchAll(LISTED)].flatMap(
        (hit) => numberListAt(bare, hit.index + hit[0].length, true).items,
      );
      if (named.length === 0) continue;
      for (const one of named) paragraphs.add(one);
      dueOn ??= by === null ? null : dateFromWords(by[1]!);
      months ??= within === null ? null : monthsOf(within);
    }
  }
  const adopted = ADOPTED.exec(text);
  return {
    paragraphs: [...paragraphs],
    dueOn,
    months,
    adoptedOn: adopted === null ? null : dateFromWords(adopted[1] ?? adopted[2]!),
  };
}

const NEXT_REPORT_BY = new RegExp(
  `\\b(?:submit|submission|present)\\b[^.]{0,60}?\\breports?\\b[^.]{0,160}?\\b(?:by|before|no\\s+later\\s+than|due\\s+on|due)\\s{1,4}(${DATE_IN_WORDS})`,
  'gi',
);

/** The day by which concluding observations want the next report; the last that is named. */
export function nextReportOn(text: string): Found<LocalDate> | null {
  const hit = [...text.matchAll(NEXT_REPORT_BY)].at(-1);
  const value = hit === undefined ? null : dateFromWords(hit[1]!);
  if (value === null) return null;
  const to = hit!.index + hit![0].length;
  return { value, wording: hit![1]!, from: to - hit![1]!.length, to };
}

/** Paragraphs of concluding observations as questions, and what was asked for but does not stand in the text. */
export interface FollowUpQuestions {
  readonly questions: readonly Question[];
  readonly missing: readonly string[];
}

/**
 * The paragraphs of a follow-up as the questions of a cycle: each in its own words, with the letters that were named.
 *
 * @param paragraphs as printed: `18`, `32 (a)`; several letters of one paragraph make one question
 */
export function followUpQuestions(text: string, paragraphs: readonly string[]): FollowUpQuestions {
  const printed = new Map(paragraphsOf(text).map((one) => [one.number, one.text]));
  const asked = new Map<string, string[]>();
  for (const paragraph of paragraphs) {
    const [, number = paragraph, letter] = /^(\d{1,4})\s*(?:\(([a-z0-9]{1,4})\))?$/i.exec(paragraph.trim()) ?? [];
    asked.set(number, [...(asked.get(number) ?? []), ...(letter === undefined ? [] : [`(${letter})`])]);
  }
  const questions: Question[] = [];
  const missing: string[] = [];
  for (const [number, letters] of asked) {
    const words = printed.get(number);
    const id = `q${questions.length + 1}`;
    const all = words === undefined ? [] : partsOf(id, words);
    const parts = letters.length === 0 ? all : all.filter(({ label }) => label !== null && letters.includes(label));
    const unread = letters.filter((letter) => !parts.some(({ label }) => label === letter));
    if (words === undefined || unread.length > 0) {
      missing.push(...(unread.length > 0 ? unread.map((letter) => `${number} ${letter}`) : [number]));
      continue;
    }
    questions.push(questionOf(id, number, words, parts));
  }
  return { questions, missing };
}

function questionOf(id: string, number: string, text: string, parts: readonly Part[]): Question {
  const figures = figuresAsked(text);
  return {
    id,
    number,
    section: null,
    text,
    parts,
    articles: articlesIn(text),
    paragraphRefs: paragraphRefsIn(text),
    asksFor: asksFor(text),
    ...(figures === null ? {} : { figures }),
  };
}

/** Numbered paragraphs, each with the unnumbered ones that follow it up to the next heading. */
function paragraphsOf(text: string): readonly { readonly number: string; readonly text: string }[] {
  const lines = textLines(text);
  const numbering = numberingOf(lines.content);
  const first = firstNumbered(lines.content, numbering);
  if (first === -1) return [];
  const read: { number: string; text: string }[] = [];
  let open = false;
  for (const { kind, number, text: words } of blocksOf(lines, first, numbering)) {
    if (kind === 'heading') open = false;
    else if (number !== null) {
      read.push({ number, text: words });
      open = true;
    } else if (open) read[read.length - 1]!.text += `\n${words}`;
  }
  return read;
}

/** Splits at full stops that end a sentence, not at those of `paras.` or of a date. */
function sentencesOf(paragraph: string): readonly string[] {
  return paragraph.split(/(?<=[a-z)\d]\.)\s+(?=[A-Z])/).map((sentence) => sentence.replace(/\s+/g, ' '));
}

/** `(a)–(c)` letter by letter. */
function lettersBetween(printed: string, first: string, last: string): string {
  const [from, to] = [first.charCodeAt(0), last.charCodeAt(0)];
  if (to <= from) return printed;
  return Array.from({ length: to - from + 1 }, (_, n) => `(${String.fromCharCode(from + n)})`).join(', ');
}

function monthsOf(within: RegExpExecArray): number {
  const [, years, months] = within;
  return years === undefined ? Number(months) : 12 * (YEARS[years.toLowerCase()] ?? Number(years));
}
