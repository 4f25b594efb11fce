import { scopeOf } from '../contracts/ids.ts';
import type { CycleState } from '../domain/cycle/state.ts';
import type { Office } from '../domain/offices/office.ts';
import {
  matchReply,
  type KnownMail,
  type KnownRequest,
  type MatchQuestion,
  type ReplyMatch,
} from '../domain/replies/match-reply.ts';
import type { MailReading } from '../domain/replies/reply.ts';
import { replyTokenIn } from '../domain/replies/reply-token.ts';
import { isOfDomain } from '../domain/replies/sender-standing.ts';
import { taughtOffices } from '../domain/replies/sender-decisions.ts';
import { fileNumber, fileNumbersIn } from '../domain/requests/file-number.ts';
import type { ActivityPorts } from './activity-ports.ts';
import { addressesOf, formerPeople } from './former-people.ts';
import type { MatchMessage } from './mail-ports.ts';
import { OFFICES, referenceDocument } from './reference.ts';
import type { InboundMail, Store } from './store-ports.ts';

type Ports = Pick<ActivityPorts, 'store' | 'desk'>;

/** What of a message that was read the matching looks at. @param mail how it came; null for one that is only looked at */
export function matchQuestion(
  reading: MailReading,
  mail: Pick<InboundMail, 'envelopeTo' | 'proof'> | null,
): MatchQuestion {
  const { kind, recipients, references, subject, from, replyText, fullText } = reading;
  const unread = unreadBecause(reading);
  return {
    kind,
    recipients: [...new Set([...(mail?.envelopeTo ?? []), ...recipients])],
    references,
    subject,
    from,
    text: replyText,
    quoted: fullText,
    ...(mail?.proof === undefined ? {} : { proof: mail.proof.verdict }),
    ...(unread === null ? {} : { unread }),
  };
}

/** Why nobody could read a message; null where it was read, if only in part. */
function unreadBecause({
  protection,
  problems,
  fullText,
  attachments,
  kind,
}: MailReading): NonNullable<MatchQuestion['unread']> | null {
  if (protection === 'encrypted') return 'encrypted';
  const nothing = kind === 'other' && fullText.trim() === '' && attachments.length === 0;
  return nothing && problems.length > 0 ? 'unreadable' : null;
}

/**
 * Where a message belongs, by what the store knows now. First only what it points to is looked at; only a message that
 * has to wait is compared with all that was ever asked, for the officer who files it.
 */
export async function matchMail(ports: Ports, question: MatchQuestion): Promise<ReplyMatch> {
  const sender = await senderOf(ports.store, question.from?.toLowerCase() ?? null);
  const pointed = matchReply(question, await known(ports, sender, await pointedTo(ports, question, sender)));
  if (pointed.state !== 'held') return pointed;
  return matchReply(question, await known(ports, sender, await everythingAsked(ports, question, sender)));
}

/** Where messages that were read belong. */
export function messageMatcher(ports: Ports): MatchMessage {
  return (reading, mail) => matchMail(ports, matchQuestion(reading, mail));
}

/** Who wrote, by the directory and by what officers decided. */
interface Sender extends Pick<KnownMail, 'memberOf' | 'decisions'> {
  readonly from: string | null;
  readonly directory: { readonly version: number; readonly offices: ReadonlyMap<string, Office> };
  readonly memberOf: readonly string[];
}

async function senderOf(store: Store, from: string | null): Promise<Sender> {
  const { version, document } = await referenceDocument(store.reference, 'offices', OFFICES);
  const member = document.offices.filter((office) =>
    addressesOf(office).some((address) => address.toLowerCase() === from),
  );
  return {
    from,
    directory: { version, offices: new Map(document.offices.map((office) => [office.id, office])) },
    memberOf: member.map(({ id }) => id),
    decisions: from === null ? [] : await store.inbound.decisionsAbout(from),
  };
}

/** A request by its ids, with what in the message points to it. */
interface Pointed {
  readonly cycleId: string;
  readonly office: string;
  readonly tokens: Set<string>;
  readonly messageIds: Set<string>;
}

class PointedRequests {
  readonly #found = new Map<string, Pointed>();

