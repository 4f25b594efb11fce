import type { Question, Section } from '../loi/instrument.ts';
import type { Mechanism } from '../mechanisms.ts';
import type { Office } from '../offices/office.ts';
import type { ConfirmedQuestion, QuestionAssignment, RoutingGap, RoutingReason, RoutingRule } from './assignment.ts';
import { confirmedEvidence, readyConfirmed, type ConfirmedEvidence } from './confirmed-evidence.ts';
import { gather, type Gathered } from './gather.ts';
import { readyRules, ruleEvidence, type RuleEvidence } from './rule-evidence.ts';
import { isAsked, MINISTRY } from './rule-offices.ts';
import { territoriesIn, territoriesMeant, writeToFor, type NamedTerritory } from './territories.ts';

/** What the proposal may use and how far it goes. */
export interface RouteOptions {
  /** Headings of the list; a word in the heading above a question counts less than in its text. */
  readonly sections?: readonly Section[];
  /** Most supporting offices of the federation; seats of provinces are not counted. */
  readonly mostFederal?: number;
  /** Whose articles the questions cite; null or absent: they tell nothing. */
  readonly mechanism?: Mechanism | null;
  /** Questions of other cycles with who was confirmed to answer them. */
  readonly confirmed?: readonly ConfirmedQuestion[];
  /** The cycle the list belongs to; its own questions are not earlier ones. */
  readonly cycleId?: string;
}

/** Below this the best proposal is too weak to stand without an officer. */
const WEAK = 0.25;
/** A supporting office has at least this share of the lead's score. */
const SHARE_OF_LEAD = 0.55;
/** From this share of the best score on, an asked office of the federation leads before the ministry itself. */
const SHARE_FOR_FEDERAL_LEAD = 0.9;
const MOST_FEDERAL = 3;

/** What a question is routed by. */
interface Grounds {
  readonly rules: readonly RuleEvidence[];
  readonly before: readonly ConfirmedEvidence[];
  readonly named: readonly NamedTerritory[];
  readonly meant: readonly NamedTerritory[];
}

/**
 * Proposes who answers each question, by the rules' keywords, subjects and articles and by what was confirmed before for
 * like questions: the office with the best score leads (of several about as good an asked office of the federation before
 * the ministry itself; a province's only where the question names a province), the others support it. A class of
 * offices expands to its seat in each province, or in those that the question names; naming a province brings in its three
 * seats. What nothing matches, or only something weak, goes to the ministry itself, flagged for an officer; so does a
 * question about a territory without a seat.
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
  const { sections = [], mechanism = null, confirmed = [], mostFederal = MOST_FEDERAL, cycleId } = options;
  const table = readyRules(rules);
  const known = readyConfirmed(confirmed);
  const headings = headingsAbove(sections);
  return questions.map((question) => {
    const { text, articles } = question;
    const heading = headings.get(question.section ?? '') ?? '';
    const asked = { text, articles, mechanism, ...(cycleId === undefined ? {} : { cycleId }) };
    const grounds = {
      rules: ruleEvidence(table, { text, heading, articles, mechanism }),
      before: confirmedEvidence(asked, known),
      named: territoriesIn(text),
      meant: territoriesMeant(text),
    };
    return proposal(question, grounds, offices, mostFederal);
  });
}

function proposal(
  question: Question,
  grounds: Grounds,
  offices: readonly Office[],
  mostFederal: number,
): QuestionAssignment {
  const ranked = rank(gather(grounds.rules, grounds.before, grounds.named, offices), offices);
  const best = ranked[0]?.[1].score ?? 0;
  const lead = best >= WEAK ? leader(ranked, grounds, offices) : MINISTRY;
  let federals = 0;
  const supporting = ranked.filter(([id, { score }]) => {
    if (id === lead || id === MINISTRY || score < best * SHARE_OF_LEAD) return false;
    if (!isFederal(id, offices)) return true;
    federals += 1;
    return federals <= mostFederal;
  });
  const ministry = lead === MINISTRY ? [] : ranked.filter(([id]) => id === MINISTRY);
  const reasons: RoutingReason[] = [...ranked.filter(([id]) => id === lead), ...supporting, ...ministry].map(
    ([office, { score, grounds: why }]) => ({
      office,
      score: Math.round(score * 100) / 100,
      reason: `${why.join('; ')}.`,
    }),
  );
  const gaps = gapsOf(lead, supporting.length, grounds, offices);
  return {
    question: question.id,
    lead,
    supporting: supporting.map(([id]) => id),
    undecided: best < WEAK || gaps.some(({ kind }) => kind === 'no-seat'),
    reasons: [...reasons, ...forTheMinistry(grounds, { ranked, best, lead }, gaps)],
    ...(gaps.length === 0 ? {} : { gaps }),
  };
}

type Ranked = readonly (readonly [office: string, gathered: Gathered])[];

function rank(gathered: ReadonlyMap<string, Gathered>, offices: readonly Office[]): Ranked {
  const order = new Map(offices.map((office, at) => [office.id, at]));
  return [...gathered].sort(
    ([a, x], [b, y]) =>
      y.score - x.score ||
      Number(isFederal(b, offices)) - Number(isFederal(a, offices)) ||
      (order.get(a) ?? 0) - (order.get(b) ?? 0),
  );
}

/** What was confirmed for the very same question stands; else the best, see `proposeAssignments`. */
function leader(ranked: Ranked, { before, named }: Grounds, offices: readonly Office[]): string {
  const best = ranked[0]?.[1].score ?? 0;
  const same = before.find((one) => one.same)?.confirmed.lead;
  if (same !== undefined && ranked.some(([id]) => id === same)) return same;
  if (named.length > 0) return ranked[0]?.[0] ?? MINISTRY;
  const federal = ranked.filter(([id]) => isFederal(id, offices));
  const near = federal.filter(([, { score }]) => score >= best * SHARE_FOR_FEDERAL_LEAD);
  const first = near.find(([id]) => id !== MINISTRY) ?? federal[0];
  // What is asked of every province is led by none of them.
  return first !== undefined && first[1].score >= best * SHARE_OF_LEAD ? first[0] : MINISTRY;
}

