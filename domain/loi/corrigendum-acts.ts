import type { LocalDate } from '../calendar/calendar.ts';
import { NARROWER, PLACE } from './corrigendum-places.ts';
import { DATE_IN_WORDS, dateFromWords } from './dates.ts';

/** Where something is to be corrected; `letter` of a part, `sentence` from 0, −1 the last. */
export interface CorrigendumPlace {
  /** Paragraph as printed. */
  readonly number: string;
  readonly letter: string | null;
  readonly sentence: number | null;
}

/** What is to be done there. */
export type CorrigendumAct =
  | { readonly kind: 'replace-words'; readonly old: string; readonly now: string }
  | { readonly kind: 'replace-text'; readonly text: string }
  | { readonly kind: 'delete' }
  | { readonly kind: 'delete-words'; readonly words: string }
  | { readonly kind: 'insert-words'; readonly words: string; readonly side: 'after' | 'before'; readonly of: string }
  | { readonly kind: 'append'; readonly text: string }
  | {
      readonly kind: 'insert-paragraph';
      readonly side: 'after' | 'before';
      readonly number: string | null;
      readonly text: string;
    }
  | { readonly kind: 'insert-part'; readonly label: string; readonly text: string }
  | { readonly kind: 'deadline'; readonly on: LocalDate }
  | { readonly kind: 'word-limit'; readonly words: number }
  | { readonly kind: 'renumber' };

/** A statement as it is understood: one thing, or the same thing for each paragraph of a range. */
export interface CorrigendumStep {
  /** Null for what is about no paragraph. */
  readonly place: CorrigendumPlace | null;
  readonly act: CorrigendumAct;
}

const QUOTED = '[“"]([^“”"]+)[”"]';
const WORDS = '(?:the\\s+(?:words?|figures?|phrase|date|number)\\s+)?';
const AS_FOLLOWS = '(?:\\s+(?:as\\s+follows|the\\s+following(?:\\s+(?:text|paragraph|wording))?))?\\s*[:.]?\\s*';
const THE_TEXT =
  '(?:the\\s+)?(?:(?:existing|present|current|whole|entire)\\s+)?(?:text|paragraph|subparagraph|wording|sentence)(?:\\s+of\\s+the\\s+paragraph)?';
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];

const NUMBERED = /^\s*\d{1,2}[.)]\s+(?=\p{L})/u;
const LEADING = new RegExp(`^(?:\\([a-z]\\)\\s+)?(${PLACE})(${NARROWER})\\s*[,:.–-]?\\s*`, 'iu');
const DEADLINE = new RegExp(
  `\\b(?:deadline|date\\s+(?:of|for|by)|time\\s+limit)\\b[\\s\\S]{0,160}?(?:read|be|to|is|as)\\s*:?\\s*[“"]?(${DATE_IN_WORDS})`,
  'iu',
);
const LIMIT = /\b(?:word\s+)?limit\b[\s\S]{0,80}?\b(\d{1,3}(?:[ ,.]\d{3})+|\d{3,6})\s+words/iu;
const RENUMBER = /\b(?:subsequent|following|remaining|succeeding)\s+paragraphs?\b[\s\S]{0,60}\brenumber/iu;

/**
 * What a statement of a corrigendum wants done.
 * @returns null where it is not certain
 */
export function stepsIn(statement: string): readonly CorrigendumStep[] | null {
  const text = statement.replace(NUMBERED, '').trim();
  if (RENUMBER.test(text)) return [{ place: null, act: { kind: 'renumber' } }];
  const inserted = insertedParagraph(text);
  if (inserted !== null) return inserted;
  const { places, rest } = placesIn(text);
  if (places.length === 0) return about(text);
  return places.length === 1 ? one(places[0]!, rest) : many(places, rest);
}

