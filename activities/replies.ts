import { DeskError } from '../contracts/errors.ts';
import { epochMs, localDateOf } from '../domain/calendar/instants.ts';
import type { FiledReply } from '../domain/cycle/commands.ts';
import type { CycleState } from '../domain/cycle/state.ts';
import type { Question } from '../domain/loi/instrument.ts';
import type { Office } from '../domain/offices/office.ts';
import { answersInText, type AskedRow } from '../domain/replies/answers-in-text.ts';
import { classifyReply } from '../domain/replies/classify-reply.ts';
import { matchReply } from '../domain/replies/match-reply.ts';
import type { KnownRequest, ReplyMatch } from '../domain/replies/match-reply.ts';
import type { MailReading, RowAnswer } from '../domain/replies/reply.ts';
import { splitDigest, type DigestMatter } from '../domain/replies/split-digest.ts';
import { fileNumber } from '../domain/requests/file-number.ts';
import { questionOf, type RowId } from '../domain/requests/row.ts';
import type { ActivityPorts } from './activity-ports.ts';
import type { FiledMail, IntakeActivities } from './cycle-activities.ts';
import { currentOffices, instrumentOf } from './reference.ts';
import type { InboundMail, Store } from './store-ports.ts';

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

/** A message that answers a digest, with the running cycles of it. */
interface SharedMail extends Omit<PlacedMail, 'cycleId'> {
  readonly cycles: readonly string[];
}

/**
 * A reply to a digest goes to each cycle it answers: by the reference in a returned matrix, by the numbers over the
 * parts of its text, by what only one of the cycles asks. What a machine wrote, and what says only that somebody is
 * there, is true of all of them. Anything else waits for an officer, with the cycles it may belong to.
 */
async function interpretShared(ports: ActivityPorts, shared: SharedMail): Promise<readonly FiledMail[]> {
  const { store } = ports;
  const { mail, reading, cycles, office } = shared;
  const states = new Map<string, CycleState>();
  for (const cycleId of cycles) states.set(cycleId, await stateOf(store, cycleId));
  const answers = reading.kind === 'reply' ? await answersByCycle(ports, shared, states) : new Map<string, Answers>();
  const about = answers !== null && answers.size > 0 ? [...answers.keys()] : concerns(shared, states, answers);
  const [first, ...others] = about;
  if (first === undefined) {
    const [cycleId, ...alsoCycles] = cycles;
    await store.inbound.mark(mail.key, {
      status: 'held',
      reading,
      reason: 'several-requests',
      cycleId: cycleId!,
      office,
      alsoCycles,
    });
    return [];
  }
  const filed: FiledMail[] = [];
  for (const cycleId of about) {
    const placed = { ...shared, cycleId };
    filed.push(await keep(store, placed, states.get(cycleId)!, answers?.get(cycleId) ?? NOTHING));
  }
  const problems = [...(answers?.values() ?? [])].flatMap((of) => of.problems);
  await store.inbound.mark(mail.key, {
    reading: asFiled(reading, filed[0]!, problems),
    cycleId: first,
    office,
    alsoCycles: others,
  });
  return filed;
}

/** Classes of messages that are true of every cycle of a digest. */
const OF_ALL: readonly MailReading['replyClass'][] = ['acknowledgement', 'out-of-office', 'noise'];

/** The cycles of a digest that a message without answers is about; none when it does not say. */
function concerns(
  { reading, cycles, office }: SharedMail,
  states: ReadonlyMap<string, CycleState>,
  answers: ReadonlyMap<string, Answers> | null,
): readonly string[] {
  if (answers === null) return [];
  if (reading.kind !== 'reply' || OF_ALL.includes(reading.replyClass)) return cycles;
  const matters = [...states.values()].map((state) => ({ ...matterOf(state, office), asked: [] }));
  const { named } = splitDigest(reading.replyText, matters);
  return named === null ? [] : [named];
}

function matterOf(state: CycleState, office: string): Omit<DigestMatter, 'asked'> {
  return { cycle: state.cycleId, reference: fileNumber(state, office), symbol: state.symbol };
}

