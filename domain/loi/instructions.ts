import type { LocalDate } from '../calendar/calendar.ts';
import { DATE_IN_WORDS, dateFromNumbers, dateFromWords, lastOfMonth, MONTH, NUMERIC_DATE } from './dates.ts';
import type { Doubt } from './instrument.ts';

/** A wording found in a text, with the characters it stands at (`to` exclusive). */
export interface Found<T> {
  readonly value: T;
  readonly wording: string;
  readonly from: number;
  readonly to: number;
}

const INSTRUCTIONS = [
  /\b(?:requested|invited|asked|encouraged|invites|requests)\s+(?:the\s+state\s+party\s+)?to\s+(?:submit|provide|send|transmit|reply|respond|present)\b.{0,200}?\b(?:in\s+writ(?:ing|ten\s+form)|written\s+(?:replies|responses|information)|(?:its|their|the)\s+(?:replies|responses|answers)|present\s+list|list\s+of\s+issues|following\s+questions)\b/i,
  /\b(?:replies|responses|answers|reply|response)\b(?:(?!\bplease\b).){0,80}?\b(?:should|must|may|shall|to)\s+(?:not\s+)?(?:be\s+(?:submitted|limited|sent|received|transmitted|provided|concise)|exceed|reach|follow)\b/i,
  /\breports?\b(?:(?!\bplease\b).){0,120}?\b(?:should|must|may|shall)\s+(?:not\s+)?(?:be\s+(?:submitted|limited|sent|received)|exceed)\b/i,
  /^please\s+(?:submit|send|provide|transmit)\s+(?:your|the|its)\s+(?:written\s+)?(?:replies|responses|answers|report)\b/i,
  /\b\d[\d,. ]{1,8}\s+words\b/i,
  /\bword\s+limit\b/i,
  /\b(?:no|not\s+(?:require|requiring|need))\s+(?:any\s+)?written\s+(?:repl(?:y|ies)|answers?|responses?)\b/i,
  /\bmay\s+take\s+up\s+all\s+aspects\b/i,
  /\b(?:this|the\s+present|the\s+following)\s+(?:document\s+)?(?:is\s+the\s+|is\s+a\s+(?:preliminary\s+)?)?(?:list|document)\s+(?:of\s+(?:issues|themes|major\s+issues)\s+)?(?:on\s+which|is\s+(?:not|intended|meant|a\s+specimen)|was|contains|does\s+not|sets?|that)\b/i,
  /\b(?:in|under)\s+(?:this|the\s+present)\s+(?:part|section),?\s+the\s+(?:state\s+party|committee)\s+(?:is\s+(?:requested|invited)|requests|invites)\s+(?:to\s+submit\s+its|the\s+state\s+party\s+to\s+submit\s+its|to\s+submit\s+in\s+writ)/i,
  /\b(?:appreciate|grateful\s+for)\b.{0,60}\b(?:repl(?:y|ies)|responses?)\b.{0,60}\b(?:within|by|before|at\s+the\s+latest)\b/i,
  /\b(?:established|adopted|decided)\b.{0,160}\b(?:simplified|optional|new)\s+reporting\s+procedure\b/i,
  /\bestablished\s+a\s+procedure\b.{0,200}\blists?\s+of\s+issues\b/is,
  /\bmay\s+also\s+be\s+transmitted\s+to\s+a\s+State\s+party\b/i,
  /\breplies\b.{0,80}\b(?:will|shall|would)\s+constitute\b.{0,40}\breport\b/is,
];
/** A paragraph that begins so asks for its substance, whatever else it says. */
const DIRECT = /^(?:what|how|which|who|does|do|is|are|has|have|can|could|will|why|when)\b[^.]*\?/i;
const SUBSTANCE =
  /^(?:[^.]{0,160},\s)?(?:please|kindly)\s+(?:also\s+)?(?:provide|indicate|describe|explain|inform|comment|specify|clarify|elaborate|report|give|state|outline)\b(?!\s+(?:your|the|its)\s+(?:written\s+)?(?:replies|responses|answers)\b)/i;
const REPLY_WORDS =
  /\b(?:submit|submitted|reply|replies|respond|responses?|written|in\s+writing|answers?|transmit|received?|send|provide)\b/i;
