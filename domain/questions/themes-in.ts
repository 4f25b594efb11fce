import { stemsOf } from './words.ts';
import { THEMES } from './themes.ts';

/** Subjects that mostly say how or where a thing is asked, not what: they tell less. */
const BESIDE: ReadonlySet<string> = new Set(['rural', 'data', 'training', 'coordination', 'national-plan', 'police']);
const BESIDE_WEIGHT = 0.4;

/** Phrases by their first stem, so that a text is read once whatever the number of subjects. */
const PHRASES: ReadonlyMap<string, readonly { readonly theme: string; readonly rest: readonly string[] }[]> = phrases();

function phrases(): ReadonlyMap<string, { readonly theme: string; readonly rest: readonly string[] }[]> {
  const by = new Map<string, { readonly theme: string; readonly rest: readonly string[] }[]>();
  for (const { id, words } of THEMES) {
    for (const phrase of words) {
      const [first, ...rest] = stemsOf(phrase);
      if (first !== undefined) by.set(first, [...(by.get(first) ?? []), { theme: id, rest }]);
    }
  }
  return by;
}

/**
 * How strongly a text names each subject: for each phrase found its number of words, so that “violence against women”
 * says more than “prison”; a phrase that stands several times counts once.
 *
 * @param stems of the text (`stemsOf`)
 * @returns by id of the theme; empty where it names none
 */
export function themesOfStems(stems: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, Set<string>>();
  stems.forEach((stem, at) => {
    for (const { theme, rest } of PHRASES.get(stem) ?? []) {
      if (!rest.every((next, n) => stems[at + 1 + n] === next)) continue;
      const phrases = found.get(theme) ?? new Set();
      found.set(theme, phrases.add([stem, ...rest].join(' ')));
    }
  });
  return new Map(
    [...found].map(([theme, phrases]) => [theme, weightOf(phrases) * (BESIDE.has(theme) ? BESIDE_WEIGHT : 1)]),
  );
}

/** Ids of the subjects a text names, the one it names most strongly first. */
export function themesIn(text: string): readonly string[] {
  return [...themesOfStems(stemsOf(text))].sort(([, a], [, b]) => b - a).map(([theme]) => theme);
}

/** A further phrase for the same subject adds so much of itself, the next so much of that. */
const FURTHER = 0.4;

/** The longest phrase with a little for each further one. */
function weightOf(phrases: ReadonlySet<string>): number {
  const worth = [...phrases].map((phrase) => Math.sqrt(phrase.split(' ').length)).sort((a, b) => b - a);
  return worth.reduce((sum, one, at) => sum + one * FURTHER ** at, 0);
}
