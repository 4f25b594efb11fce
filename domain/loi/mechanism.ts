import type { Mechanism } from '../mechanisms.ts';
import type { InstrumentReading } from './instrument.ts';

const BY_SYMBOL: readonly (readonly [Mechanism, RegExp])[] = [
  ['ccpr', /^CCPR\//],
  ['cescr', /^(?:CESCR\/|E\/C\.12\/)/],
  ['cat', /^CAT\//],
  ['cedaw', /^CEDAW\//],
  ['crc', /^CRC\//],
  ['crpd', /^CRPD\//],
  ['cerd', /^CERD\//],
  ['upr', /^A\/HRC\//],
  ['special-procedures', /^(?:AL|UA|JAL|JUA|OL) /],
];

const BY_COMMITTEE: Readonly<Record<string, Mechanism>> = {
  'Human Rights Committee': 'ccpr',
  'Committee on Economic, Social and Cultural Rights': 'cescr',
  'Committee against Torture': 'cat',
  'Committee on the Elimination of Discrimination against Women': 'cedaw',
  'Committee on the Rights of the Child': 'crc',
  'Committee on the Rights of Persons with Disabilities': 'crpd',
  'Committee on the Elimination of Racial Discrimination': 'cerd',
};

/** How a title may name the treaty where neither symbol nor committee is printed. */
const BY_TITLE: readonly (readonly [Mechanism, RegExp])[] = [
  ['ccpr', /\b(?:ICCPR|CCPR|Covenant on Civil and Political Rights)\b/],
  ['cescr', /\b(?:ICESCR|CESCR|Covenant on Economic, Social and Cultural Rights)\b/],
  ['cat', /\b(?:UNCAT|CAT|Convention against Torture)\b/],
  ['cedaw', /\b(?:CEDAW|Convention on the Elimination of All Forms of Discrimination against Women)\b/],
  ['crc', /\b(?:UNCRC|CRC|Convention on the Rights of the Child)\b/],
  ['crpd', /\b(?:UNCRPD|CRPD|Convention on the Rights of Persons with Disabilities)\b/],
  ['cerd', /\b(?:ICERD|CERD|Convention on the Elimination of All Forms of Racial Discrimination)\b/],
  ['upr', /\b(?:UPR|Universal Periodic Review)\b/i],
];
/** Characters of a text among which its title stands. */
const TITLE = 600;

/**
 * The mechanism an instrument comes from: by its symbol, else its committee, else its kind, else the one treaty that
 * its title names.
 *
 * @param text the text that was read
 * @returns null where none is named, or more than one: then an officer says which
 */
export function mechanismOf(
  reading: Pick<InstrumentReading, 'symbol' | 'committee' | 'kind'>,
  text: string,
): Mechanism | null {
  const bySymbol = BY_SYMBOL.find(([, pattern]) => reading.symbol !== null && pattern.test(reading.symbol));
  if (bySymbol !== undefined) return bySymbol[0];
  const byCommittee = BY_COMMITTEE[reading.committee ?? ''];
  if (byCommittee !== undefined) return byCommittee;
  if (reading.kind === 'advance-questions') return 'upr';
  const named = BY_TITLE.filter(([, pattern]) => pattern.test(text.slice(0, TITLE)));
  return named.length === 1 ? named[0]![0] : null;
}
