import type { MatchMessage } from '../activities/mail-ports.ts';
import type { InboundChange, InboundMail, Store } from '../activities/store-ports.ts';
import { DeskError } from '../contracts/errors.ts';
import type { HoldReason, MatchSuggestion, SenderDecision } from '../domain/replies/match-reply.ts';
import { askForPlain, type PlainRequest } from '../domain/replies/ask-for-plain.ts';
import { standingDecisions } from '../domain/replies/sender-decisions.ts';
import type { Desk } from './desk.ts';

/** Messages that wait for an officer, oldest first. */
export async function holdingList(store: Store): Promise<readonly InboundMail[]> {
  return (await store.inbound.inStatus('held')).filter((mail) => mail.reason !== null);
}

/** Why a message was put aside, as it is stored: an officer called it noise. */
export const NOISE = 'noise';

const WHY: Readonly<Record<HoldReason | 'own-address' | 'too-large' | typeof NOISE, string>> = {
  'strange-sender': 'the sender is not of the office',
  'several-requests': 'several requests fit',
  'cycle-closed': 'the cycle takes no more mail',
  'no-match': 'no request fits',
  'sender-failed': 'its sender may be forged',
  unreadable: 'it could not be read',
  encrypted: 'it is encrypted; ask for it plain',
  'own-address': 'sent by ourselves',
  'too-large': 'it is too large to be read',
  noise: 'an officer put it aside as noise',
};

/** Why a message waits or was ignored, for a person. @param reason as it is stored; what is not known stays as it is */
export function heldBecause(reason: string | null): string {
  return reason === null ? '' : ((WHY as Readonly<Record<string, string>>)[reason] ?? reason);
}

/** The newest messages an officer put aside, newest first. @param most how many */
export async function putAside(store: Store, most: number): Promise<readonly InboundMail[]> {
  let newest: readonly InboundMail[] = [];
  for (let after: string | null | undefined; after !== null;) {
    const page = await store.inbound.page({ status: 'ignored', after: after ?? null, limit: 200 });
    newest = [...newest, ...page.mails.filter(({ reason }) => reason === NOISE)].slice(-most);
    after = page.next;
  }
  return newest.toReversed();
}

/** A message that waits, with all an officer needs to decide about it. */
export interface HeldMessage {
  readonly mail: InboundMail;
  /** Requests it may belong to, the likeliest first, by what is known now. */
  readonly suggestions: readonly MatchSuggestion[];
  /** What was decided about this message, oldest first. */
  readonly decided: readonly SenderDecision[];
  /** What stands of the decisions about other messages of its sender, oldest first. */
  readonly before: readonly SenderDecision[];
  /** Words in which its sender can be asked to send it plain; null where it is not encrypted. */
  readonly askForPlain: PlainRequest | null;
}

/** @throws DeskError `mail-unknown` */
export async function heldMessage(
  { store, match }: { readonly store: Store; readonly match: MatchMessage },
  key: string,
): Promise<HeldMessage> {
  const mail = await messageOf(store, key);
  const { reading } = mail;
  const matched = reading === null ? null : await match(reading, mail);
  const about = reading?.from == null ? [] : await store.inbound.decisionsAbout(reading.from);
  return {
    mail,
    suggestions: matched !== null && 'suggestions' in matched ? matched.suggestions : placeOf(matched),
    decided: await store.inbound.decisionsOn(key),
    before: standingDecisions(about).filter((decision) => decision.mail !== key),
    askForPlain: mail.reason === 'encrypted' && reading !== null ? askForPlain(reading) : null,
  };
}

/** By what is known now it could be filed by itself. */
function placeOf(match: Awaited<ReturnType<MatchMessage>> | null): readonly MatchSuggestion[] {
  if (match?.state !== 'matched') return [];
  return [{ cycle: match.cycle, office: match.office, score: 1, reasons: ['By what is known now it belongs there.'] }];
}

