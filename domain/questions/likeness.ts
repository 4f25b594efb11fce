import type { Mechanism } from '../mechanisms.ts';
import { themesOfStems } from './themes-in.ts';
import { articleSubjects } from './treaty-articles.ts';
import { saysSomething, stemsOf } from './words.ts';

/** What two questions are likened by. */
export interface Likened {
  /** The whole text, the lead-in of a part included. */
  readonly text: string;
  /** Articles of its treaty, as printed. */
  readonly articles?: readonly string[];
  /** Null or absent where it is not known: then its articles say nothing. */
  readonly mechanism?: Mechanism | null;
}

/** A question made ready to be likened to many others. */
export interface Likenable {
  /** Its words that say something, each once, with their weight. */
  readonly words: ReadonlyMap<string, number>;
  /** The subjects it names, with how strongly. */
  readonly themes: ReadonlyMap<string, number>;
  /** The subjects of the articles it cites. */
  readonly articles: ReadonlyMap<string, number>;
  /** All its words as they stand, numbers left out; two questions with the same are one and the same. */
  readonly plain: string;
}

/** What each kind of evidence is worth beside the others; a kind that one of the two says nothing of is left out. */
const SHARE: Readonly<Record<'words' | 'themes' | 'articles', number>> = { words: 0.5, themes: 0.4, articles: 0.1 };
/** How much of a likeness is that of a part to its whole. */
const PART = 0.3;
/** Words that half of all lists use tell less than others. */
const COMMON_WORDS = new Set(
  stemsOf(
    'right rights law legislation legal act national government person people woman women child children girl boy man public federal ' +
      'province provincial authority protect protection prevent combat address access service support number data statistic disaggregate sex age ' +
      'region ethnic origin location rural urban victim violence investigate prosecute convict conviction sentence complaint measure enforce ' +
      'human ensure territory country international domestic group situation',
  ),
);
const COMMON = 0.35;

/** Makes a question ready. */
export function likenable({ text, articles = [], mechanism = null }: Likened): Likenable {
  const stems = stemsOf(text);
  const words = new Map<string, number>();
  for (const stem of stems) if (saysSomething(stem)) words.set(stem, COMMON_WORDS.has(stem) ? COMMON : 1);
  const subjects = articles.flatMap((article) => articleSubjects(mechanism, article));
  return {
    words,
    themes: themesOfStems(stems),
    articles: new Map(subjects.map((subject) => [subject, 1])),
    plain: stems.filter((stem) => !/^\d+$/.test(stem)).join(' '),
  };
}

/**
 * How like two questions are, whatever treaty each is from: by the words that say something, the subjects they name and
 * the subjects of the articles they cite. The same in both directions, 1 for a question and itself.
 *
 * @param least below this the exact figure is of no interest: a pair that cannot reach it may be told as 0
 * @returns 0 to 1
 */
export function likenessOf(a: Likenable, b: Likenable, least = 0): number {
  if (a.plain === b.plain) return a.plain === '' ? 0 : 1;
  const themes = alike(a.themes, b.themes);
  const articles = a.articles.size > 0 && b.articles.size > 0 ? alike(a.articles, b.articles) : null;
  const known = (words: number): number => {
    const parts = [[SHARE.words, words] as const];
    if (a.themes.size + b.themes.size > 0) parts.push([SHARE.themes, themes]);
    if (articles !== null) parts.push([SHARE.articles, articles]);
    return parts.reduce((sum, [share, part]) => sum + share * part, 0) / parts.reduce((sum, [share]) => sum + share, 0);
  };
  if (known(1) < least) return 0;
  return Math.min(1, known(alike(a.words, b.words)));
}

/** How like two questions are, see `likenessOf`. */
export function likeness(a: Likened, b: Likened): number {
  return likenessOf(likenable(a), likenable(b));
}

/** Whether two questions are the same word for word, numbers, spaces and signs aside. */
export function sameQuestion(a: Likenable, b: Likenable): boolean {
  return a.plain !== '' && a.plain === b.plain;
}

/**
 * How much of two weighted sets is shared: mostly the cosine, with a share for the smaller being part of the larger, since
 * lists put several matters into one question. 1 where they are equal, 0 where they share nothing or one is empty.
 */
function alike(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let [product, shared] = [0, 0];
  for (const [key, weight] of few) {
    const other = many.get(key) ?? 0;
    product += weight * other;
    shared += Math.min(weight, other);
  }
  if (shared === 0) return 0;
  const cosine = product / Math.sqrt(squares(a) * squares(b));
  const part = shared / Math.min(total(a), total(b));
  return Math.min(1, (1 - PART) * cosine + PART * part);
}

function total(of: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const weight of of.values()) sum += weight;
  return sum;
}

function squares(of: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const weight of of.values()) sum += weight * weight;
  return sum;
}
