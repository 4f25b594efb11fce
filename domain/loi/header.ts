import type { LocalDate } from '../calendar/calendar.ts';
import { DATE_IN_WORDS, dateFromWords } from './dates.ts';
import type { Found } from './instructions.ts';
import type { Line } from './lines.ts';

/** What stands in the head of a document, each with its wording and place. */
export interface HeaderFacts {
  readonly symbol: Found<string> | null;
  readonly committee: Found<string> | null;
  readonly state: Found<string> | null;
  readonly publishedOn: Found<LocalDate> | null;
  readonly language: Found<string> | null;
}

const SEGMENT = '(?:(?:Add|Rev|Corr|Misc|Conf)\\.\\d{1,3}|[A-Z]{1,6}(?:\\.\\d{1,3}|-\\d{1,3})?|\\d{1,4}(?:-\\d{1,4})?)';
const SYMBOL = new RegExp(
  `(?<![\\w/(])(?:CCPR|CRC|CEDAW|CAT|CRPD|CERD|CMW|CED|CESCR|E|A|HRI)\\s?/\\s?${SEGMENT}(?:/${SEGMENT}){1,6}`,
  'g',
);
const LETTER_REFERENCE = /\b(?:AL|UA|JAL|JUA|OL)\s[A-Z]{3}\s\d{1,3}\/\d{4}\b/;
const COMMITTEES = [
  'Human Rights Committee',
  'Committee on Economic, Social and Cultural Rights',
  'Committee against Torture',
  'Committee on the Elimination of Discrimination against Women',
  'Committee on the Rights of the Child',
  'Committee on the Rights of Persons with Disabilities',
  'Committee on the Elimination of Racial Discrimination',
  'Committee on the Protection of the Rights of All Migrant Workers and Members of Their Families',
  'Committee on Enforced Disappearances',
  'Human Rights Council',
].map((name) => ({ name, pattern: new RegExp(`(?<!Optional )\\b${name.replaceAll(' ', '\\s{1,40}')}\\b`, 'i') }));
const LANGUAGE = /\bOriginal:\s{0,10}(Arabic|Chinese|English|French|Russian|Spanish)\b/i;
/** A translation names its own language above the original's. */
const OWN_LANGUAGE = /^[ \t]{0,80}(Arabic|Chinese|English|French|Russian|Spanish)[ \t]{0,80}$/im;
const A_DATE = new RegExp(`(?<![\\d–—-]\\s?)(?<!\\d)${DATE_IN_WORDS}`, 'g');
const REPORT_OF =
  /\breports?\s{0,40}\*{0,3}\s{0,40}(?:submitted\s{1,40}by|of|by)\s{0,40}(?=[A-ZÀ-Þ]|the\s)(?:the\s{1,40})?/gi;
