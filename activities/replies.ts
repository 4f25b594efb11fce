import { DeskError } from '../contracts/errors.ts';
import { epochMs, localDateOf } from '../domain/calendar/instants.ts';
import type { FiledReply } from '../domain/cycle/commands.ts';
import type { CycleState } from '../domain/cycle/state.ts';
import type { Office } from '../domain/offices/office.ts';
import { classifyReply } from '../domain/replies/classify-reply.ts';
import { matchReply } from '../domain/replies/match-reply.ts';
import type { KnownRequest, ReplyMatch } from '../domain/replies/match-reply.ts';
import type { MailReading, ReplyClass, RowAnswer } from '../domain/replies/reply.ts';
import { fileNumber } from '../domain/requests/file-number.ts';
import type { ActivityPorts } from './activity-ports.ts';
import type { FiledMail, IntakeActivities } from './cycle-activities.ts';
import { answersOf, NOTHING, type Answers } from './answers.ts';
import { digestAnswers } from './digest-replies.ts';
import { currentOffices } from './reference.ts';
import type { InboundMail, Store } from './store-ports.ts';
import { undeliveredBy } from './undelivered-mail.ts';

const ZONE = 'Asia/Karachi';

/** A stored message: read, matched, its answers kept, and filed to its cycle. */
export function intakeActivities(ports: ActivityPorts): IntakeActivities {
  const { store, engine } = ports;
  return {
    async interpretMail(key) {
      const mail = await inbound(store, key);
      if (mail.status === 'applied' || mail.status === 'ignored') return [];
      const raw = await rawOf(store, mail);
      const reading = await ports.readMail(raw);
      // An officer may have said already where a held message belongs.
      if (mail.status === 'held' && mail.cycleId !== null && mail.office !== null && mail.reason === null) {
        await store.inbound.mark(key, { alsoCycles: [] });
        return [await interpret(ports, { mail, raw, reading, cycleId: mail.cycleId, office: mail.office })];
      }
      const match = matchReply(question(mail, reading), await known(ports, reading));
      switch (match.state) {
        case 'refused':
          await store.inbound.mark(key, { status: 'ignored', reading, reason: match.reason });
          return [];
        case 'held': {
          const best = match.suggestions[0];
          const suggestion = best === undefined ? {} : { cycleId: best.cycle, office: best.office };
          await store.inbound.mark(key, { status: 'held', reading, reason: match.reason, ...suggestion });
          return [];
        }
        case 'matched':
          return [await interpret(ports, { mail, raw, reading, cycleId: match.cycle, office: match.office })];
        case 'shared':
          return interpretShared(ports, { mail, raw, reading, cycles: match.cycles, office: match.office });
      }
    },

    async fileReply({ cycleId, reply }) {
      const outcome = await engine.fileReply(cycleId, reply);
      const where = { cycleId, office: reply.office };
      const mail = await inbound(store, reply.mail);
      if (outcome === 'ended') await store.inbound.mark(mail.key, { status: 'held', reason: 'cycle-closed', ...where });
      // Where another cycle that it answers has ended, it goes on waiting for an officer.
      else if (mail.status !== 'held' || mail.cycleId === cycleId || !mail.alsoCycles.includes(cycleId))
        await store.inbound.mark(mail.key, {
          status: 'applied',
          reason: null,
          ...(mail.alsoCycles.length > 0 ? {} : where),
        });
    },
  };
}

/** Where a message that was read would be filed, by what the store knows now. */
export async function matchReading(
  ports: Pick<ActivityPorts, 'store' | 'desk'>,
  reading: MailReading,
): Promise<ReplyMatch> {
  const { kind, recipients, references, subject, from } = reading;
  return matchReply({ kind, recipients, references, subject, from }, await known(ports, reading));
}

/** A message that belongs to a request. */
interface PlacedMail {
  readonly mail: InboundMail;
  readonly raw: Uint8Array;
  readonly reading: MailReading;
  readonly cycleId: string;
  readonly office: string;
}

async function interpret(ports: ActivityPorts, placed: PlacedMail): Promise<FiledMail> {
  const state = await stateOf(ports.store, placed.cycleId);
  const answers = placed.reading.kind === 'reply' ? await answersOf(ports, placed, state) : NOTHING;
  const filed = await keep(ports.store, placed, state, answers);
  await ports.store.inbound.mark(placed.mail.key, {
    reading: asFiled(placed.reading, filed, answers.problems),
    cycleId: placed.cycleId,
    office: placed.office,
  });
  return filed;
}

/** A reply to a digest goes to each cycle it answers; one that does not say which waits for an officer. */
async function interpretShared(
  ports: ActivityPorts,
  { cycles, ...shared }: Omit<PlacedMail, 'cycleId'> & { readonly cycles: readonly string[] },
): Promise<readonly FiledMail[]> {
  const { store } = ports;
  const { mail, reading, office } = shared;
  const states = new Map<string, CycleState>();
  for (const cycleId of cycles) states.set(cycleId, await stateOf(store, cycleId));
  const answers = await digestAnswers(ports, { ...shared, cycles: states });
  const [first, ...others] = answers.keys();
  if (first === undefined) {
    const [cycleId, ...alsoCycles] = cycles as [string, ...string[]];
    const held = { status: 'held', reason: 'several-requests' } as const;
    await store.inbound.mark(mail.key, { ...held, reading, cycleId, office, alsoCycles });
    return [];
  }
  const filed: FiledMail[] = [];
  for (const [cycleId, of] of answers) filed.push(await keep(store, { ...shared, cycleId }, states.get(cycleId)!, of));
  const problems = [...answers.values()].flatMap((of) => of.problems);
  const read = asFiled(reading, filed[0]!, problems);
  await store.inbound.mark(mail.key, { reading: read, cycleId: first, office, alsoCycles: others });
  return filed;
}