/** What an officer decides about a message. */
export interface HoldDecision {
  readonly key: string;
  readonly decision: SenderDecision['decision'];
  /** Requests it belongs to: one where it is filed, several where it is split, none else. */
  readonly requests: SenderDecision['requests'];
  /** Who decides, by post. */
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Records an officer's decision about a message and acts on it: what is filed or split is read and filed like any other,
 * noise is put aside, and what is taken back is read again as if it had just come. Every decision stays on record and
 * teaches the next match for its sender.
 *
 * @throws DeskError `mail-unknown`, `cycle-unknown`, `office-unknown`, `usage` for a split over fewer than two requests;
 * `refused` when the message does not wait for it, or a cycle has ended
 */
export async function decideHeld(
  { store, desk }: { readonly store: Store; readonly desk: Pick<Desk, 'readAgain'> },
  { key, decision, requests, by, now }: HoldDecision,
): Promise<void> {
  const mail = await messageOf(store, key);
  if (!waitsFor(decision, mail)) throw notWaiting(decision, mail);
  const distinct = new Set(requests.map(({ cycle, office }) => `${cycle} ${office}`));
  if (decision === 'split' && (distinct.size < 2 || distinct.size < requests.length)) {
    throw new DeskError('usage', 'A message is split over two requests or more, each named once.', 'Else it is filed.');
  }
  for (const request of requests) await needAsked(store, request);
  const recorded = await store.inbound.recordDecision(
    {
      sender: mail.reading?.from ?? mail.envelopeFrom,
      mail: key,
      decision,
      requests,
      by,
      at: new Date(now).toISOString(),
    },
    changeOf(decision, requests),
  );
  // Somebody else was faster.
  if (!recorded) throw notWaiting(decision, await messageOf(store, key));
  if (decision !== 'noise') await desk.readAgain(key);
}

function changeOf(decision: SenderDecision['decision'], requests: SenderDecision['requests']): InboundChange {
  const [first] = requests;
  switch (decision) {
    case 'noise':
      return { status: 'ignored', reason: NOISE };
    case 'back':
      return { status: 'stored', reason: null };
    case 'filed':
    case 'split':
      return {
        reason: null,
        cycleId: first?.cycle ?? null,
        office: first?.office ?? null,
        alsoCycles: [],
        split: decision === 'split' ? requests : null,
      };
  }
}

/** What an officer put aside can be taken back; what we refused ourselves cannot. */
function waitsFor(decision: SenderDecision['decision'], { status, reason }: InboundMail): boolean {
  return decision === 'back' ? status === 'ignored' && reason === NOISE : status === 'held' && reason !== null;
}

function notWaiting(decision: SenderDecision['decision'], { key, status, reason }: InboundMail): DeskError {
  const stands = status === 'held' && reason === null ? 'being filed' : status;
  return decision === 'back'
    ? new DeskError('refused', `The message ${key} is ${stands}, not put aside.`, 'Only noise can be taken back.')
    : new DeskError(
        'refused',
        `The message ${key} is ${stands}, not held.`,
        'Only a held message waits for an officer.',
      );
}

async function messageOf(store: Store, key: string): Promise<InboundMail> {
  const mail = await store.inbound.load(key);
  if (mail === null) throw new DeskError('mail-unknown', `There is no message ${key}.`);
  return mail;
}

async function needAsked(store: Store, { cycle, office }: SenderDecision['requests'][number]): Promise<void> {
  const state = await store.cycles.state(cycle);
  if (state === null) throw new DeskError('cycle-unknown', `There is no cycle ${cycle}.`);
  const asked = [...new Set([...Object.keys(state.requests), ...state.awaited.map((awaited) => awaited.office)])];
  if (!asked.includes(office))
    throw new DeskError('office-unknown', `${office} is not asked in ${cycle}.`, `Asked: ${asked.join(', ')}.`);
  const { acknowledged } = state.reached;
  if (acknowledged !== undefined) {
    throw new DeskError(
      'refused',
      `${cycle} takes no more replies: it was acknowledged on ${acknowledged}.`,
      'File the message to a cycle that runs, or put it aside.',
    );
  }
}

/** A decision in one line for a person: what, by whom, on which day. */
export function decisionWords({ decision, requests, by, at }: SenderDecision): string {
  const to = requests.map(({ office, cycle }) => `${office} in ${cycle}`).join(', ');
  const what = {
    filed: `filed to ${to}`,
    split: `split over ${to}`,
    noise: 'put aside as noise',
    back: 'taken back',
  }[decision];
  return `${at.slice(0, 10)}: ${what} (${by})`;
}

/** Whether a message was filed to a request, alone or among others. */
export function isFiledTo(mail: InboundMail, cycleId: string, office: string): boolean {
  if (mail.split !== undefined) return mail.split.some((one) => one.cycle === cycleId && one.office === office);
  return mail.office === office && (mail.cycleId === cycleId || mail.alsoCycles.includes(cycleId));
}
