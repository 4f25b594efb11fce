import { createHash } from 'node:crypto';
import { ApplicationFailure } from '@temporalio/activity';
import { letterId } from '../contracts/ids.ts';
import { DeskError } from '../contracts/errors.ts';
import { localDateOf, instantAt, epochMs } from '../domain/calendar/instants.ts';
import { nextSendingMoment } from '../domain/calendar/sending-window.ts';
import { STEP_DOWN_RUNG } from '../domain/cycle/due-step-down.ts';
import type { CycleState } from '../domain/cycle/state.ts';
import { matrixRows } from '../domain/matrix/matrix-rows.ts';
import type { Office } from '../domain/offices/office.ts';
import type { Recipient } from '../domain/offices/recipients.ts';
import { fileNumber } from '../domain/requests/file-number.ts';
import { questionOf } from '../domain/requests/row.ts';
import type { ActivityPorts } from './activity-ports.ts';
import type { TrayActivities, TrayEnded } from './cycle-activities.ts';
import { letterRecipients } from './letter-recipients.ts';
import { letterView, rowsNow, stillWanted } from './letter-views.ts';
import type { MailAddress, MailAttachment, OutgoingMail } from './mail-ports.ts';
import { CALENDAR, currentOffices, instrumentOf, procedureIdOf, referenceDocument } from './reference.ts';
import { submissionFile } from './matrix.ts';
import type { OutboxLetter, StoredInstrument } from './store-ports.ts';

const ZONE = 'Asia/Karachi';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const DOCUMENT = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Letters on their way out of one office's tray. */
export function trayActivities(ports: ActivityPorts): TrayActivities {
  const { store } = ports;
  return {
    async untilSendingWindow(office) {
      const { document } = await referenceDocument(store.reference, 'calendar', CALENDAR);
      const layer = (await currentOffices(store)).find((o) => o.id === office)?.layer ?? 'federal';
      const now = ports.clock();
      return nextSendingMoment(document, layer, now) - now;
    },

    async makeMails(office, scope, at) {
      const ended: TrayEnded[] = [];
      const offices = await currentOffices(store);
      const wanted: Addressed[] = [];
      for (const letter of await store.outbox.waiting(office, scope)) {
        const prepared = await prepare(ports, letter, offices);
        if ('outcome' in prepared) ended.push(prepared);
        else wanted.push(prepared);
      }
      const withdrawn = ended.filter((e) => e.outcome.state === 'withdrawn');
      if (withdrawn.length > 0) await store.outbox.withdraw(withdrawn.map(letterId), 'nothing is open any more');
      const datedAt = at ?? instantAt(ports.clock(), ZONE);
      for (const group of digests(wanted)) await makeMail(ports, group, offices, datedAt);
      const unfinished = await store.outbox.unfinished(office, scope);
      for (const letter of ended) await ports.engine.letterEnded(letter);
      return unfinished.map((mail) => mail.mailId);
    },
  };
}

/** A letter with the people it goes to. */
export interface Addressed {
  readonly letter: OutboxLetter;
  readonly state: CycleState;
  readonly instrument: StoredInstrument;
  readonly to: readonly Recipient[];
  readonly cc: readonly Recipient[];
}

async function prepare(
  { store }: ActivityPorts,
  letter: OutboxLetter,
  offices: readonly Office[],
): Promise<Addressed | TrayEnded> {
  const { cycleId, office, rung } = letter;
  const ended = (outcome: TrayEnded['outcome']): TrayEnded => ({ cycleId, office, rung, outcome });
  const state = await store.cycles.state(cycleId);
  if (state === null) throw new DeskError('cycle-unknown', `There is no cycle ${cycleId} for the letter ${letter.id}.`);
  if (!stillWanted(letter, state)) return ended({ state: 'withdrawn', reason: 'nothing is open any more' });
  const people = await letterRecipients(store, letter, state, offices);
  if ('nobody' in people) return ended({ state: 'failed', reason: people.nobody, retryElsewhere: false });
  return { letter, state, instrument: await instrumentOf(store, cycleId), ...people };
}