/** What is about no paragraph: the deadline, the limit. */
function about(text: string): readonly CorrigendumStep[] | null {
  const on = dateIn(DEADLINE.exec(text)?.[1]);
  if (on !== null) return [{ place: null, act: { kind: 'deadline', on } }];
  const limit = LIMIT.exec(text)?.[1];
  if (limit !== undefined)
    return [{ place: null, act: { kind: 'word-limit', words: Number(limit.replace(/\D/gu, '')) } }];
  return null;
}

function one(place: CorrigendumPlace, rest: string): readonly CorrigendumStep[] | null {
  const act = actIn(rest, place);
  return act === null ? null : [{ place, act }];
}

/** A range of paragraphs: each is deleted, or each is given anew under its number. */
function many(places: readonly CorrigendumPlace[], rest: string): readonly CorrigendumStep[] | null {
  const act = actIn(rest, places[0]!);
  if (act?.kind === 'delete') return places.map((place) => ({ place, act }));
  if (act?.kind !== 'replace-text') return null;
  const texts = new Map<string, string>();
  let number = '';
  for (const line of body(rest).split('\n')) {
    const [, own, text = ''] = /^[“"]?(\d{1,3})[.)]\s+(.+)$/u.exec(line.trim()) ?? [];
    if (own !== undefined) number = own;
    texts.set(number, own === undefined ? `${texts.get(number) ?? ''}\n${line}`.trim() : text);
  }
  const steps = places.map((place) => ({
    place,
    act: { kind: 'replace-text' as const, text: texts.get(place.number) ?? '' },
  }));
  return texts.size === places.length && steps.every(({ act: { text } }) => text !== '') ? steps : null;
}

/** What stands behind “should read” or “with the following”, as it was written. */
function body(rest: string): string {
  return (
    /(?:reads?|with|by|substitute)(?:\s+(?:as\s+follows|the\s+following))?\s*:?\s*([\s\S]+)$/iu.exec(rest)?.[1] ?? rest
  );
}

function actIn(rest: string, place: CorrigendumPlace): CorrigendumAct | null {
  const at = (pattern: string): RegExpExecArray | null => new RegExp(`^${pattern}`, 'iu').exec(rest);
  if (at(`(?:(?:should|shall|is|are|to)\\s+(?:be\\s+)?)?deleted?(?:\\s+${THE_TEXT})?\\s*[.;]?$`) !== null)
    return { kind: 'delete' };
  const deleted =
    at(`delete\\s+${WORDS}${QUOTED}\\s*[.;]?$`) ??
    at(`${WORDS}${QUOTED}\\s+(?:should|shall|is|are|to)\\s+(?:be\\s+)?deleted\\s*[.;]?$`);
  if (deleted !== null) return { kind: 'delete-words', words: deleted[1]! };

  const whole =
    at(`for\\s+${THE_TEXT}\\s*,?\\s*(?:read|substitute)${AS_FOLLOWS}([\\s\\S]+)$`) ??
    at(`replace\\s+${THE_TEXT}\\s+(?:with|by)${AS_FOLLOWS}([\\s\\S]+)$`) ??
    at(
      `(?:${THE_TEXT}\\s+)?(?:(?:should|shall|to)\\s+(?:now\\s+)?(?:be\\s+(?:amended|corrected|changed)\\s+to\\s+)?reads?|now\\s+reads?|(?:should|shall|is|are|to)\\s+(?:be\\s+)?replaced\\s+(?:with|by))${AS_FOLLOWS}([\\s\\S]+)$`,
    );
  if (whole !== null) return { kind: 'replace-text', text: ownText(whole[1]!, place) };

  const words =
    at(`for\\s+${WORDS}${QUOTED}\\s*,?\\s*(?:read|substitute)\\s+${WORDS}${QUOTED}\\s*[.;]?$`) ??
    at(`replace\\s+${WORDS}${QUOTED}\\s+(?:with|by)\\s+${WORDS}${QUOTED}\\s*[.;]?$`) ??
    at(`${WORDS}${QUOTED}\\s+(?:should|shall|to)\\s+(?:now\\s+)?read\\s+${WORDS}${QUOTED}\\s*[.;]?$`) ??
    at(
      `${WORDS}${QUOTED}\\s+(?:should|shall|is|are|to)\\s+(?:be\\s+)?replaced\\s+(?:with|by)\\s+${WORDS}${QUOTED}\\s*[.;]?$`,
    ) ??
    at(`for\\s+([^“”"\\n]+?(?:\\n[^“”"]+?)?)\\s+read\\s+([^“”"]+?)\\s*[.;]?$`);
  if (words !== null) return { kind: 'replace-words', old: words[1]!, now: words[2]! };
  const swapped = at(`substitute\\s+${WORDS}${QUOTED}\\s+for\\s+${WORDS}${QUOTED}\\s*[.;]?$`);
  if (swapped !== null) return { kind: 'replace-words', old: swapped[2]!, now: swapped[1]! };

  const beside = at(`(after|before)\\s+${WORDS}${QUOTED}\\s*,?\\s*(?:insert|add)\\s+${WORDS}${QUOTED}\\s*[.;]?$`);
  if (beside !== null) return { kind: 'insert-words', side: sideOf(beside[1]!), of: beside[2]!, words: beside[3]! };
  const put = at(`(?:insert|add)\\s+${WORDS}${QUOTED}\\s+(after|before)\\s+${WORDS}${QUOTED}\\s*[.;]?$`);
  if (put !== null) return { kind: 'insert-words', side: sideOf(put[2]!), of: put[3]!, words: put[1]! };

  const part = at(
    `(?:insert|add)\\s+(?:(?:a|the\\s+following)\\s+)?(?:new\\s+)?(?:sub-?paragraph|part|item)s?(?:\\s*\\([a-z]{1,4}\\))?(?:\\s+(?:reading|which\\s+reads?))?(?:\\s+as\\s+follows)?\\s*:?\\s*[“"]?\\(([a-z]{1,4})\\)\\s*([\\s\\S]+)$`,
  );
  if (part !== null) return { kind: 'insert-part', label: `(${part[1]!.toLowerCase()})`, text: unquoted(part[2]!) };
  const end = at(
    `(?:(?:at\\s+the\\s+end(?:\\s+of\\s+the\\s+paragraph)?\\s*,?\\s*(?:insert|add))|(?:insert|add)\\s+at\\s+the\\s+end(?:\\s+of\\s+the\\s+paragraph)?)(?:\\s+the\\s+following(?:\\s+sentence)?)?\\s*:?\\s*([\\s\\S]+)$`,
  );
  if (end !== null) return { kind: 'append', text: unquoted(end[1]!) };
  return null;
}

/** “After paragraph 20, insert …”, “Add a new paragraph 21 after paragraph 20: …”. */
function insertedParagraph(text: string): readonly CorrigendumStep[] | null {
  const whatever =
    '(?:the\\s+following|a)?\\s*(?:new\\s+)?(?:additional\\s+)?(?:paragraph|question|text)?\\s*(\\d+(?:\\s*(?:bis|ter))?)?(?:\\s*,)?';
  const reading =
    '(?:\\s*,?\\s*(?:reading|to\\s+read|which\\s+reads?|should\\s+read))?(?:\\s+as\\s+follows)?\\s*:?\\s+([\\s\\S]+)$';
  const first = new RegExp(`^(after|before)\\s+(${PLACE})\\s*,?\\s*(?:insert|add)\\s+${whatever}${reading}`, 'iu').exec(
    text,
  );
  const second = new RegExp(`^(?:insert|add)\\s+${whatever}\\s+(after|before)\\s+(${PLACE})${reading}`, 'iu').exec(
    text,
  );
  const [side, where, number, added] =
    first !== null
      ? [first[1], first[2], first[3], first[4]]
      : second !== null
        ? [second[2], second[3], second[1], second[4]]
        : [];
  if (side === undefined || where === undefined || added === undefined) return null;
  const [place] = placesIn(where).places;
  if (place === undefined) return null;
  const words = unquoted(added);
  const label = /^\(([a-z]{1,4})\)\s+/iu.exec(words);
  if (place.letter !== null && label !== null)
    return [
      {
        place,
        act: { kind: 'insert-part', label: `(${label[1]!.toLowerCase()})`, text: words.slice(label[0].length) },
      },
    ];
  if (place.letter !== null) return null;
  const own = /^(\d{1,3}(?:\s*(?:bis|ter))?)[.)]\s+/iu.exec(words);
  const act = {
    kind: 'insert-paragraph' as const,
    side: sideOf(side),
    number: own?.[1] ?? number ?? null,
    text: own === null ? words : words.slice(own[0].length),
  };
  return [{ place, act }];
}

