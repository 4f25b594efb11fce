import { replyId } from '../contracts/ids.ts';
import { epochMs, localDateOf } from '../domain/calendar/instants.ts';
import type { FiledReply } from '../domain/cycle/commands.ts';
import { awaitedShorter } from '../domain/cycle/decide-shorten.ts';
import type { CycleState } from '../domain/cycle/state.ts';
import { countWords } from '../domain/matrix/count-words.ts';
import { classifyReply } from '../domain/replies/classify-reply.ts';
import { officeNamed } from '../domain/offices/office-named.ts';
import type { AnswerNotes, MailReading, ReplyClass, RowAnswer } from '../domain/replies/reply.ts';
import type { ActivityPorts } from './activity-ports.ts';
import { answersOf, NOTHING, type Answers } from './answers.ts';
import { contradictingFigures } from './contradicting-figures.ts';
import { answersOver, type Requests } from './answers-over.ts';
import type { FiledMail } from './cycle-activities.ts';
import { digestAnswers } from './digest-replies.ts';
import { currentOffices, cycleStateOf } from './reference.ts';
import type { InboundMail, Store } from './store-ports.ts';
import { undeliveredBy } from './undelivered-mail.ts';

/** Characters of what an office wrote on whose a row is that a cycle keeps. */
const LONGEST_SUGGESTION = 100;
const ZONE = 'Asia/Karachi';

/** A message that belongs to a request. */
export interface PlacedMail {
  readonly mail: InboundMail;
  readonly raw: Uint8Array;
  readonly reading: MailReading;
  readonly cycleId: string;
  readonly office: string;
}

/** Keeps the answers of a message to its request. @returns what the cycle is told */
export async function fileToRequest(ports: ActivityPorts, placed: PlacedMail): Promise<FiledMail> {
  const state = await cycleStateOf(ports.store, placed.cycleId);
  const answers = placed.reading.kind === 'reply' ? await answersOf(ports, placed, state) : NOTHING;
  const filed = await keep(ports.store, placed, state, answers);
  await ports.store.inbound.mark(placed.mail.key, {
    reading: asFiled(placed.reading, [filed], [answers]),
    cycleId: placed.cycleId,
    office: placed.office,
    alsoCycles: [],
    split: null,
  });
  return filed;
}

/** A reply to a digest goes to each cycle it answers; one that does not say which waits for an officer. */
export async function fileShared(
  ports: ActivityPorts,
  { cycles, ...shared }: Omit<PlacedMail, 'cycleId'> & { readonly cycles: readonly string[] },
): Promise<readonly FiledMail[]> {
  const { store } = ports;
  const { mail, reading, office } = shared;
  const states = new Map<string, CycleState>();
  for (const cycleId of cycles) states.set(cycleId, await cycleStateOf(store, cycleId));
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
  const read = asFiled(reading, filed, [...answers.values()]);
  await store.inbound.mark(mail.key, { reading: read, cycleId: first, office, alsoCycles: others, split: null });
  return filed;
}

/**
 * An officer files a message over several requests: each gets the answers to its own rows and no others.
 * @param requests two or more, each once
 */
export async function fileOver(
  ports: ActivityPorts,
  mail: Omit<PlacedMail, 'cycleId' | 'office'>,
  requests: Requests,
): Promise<readonly FiledMail[]> {
  const { store } = ports;
  const states = new Map<string, CycleState>();
  for (const { cycle } of requests) if (!states.has(cycle)) states.set(cycle, await cycleStateOf(store, cycle));
  const answers = await answersOver(ports, mail, requests, ({ cycle }) => states.get(cycle)!);
  const filed: FiledMail[] = [];
  for (const [at, { cycle, office }] of requests.entries()) {
    const again = filed.some((one) => one.cycleId === cycle);
    filed.push(await keep(store, { ...mail, cycleId: cycle, office }, states.get(cycle)!, answers[at]!, again));
  }
  const [first, ...others] = requests as [Requests[number], ...Requests];
  await store.inbound.mark(mail.mail.key, {
    reading: asFiled(mail.reading, filed, answers),
    cycleId: first.cycle,
    office: first.office,
    alsoCycles: [...new Set(others.map(({ cycle }) => cycle))].filter((cycle) => cycle !== first.cycle),
    split: requests,
  });
  return filed;
}