/** Formal letters alone; the others of one cycle to the same people together. */
function digests(letters: readonly Addressed[]): readonly (readonly Addressed[])[] {
  const groups = new Map<string, Addressed[]>();
  for (const one of letters) {
    const { decision, id, cycleId } = one.letter;
    const people = [...one.to, ...one.cc].map((r) => r.email).join(' ');
    const key = decision.formal ? id : `${cycleId} ${people}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

async function makeMail(
  ports: ActivityPorts,
  group: readonly Addressed[],
  offices: readonly Office[],
  datedAt: string,
): Promise<void> {
  const { store, desk } = ports;
  const first = group[0]!;
  const { cycleId, office } = first.letter;
  const mailId = mailIdOf(group.map((one) => one.letter));
  if ((await store.outbox.mail(mailId)) !== null) return;
  const token = ports.replyToken(cycleId, office);
  await store.inbound.saveReplyAddress({ token, cycleId, office });
  const attachment = await attachmentFor(ports, group, offices);
  const views = [];
  const replyTo = `${desk.localPart}+${token}@${desk.domain}`;
  for (const one of group)
    views.push(await viewOfLetter(ports, one, offices, datedAt, attachment?.filename ?? null, replyTo));
  const thread = await threadOf(ports, cycleId, office);
  const named = (r: Recipient): MailAddress => ({ address: r.email, name: r.post });
  const mail: OutgoingMail = {
    mailId,
    messageId: ports.messageId(mailId),
    date: datedAt,
    from: { address: `${desk.localPart}@${desk.domain}`, name: desk.senderName },
    to: first.to.map(named),
    cc: first.cc.map(named),
    replyTo,
    envelopeFrom: replyTo,
    ...ports.composeMail(views),
    attachments: attachment === null ? [] : [attachment],
    inReplyTo: thread.at(-1) ?? null,
    references: thread,
    headers: {},
  };
  const raw = await ports.buildMessage(mail);
  const made = store.outbox.makeMail({
    mailId,
    office,
    letters: group.map(({ letter }) => ({
      id: letter.id,
      cycleId: letter.cycleId,
      office: letter.office,
      rung: letter.rung,
    })),
    messageId: mail.messageId,
    raw: await store.content.put(raw, 'message/rfc822'),
    to: mail.to.map((a) => a.address),
    cc: mail.cc.map((a) => a.address),
    envelopeFrom: replyTo,
    subject: mail.subject,
    datedAt,
  });
  await made.catch(lookAgain);
}

/** A letter that left the waiting list since it was read (another run was quicker) is no fault: all is looked at again. */
function lookAgain(error: unknown): never {
  if (!(error instanceof DeskError) || error.code !== 'refused') throw error;
  throw ApplicationFailure.create({ type: 'tray-moved', message: error.message, cause: error });
}

/** Id of a mail: of its one letter and the route it takes, or of all the letters in it. */
function mailIdOf(letters: readonly OutboxLetter[]): string {
  const ids = letters.map((letter) => `${letter.id}@${letter.route}`).sort();
  if (ids.length === 1) return ids[0]!;
  const hash = createHash('sha256').update(ids.join('\n')).digest('hex').slice(0, 16);
  return `${letters[0]!.cycleId}/${letters[0]!.office}/digest@${hash}`;
}

/** One letter in the words of the domain, as it leaves. @param datedAt instant, ISO 8601 */
export async function viewOfLetter(
  { store, desk }: Pick<ActivityPorts, 'store' | 'desk'>,
  one: Addressed,
  offices: readonly Office[],
  datedAt: string,
  attachment: string | null,
  replyTo: string,
): Promise<ReturnType<typeof letterView>> {
  const { state, instrument, letter, to, cc } = one;
  const versions = state.versions ?? instrument.versions;
  const id = procedureIdOf(versions, state.mechanism);
  const procedure = (await referenceDocument(store.reference, 'procedure', id, versions.procedure)).document;
  const ladders = await Promise.all([
    referenceDocument(store.reference, 'ladder', procedure.ladder, versions.ladder),
    referenceDocument(store.reference, 'ladder', procedure.clearanceLadder, versions.clearanceLadder),
  ]);
  return letterView({
    letter,
    state,
    instrument,
    events: letter.decision.annexHistory ? await store.cycles.events(letter.cycleId) : [],
    ladders: ladders.map((l) => l.document),
    offices,
    deadlineZone: procedure.deadlineZone,
    to: to[0]!,
    cc: [...to.slice(1), ...cc],
    desk,
    date: localDateOf(epochMs(datedAt), ZONE),
    attachment,
    replyTo,
  });
}

/** The office's own matrix with the rows that are open, or the text to clear and deliver. */
async function attachmentFor(
  ports: ActivityPorts,
  group: readonly Addressed[],
  offices: readonly Office[],
): Promise<MailAttachment | null> {
  const { letter, state, instrument } = group[0]!;
  if (letter.rung === STEP_DOWN_RUNG) return null;
  const rows = new Set(group.flatMap(rowsNow));
  if (rows.size === 0) {
    const text = state.consolidation?.text;
    if (text === undefined) return null;
    const content = await submissionFile(ports, letter.cycleId, text);
    return { filename: `replies-${slug(state.cycleId)}.docx`, contentType: DOCUMENT, content };
  }
  const questions = new Set([...rows].map(questionOf));
  const { office, decision } = letter;
  const content = await ports.writeMatrix({
    reference: fileNumber(state, office),
    title: state.title,
    office,
    officeName: offices.find((o) => o.id === office)?.name ?? office,
    answerBy: decision.answerBy ?? state.deadline,
    rows: matrixRows(instrument.reading, questions).filter((row) => rows.has(row.row)),
    mark: state.rehearsal ? 'REHEARSAL' : null,
  });
  return { filename: `matrix-${slug(state.cycleId)}-${office}.xlsx`, contentType: SPREADSHEET, content };
}

function slug(cycleId: string): string {
  return cycleId.split('/').at(-1) ?? 'cycle';
}

/** Message-IDs of what went to this office in this cycle before, oldest first. */
async function threadOf({ store }: ActivityPorts, cycleId: string, office: string): Promise<readonly string[]> {
  const mails = await store.outbox.mailsOf(cycleId);
  const sent = mails.filter((mail) => mail.office === office && mail.status === 'sent').map((mail) => mail.messageId);
  // The first and the latest are what mail programs need to keep a thread together.
  return [...new Set([...sent.slice(0, 1), ...sent.slice(-3)])];
}