/** The paragraphs a statement begins with, and what follows them. “Delete paragraph 14” and “Replace paragraph 9 with …” name them behind the verb. */
function placesIn(text: string): { readonly places: readonly CorrigendumPlace[]; readonly rest: string } {
  const verb = new RegExp(`^(delete|replace)\\s+(${PLACE})(${NARROWER})\\s*([\\s\\S]*)$`, 'iu').exec(text);
  if (verb !== null) {
    const places = placesOf(verb[2]!, verb[3]!);
    const tail = verb[4]!.trim();
    return { places, rest: /^delete/iu.test(verb[1]!) ? `delete ${tail}`.trim() : `replace the text ${tail}` };
  }
  const leading = LEADING.exec(text);
  if (leading === null) return { places: [], rest: text };
  return { places: placesOf(leading[1]!, leading[2]!), rest: text.slice(leading[0].length).trim() };
}

function placesOf(place: string, narrower: string): readonly CorrigendumPlace[] {
  const named =
    /(?:paragraphs?|paras?\.?|questions?|issues?)\s+(\d+)(\s*(?:bis|ter))?(?:(?:\s*[–-]\s*|\s+to\s+)(\d+))?/iu.exec(
      place,
    );
  if (named === null) return [];
  const letters = [...place.matchAll(/\(([a-z]{1,4})\)/giu)].map(([, letter]) => letter!.toLowerCase());
  const [from, to] = [Number(named[1]), Number(named[3] ?? named[1])];
  const line = /\bline\b/iu.test(narrower);
  const sentence = line ? null : sentenceOf(narrower);
  if (letters.length > 1 || to < from || to - from > 100) return [];
  return Array.from({ length: to - from + 1 }, (_, n) => ({
    number: `${from + n}${named[2] === undefined ? '' : ` ${named[2].trim()}`}`,
    letter: letters[0] ?? null,
    sentence,
  }));
}

