import { codesIn } from '../delivery-status.ts';

/** Where an enhanced code stands in words, the surest place first. */
export const CODE_PLACES: readonly RegExp[] = [
  /(?<![\d.])[245]\d\d[ \t-]{1,3}[#<(["'[]{0,2}([245]\.\d{1,3}\.\d{1,3})(?![\d.]{0,20}\d)/gu,
  /[#(<[]\s?([245]\.\d{1,3}\.\d{1,3})(?![\d.]{0,20}\d)/gu,
  /\b(?:status|dsn|code|error|smtp|reason|said|because)\b[^\n\d]{0,24}([245]\.\d{1,3}\.\d{1,3})(?![\d.]{0,20}\d)/giu,
];

/** Numbers of versions look like codes. */
export const VERSION_BEFORE =
  /(?:\bversion|\bver\.?|\bv|\brelease|mdaemon(?: pro)?|imail|exim|postfix|sendmail|qmail|exchange|domino|php|outlook|\/)\s{0,2}$/iu;

/** Whether a code only says that something failed: 5.0.0. */
export function isVague(code: string): boolean {
  return code.endsWith('.0.0');
}

/**
 * The enhanced codes of a failure that the words of a report state, the most particular first.
 * @param human the words without the returned message
 */
export function codesInWords(human: string): readonly string[] {
  const placed = CODE_PLACES.flatMap((place) =>
    [...human.matchAll(place)].slice(0, 200).map((match) => match[1] ?? ''),
  );
  const bare = codesIn(human).filter((code) => !VERSION_BEFORE.test(human.slice(0, human.indexOf(code)).slice(-20)));
  const found = placed.some((code) => !code.startsWith('2') && !isVague(code)) ? placed : [...placed, ...bare];
  const failing = [...new Set(found.filter((code) => !code.startsWith('2')))];
  return failing.sort((a, b) => Number(isVague(a)) - Number(isVague(b)));
}
