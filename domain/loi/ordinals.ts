const ORDINALS = [
  'initial',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
] as const;

/**
 * Ordinal of a report as titles print it.
 * @returns undefined for a number that is none from 1 to 12
 * @example reportOrdinal(1) // 'initial'
 */
export function reportOrdinal(number: number): string | undefined {
  return ORDINALS[number - 1];
}