function isFederal(id: string, offices: readonly Office[]): boolean {
  return offices.find((office) => office.id === id)?.province == null;
}

function gapsOf(
  lead: string,
  supporting: number,
  { named, meant }: Grounds,
  offices: readonly Office[],
): readonly RoutingGap[] {
  const seated = (id: NamedTerritory['id']) => offices.some((office) => isAsked(office) && office.province === id);
  const alone: readonly RoutingGap[] =
    lead === MINISTRY && supporting === 0
      ? [
          {
            kind: 'no-office',
            territory: null,
            says: 'No office is asked; the ministry itself answers, or an officer names one.',
            writeTo: null,
          },
        ]
      : [];
  const without = [...named, ...meant.filter(({ id }) => !named.some((one) => one.id === id))].filter(
    ({ id }) => !seated(id),
  );
  return [
    ...alone,
    ...without.map(({ id, name }): RoutingGap => {
      const how = named.some((one) => one.id === id) ? 'named' : 'meant';
      const says = `${name} is ${how}, but no seat is held for it; an officer must decide who is asked.`;
      return { kind: 'no-seat', territory: name, says, writeTo: writeToFor(id) };
    }),
  ];
}

/** What an officer of the ministry must know or decide. */
function forTheMinistry(
  { rules }: Grounds,
  { ranked, best, lead }: { readonly ranked: Ranked; readonly best: number; readonly lead: string },
  gaps: readonly RoutingGap[],
): readonly RoutingReason[] {
  const say = (reason: string): RoutingReason => ({ office: MINISTRY, score: 0, reason });
  const subjects = rules.map(({ rule }) => rule.subject).join(', ');
  const undecided =
    best >= WEAK
      ? []
      : [
          subjects === ''
            ? say('No rule of the routing table matches; an officer must decide.')
            : say(`Only weak grounds (${subjects}); an officer must decide.`),
        ];
  const together =
    best >= WEAK && lead === MINISTRY && !ranked.some(([id]) => id === MINISTRY)
      ? [say('Asked of every province and led by none: the ministry puts the answers together.')]
      : [];
  const seats = gaps.filter(({ kind }) => kind === 'no-seat');
  return [
    ...undecided,
    ...together,
    ...seats.map(({ says, writeTo }) =>
      say(writeTo === null ? says : `${says} Suggested, to be confirmed by the ministry: ${writeTo}.`),
    ),
  ];
}

/** For each section its heading with those above it. */
function headingsAbove(sections: readonly Section[]): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const { id, heading, parent } of sections) known.set(id, `${known.get(parent ?? '') ?? ''} ${heading}`.trim());
  return known;
}
