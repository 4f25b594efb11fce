import type { MailKind } from './reply.ts';
import type { SenderProof } from './sender-proof.ts';

/** What of a message the matching looks at. */
export interface MatchQuestion {
  readonly kind: MailKind;
  /** Every recipient, of the envelope and of the headers. */
  readonly recipients: readonly string[];
  readonly references: readonly string[];
  readonly subject: string;
  readonly from: string | null;
  /** New text of the message, in which a reference may stand; absent: the subject alone is looked at. */
  readonly text?: string;
  /** Absent: nothing is known of who really sent it. */
  readonly proof?: SenderProof['verdict'];
}

/** What an officer decided about a message that waited; it teaches the next match for its sender. */
export interface SenderDecision {
  /** Lower case; empty where the message names none. */
  readonly sender: string;
  /** Key of the message. */
  readonly mail: string;
  /** `back`: what was decided about the message before is taken back. */
  readonly decision: 'filed' | 'split' | 'noise' | 'back';
  /** Requests it was filed to; none for noise and for what is taken back. */
  readonly requests: readonly { readonly cycle: string; readonly office: string }[];
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
}

/** One request a message may belong to. */
export interface KnownRequest {
  readonly cycle: string;
  readonly office: string;
  /** Tokens of its signed reply addresses, lower case: its own, and those of digests it was part of. */
  readonly tokens: readonly string[];
  /** Addresses of the office's people, today's and former ones. */
  readonly people: readonly string[];
  /** Mail domain of the office, null when unknown. */
  readonly domain: string | null;
  /** Message-IDs of our mails about it. */
  readonly messageIds: readonly string[];
  /** Reference printed in subjects, without "No.". */
  readonly reference: string;
  /** Whether the cycle still takes replies. */
  readonly closed: boolean;
}

/** What is known when a message is matched. */
export interface KnownMail {
  /** Local part and domain replies come to: `desk` and `desk.example`. */
  readonly desk: { readonly localPart: string; readonly domain: string };
  /** Further addresses of our own that must never be taken for a sender. */
  readonly ownAddresses: readonly string[];
  readonly requests: readonly KnownRequest[];
  /** What officers decided about this sender before, oldest first; absent: nothing. */
  readonly decisions?: readonly SenderDecision[];
}

/** A guess for the officer who files a held message. */
export interface MatchSuggestion {
  readonly cycle: string;
  readonly office: string;
  /** 0 to 1. */
  readonly score: number;
  /** Sentences that say why. */
  readonly reasons: readonly string[];
}

/** Why a message waits for an officer. */
export type HoldReason =
  | 'strange-sender'
  | 'several-requests'
  | 'cycle-closed'
  | 'no-match'
  /** The domain of its From line disowns it. */
  | 'sender-failed'
  /** It is beyond the limits of the reader, or the reader died of it. */
  | 'unreadable'
  /** It is encrypted: its sender is to be asked to send it plain. */
  | 'encrypted';

/** Where a message belongs. */
export type ReplyMatch =
  | {
      readonly state: 'matched';
      readonly cycle: string;
      readonly office: string;
      readonly by: 'address' | 'references' | 'reference';
    }
  /** It answers a digest: which of its cycles it is about is to be found in it. */
  | {
      readonly state: 'shared';
      readonly cycles: readonly string[];
      readonly office: string;
      readonly by: 'address' | 'references' | 'reference';
      readonly suggestions: readonly MatchSuggestion[];
    }
  | { readonly state: 'held'; readonly reason: HoldReason; readonly suggestions: readonly MatchSuggestion[] }
  | { readonly state: 'refused'; readonly reason: 'own-address' };

/**
 * The token of a signed reply address; null for any other address.
 * @example replyTokenIn('Desk+ABCDEFGHIJKLMNOP@desk.example', 'desk.example') // 'abcdefghijklmnop'
 */
export function replyTokenIn(address: string, domain: string): string | null {
  const match = /^[^+@\s]{1,64}\+([a-z2-7]{16})@(.{1,253})$/u.exec(address.trim().toLowerCase());
  return match?.[2] === domain.toLowerCase() ? (match[1] ?? null) : null;
}

/**
 * The request a message belongs to: by its signed address, else by the mail of ours it answers, else by the reference
 * in its subject when the sender is one of that office's people. Anything weaker waits for an officer with the likely
 * requests named, and so does a stranger even at the right address. What answers a digest is shared by the requests in
 * it, unless a further sign points to one of them. Bounces and automatic answers may come from
 * anybody, since they close nothing.
 */
