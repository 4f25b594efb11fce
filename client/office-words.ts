import type { Office } from '../domain/offices/office.ts';
import { isAsked } from '../domain/questions/rule-offices.ts';

/** What the seats of one kind are called when every province is meant. */
const EVERY: readonly (readonly [family: string, called: string])[] = [
  ['prov-home', 'every home department'],
  ['prov-police', 'every police force'],
  ['prov-hr', 'every human rights department'],
];

/**
 * Offices in few words: the seats of one kind are said once where all of them are there, an office of the federation by
 * its short name where it has one.
 *
 * @param ids of offices, in the order in which they are said
 */
export function officeWords(ids: readonly string[], offices: readonly Office[]): string {
  const left = new Set(ids);
  const whole = EVERY.flatMap(([family, called]) => {
    const seats = offices.filter((office) => isAsked(office) && office.families?.includes(family) === true);
    if (seats.length < 2 || !seats.every(({ id }) => left.has(id))) return [];
    for (const { id } of seats) left.delete(id);
    return [called];
  });
  const named = ids.filter((id) => left.has(id));
  return [...named.map((id) => offices.find((office) => office.id === id)?.abbreviation ?? id), ...whole].join(', ');
}