/** Keeps the answers of a message to one cycle. @param again another office of it has the message too @returns what the cycle is told */
async function keep(
  store: Store,
  { mail, reading, cycleId, office }: PlacedMail,
  state: CycleState,
  answers: Answers,
  again = false,
): Promise<FiledMail> {
  const open = Object.entries(state.requests[office]?.rows ?? {}).flatMap(([row, now]) =>
    now === 'open' ? [row] : [],
  );
  const replyClass = classifyReply(reading, answers.rows, open);
  const receivedOn = receivedDate(mail, reading, state);
  await store.answers.save(cycleId, office, mail.key, receivedOn, answers.rows.filter(stillTaken(state, office)));
  const contradicts = await contradictingFigures(store, state, office, answers.rows, receivedOn);
  const reply: FiledReply = {
    office,
    mail: again ? replyId(mail.key, office) : mail.key,
    class: replyClass,
    answers: await filedAnswers(store, answers.rows),
    ...(answers.conflicts === undefined ? {} : { conflicts: answers.conflicts.map(({ row }) => row) }),
    ...(answers.elsewhere === undefined ? {} : { elsewhere: answers.elsewhere.length }),
    ...(contradicts.length === 0 ? {} : { contradicts }),
    returnsOn: reading.returnsOn,
    wishedUntil: reading.wishedUntil ?? null,
    ...(await backLetters(store, reading, replyClass, state, office)),
  };
  return { cycleId, reply };
}

/** A reading with what came of its answers, request by request. */
function asFiled(reading: MailReading, filed: readonly FiledMail[], answers: readonly Answers[]): MailReading {
  const notes = filed.flatMap(({ cycleId, reply: { office } }, at): readonly AnswerNotes[] => {
    const { conflicts = [], elsewhere = [] } = answers[at] ?? NOTHING;
    return conflicts.length + elsewhere.length === 0 ? [] : [{ cycleId, office, conflicts, elsewhere }];
  });
  return {
    ...reading,
    replyClass: filed[0]?.reply.class ?? reading.replyClass,
    problems: [...reading.problems, ...answers.flatMap(({ problems }) => problems)],
    ...(notes.length === 0 ? {} : { answerNotes: notes }),
  };
}

/** What the cycle is told of answers: no text but whose a row is said to be, with the office's id where it names one. */
async function filedAnswers(store: Store, rows: readonly RowAnswer[]): Promise<FiledReply['answers']> {
  const offices = rows.some(({ suggests }) => suggests !== undefined) ? await currentOffices(store) : [];
  return rows.map(({ row, status, text, suggests }) => {
    const office = suggests === undefined ? null : officeNamed(suggests, offices);
    const whose = suggests === undefined ? {} : { suggests: officeWords(suggests, office) };
    return { row, status, words: countWords(text), ...whose };
  });
}

function officeWords(suggests: string, office: string | null): string {
  const words = suggests.replace(/\s+/gu, ' ').slice(0, LONGEST_SUGGESTION);
  return office === null || words === office ? words : `${words}: ${office}`;
}

/**
 * What an officer accepted or waived stands: a later answer to it is shown to him and changes nothing by itself. Where a
 * shorter one was asked for, it is taken all the same.
 */
export function stillTaken(state: CycleState, office: string): (answer: RowAnswer) => boolean {
  const rows = state.requests[office]?.rows ?? {};
  const shorter = awaitedShorter(state, office);
  return ({ row, status }) =>
    (rows[row] !== 'accepted' && rows[row] !== 'waived') || (status === 'answered' && shorter.includes(row));
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
