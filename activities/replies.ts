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
      if (mail.status === 'applied' || mail.status === 'ignored') return null;
      const raw = await rawOf(store, mail);
      const reading = await ports.readMail(raw);
      // An officer may have said already where a held message belongs.
      const said = mail.status === 'held' && mail.cycleId !== null && mail.office !== null && mail.reason === null;
      const match = said ? null : matchReply(question(mail, reading), await known(ports, reading));
      if (match?.state === 'refused') {
        await store.inbound.mark(key, { status: 'ignored', reading, reason: match.reason });
        return null;
      }
      if (match?.state === 'held') {
        const best = match.suggestions[0];
        const suggestion = best === undefined ? {} : { cycleId: best.cycle, office: best.office };
        await store.inbound.mark(key, { status: 'held', reading, reason: match.reason, ...suggestion });
        return null;
      }
      const cycleId = match === null ? mail.cycleId! : match.cycle;
      const office = match === null ? mail.office! : match.office;
      return interpret(ports, { mail, raw, reading, cycleId, office });
    },

    async fileReply({ cycleId, reply }) {
      const outcome = await engine.fileReply(cycleId, reply);
      const where = { cycleId, office: reply.office };
      if (outcome === 'filed') await store.inbound.mark(reply.mail, { status: 'applied', reason: null, ...where });
      else await store.inbound.mark(reply.mail, { status: 'held', reason: 'cycle-closed', ...where });
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
  const { store } = ports;
  const { mail, reading, cycleId, office } = placed;
  const state = await store.cycles.state(cycleId);
  if (state === null) throw new DeskError('cycle-unknown', `There is no cycle ${cycleId}.`);
  const answers = reading.kind === 'reply' ? await answersOf(ports, placed, state) : { rows: [], problems: [] };
  const open = Object.entries(state.requests[office]?.rows ?? {}).flatMap(([row, now]) =>
    now === 'open' ? [row] : [],
  );
  const replyClass = classifyReply(reading, answers.rows, open);
  const receivedOn = receivedDate(mail, reading, state);
  await store.answers.save(cycleId, office, mail.key, receivedOn, answers.rows.filter(stillTaken(state, office)));
  await store.inbound.mark(mail.key, {
    reading: { ...reading, replyClass, problems: [...reading.problems, ...answers.problems] },
    cycleId,
    office,
  });
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

/** What an officer accepted or waived stands: a later answer to it is shown to him and changes nothing by itself. */
function stillTaken(state: CycleState, office: string): (answer: RowAnswer) => boolean {
  const rows = state.requests[office]?.rows ?? {};
  return ({ row }) => rows[row] !== 'accepted' && rows[row] !== 'waived';
}

/** Answers in the returned spreadsheets first; what the text adds under its numbers fills what they leave out. */
async function answersOf(
  ports: ActivityPorts,
  { raw, reading, cycleId, office }: PlacedMail,
  state: CycleState,
): Promise<{ readonly rows: readonly RowAnswer[]; readonly problems: readonly string[] }> {
  const asked = Object.keys(state.requests[office]?.rows ?? {});
  const rows = new Map<RowId, RowAnswer>();
  const problems: string[] = [];
  for (const file of await ports.openAttachments(raw)) {
    if (!/\.(?:xlsx|xlsm|csv)$/iu.test(file.filename) && !/spreadsheet|text\/csv/u.test(file.contentType)) continue;
    try {
      const matrix = await ports.readMatrix(file.content, asked);
      for (const { row, status, text } of matrix.rows) if (asked.includes(row)) rows.set(row, { row, status, text });
      problems.push(
        ...matrix.problems.map((p) => `${file.filename}${p.cell === null ? '' : ` ${p.cell}`}: ${p.message}`),
      );
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      problems.push(`${file.filename}: ${error.message}`);
    }
  }
  const { reading: list } = await instrumentOf(ports.store, cycleId);
  for (const answer of answersInText(reading.replyText, askedRows(list.questions, asked))) {
    if (!rows.has(answer.row)) rows.set(answer.row, answer);
  }
  return { rows: [...rows.values()], problems };
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
  const requests: KnownRequest[] = [];
  const states = new Map<string, CycleState | null>();
  for (const { token, cycleId, office } of await store.inbound.replyAddresses()) {
    if (!states.has(cycleId)) states.set(cycleId, await store.cycles.state(cycleId));
    const state = states.get(cycleId);
    if (state == null) continue;
    requests.push({
      cycle: cycleId,
      office,
      token,
      people: people(offices.get(office)),
      domain: offices.get(office)?.domain ?? null,
      messageIds: referenced.get(`${cycleId} ${office}`) ?? [],
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
  return about?.letters.map((letter) => letter.rung) ?? [];
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
