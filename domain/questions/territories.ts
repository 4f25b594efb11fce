import type { Province } from '../offices/office.ts';

/** How a list may name each province and territory: by its name, or by one of its great cities. */
const NAMES: readonly (readonly [Province, string, RegExp])[] = [
  ['punjab', 'Punjab', /\bPunjab\b|\b(?:Lahore|Faisalabad|Multan|Rawalpindi)\b/i],
  ['sindh', 'Sindh', /\bSindh?\b|\bKarachi\b/i],
  [
    'khyber-pakhtunkhwa',
    'Khyber Pakhtunkhwa',
    /\bKhyber[- ]Pakhtun[- ]?khwa\b|\bKPK?\b|\bPeshawar\b|\bFATA\b|\b(?:newly )?merged districts\b/i,
  ],
  ['balochistan', 'Balochistan', /\bBal[ou]chistan\b|\b(?:Quetta|Gwadar)\b/i],
  [
    'islamabad',
    'Islamabad Capital Territory',
    /\b(?:Islamabad|Federal) Capital\b|\bICT (?:Administration|Police|Rights|Act)\b/i,
  ],
  ['gilgit-baltistan', 'Gilgit-Baltistan', /\bGilgit\b/i],
  [
    'azad-jammu-kashmir',
    'Azad Jammu and Kashmir',
    /\bAzad (?:Jammu (?:and|&) )?Kashmir\b|\bAJ&?K\b|\bPakistan[- ]administered\b/i,
  ],
];
/** How a list means every territory without naming one. */
const TERRITORIES =
  /\bterritorial (?:governments?|authorities|levels?|assembl(?:y|ies))\b|\b(?:provinces|provincial) and territor(?:ies|ial)\b/i;

/**
 * Whom to write to for a territory that holds no seat in the Committee: ours, to be confirmed by the ministry.
 *
 * @source Rules of Business 1973, schedule II, for the divisions that deal with them (read November 2026); the Committee's
 *   composition (founding document 004) gives none of the three a seat.
 */
const WRITE_TO: Readonly<Partial<Record<Province, string>>> = {
  islamabad: 'the Chief Commissioner, Islamabad Capital Territory, through the Ministry of Interior',
  'gilgit-baltistan':
    'the Government of Gilgit-Baltistan, through the division for Kashmir Affairs and Gilgit-Baltistan',
  'azad-jammu-kashmir':
    'the Government of Azad Jammu and Kashmir, through the division for Kashmir Affairs and Gilgit-Baltistan',
};

/** A province or territory named in a text. */
export interface NamedTerritory {
  readonly id: Province;
  readonly name: string;
}

/** Provinces and territories that a text names, in a fixed order. */
export function territoriesIn(text: string): readonly NamedTerritory[] {
  return NAMES.filter(([, , pattern]) => pattern.test(text)).map(([id, name]) => ({ id, name }));
}

/** Territories that a text asks about as a class, though it names none: “provincial and territorial governments”. */
export function territoriesMeant(text: string): readonly NamedTerritory[] {
  if (!TERRITORIES.test(text)) return [];
  return NAMES.filter(([id]) => WRITE_TO[id] !== undefined).map(([id, name]) => ({ id, name }));
}

/** Whom one could write to about a territory, to be confirmed by the ministry; null where a province's seats are asked. */
export function writeToFor(territory: Province): string | null {
  return WRITE_TO[territory] ?? null;
}
