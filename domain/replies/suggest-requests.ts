import type { KnownMail, KnownRequest, MatchQuestion, MatchSuggestion } from './matching.ts';
import { nearToken, replyTokenIn } from './reply-token.ts';
import { namesReference } from './request-reference.ts';
import { standingDecisions } from './sender-decisions.ts';
import { senderStanding, type SenderStanding } from './sender-standing.ts';

/** A sign that a message belongs to a request: what it adds to its score, and its sentence. */
type Sign = readonly [weight: number, reason: string];

const MOST_SUGGESTIONS = 5;

const OF_THE_OFFICE: Readonly<Record<SenderStanding, Sign>> = {
  person: [0.3, 'Its sender belongs to this office.'],
  domain: [0.3, 'Its sender belongs to this office.'],
  former: [0.25, 'Its sender was a person of this office before.'],
  taught: [0.25, 'An officer filed a message of its sender to this office before.'],
};

/**
 * Requests a message may belong to, the likeliest first; each sign adds its weight and its sentence. Nothing is ever
 * filed by a suggestion.
 *
 * @param found requests that certain signs point to; they are named in any case
 * @returns at most five, and those found
 */
export function suggestRequests(
  question: MatchQuestion,
  known: KnownMail,
  found: readonly KnownRequest[],
): readonly MatchSuggestion[] {
  const closed = found.filter((request) => request.closed);
  const all = known.requests
    .map((request) => {
      const signs = [...signsFor(question, known, request), ...succession(request, closed)];
      const score = signs.reduce((sum, [weight]) => sum + weight, 0) - (request.closed ? 0.1 : 0);
      const over = request.closed && signs.length > 0 ? ['Its cycle no longer takes replies.'] : [];
      return {
        certain: found.includes(request),
        suggestion: {
          cycle: request.cycle,
          office: request.office,
          score: Math.round(Math.min(1, Math.max(0, score)) * 100) / 100,
          reasons: [...signs.map(([, reason]) => reason), ...over],
        },
      };
    })
    .filter(({ certain, suggestion }) => certain || suggestion.reasons.length > 0)
    .sort(({ suggestion: a }, { suggestion: b }) => b.score - a.score || order(a).localeCompare(order(b), 'en'));
  return all.flatMap(({ certain, suggestion }, at) => (certain || at < MOST_SUGGESTIONS ? [suggestion] : []));
}

function order({ cycle, office }: MatchSuggestion): string {
  return `${cycle} ${office}`;
}

function signsFor(question: MatchQuestion, known: KnownMail, request: KnownRequest): readonly Sign[] {
  const { recipients, references, text = '', quoted = '' } = question;
  const from = question.from?.toLowerCase() ?? null;
  const subject = question.subject.toLowerCase();
  const standing = senderStanding(from, request, known);
  return [
    ...addressSign(recipients, request, known),
    ...(request.messageIds.some((id) => references.includes(id))
      ? [[0.3, 'It answers a mail of this request.'] as const]
      : []),
    ...(namesReference(subject, request.reference)
      ? [[0.2, 'Its subject names the reference of this request.'] as const]
      : namesReference(`${text}\n${quoted}`.toLowerCase(), request.reference)
        ? [[0.2, 'Its text names the reference of this request.'] as const]
        : []),
    ...(request.symbol != null && namesReference(subject, request.symbol)
      ? [[0.1, 'Its subject names the list of this cycle.'] as const]
      : []),
    ...(standing === null ? [] : [OF_THE_OFFICE[standing]]),
    ...decisionSign(from, request, known),
  ];
}

function addressSign(recipients: readonly string[], { tokens }: KnownRequest, { desk }: KnownMail): readonly Sign[] {
  const signed = new Set(recipients.flatMap((named) => replyTokenIn(named, desk.domain) ?? []));
  if (tokens.some((token) => signed.has(token.toLowerCase())))
    return [[0.5, 'It was sent to the signed address of this request.']];
  for (const token of tokens)
    for (const named of recipients) {
      const near = nearToken(named, token.toLowerCase(), desk);
      if (near !== null) return [[0.4, `It was sent to ${near}.`]];
    }
  return [];
}

/** What an officer did with the messages of this sender that concerned this very request. */
function decisionSign(from: string | null, request: KnownRequest, { decisions = [] }: KnownMail): readonly Sign[] {
  const before = standingDecisions(decisions).filter(
    ({ sender, requests }) =>
      sender === from && requests.some(({ cycle, office }) => cycle === request.cycle && office === request.office),
  );
  return before.length === 0 ? [] : [[0.1, 'An officer filed a message of its sender to this request before.']];
}

/** An open request of the office whose closed one is answered: of the same treaty it is the one that follows. */
function succession(request: KnownRequest, closed: readonly KnownRequest[]): readonly Sign[] {
  if (request.closed) return [];
  const before = closed.filter(({ office }) => office === request.office);
  if (before.length === 0) return [];
  const follows = before.some(({ mechanism }) => mechanism !== undefined && mechanism === request.mechanism);
  return follows
    ? [[0.3, 'The cycle it answers is closed; this one of the same treaty is open and asks the same office.']]
    : [[0.1, 'The cycle it answers is closed; this one is open and asks the same office.']];
}
