import type { LocalDate } from '../calendar/calendar.ts';
import { DATE_IN_WORDS, dateFromWords } from './dates.ts';
import type { Doubt } from './instrument.ts';

/** A wording found in a text, with the characters it stands at (`to` exclusive). */
export interface Found<T> {
  readonly value: T;
  readonly wording: string;
  readonly from: number;
  readonly to: number;
}

const INSTRUCTIONS = [
  /\b(?:requested|invited|asked|encouraged)\s+to\s+(?:submit|provide|send|transmit|reply|respond)\b.{0,200}?\b(?:in\s+writ(?:ing|ten\s+form)|written\s+(?:replies|responses|information)|(?:its|their)\s+(?:replies|responses)|present\s+list|list\s+of\s+issues)\b/i,
  /\b(?:replies|responses|answers|reply|response|report)\b.{0,80}?\b(?:should|must|may|shall|to)\s+(?:not\s+)?(?:be\s+(?:submitted|limited|sent|received)|exceed|reach)\b/i,
  /\b\d[\d,. \u00a0\u202f]{1,8}\s+words\b/i,
  /\bword\s+limit\b/i,
  /\bno\s+written\s+repl(?:y|ies)\b/i,
  /\bmay\s+take\s+up\s+all\s+aspects\b/i,
  /\b(?:this|the\s+present)\s+(?:document\s+)?(?:is\s+the\s+|is\s+a\s+)?(?:list|document)\s+(?:of\s+(?:issues|themes)\s+)?(?:on\s+which|is\s+(?:not|intended|meant|a\s+specimen)|was|contains|does\s+not|sets?)\b/i,
  /\bin\s+(?:this|the\s+present)\s+(?:part|section),?\s+the\s+(?:state\s+party|committee)\s+(?:is\s+(?:requested|invited)|requests|invites)\s+(?:to\s+submit\s+its|the\s+state\s+party\s+to\s+submit\s+its)\b/i,
];
const REPLY_WORDS =
  /\b(?:submit|submitted|reply|replies|respond|responses?|written|in\s+writing|answers?|transmit|received?|send|provide)\b/i;
const UNTIL = new RegExp(
  `\\b(by|before|not?\\s+later\\s+than|on\\s+or\\s+before|until)\\s{1,4}(?:(?:the|end\\s+of|close\\s+of\\s+business\\s+on)\\s{1,4})?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\\s{1,4})?(${DATE_IN_WORDS})`,
  'gi',
);
const RELATIVE =
  /\bwithin\s{1,4}(?:[a-z-]{3,12}|\d{1,3})\s{1,4}(?:\(\d{1,3}\)\s{1,4})?(?:working\s+)?(?:days|weeks|months?|years?)\b/i;
const WORDS = /\b(\d{1,3}(?:[,.\s\u00a0\u202f]\d{3}){1,2}|\d{3,6})\s{1,4}words\b/gi;
const NUMBER_WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const PAGES =
  /\b(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|forty|sixty)\s{1,4}pages?\b/gi;
const TENS: Readonly<Record<string, number>> = { fifteen: 15, twenty: 20, thirty: 30, forty: 40, sixty: 60 };

/** Whether a paragraph says how and when to answer, instead of asking something. */
export function isInstruction(paragraph: string): boolean {
  const head = paragraph.slice(0, 1500);
  return INSTRUCTIONS.some((pattern) => pattern.test(head));
}

/** Whether a list says that it wants no answer in writing (as lists of themes do). */
export function wantsNoWrittenReply(paragraph: string): boolean {
  return /\bno\s+written\s+repl(?:y|ies)\b/i.test(paragraph);
}

/** What an instruction says about time and length. */
export interface Terms {
  readonly deadline: Found<LocalDate> | null;
  readonly wordLimit: Found<number> | null;
  readonly pageLimit: Found<number> | null;
  readonly doubts: readonly Omit<Doubt, 'lines'>[];
}

/**
 * Reads deadline and limits from an instruction.
 * @param text the whole text; `from` and `to` bound the paragraph
 */
export function termsIn(text: string, from: number, to: number): Terms {
  const paragraph = text.slice(from, to);
  const doubts: Omit<Doubt, 'lines'>[] = [];
  const deadline = deadlineIn(paragraph, from, doubts);
  const words = [...paragraph.matchAll(WORDS)].map((hit) => found(Number(hit[1]!.replace(/\D/g, '')), hit, from));
  const pages = [...paragraph.matchAll(PAGES)].map((hit) => found(pageCount(hit[1]!), hit, from));
  if (new Set(words.map((w) => w.value)).size > 1) {
    doubts.push({
      code: 'several-limits',
      message: `Several word limits are named: ${words.map((w) => w.wording).join('; ')}.`,
    });
  }
  return { deadline, wordLimit: words[0] ?? null, pageLimit: pages[0] ?? null, doubts };
}

function deadlineIn(paragraph: string, from: number, doubts: Omit<Doubt, 'lines'>[]): Found<LocalDate> | null {
  for (const hit of paragraph.matchAll(UNTIL)) {
    const sentence = paragraph.slice(paragraph.lastIndexOf('. ', hit.index) + 1, hit.index + hit[0].length + 200);
    if (!REPLY_WORDS.test(sentence)) continue;
    const value = dateFromWords(hit[2]!);
    if (value === null) {
      doubts.push({
        code: 'date-invalid',
        message: `“${hit[2]}” is no day of the calendar; the deadline was not read.`,
      });
      continue;
    }
    if (/^before$/i.test(hit[1]!)) {
      doubts.push({
        code: 'deadline-before',
        message: `The list says “${hit[0]}”: taken strictly, the day before is the last.`,
      });
    }
    return found(value, hit, from);
  }
  const relative = RELATIVE.exec(paragraph);
  if (relative !== null && REPLY_WORDS.test(paragraph)) {
    doubts.push({
      code: 'deadline-relative',
      message: `The list gives a period (“${relative[0]}”) and no date; from which day it runs is for an officer to say.`,
    });
  }
  return null;
}

function found<T>(value: T, hit: RegExpExecArray | RegExpMatchArray, from: number): Found<T> {
  const at = from + (hit.index ?? 0);
  return { value, wording: hit[0], from: at, to: at + hit[0].length };
}

function pageCount(word: string): number {
  const small = NUMBER_WORDS.indexOf(word.toLowerCase());
  return small !== -1 ? small : (TENS[word.toLowerCase()] ?? Number(word));
}