const UNTIL = new RegExp(
  `\\b(by|b\\s?efore|not?\\s+later\\s+than|on\\s+or\\s+before|until)\\s{0,4}(?:(?:the|close\\s+of\\s+business\\s+on)\\s{1,4})?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\\s{1,4})?(${DATE_IN_WORDS}|${NUMERIC_DATE}(?!\\d))`,
  'gi',
);
/** A month without a day: its last day where its end is named. */
const UNTIL_MONTH = new RegExp(
  `\\b(?:by|before|no\\s+later\\s+than)\\s{1,4}(?:the\\s{1,4})?(end\\s{1,4}of\\s{1,4}|end-)?(${MONTH})\\s{1,4}(\\d{4})\\b`,
  'i',
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
  return !SUBSTANCE.test(head) && !DIRECT.test(head) && INSTRUCTIONS.some((pattern) => pattern.test(head));
}

/** Whether a list says that it wants no answer in writing (as lists of themes do). */
export function wantsNoWrittenReply(paragraph: string): boolean {
  return /\b(?:no|not\s+(?:require|requiring|need))\s+(?:any\s+)?written\s+(?:repl(?:y|ies)|answers?|responses?)\b/i.test(
    paragraph,
  );
}

/** What an instruction says about time and length. */
export interface Terms {
  readonly deadline: Found<LocalDate> | null;
  readonly wordLimit: Found<number> | null;
  readonly pageLimit: Found<number> | null;
  /** Whether the limit is meant as a wish or as a bound; null where it is only named. */
  readonly limitIs: Found<'maximum' | 'preferably'> | null;
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
  const limit = words[0] ?? pages[0];
  const limitIs = limit === undefined ? null : strictness(paragraph, limit, from);
  return { deadline, wordLimit: words[0] ?? null, pageLimit: pages[0] ?? null, limitIs, doubts };
}

const WISHED = /\bprefer(?:ably|red)\b|\badvis(?:able|ed)\b|\bif possible\b|\bapproximately\b|\baim\w*\b|\bideally\b/i;
const BOUND =
  /\bmaximum\b|\bmax\b|\bexceed|\bno(?:t)? (?:more|longer) than\b|\blimit(?:ed)?\b|\bup to\b|\bwithin\b|\bat most\b/i;
/** Characters on either side of a limit among which its wording is sought. */
const AROUND_LIMIT = 70;

function strictness(paragraph: string, limit: Found<number>, from: number): Found<'maximum' | 'preferably'> | null {
  const start = Math.max(0, limit.from - from - AROUND_LIMIT);
  const end = limit.to - from + AROUND_LIMIT / 2;
  // Only the clause of the limit itself: “if possible” of the day behind the bracket is another's.
  const before = paragraph.slice(start, limit.from - from).replace(/^.*[.;]\s/s, '');
  const behind = /^[^.;,)]*/.exec(paragraph.slice(limit.to - from, end))?.[0] ?? '';
  for (const [value, words] of [
    ['preferably', WISHED],
    ['maximum', BOUND],
  ] as const) {
    const hit = words.exec(behind) ?? words.exec(before);
    if (hit === null) continue;
    const at = words.test(behind) ? limit.to + hit.index : limit.from - before.length + hit.index;
    return { value, wording: hit[0], from: at, to: at + hit[0].length };
  }
  return null;
}

function deadlineIn(paragraph: string, from: number, doubts: Omit<Doubt, 'lines'>[]): Found<LocalDate> | null {
  for (const hit of paragraph.matchAll(UNTIL)) {
    const sentence = paragraph.slice(paragraph.lastIndexOf('. ', hit.index) + 1, hit.index + hit[0].length + 200);
    if (!REPLY_WORDS.test(sentence)) continue;
    const figures = dateFromNumbers(hit[2]!);
    if (figures?.certain === false) {
      doubts.push({ code: 'date-in-figures', message: `“${hit[2]}” was read with the day before the month.` });
    }
    const value = dateFromWords(hit[2]!) ?? figures?.date ?? null;
    if (value === null) {
      doubts.push({
        code: 'date-invalid',
        message: `“${hit[2]}” is no day of the calendar; the deadline was not read.`,
      });
      continue;
    }
    if (/^b\s?efore$/i.test(hit[1]!)) {
      doubts.push({
        code: 'deadline-before',
        message: `The list says “${hit[0]}”: taken strictly, the day before is the last.`,
      });
    }
    return found(value, hit, from);
  }
  const month = UNTIL_MONTH.exec(paragraph);
  if (month !== null && REPLY_WORDS.test(paragraph)) {
    const end = month[1] === undefined ? null : lastOfMonth(month[2]!, Number(month[3]));
    if (end !== null) return found(end, month, from);
    doubts.push({ code: 'deadline-month', message: `The list names a month (“${month[0]}”) and no day.` });
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
