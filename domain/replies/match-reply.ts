import type { KnownMail, KnownRequest, MatchQuestion, HoldReason, ReplyMatch } from './matching.ts';
import { replyTokenIn } from './reply-token.ts';
import { namesReference } from './request-reference.ts';
import { senderStanding } from './sender-standing.ts';
import { suggestRequests } from './suggest-requests.ts';

export type * from './matching.ts';

type By = Extract<ReplyMatch, { state: 'matched' }>['by'];

/**
 * The request a message belongs to: by its signed address among any of its recipients, else by the mail of ours it
 * answers, else by the reference it names when the sender is one of that office. Where several fit, the office of the
 * sender decides, then whatever else points to one of them; of one office they are shared, and what the message says
 * tells them apart. Anything weaker waits for an officer with the likely requests named.
 *
 * So do, whatever they carry: a stranger at the right address, until an officer has filed a message of his to that
 * office; a person of another office; a sender whose own domain disowns the message; a subject that names another
 * request than the thread it stands in; what could not be read. Bounces and automatic answers may come from anybody,
 * since they close nothing, but where their sender is disowned they need the signed address.
 */
export function matchReply(question: MatchQuestion, known: KnownMail): ReplyMatch {
  const from = question.from?.toLowerCase() ?? null;
  if (from !== null && isOurs(from, known)) return { state: 'refused', reason: 'own-address' };
  const signs = signsOf(question, known);
  if (question.unread !== undefined) return held(question.unread, question, known, []);
  const machine = question.kind === 'bounce' || question.kind === 'auto-reply';
  if (question.proof === 'failed' && !(machine && signs.addressed.length > 0))
    return held('sender-failed', question, known, []);
  for (const by of ['address', 'references', 'reference'] as const) {
    const found = foundBy(by, signs);
    if (found.length > 0) return place(by, found, signs, question, known);
  }
  return held('no-match', question, known, []);
}

/** Requests that a message points to, by the sign that does. */
interface Signs {
  readonly addressed: readonly KnownRequest[];
  readonly referred: readonly KnownRequest[];
  /** Named in the subject, whoever sent it. */
  readonly inSubject: readonly KnownRequest[];
  /** Named by one of their own office, in the subject or the new text; where none is, in what is quoted. */
  readonly named: readonly KnownRequest[];
  readonly isKnown: (request: KnownRequest) => boolean;
}

function signsOf(question: MatchQuestion, known: KnownMail): Signs {
  const { recipients, references, text = '', quoted = '' } = question;
  const from = question.from?.toLowerCase() ?? null;
  const isKnown = (request: KnownRequest): boolean => senderStanding(from, request, known) !== null;
  const tokens = new Set(recipients.flatMap((named) => replyTokenIn(named, known.desk.domain) ?? []));
  const namedIn = (where: string): readonly KnownRequest[] => {
    const lower = where.toLowerCase();
    return known.requests.filter(({ reference }) => namesReference(lower, reference));
  };
  const inSubject = namedIn(question.subject);
  const said = [...new Set([...inSubject, ...namedIn(text)])].filter(isKnown);
  return {
    addressed: known.requests.filter((request) => request.tokens.some((token) => tokens.has(token.toLowerCase()))),
    referred: known.requests.filter(({ messageIds }) => messageIds.some((id) => references.includes(id))),
    inSubject,
    named: said.length > 0 ? said : namedIn(quoted).filter(isKnown),
    isKnown,
  };
}

function foundBy(by: By, { addressed, referred, named }: Signs): readonly KnownRequest[] {
  return by === 'address' ? addressed : by === 'references' ? referred : named;
}

function place(
  by: By,
  found: readonly KnownRequest[],
  signs: Signs,
  question: MatchQuestion,
  known: KnownMail,
): ReplyMatch {
  const human = question.kind === 'reply' || question.kind === 'other';
  const wait = (reason: HoldReason): ReplyMatch => held(reason, question, known, found);
  if (isNewMatter(by, found, signs)) return wait('several-requests');
  const theirs = found.filter(signs.isKnown);
  const pointed = narrowed(theirs.length > 0 ? theirs : found, [signs.referred, signs.named]);
  const [{ office }] = pointed as [KnownRequest];
  if (pointed.some((request) => request.office !== office)) return wait('several-requests');
  if (human && theirs.length === 0) return wait('strange-sender');
  const [running, ...more] = pointed.filter((request) => !request.closed).map((request) => request.cycle);
  if (running === undefined) return wait('cycle-closed');
  if (more.length === 0) return { state: 'matched', cycle: running, office, by };
  const suggestions = suggestRequests(question, known, found);
  return { state: 'shared', cycles: [running, ...more], office, by, suggestions };
}

/**
 * Whether the subject names only other requests than the thread: a new matter, begun by answering an old mail. The
 * signed address outweighs a subject about another office, since no office answers for another.
 */
function isNewMatter(by: By, found: readonly KnownRequest[], { inSubject }: Signs): boolean {
  if (by === 'reference' || inSubject.length === 0 || inSubject.some((request) => found.includes(request)))
    return false;
  return by === 'references' || inSubject.some(({ office }) => found.some((request) => request.office === office));
}

/** The only one that a further sign points to as well; all where none does. */
function narrowed(
  found: readonly KnownRequest[],
  signs: readonly (readonly KnownRequest[])[],
): readonly KnownRequest[] {
  if (found.length === 1) return found;
  for (const sign of signs) {
    const both = found.filter((request) => sign.includes(request));
    if (both.length === 1) return both;
  }
  return found;
}

function held(
  reason: HoldReason,
  question: MatchQuestion,
  known: KnownMail,
  found: readonly KnownRequest[],
): ReplyMatch {
  return { state: 'held', reason, suggestions: suggestRequests(question, known, found) };
}

function isOurs(from: string, { desk, ownAddresses }: KnownMail): boolean {
  const plain = from.replace(/\+[^@]*@/u, '@');
  const own = [`${desk.localPart}@${desk.domain}`, ...ownAddresses].map((address) => address.toLowerCase());
  return own.includes(from) || own.includes(plain);
}