export function matchReply(question: MatchQuestion, known: KnownMail): ReplyMatch {
  const from = question.from?.toLowerCase() ?? null;
  if (from !== null && isOurs(from, known)) return { state: 'refused', reason: 'own-address' };

  const tokens = new Set(question.recipients.flatMap((address) => replyTokenIn(address, known.desk.domain) ?? []));
  const addressed = known.requests.filter((request) => request.tokens.some((token) => tokens.has(token.toLowerCase())));
  const referred = known.requests.filter(({ messageIds }) => messageIds.some((id) => question.references.includes(id)));
  const subject = question.subject.toLowerCase();
  const named = known.requests.filter(
    (request) => namesReference(subject, request.reference) && isKnown(from, request),
  );

  for (const [by, found] of [
    ['address', addressed],
    ['references', referred],
    ['reference', named],
  ] as const) {
    if (found.length === 0) continue;
    const one = oneOf(found, [referred, named, found.filter((request) => isKnown(from, request))]);
    const chosen = one === null ? found : [one];
    const suggestions = suggest(question, from, known, found);
    const [{ office }] = chosen as [KnownRequest];
    if (chosen.some((request) => request.office !== office))
      return { state: 'held', reason: 'several-requests', suggestions };
    const human = question.kind === 'reply' || question.kind === 'other';
    if (human && !chosen.every((request) => isKnown(from, request)))
      return { state: 'held', reason: 'strange-sender', suggestions };
    const [running, ...more] = chosen.filter((request) => !request.closed).map((request) => request.cycle);
    if (running === undefined) return { state: 'held', reason: 'cycle-closed', suggestions };
    return more.length === 0
      ? { state: 'matched', cycle: running, office, by }
      : { state: 'shared', cycles: [running, ...more], office, by, suggestions };
  }
  return { state: 'held', reason: 'no-match', suggestions: suggest(question, from, known, []) };
}

/** The only one, or the only one that a further sign points to as well. */
function oneOf(found: readonly KnownRequest[], signs: readonly (readonly KnownRequest[])[]): KnownRequest | null {
  if (found.length === 1) return found[0] ?? null;
  for (const sign of signs) {
    const both = found.filter((request) => sign.includes(request));
    if (both.length === 1) return both[0] ?? null;
  }
  return null;
}

function isOurs(from: string, { desk, ownAddresses }: KnownMail): boolean {
  const plain = from.replace(/\+[^@]*@/u, '@');
  const own = [`${desk.localPart}@${desk.domain}`, ...ownAddresses].map((address) => address.toLowerCase());
  return own.includes(from) || own.includes(plain);
}

/** One of the office's people, or somebody of its mail domain. */
function isKnown(from: string | null, { people, domain }: KnownRequest): boolean {
  if (from === null) return false;
  if (people.some((address) => address.toLowerCase() === from)) return true;
  const ours = domain?.toLowerCase() ?? null;
  const theirs = from.slice(from.lastIndexOf('@') + 1);
  return ours !== null && (theirs === ours || theirs.endsWith(`.${ours}`));
}

/** Whether a text names a reference: the whole of it, not one that merely begins like it. @param subject lower case */
export function namesReference(subject: string, reference: string): boolean {
  const wanted = reference.toLowerCase();
  for (let at = subject.indexOf(wanted); at !== -1; at = subject.indexOf(wanted, at + 1)) {
    const around = `${subject[at - 1] ?? ' '}${subject[at + wanted.length] ?? ' '}`;
    if (!/[\p{L}\p{N}/-]/u.test(around)) return wanted !== '';
  }
  return false;
}

const MOST_SUGGESTIONS = 5;

/** Requests a message may belong to, the likeliest first; each sign adds its weight and its sentence. */
function suggest(
  question: MatchQuestion,
  from: string | null,
  known: KnownMail,
  found: readonly KnownRequest[],
): readonly MatchSuggestion[] {
  const subject = question.subject.toLowerCase();
  const tokens = new Set(question.recipients.flatMap((address) => replyTokenIn(address, known.desk.domain) ?? []));
  return known.requests
    .map((request) => {
      const signs: readonly (readonly [boolean, number, string])[] = [
        [
          request.tokens.some((token) => tokens.has(token.toLowerCase())),
          0.5,
          'It was sent to the signed address of this request.',
        ],
        [request.messageIds.some((id) => question.references.includes(id)), 0.3, 'It answers a mail of this request.'],
        [namesReference(subject, request.reference), 0.2, 'Its subject names the reference of this request.'],
        [isKnown(from, request), 0.3, 'Its sender belongs to this office.'],
      ];
      const held = signs.filter(([holds]) => holds);
      const score = held.reduce((sum, [, weight]) => sum + weight, 0) - (request.closed ? 0.1 : 0);
      const closed = request.closed && held.length > 0 ? ['Its cycle no longer takes replies.'] : [];
      return {
        cycle: request.cycle,
        office: request.office,
        score: Math.round(Math.min(1, Math.max(0, score)) * 100) / 100,
        reasons: [...held.map(([, , reason]) => reason), ...closed],
      };
    })
    .filter(
      ({ reasons, cycle, office }) =>
        reasons.length > 0 || found.some((one) => one.cycle === cycle && one.office === office),
    )
    .sort(
      (a, b) => b.score - a.score || (a.cycle < b.cycle ? -1 : a.cycle > b.cycle ? 1 : a.office < b.office ? -1 : 1),
    )
    .slice(0, MOST_SUGGESTIONS);
}