  of(cycleId: string, office: string): Pointed {
    const key = `${cycleId} ${office}`;
    const pointed = this.#found.get(key) ?? { cycleId, office, tokens: new Set(), messageIds: new Set() };
    this.#found.set(key, pointed);
    return pointed;
  }

  all(): readonly Pointed[] {
    return [...this.#found.values()];
  }
}

async function pointedTo(ports: Ports, question: MatchQuestion, sender: Sender): Promise<PointedRequests> {
  const { store, desk } = ports;
  const found = new PointedRequests();
  const tokens = new Set(question.recipients.flatMap((named) => replyTokenIn(named, desk.domain) ?? []));
  for (const token of tokens) {
    const address = await store.inbound.replyAddress(token);
    for (const cycleId of address?.cycles ?? []) found.of(cycleId, address!.office).tokens.add(token);
  }
  await addReferred(store, question, sender, found);
  const scopes = new Set(['', ...found.all().map(({ cycleId }) => scopeOf(cycleId))]);
  const { subject, text = '', quoted = '' } = question;
  for (const { mechanism, slug, office } of fileNumbersIn(`${subject}\n${text}\n${quoted}`))
    for (const scope of scopes) found.of(`${scope}cycle/${mechanism}/${slug}`, office);
  return found;
}

/** Requests whose mails it answers; one that went to several offices is of each that the sender belongs to. */
async function addReferred(
  store: Store,
  { references }: MatchQuestion,
  { from, memberOf, directory }: Sender,
  found: PointedRequests,
): Promise<void> {
  for (const id of references) {
    for (const { cycleId, office } of await store.inbound.lettersByMessageId(id)) {
      found.of(cycleId, office).messageIds.add(id);
      if (memberOf.length === 0 || memberOf.includes(office)) continue;
      const mail = (await store.outbox.mailsOf(cycleId)).find(({ messageId }) => messageId === id);
      const to = new Set([...(mail?.to ?? []), ...(mail?.cc ?? [])].map((address) => address.toLowerCase()));
      for (const other of memberOf) {
        const theirs = [from ?? '', ...addressesOf(directory.offices.get(other))];
        if (theirs.some((address) => to.has(address.toLowerCase()))) found.of(cycleId, other).messageIds.add(id);
      }
    }
  }
}

async function everythingAsked(ports: Ports, question: MatchQuestion, sender: Sender): Promise<PointedRequests> {
  const found = await pointedTo(ports, question, sender);
  for (const { token, office, cycles } of await ports.store.inbound.replyAddresses())
    for (const cycleId of cycles) found.of(cycleId, office).tokens.add(token);
  return found;
}

async function known({ store, desk }: Ports, sender: Sender, pointed: PointedRequests): Promise<KnownMail> {
  const { from, directory, memberOf, decisions = [] } = sender;
  const states = new Map<string, CycleState | null>();
  const taught = from === null ? [] : taughtOffices(decisions, from);
  const requests: KnownRequest[] = [];
  for (const { cycleId, office, tokens, messageIds } of pointed.all()) {
    if (!states.has(cycleId)) states.set(cycleId, await store.cycles.state(cycleId));
    const state = states.get(cycleId);
    if (state == null || !isAsked(state, office)) continue;
    const entry = directory.offices.get(office);
    const domain = entry?.domain ?? null;
    const stranger =
      from !== null && !memberOf.includes(office) && !taught.includes(office) && !isOfDomain(from, domain);
    requests.push({
      cycle: cycleId,
      office,
      tokens: [...tokens],
      people: addressesOf(entry),
      ...(stranger ? { former: await formerPeople(store.reference, { ...directory, office: entry }, office) } : {}),
      domain,
      messageIds: [...messageIds],
      reference: fileNumber(state, office),
      closed: state.reached.acknowledged !== undefined,
      mechanism: state.mechanism,
      symbol: state.symbol,
    });
  }
  return { desk, ownAddresses: [`${desk.localPart}@${desk.domain}`], requests, memberOf, decisions };
}

/** Whether an office answers rows of a cycle, or clears or delivers its text. */
function isAsked(state: CycleState, office: string): boolean {
  return (
    state.requests[office] !== undefined ||
    state.awaited.some((awaited) => awaited.office === office) ||
    Object.keys(state.letters).some((letter) => letter.startsWith(`${office}/`))
  );
}
