import type { ThemeId } from '../questions/themes.ts';

/** What a subject of human rights has to do with the Sustainable Development Goals, and whom it concerns. */
export interface SdgLink {
  readonly theme: ThemeId;
  /** Targets, as they are numbered: `16.9`, `5.a`. */
  readonly targets: readonly string[];
  /** Groups of persons whom the subject is about; empty where it is about everybody. */
  readonly persons: readonly string[];
  /** Where the link comes from, or that it is ours. */
  readonly source: string;
}

/** The links, with where they come from. */
export interface SdgLinks {
  readonly version: number;
  readonly source: string;
  readonly links: readonly SdgLink[];
}

/**
 * Of each goal, from the first: how many numbered targets it has, and its last target with a letter.
 * @source General Assembly resolution 70/1, the goals and targets; 169 targets in all
 */
const GOALS: readonly (readonly [number, string])[] = [
  [5, 'b'],
  [5, 'c'],
  [9, 'd'],
  [7, 'c'],
  [6, 'c'],
  [6, 'b'],
  [3, 'b'],
  [10, 'b'],
  [5, 'c'],
  [7, 'c'],
  [7, 'c'],
  [8, 'c'],
  [3, 'b'],
  [7, 'c'],
  [9, 'c'],
  [10, 'b'],
  [19, ''],
];

/** Every target, in order. */
export const SDG_TARGETS: readonly string[] = GOALS.flatMap(([numbered, last], i) => [
  ...Array.from({ length: numbered }, (_unused, n) => `${i + 1}.${n + 1}`),
  ...Array.from('abcd')
    .filter((letter) => letter <= last)
    .map((letter) => `${i + 1}.${letter}`),
]);

/**
 * What is wrong in a table of links.
 * @returns problems, each `what is wrong; accepted: what would be right`
 */
export function checkSdgLinks({ links }: SdgLinks): readonly string[] {
  const themes = links.map(({ theme }) => theme);
  return links.flatMap(({ theme, targets, persons }, i) => [
    ...(themes.indexOf(theme) === i ? [] : [`the theme "${theme}" stands twice; accepted: each theme once`]),
    ...targets
      .filter((target) => !SDG_TARGETS.includes(target))
      .map((target) => `theme "${theme}": there is no target "${target}"; accepted: 1.1 to 17.19 as they are numbered`),
    ...(targets.length + persons.length === 0
      ? [`theme "${theme}" links to nothing; accepted: at least one target or group of persons`]
      : []),
  ]);
}

/** Targets in the order of the goals, each once. */
export function inGoalOrder(targets: readonly string[]): readonly string[] {
  return [...new Set(targets)].sort((a, b) => SDG_TARGETS.indexOf(a) - SDG_TARGETS.indexOf(b));
}

/** The goals of some targets, in order: `16.9` belongs to 16. */
export function goalsOf(targets: readonly string[]): readonly number[] {
  return [...new Set(inGoalOrder(targets).map((target) => Number(target.split('.')[0])))];
}
