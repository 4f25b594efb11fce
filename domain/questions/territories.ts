import type { Province } from '../offices/office.ts';

/** How a list may name each province and territory. */
const NAMES: readonly (readonly [Province, string, RegExp])[] = [
  ['punjab', 'Punjab', /\bPunjab\b/i],
  ['sindh', 'Sindh', /\bSindh\b/i],
  ['khyber-pakhtunkhwa', 'Khyber Pakhtunkhwa', /\bKhyber[- ]Pakhtun[- ]?khwa\b|\bKPK?\b/],
  ['balochistan', 'Balochistan', /\bBal[ou]chistan\b/i],
  ['islamabad', 'Islamabad Capital Territory', /\bIslamabad Capital\b|\bICT (?:Administration|Police|Rights|Act)\b/i],
  ['gilgit-baltistan', 'Gilgit-Baltistan', /\bGilgit[- ]Baltistan\b/i],
  ['azad-jammu-kashmir', 'Azad Jammu and Kashmir', /\bAzad (?:Jammu (?:and|&) )?Kashmir\b|\bAJ&?K\b/i],
];

/** A province or territory named in a text. */
export interface NamedTerritory {
  readonly id: Province;
  readonly name: string;
}

/** Provinces and territories that a text names, in a fixed order. */
export function territoriesIn(text: string): readonly NamedTerritory[] {
  return NAMES.filter(([, , pattern]) => pattern.test(text)).map(([id, name]) => ({ id, name }));
}