function sentenceOf(narrower: string): number | null {
  if (narrower.trim() === '') return null;
  if (/\blast\b/iu.test(narrower)) return -1;
  if (/\bpenultimate\b/iu.test(narrower)) return -2;
  const ordinal = ORDINALS.findIndex((word) => new RegExp(`\\b${word}\\b`, 'iu').test(narrower));
  return ordinal === -1 ? Number(/\d+/u.exec(narrower)?.[0] ?? 1) - 1 : ordinal;
}

/** The new text of a paragraph or a part, without its own number or letter. */
function ownText(text: string, { number, letter }: CorrigendumPlace): string {
  const words = unquoted(text);
  const mark = letter === null ? `${number}[.)]` : `(?:${number}\\s*)?\\(?${letter}\\)`;
  return words.replace(new RegExp(`^${mark}\\s*`, 'iu'), '').trim();
}

/** A text without the quotation marks around it. */
function unquoted(text: string): string {
  const words = text.trim();
  const [, inner] = /^[“"]([^“”"]+)[”"]?[.;]?$/u.exec(words) ?? [];
  return (inner ?? words).trim();
}

function sideOf(word: string): 'after' | 'before' {
  return word.toLowerCase() === 'after' ? 'after' : 'before';
}

function dateIn(words: string | undefined): LocalDate | null {
  return words === undefined ? null : dateFromWords(words);
}