/** The answers in a reply to a digest by cycle; null where one does not say to which it belongs. */
async function answersByCycle(
  ports: ActivityPorts,
  { raw, reading, office }: SharedMail,
  states: ReadonlyMap<string, CycleState>,
): Promise<ReadonlyMap<string, Answers> | null> {
  const matters: DigestMatter[] = [];
  for (const [cycleId, state] of states) {
    const { reading: list } = await instrumentOf(ports.store, cycleId);
    matters.push({ ...matterOf(state, office), asked: askedRows(list.questions, askedOf(state, office)) });
  }
  const found = new Map<string, { rows: Map<RowId, RowAnswer>; problems: string[] }>();
  const of = (cycle: string): { rows: Map<RowId, RowAnswer>; problems: string[] } => {
    const answers = found.get(cycle) ?? { rows: new Map(), problems: [] };
    found.set(cycle, answers);
    return answers;
  };
  for (const file of (await ports.openAttachments(raw)).filter(isSpreadsheet)) {
    const said = await referenceIn(ports, file.content);
    const matter = matters.find(({ reference }) => reference.toLowerCase() === said?.toLowerCase());
    if (matter === undefined) return null;
    const { rows, problems } = await matrixAnswers(ports, file, askedOf(states.get(matter.cycle)!, office));
    for (const answer of rows) of(matter.cycle).rows.set(answer.row, answer);
    of(matter.cycle).problems.push(...problems);
  }
  const { answers, unclear } = splitDigest(reading.replyText, matters);
  // A row that a matrix answers is clear whatever the text around it.
  const filled = new Set([...found.values()].flatMap(({ rows }) => [...rows.keys()]));
  if (unclear.some((row) => !filled.has(row))) return null;
  for (const [cycle, rows] of answers)
    for (const answer of rows) if (!of(cycle).rows.has(answer.row)) of(cycle).rows.set(answer.row, answer);
  return new Map([...found].map(([cycle, { rows, problems }]) => [cycle, { rows: [...rows.values()], problems }]));
}

/** The reference printed in a returned matrix; null where it has none or cannot be read. */
async function referenceIn(ports: ActivityPorts, content: Uint8Array): Promise<string | null> {
  try {
    return (await ports.readMatrix(content, null)).reference;
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    return null;
  }
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
    failedRungs: replyClass === 'bounce-hard' ? await failedRungs(store, reading, cycleId, office) : [],
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

/** Answers of one office to one cycle, and what could not be read. */
interface Answers {
  readonly rows: readonly RowAnswer[];
  readonly problems: readonly string[];
}

const NOTHING: Answers = { rows: [], problems: [] };

type OpenedFile = Awaited<ReturnType<ActivityPorts['openAttachments']>>[number];

/** Answers in the returned spreadsheets first; what the text adds under its numbers fills what they leave out. */
async function answersOf(
  ports: ActivityPorts,
  { raw, reading, cycleId, office }: PlacedMail,
  state: CycleState,
): Promise<Answers> {
  const asked = askedOf(state, office);
  const rows = new Map<RowId, RowAnswer>();
  const problems: string[] = [];
  for (const file of (await ports.openAttachments(raw)).filter(isSpreadsheet)) {
    const matrix = await matrixAnswers(ports, file, asked);
    for (const answer of matrix.rows) rows.set(answer.row, answer);
    problems.push(...matrix.problems);
  }
  const { reading: list } = await instrumentOf(ports.store, cycleId);
  for (const answer of answersInText(reading.replyText, askedRows(list.questions, asked))) {
    if (!rows.has(answer.row)) rows.set(answer.row, answer);
  }
  return { rows: [...rows.values()], problems };
}

function isSpreadsheet({ filename, contentType }: OpenedFile): boolean {
  return /\.(?:xlsx|xlsm|csv)$/iu.test(filename) || /spreadsheet|text\/csv/u.test(contentType);
}

async function matrixAnswers(ports: ActivityPorts, file: OpenedFile, asked: readonly RowId[]): Promise<Answers> {
  try {
    const matrix = await ports.readMatrix(file.content, asked);
    return {
      rows: matrix.rows
        .filter(({ row }) => asked.includes(row))
        .map(({ row, status, text }) => ({ row, status, text })),
      problems: matrix.problems.map((p) => `${file.filename}${p.cell === null ? '' : ` ${p.cell}`}: ${p.message}`),
    };
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    return { rows: [], problems: [`${file.filename}: ${error.message}`] };
  }
}

function askedOf(state: CycleState, office: string): readonly RowId[] {
  return Object.keys(state.requests[office]?.rows ?? {});
}

function askedRows(questions: readonly Question[], asked: readonly RowId[]): readonly AskedRow[] {
  const byId = new Map(questions.map((q) => [q.id, q]));
  return asked.map((row) => {
    const question = byId.get(questionOf(row));
    const part = question?.parts.find((p) => p.id === row);
    const text = part?.text ?? question?.text;
    return {
      row,
      number: question?.number ?? null,
      label: part?.label ?? null,
      ...(text === undefined ? {} : { text }),
    };
  });
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

/**
 * The letters a bounce is about: those of the mail it names, else the latest mail to the address it names. Where only a
 * copy came back the letters did arrive.
 */
async function failedRungs(
  store: Store,
  reading: MailReading,
  cycleId: string,
  office: string,
): Promise<readonly string[]> {
  const mails = (await store.outbox.mailsOf(cycleId)).filter((m) => m.office === office);
  const named = mails.find((m) => reading.references.includes(m.messageId));
  const failed = new Set(reading.finalRecipient.map((a) => a.toLowerCase()));
  const wroteTo = (mail: (typeof mails)[number]): boolean => mail.to.some((a) => failed.has(a.toLowerCase()));
  const onlyCopies = named !== undefined && failed.size > 0 && !wroteTo(named);
  const about = onlyCopies ? undefined : (named ?? mails.filter(wroteTo).at(-1));
  return about?.letters.flatMap((letter) => (letter.cycleId === cycleId ? [letter.rung] : [])) ?? [];
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
