import type { DateInText } from '../replies/dates-in-text.ts';

/** A stretch of a text, `to` exclusive. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const NUMBERS = String.raw`\d{1,4}(?:\.\d{1,3})*(?:\s?\([0-9a-z]{1,4}\)){0,3}(?:\s?(?:,|،|and|to|&|–|-|تا|اور)\s?\d{1,4}(?:\.\d{1,3})*(?:\([0-9a-z]{1,4}\))?(?![\d,%]|\s?per)){0,12}`;

/** Numbers that name something and count nothing. */
const NAMES: readonly RegExp[] = [
  // Paragraphs, annexes, goals, grades: a word and its number.
  new RegExp(
    String.raw`(?<![\p{L}])(?:paragraphs?|paras?\.?|annex(?:ure)?|appendix|table|figure|schedule|chapter|part|phase|goals?|SDGs?|targets?|indicators?|grade|class|module|ward|block|sector|page|pp?\.|questions?|issue|item|serial|S\.?\s?No\.?|Sr\.?(?: No\.?)?|recommendations?|version|batch|sub-?para|پیرا|سوال|ضمیمہ|جدول|صفحہ)\s{0,2}(?:Nos?\.?|نمبر)?\s{0,2}${NUMBERS}`,
    'giu',
  ),
  // Letters, petitions, reports of courts: whatever stands after their “No.”.
  /(?<!\p{L})(?:(?:F|D\.?O|SRO|S\.R\.O|U\.O|Notification|Letter|Memorandum|Petition|Appeal|Case|FIR|Reference|Resolution|Suo Motu|HRC|Circular|Account|CNIC|Bill|Act|Ordinance)\.?\s?)?(?:\([A-Z]\)\s?)?(?:Nos?\.|No\b|نمبر)\s?:?[ ]{0,2}[\w()./-]*\d[\w()./-]{0,30}/giu,
  /\b(?:PLD|PLJ|SCMR|PCr\.?LJ|P\.?Cr\.?L\.?J|MLD|YLR|CLC|NLR)\s\d{4}[\w\s.]{0,24}?\d{1,5}\b|\b\d{4}\s(?:SCMR|PCr\.?LJ|MLD|YLR|CLC)\s\d{1,5}\b/gu,
  /(?<![\p{L}\p{N}])[\p{L}]{1,12}(?:\/[\w.()*-]{1,24}){2,8}/gu,
  /(?:https?:\/\/|www\.)\S{1,200}|[\w.+-]{1,64}@[\w.-]{1,120}/giu,
  // Statutory notifications and extensions, which need no “No.”.
  /(?<!\p{L})(?:S\.?R\.?O\.?|ext\.?|extension)\s?:?\s?\d[\w()./-]{0,30}/giu,
  // Numbers to ring.
  /(?<!\d)(?:\+92|0092|0)\s?-?\d{2,3}[-\s]?\d{6,8}(?!\d)|(?<!\d)111[-\s]\d{3}[-\s]\d{3}(?!\d)/gu,
  /(?<!\p{L})(?:help\s?line|hot\s?line|toll[- ]free|UAN|telephone|phone|Tel|ہیلپ لائن|فون)(?!\p{L})[^\d\n.;]{0,16}\d[\d-]{2,12}(?![\d,])/giu,
  /(?<![\d,])\d{2,5}\s?[-–]?\s?(?:help\s?line|hot\s?line|ہیلپ لائن)/giu,
  /\b(?:24\s?\/\s?7|\d{1,2}[:.]\d{2}\s?(?:am|pm|hrs|hours))\b|(?<![\d.])\d{1,2}\s?(?:a\.m\.|p\.m\.|am|pm)\b/giu,
  // Ages and bands of age.
  /(?<!\p{L})(?:aged?|ages|age group|age of|عمر)\s?:?\s?(?:of\s|between\s|under\s|below\s|above\s|over\s|group\s)?\(?\d{1,2}(?:\s?(?:-|–|to|and|تا)\s?\d{1,2})?(?:\s?(?:years?|yrs|سال))?/giu,
  /(?<![\d,.])\d{1,2}\s?(?:-|–|to)\s?\d{1,2}\s?(?:years?|yrs)\b|(?<![\d,.])\d{1,2}[-\s]years?[-\s](?:of age|olds?)\b|\b(?:under|over|below|above)[-\s](?:the age of\s)?\d{1,2}\b(?=\s?(?:years|yrs|s\b|$|[,.;):|\t]))|(?<![\d,.])\d{1,2}\s?سال (?:سے کم|سے زائد|کی عمر)/giu,
  // What a rate is out of.
  /(?<!\p{L})(?:per|out of every|in every|فی)\s\d[\d,]{0,12}/giu,
  // A number before its line: 1. / (2) / 4(b) / 3) – and lines of a numbered list.
  /^[ \t•●▪*–-]{0,6}\(?\d{1,2}(?:\.\d{1,2}){0,3}(?:[.)]|\s?\(?[a-z]\))[.:]?(?=\s|$)/gmu,
];