/** Keeps the answers of a message to one cycle. @returns what the cycle is told */
async function keep(
  store: Store,
  { mail, reading, cycleId, office }: PlacedMail,
  state: CycleState,
  answers: Answers,
): Promise<FiledMail> {
  const open = Object.entries(state.requests[office]?.rows ?? {}).flatMap(([row, now]) =>
    now === 'open' ? [row] : [],
  );
  const replyClass = classifyReply(reading, answers.rows, open);
  const receivedOn = receivedDate(mail, reading, state);
  await store.answers.save(cycleId, office, mail.key, receivedOn, answers.rows.filter(stillTaken(state, office)));
  const reply: FiledReply = {
    office,
    mail: mail.key,
    class: replyClass,
    answers: answers.rows.map(({ row, status }) => ({ row, status })),
    returnsOn: reading.returnsOn,
    wishedUntil: reading.wishedUntil ?? null,
    ...(await backLetters(store, reading, replyClass, state, office)),
  };
  return { cycleId, reply };
}

function asFiled(reading: MailReading, filed: FiledMail, problems: readonly string[]): MailReading {
  return { ...reading, replyClass: filed.reply.class, problems: [...reading.problems, ...problems] };
}

async function stateOf(store: Store, cycleId: string): Promise<CycleState> {
  const state = await store.cycles.state(cycleId);
  if (state === null) throw new DeskError('cycle-unknown', `There is no cycle ${cycleId}.`);
  return state;
}

/** What an officer accepted or waived stands: a later answer to it is shown to him and changes nothing by itself. */
function stillTaken(state: CycleState, office: string): (answer: RowAnswer) => boolean {
  const rows = state.requests[office]?.rows ?? {};
  return ({ row }) => rows[row] !== 'accepted' && rows[row] !== 'waived';
}

function question(mail: InboundMail, reading: MailReading): Parameters<typeof matchReply>[0] {
  return {
    kind: reading.kind,
    recipients: [...new Set([...mail.envelopeTo, ...reading.recipients])],
    references: reading.references,
    subject: reading.subject,
    from: reading.from,
  };
}

async function known(
  { store, desk }: Pick<ActivityPorts, 'store' | 'desk'>,
  reading: MailReading,
): Promise<Parameters<typeof matchReply>[1]> {
  const offices = new Map((await currentOffices(store)).map((o) => [o.id, o]));
  const referenced = new Map<string, string[]>();
  for (const id of reading.references) {
    for (const { cycleId, office } of await store.inbound.lettersByMessageId(id)) {
      const key = `${cycleId} ${office}`;
      referenced.set(key, [...(referenced.get(key) ?? []), id]);
    }
  }
  const tokens = new Map<string, { readonly cycleId: string; readonly office: string; readonly tokens: string[] }>();
  for (const { token, office, cycles } of await store.inbound.replyAddresses()) {
    for (const cycleId of cycles) {
      const key = `${cycleId} ${office}`;
      const request = tokens.get(key) ?? { cycleId, office, tokens: [] };
      tokens.set(key, request);
      request.tokens.push(token);
    }
  }
  const requests: KnownRequest[] = [];
  const states = new Map<string, CycleState | null>();
  for (const [key, { cycleId, office, tokens: known }] of tokens) {
    if (!states.has(cycleId)) states.set(cycleId, await store.cycles.state(cycleId));
    const state = states.get(cycleId);
    if (state == null) continue;
    requests.push({
      cycle: cycleId,
      office,
      tokens: known,
      people: people(offices.get(office)),
      domain: offices.get(office)?.domain ?? null,
      messageIds: referenced.get(key) ?? [],
      reference: fileNumber(state, office),
      closed: state.reached.acknowledged !== undefined,
    });
  }
  return { desk, ownAddresses: [`${desk.localPart}@${desk.domain}`], requests };
}

function people(office: Office | undefined): readonly string[] {
  if (office === undefined) return [];
  return [office.head, office.accountable, office.focalPoint, ...office.alternates].flatMap((o) => o?.email ?? []);
}

/** The day a message counts from: when it reached us; in a rehearsal, where our clock stands still, when it was written. */
function receivedDate(mail: InboundMail, reading: MailReading, state: CycleState): string {
  const at = state.rehearsal ? (reading.sentAt ?? mail.receivedAt) : mail.receivedAt;
  return localDateOf(epochMs(at), ZONE);
}

/** The letters that came back, for good or for the time being; that a delivery is delayed fails none. */
async function backLetters(
  store: Store,
  reading: MailReading,
  replyClass: ReplyClass,
  state: CycleState,
  office: string,
): Promise<Pick<FiledReply, 'failedRungs' | 'softRungs' | 'routesLeft'>> {
  if (replyClass !== 'bounce-hard' && replyClass !== 'bounce-soft') return { failedRungs: [] };
  const { rungs, routesLeft } = await undeliveredBy(store, reading, state, office);
  if (rungs.length === 0) return { failedRungs: [] };
  return replyClass === 'bounce-hard'
    ? { failedRungs: rungs, routesLeft }
    : { failedRungs: [], softRungs: rungs, routesLeft };
}

async function inbound(store: Store, key: string): Promise<InboundMail> {
  const mail = await store.inbound.load(key);
  if (mail === null) throw new DeskError('mail-unknown', `There is no message ${key}.`);
  return mail;
}

async function rawOf(store: Store, mail: InboundMail): Promise<Uint8Array> {
  const raw = await store.content.get(mail.raw);
  if (raw === null) throw new DeskError('internal', `The message ${mail.key} is not in the store.`);
  return raw.bytes;
}