const OTHER_STATE = [
  /\b(?:replies|responses?)\s+(?:of|by|from)\s{1,6}(?=[A-ZÀ-Þ]|the\s)(?:the\s{1,4})?/gi,
  /\badvance\s+questions\s+to\s{1,6}(?:the\s{1,4})?/gi,
  /\buniversal\s+periodic\s+review\s{0,4}\*{0,3}\s{1,60}(?=[A-ZÀ-Þ])/gi,
  /\bState\s+party:\s{0,6}(?=[A-ZÀ-Þ])/gi,
  /\b(?:list of issues|list of themes|concluding observations)\b[^.]{0,120}?\b(?:for|concerning|on)\s{1,4}(?=[A-ZÀ-Þ])/gi,
];
const NAME_WORD = /(?:d['’])?[A-ZÀ-Þ][\p{L}’'-]*/uy;
const CONNECTIVE = /[ \t]{0,4}(\s{1,60})?(?:of(?:\s+the)?|and|the|de|da)\s{1,20}(?=[A-ZÀ-Þ])/y;
/** Words of a title that follow a name and are no part of one. */
const NOT_A_NAME =
  /^(?:Addendum|Annex|Corrigendum|Distr|Views|Note|Adopted|Submitted|Report|Generated|Part|List|Prepared|Original|Working|Committee|Special|Secretary|Human|Council)$/;
const IN_BRACKETS = /\s{1,4}\((?:[A-Z][\p{L}'’ -]{2,40})\)/uy;

/**
 * Reads the scalars of a document's head.
 * @param text the whole text; the head ends at `end`
 * @param lines the content lines of the head
 */
export function headerFacts(text: string, end: number, lines: readonly Line[]): HeaderFacts {
  const head = text.slice(0, end);
  return {
    symbol: symbolIn(head, lines),
    committee: committeeIn(head),
    state: stateIn(head),
    publishedOn: publishedIn(head, lines),
    language: found(OWN_LANGUAGE.exec(head) ?? LANGUAGE.exec(head), (hit) => capitalised(hit[1]!)),
  };
}

function symbolIn(head: string, lines: readonly Line[]): Found<string> | null {
  for (const line of lines) {
    if (line.text.length > 120) continue;
    const hits = [...head.slice(line.from, line.to).matchAll(SYMBOL)];
    const hit = hits[0];
    if (hit === undefined || /^\W{0,3}(?:see|para)/i.test(line.text)) continue;
    const from = line.from + hit.index;
    return { value: hit[0].replace(/\s/g, ''), wording: hit[0], from, to: from + hit[0].length };
  }
  return found(LETTER_REFERENCE.exec(head), (hit) => hit[0]);
}

function committeeIn(head: string): Found<string> | null {
  const hits = COMMITTEES.flatMap(({ name, pattern }) => found(pattern.exec(head), () => name) ?? []);
  return hits.sort((a, b) => a.from - b.from)[0] ?? null;
}

function publishedIn(head: string, lines: readonly Line[]): Found<LocalDate> | null {
  const distributed = lines.findIndex((line) => /Distr\./i.test(line.text));
  const alone = lines.filter((line) => new RegExp(`^${DATE_IN_WORDS}$`).test(line.text));
  const near = distributed === -1 ? [] : lines.slice(distributed, distributed + 4);
  const generated = lines.filter((line) => /\bgenerated\b/i.test(line.text));
  for (const line of [...near, ...alone, ...generated]) {
    for (const hit of head.slice(line.from, line.to).matchAll(A_DATE)) {
      const value = dateFromWords(hit[0]);
      const from = line.from + hit.index;
      if (value !== null) return { value, wording: hit[0], from, to: from + hit[0].length };
    }
  }
  return null;
}

function stateIn(head: string): Found<string> | null {
  for (const pattern of [REPORT_OF, ...OTHER_STATE]) {
    for (const hit of head.matchAll(pattern)) {
      const from = hit.index + hit[0].length;
      const to = nameEnd(head, from);
      if (to > from) {
        const wording = head.slice(from, to);
        return { value: plainName(wording), wording, from, to };
      }
    }
  }
  return null;
}

/** Where the name of a State that begins at `from` ends: capitalised words, joined by `of`, `and`, `the`. */
function nameEnd(head: string, from: number): number {
  let end = from;
  for (let at = from; ;) {
    NAME_WORD.lastIndex = at;
    const word = NAME_WORD.exec(head);
    if (word === null) break;
    let name = word[0];
    // A word in capitals that runs into the next one (`SLOVENIAGenerated`).
    const joined = /^([A-ZÀ-Þ]{2,})[A-ZÀ-Þ][a-z]/.exec(name);
    if (joined !== null) name = joined[1]!;
    if (NOT_A_NAME.test(name)) break;
    end = at + name.length;
    if (joined !== null) break;
    CONNECTIVE.lastIndex = end;
    const link = CONNECTIVE.exec(head);
    if (link !== null) at = CONNECTIVE.lastIndex;
    else if (/[ \t]/.test(head[end] ?? '') && !/[ \t]{2}/.test(head.slice(end, end + 2))) at = end + 1;
    else break;
  }
  IN_BRACKETS.lastIndex = end;
  return IN_BRACKETS.test(head) ? IN_BRACKETS.lastIndex : end;
}

function plainName(wording: string): string {
  const name = wording.replace(/\s+/g, ' ');
  if (/[a-zà-þ]/.test(name)) return name;
  return name
    .toLowerCase()
    .replace(/(^|[\s('-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replace(/\b(?:Of|And|The)\b/g, (word) => word.toLowerCase());
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}

function found<T>(hit: RegExpExecArray | null, value: (hit: RegExpExecArray) => T): Found<T> | null {
  return hit === null ? null : { value: value(hit), wording: hit[0], from: hit.index, to: hit.index + hit[0].length };
}
