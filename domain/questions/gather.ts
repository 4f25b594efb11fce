import type { Office, Province } from '../offices/office.ts';
import type { ConfirmedEvidence } from './confirmed-evidence.ts';
import type { RuleEvidence } from './rule-evidence.ts';
import { expandEntry, isAsked, MINISTRY } from './rule-offices.ts';
import type { NamedTerritory } from './territories.ts';

/** What one office has gathered for one question. */
export interface Gathered {
  readonly score: number;
  /** In words for an officer, the strongest first; the weakest only counted. */
  readonly grounds: readonly string[];
}

/** One reason for one office. */
interface Ground {
  readonly office: string;
  readonly score: number;
  readonly says: string;
}

/** A further office of the same rule answers for less of the subject than the one before it. */
const LESS_PER_PLACE = 0.85;
/** A seat of a province that the question names. */
const NAMED_PROVINCE = 0.6;
/** What was confirmed before for a like question, of the likeness. */
const LED_BEFORE = 0.95;
const SUPPORTED_BEFORE = 0.75;
/** Grounds beside the strongest add this share of themselves: many weak ones do not outdo a strong one. */
const FURTHER = 0.3;
const HIGHEST = 0.99;
/** So many grounds are said; more are read by nobody. */
const MOST_TOLD = 3;

/** Puts together what speaks for each office. */
export function gather(
  rules: readonly RuleEvidence[],
  before: readonly ConfirmedEvidence[],
  named: readonly NamedTerritory[],
  offices: readonly Office[],
): ReadonlyMap<string, Gathered> {
  const provinces = named.map(({ id }) => id).filter((id) => offices.some((o) => isAsked(o) && o.province === id));
  const grounds = [
    ...rules.flatMap((evidence) => ruleGrounds(evidence, provinces, offices)),
    ...before.flatMap((evidence) => confirmedGrounds(evidence, offices)),
    ...named.flatMap(({ id, name }) =>
      offices
        .filter((office) => isAsked(office) && office.province === id)
        .map((office): Ground => ({
          office: office.id,
          score: NAMED_PROVINCE,
          says: `${name} is named in the question`,
        })),
    ),
  ];
  const byOffice = new Map<string, Ground[]>();
  for (const ground of grounds) byOffice.set(ground.office, [...(byOffice.get(ground.office) ?? []), ground]);
  return new Map([...byOffice].map(([office, own]) => [office, together(own)]));
}

function together(grounds: readonly Ground[]): Gathered {
  const sorted = [...grounds].sort((a, b) => b.score - a.score);
  const doubt = sorted.reduce((left, { score }, at) => left * (1 - (at === 0 ? score : score * FURTHER)), 1);
  return { score: Math.min(HIGHEST, 1 - doubt), grounds: told(sorted) };
}

/** The strongest grounds in words; of the rest only how many there are. */
function told(sorted: readonly Ground[]): readonly string[] {
  const words = sorted.slice(0, MOST_TOLD).map(({ says }) => says);
  const left = sorted.length - words.length;
  return left === 0 ? words : [...words, left === 1 ? 'and one further ground' : `and ${left} further grounds`];
}

function ruleGrounds(
  { rule, strength, because }: RuleEvidence,
  provinces: readonly Province[],
  offices: readonly Office[],
): readonly Ground[] {
  const entries = rule.offices.map((entry) => expandEntry(entry, offices, provinces));
  const consult = entries.flatMap((entry) => entry.consult);
  const says = `${rule.subject} (${because.join(', ')}; ${rule.source})`;
  const also = consult.length > 0 ? `, with ${consult.join(', ')} to be consulted` : '';
  const seated = entries.filter((entry) => entry.seats.length > 0);
  // A rule all of whose organisations hold no seat still says what the question is about: the ministry asks them.
  if (seated.length === 0) return [{ office: MINISTRY, score: strength, says: says + also }];
  const given = new Set<string>();
  return seated.flatMap(({ seats }, place) =>
    seats
      .filter((seat) => !given.has(seat))
      .map((office): Ground => {
        given.add(office);
        return { office, score: strength * LESS_PER_PLACE ** place, says: place === 0 ? says + also : says };
      }),
  );
}

function confirmedGrounds(
  { confirmed, likeness, same }: ConfirmedEvidence,
  offices: readonly Office[],
): readonly Ground[] {
  const { symbol, cycleId, question, lead, supporting } = confirmed;
  const there = (id: string) => offices.some((office) => office.id === id && (isAsked(office) || id === MINISTRY));
  const where = `${question} of ${symbol ?? cycleId} (${same ? 'the same question' : `${Math.round(likeness * 100)} per cent alike`})`;
  return [
    ...[lead]
      .filter(there)
      .map((office) => ({ office, score: likeness * LED_BEFORE, says: `led the answer to ${where}` })),
    ...supporting
      .filter(there)
      .map((office) => ({ office, score: likeness * SUPPORTED_BEFORE, says: `supported the answer to ${where}` })),
  ];
}