/** Years that name a law, a plan, a policy or a meeting; they say nothing on when something was counted. */
const NAMED_YEARS =
  /(?:Policy|Plan|Strategy|Vision|Framework|Declaration|Agenda|Programme|Principles|Guidelines|Resolution|Convention|Conference|Constitution|Compact|Charter|Act|Ordinance|Bill|Rules|Regulations|Code|Order|Protocols?|پالیسی|وژن|ایکٹ|آرڈیننس|رولز|بل)(?: of|,)?\s?\(?(?:19|20)\d{2}(?:\s?[-–]\s?\d{2,4})?\)?/giu;
const DATED = /\b(?:dated|vide|notified on|letter of|مورخہ)\s[^.;\n]{0,24}$/iu;

/**
 * Stretches of a text whose numbers are no figures, sorted and without overlap: dates, ages, telephones, paragraphs,
 * files, numbers of lists.
 * @param plain the text with Western digits
 * @param more others that are known: dates, laws, provisions
 */
export function notFigures(plain: string, more: readonly Stretch[]): readonly Stretch[] {
  const named = [...NAMES, NAMED_YEARS].flatMap((pattern) =>
    [...plain.matchAll(pattern)].map((m) => ({ from: m.index, to: m.index + m[0].length })),
  );
  return merged([...named, ...more]);
}

/** Years of dates on which something was counted, where the date is written in numbers: `as of 30.06.2023`. */
export function yearsOfDates(
  plain: string,
  dates: readonly DateInText[],
): readonly (Stretch & { readonly year: number })[] {
  return dates
    .filter(({ from, to }) => /^\d+[./-]\d+[./-]\d+$/u.test(plain.slice(from, to)))
    .filter(({ from }) => !DATED.test(plain.slice(Math.max(0, from - 40), from)))
    .map(({ date, from, to }) => ({ year: Number(date.slice(0, 4)), from, to }));
}

/** Stretches in which a year is part of a name. */
export function namedYears(plain: string): readonly Stretch[] {
  return merged([...plain.matchAll(NAMED_YEARS)].map((m) => ({ from: m.index, to: m.index + m[0].length })));
}

function merged(stretches: readonly Stretch[]): readonly Stretch[] {
  return [...stretches]
    .sort((a, b) => a.from - b.from)
    .reduce<{ from: number; to: number }[]>((kept, { from, to }) => {
      const last = kept.at(-1);
      if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
      else kept.push({ from, to });
      return kept;
    }, []);
}

/** Tells, for places asked in rising order, whether they lie in one of some sorted stretches. */
export function inside(stretches: readonly Stretch[]): (at: number) => boolean {
  let next = 0;
  return (at) => {
    while (next < stretches.length && stretches[next]!.to <= at) next += 1;
    return next < stretches.length && stretches[next]!.from <= at;
  };
}
