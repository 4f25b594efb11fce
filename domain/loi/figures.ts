import { asksFor, askedWords } from './asks-for.ts';
import type { Disaggregation, FiguresAsked } from './instrument.ts';

const SIGNS: readonly (readonly [Disaggregation, RegExp])[] = [
  ['sex', /\b(?:sex|gender)\b/i],
  ['age', /\bage\b/i],
  ['province', /\bprovinc|\bfederating units?\b|(?<!geographic |geographical )\bregions?\b/i],
  [
    'location',
    /\blocations?\b|\brural\b|\burban\b|\bdistricts?\b|\bresidence\b|\bgeographic|\bmunicipalit|\bareas?\b/i,
  ],
  ['disability', /\bdisabilit|\bimpairment/i],
  [
    'ethnic-origin',
    /\bethnic|\bnational origin\b|\brac(?:e|ial)\b|\bcastes?\b|\bminorit|\bindigenous\b|\bdescent\b|\btrib(?:e|al)/i,
  ],
  ['religion', /\breligio|\bfaith\b|\bbelief\b/i],
  ['nationality', /\bnationalit|\bcitizenship\b|\bcountry of origin\b|\bmigra/i],
  ['income', /\bincome\b|\bsocio-?\s?economic\b|\bwealth\b/i],
  [
    'offence',
    /\b(?:types?|nature|form) of (?:the )?(?:offence|crime|violence)|\boffences?\b|\bcrimes?\b|\bcharges?\b/i,
  ],
  ['relationship', /\brelation(?:ship)?\b/i],
  ['outcome', /\boutcomes?\b|\bsentences?\b|\bsanctions?\b|\bpenalt|\bresults?\b/i],
];
/** Where the breakdown is named: behind `disaggregated by`, inside `(by …)`, before `-disaggregated`. */
const BREAKDOWNS: readonly RegExp[] = [
  /\b(?:disaggregat\w*|broken down|break(?:ing)? ?downs?|segregated|classified)\b[^.;:]{0,60}?\bby\b([^.;:]{0,320})/gi,
  /\((?:disaggregated )?by ([^()]{2,200})\)/gi,
  /\bby ((?:sex|gender|age|province)\b[^.;:]{0,200})/gi,
  /((?:\b(?:sex|gender|age)\b[\s,]{0,2}(?:and\s)?){1,3})[- ]disaggregated/gi,
];
/** Where the breakdown ends and what is counted begins. */
const COUNTED =
  /,?\s(?:on|regarding|concerning|about|for|in relation to|with respect to|over|during|covering|in the)\s/i;

const YEAR = '(?:19|20)\\d\\d';
const BEFORE_YEARS =
  '\\b(?:from|between|for|in|during|over|since|covering|of|years?|period|and|data)\\s{1,4}(?:the\\s{1,4})?(?:(?:financial\\s|fiscal\\s)?(?:years?|period)\\s{1,4})?(?:from\\s|between\\s|of\\s)?';
const RANGE = new RegExp(
  `${BEFORE_YEARS}(${YEAR})\\s{0,3}(?:[-–—/]|to|and|until|through)\\s{0,3}(${YEAR}|\\d\\d)(?![\\d-])`,
  'gi',
);
/** Years that run over the turn of two: `2020-21 to 2023-24`. */
const FISCAL = new RegExp(
  `(${YEAR})\\s?[-–/]\\s?\\d\\d\\s{1,3}(?:to|and|until|through)\\s{1,3}(${YEAR})(?:\\s?[-–/]\\s?(\\d\\d))?(?!\\d)`,
  'gi',
);
const SEVERAL = new RegExp(
  `${BEFORE_YEARS}(${YEAR}(?:\\s{0,2},\\s{0,2}${YEAR}){1,12}(?:\\s{0,2},?\\s{0,2}and\\s{1,2}${YEAR})?)`,
  'gi',
);
const SINGLE = new RegExp(
  `\\b(?:for|during|in)\\s{1,4}(?:the\\s{1,4}(?:financial\\s|fiscal\\s)?year\\s{1,4})?(${YEAR})(?![\\d/–-])`,
  'gi',
);
const SINCE = new RegExp(
  `\\b(?:since|from)\\s{1,4}(?:the\\s{1,4}(?:beginning|start)\\s{1,4}of\\s{1,4})?(?:[A-Z][a-z]+\\s{1,2})?(${YEAR})(?!\\s{0,3}(?:to|[-–—/])\\s{0,3}\\d)(?:\\s{1,2}onwards?)?`,
  'gi',
);
/** Before years that belong to a plan or a law. */
const NAMED =
  /\b(?:plans?|strateg(?:y|ies)|programmes?|polic(?:y|ies)|framework|act|acts|ordinance|law|code|adopted|enacted|held|agenda|ratified|census)\b[^,.;]{0,24}$/i;

/** What figures a text asks for; null where it asks for none. */
export function figuresAsked(text: string): FiguresAsked | null {
  const asked = asksFor(text);
  if (!asked.includes('statistics') && !asked.includes('budget')) return null;
  return figuresIn(askedWords(text));
}

/** How figures are wanted, in words of which it is known that they want some. */
export function figuresIn(words: string): FiguresAsked {
  const { years, since } = yearsIn(words);
  return { disaggregatedBy: disaggregationIn(words), years, ...(since === null ? {} : { since }) };
}

/** The breakdowns a text names, in its order. */
export function disaggregationIn(text: string): readonly Disaggregation[] {
  const places = new Map<Disaggregation, number>();
  for (const pattern of BREAKDOWNS) {
    for (const hit of text.matchAll(pattern)) {
      const at = hit.index + hit[0].indexOf(hit[1]!);
      const end = COUNTED.exec(hit[1]!)?.index ?? hit[1]!.length;
      const named = hit[1]!.slice(0, end === 0 ? hit[1]!.length : end);
      for (const [name, sign] of SIGNS) {
        const place = sign.exec(named)?.index;
        if (place !== undefined) places.set(name, Math.min(places.get(name) ?? Infinity, at + place));
      }
    }
  }
  return [...places].sort(([, a], [, b]) => a - b).map(([name]) => name);
}

function yearsIn(text: string): { readonly years: readonly [number, number] | null; readonly since: number | null } {
  const years: number[] = [];
  const own = (hit: RegExpExecArray) => !NAMED.test(text.slice(Math.max(0, hit.index - 40), hit.index));
  for (const hit of text.matchAll(FISCAL)) {
    const last = Number(hit[2]);
    years.push(Number(hit[1]), hit[3] === undefined ? last : last - (last % 100) + Number(hit[3]));
  }
  for (const hit of [...text.matchAll(RANGE)].filter(own)) {
    const [first, last] = [Number(hit[1]), Number(hit[2])];
    years.push(first, hit[2]!.length === 2 ? first - (first % 100) + last : last);
  }
  for (const hit of [...text.matchAll(SEVERAL)].filter(own)) years.push(...hit[1]!.match(/\d{4}/g)!.map(Number));
  if (years.length === 0) {
    const open = [...text.matchAll(SINCE)].find(own);
    if (open !== undefined) return { years: null, since: Number(open[1]) };
    for (const hit of [...text.matchAll(SINGLE)].filter(own)) years.push(Number(hit[1]));
  }
  return { years: years.length === 0 ? null : [Math.min(...years), Math.max(...years)], since: null };
}
