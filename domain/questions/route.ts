import type { Question, Section } from '../loi/instrument.ts';
import type { Office, Province } from '../offices/office.ts';
import type { QuestionAssignment, RoutingReason, RoutingRule } from './assignment.ts';
import { type Keyword, keyword, occurs } from './keyword.ts';
import { expandEntry, isAsked, MINISTRY } from './rule-offices.ts';
import { type NamedTerritory, territoriesIn } from './territories.ts';

/** What the proposal may use and how far it goes. */
export interface RouteOptions {
  /** Headings of the list; a word in the heading above a question counts half. */
  readonly sections?: readonly Section[];
  /** Most supporting offices of the federation; seats of provinces are not counted. */
  readonly mostFederal?: number;
}

/** What one office has gathered for one question. */
interface Gathered {
  score: number;
  readonly grounds: string[];
}

/** A rule that matched, and how. */
interface Match {
  readonly rule: RoutingRule;
  readonly strength: number;
  readonly words: readonly string[];
}

/** A further office of the same rule answers for less of the subject than the one before it. */
const LESS_PER_PLACE = 0.85;
/** What a word in the text is worth, and one in the heading only. */
const WORD = 0.5;
const HEADING_WORD = 0.25;
/** A seat of a province that the question names. */
const NAMED_PROVINCE = 0.6;
/** Below this the best proposal is too weak to stand without an officer. */
const WEAK = 0.3;
/** A supporting office has at least this share of the lead's score. */
const SHARE_OF_LEAD = 0.55;
/** From this share of the best score on, an asked office of the federation leads before the ministry itself and before a single province's. */
const SHARE_FOR_FEDERAL_LEAD = 0.7;
const MOST_FEDERAL = 3;
const HIGHEST = 0.99;

/**
 * Proposes who answers each question: the office with the best score leads (one of the federation that is asked before the
 * ministry itself and before a province's,
 * unless the question names a province), the others support it. A class of offices
 * expands to its seat in each province, or in those that the question names; naming a province brings in its three
 * seats. What no rule matches, or only a weak one, goes to the ministry itself, flagged for an officer; so does a
 * question that names a territory without a seat.
 *
 * @param rules the routing table, checked (`checkRoutingRules`)
 * @param offices all offices; those with the role `member` are asked, the others are named in the reasons
 * @returns one proposal per question, in their order; each office with its score and a sentence that says why, the
 *   ministry among them where rules name it although an asked office leads
 */
export function proposeAssignments(
  questions: readonly Question[],
  rules: readonly RoutingRule[],
  offices: readonly Office[],
  options: RouteOptions = {},
): readonly QuestionAssignment[] {
  const table = rules.map((rule) => ({ rule, keywords: rule.keywords.map(keyword) }));
  const headings = headingsAbove(options.sections ?? []);
  return questions.map((question) => {
    const heading = headings.get(question.section ?? '') ?? '';
    const plainText = question.text.toLowerCase();
    const matches = table.flatMap(
      ({ rule, keywords }) => matchOf(rule, keywords, question.text, plainText, heading) ?? [],
    );
    return proposal(question, matches, territoriesIn(question.text), offices, options.mostFederal ?? MOST_FEDERAL);
  });
}

function proposal(
  question: Question,
  matches: readonly Match[],
  named: readonly NamedTerritory[],
  offices: readonly Office[],
  mostFederal: number,
): QuestionAssignment {
  const order = new Map(offices.map((office, at) => [office.id, at]));
  const gathered = gather(matches, named, offices);
  const federal = (id: string) => offices[order.get(id) ?? -1]?.province == null;
  const ranked = [...gathered].sort(
    ([a, x], [b, y]) =>
      y.score - x.score || Number(federal(b)) - Number(federal(a)) || (order.get(a) ?? 0) - (order.get(b) ?? 0),
  );
  const best = ranked[0]?.[1].score ?? 0;
  const near = ranked.filter(([id, { score }]) => federal(id) && score >= best * SHARE_FOR_FEDERAL_LEAD);
  const leader = (named.length === 0 ? (near.find(([id]) => id !== MINISTRY) ?? near[0]) : undefined) ?? ranked[0];
  const lead = leader !== undefined && best >= WEAK ? leader[0] : MINISTRY;
  let federals = 0;
  const supporting = ranked.filter(([id, { score }]) => {
    if (id === lead || id === MINISTRY || score < best * SHARE_OF_LEAD) return false;
    if (!federal(id)) return true;
    federals += 1;
    return federals <= mostFederal;
  });
  const gaps = named.filter(({ id }) => !offices.some((office) => isAsked(office) && office.province === id));
  const ministry = lead === MINISTRY ? [] : ranked.filter(([id]) => id === MINISTRY);
  const reasons: RoutingReason[] = [...ranked.filter(([id]) => id === lead), ...supporting, ...ministry].map(
    ([office, { score, grounds }]) => ({
      office,
      score: Math.round(score * 100) / 100,
      reason: `${grounds.join('; ')}.`,
    }),
  );
  return {
    question: question.id,
    lead,
    supporting: supporting.map(([id]) => id),
    undecided: best < WEAK || gaps.length > 0,
    reasons: [...reasons, ...forTheMinistry(matches, best, gaps)],
  };
}

/** What an officer of the ministry must know or decide. */
function forTheMinistry(
  matches: readonly Match[],
  best: number,
  gaps: readonly NamedTerritory[],
): readonly RoutingReason[] {
  const say = (reason: string): RoutingReason => ({ office: MINISTRY, score: 0, reason });
  const undecided =
    matches.length === 0
      ? [say('No rule of the routing table matches; an officer must decide.')]
      : best < WEAK
        ? [say(`Only weak grounds (${matches.map((match) => match.rule.subject).join(', ')}); an officer must decide.`)]
        : [];
  return [
    ...undecided,
    ...gaps.map(({ name }) =>
      say(`${name} is named, but no seat is held for it; an officer must decide who is asked.`),
    ),
  ];
}

function gather(
  matches: readonly Match[],
  named: readonly NamedTerritory[],
  offices: readonly Office[],
): Map<string, Gathered> {
  const gathered = new Map<string, Gathered>();
  const provinces = named.map(({ id }) => id).filter((id) => offices.some((o) => isAsked(o) && o.province === id));
  const add = (office: string, score: number, ground: string) => {
    const so = gathered.get(office) ?? { score: 0, grounds: [] };
    so.score = Math.min(HIGHEST, 1 - (1 - so.score) * (1 - score));
    so.grounds.push(ground);
    gathered.set(office, so);
  };
  for (const match of matches) addRule(match, provinces, offices, add);
  for (const { id, name } of named) {
    for (const office of offices)
      if (isAsked(office) && office.province === id) add(office.id, NAMED_PROVINCE, `${name} is named in the question`);
  }
  return gathered;
}

function addRule(
  { rule, strength, words }: Match,
  provinces: readonly Province[],
  offices: readonly Office[],
  add: (office: string, score: number, ground: string) => void,
): void {
  const entries = rule.offices.map((entry) => expandEntry(entry, offices, provinces));
  const consult = entries.flatMap((entry) => entry.consult);
  const ground = `${rule.subject} (${words.map((word) => `“${word}”`).join(', ')}; ${rule.source})`;
  const also = consult.length > 0 ? `, with ${consult.join(', ')} to be consulted` : '';
  const seated = entries.filter((entry) => entry.seats.length > 0);
  // A rule all of whose organisations hold no seat still says what the question is about: the ministry asks them.
  if (seated.length === 0) add(MINISTRY, strength, ground + also);
  const given = new Set<string>();
  seated.forEach(({ seats }, place) => {
    for (const seat of seats) {
      if (!given.has(seat)) add(seat, strength * LESS_PER_PLACE ** place, ground + (place === 0 ? also : ''));
      given.add(seat);
    }
  });
}

function matchOf(
  rule: RoutingRule,
  keywords: readonly Keyword[],
  text: string,
  plainText: string,
  heading: string,
): Match | null {
  const inText = keywords.filter((one) => occurs(one, text, plainText));
  const inHeading = keywords.filter((one) => !inText.includes(one) && occurs(one, heading, heading.toLowerCase()));
  if (inText.length + inHeading.length === 0) return null;
  const strength = 1 - (1 - WORD) ** inText.length * (1 - HEADING_WORD) ** inHeading.length;
  return { rule, strength, words: [...inText, ...inHeading].map(({ words }) => words) };
}

/** For each section its heading with those above it. */
function headingsAbove(sections: readonly Section[]): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const { id, heading, parent } of sections) known.set(id, `${known.get(parent ?? '') ?? ''} ${heading}`.trim());
  return known;
}
