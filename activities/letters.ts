import { createHash } from 'node:crypto';
import { scopeOf } from '../contracts/ids.ts';
import { DeskError } from '../contracts/errors.ts';
import { localDateOf, epochMs } from '../domain/calendar/instants.ts';
import type { CycleState } from '../domain/cycle/state.ts';
import type { Office } from '../domain/offices/office.ts';
import type { Recipient } from '../domain/offices/recipients.ts';
import { findingsOf } from './answer-checks.ts';
import type { ActivityPorts } from './activity-ports.ts';
import { NOT_WANTED } from './attempt-words.ts';
import type { TrayEnded } from './cycle-activities.ts';
import { papersFor, papersIn } from './delivery-papers.ts';
import { letterRecipients } from './letter-recipients.ts';
import { gapListFor, gapsIn } from './gap-paper.ts';
import { loadAmendedList } from './lists.ts';
import { letterView, stillWanted } from './letter-views.ts';
import type { MailAddress, MailAttachment, OutgoingMail } from './mail-ports.ts';
import { attachedTo, matrixFiles, type Attached, type AttachmentWords } from './office-matrix.ts';
import { instrumentOf, procedureIdOf, referenceDocument } from './reference.ts';
import { submissionFile } from './submission.ts';
import type { OutboxLetter, Store, StoredInstrument } from './store-ports.ts';

const ZONE = 'Asia/Karachi';
const DOCUMENT = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A letter with the people it goes to. */
export interface Addressed {
  readonly letter: OutboxLetter;
  readonly state: CycleState;
  readonly instrument: StoredInstrument;
  readonly to: readonly Recipient[];
  readonly cc: readonly Recipient[];
}

/** A letter whose turn to leave has come, with its people; or how it ends without a mail. */
export async function addressed(
  store: Store,
  letter: OutboxLetter,
  offices: readonly Office[],
): Promise<Addressed | TrayEnded> {
  const { cycleId, office, rung } = letter;
  const ended = (outcome: TrayEnded['outcome']): TrayEnded => ({ cycleId, office, rung, outcome });
  const state = await store.cycles.state(cycleId);
  if (state === null) throw new DeskError('cycle-unknown', `There is no cycle ${cycleId} for the letter ${letter.id}.`);
  if (state.reached.acknowledged !== undefined) return ended({ state: 'withdrawn', reason: 'the cycle has ended' });
  if (!stillWanted(letter, state)) return ended({ state: 'withdrawn', reason: NOT_WANTED });
  const people = await letterRecipients(store, letter, state, offices);
  if ('nobody' in people)
    return ended({ state: 'failed', reason: people.nobody, retryElsewhere: false, routesLeft: 0 });
  return { letter, state, instrument: await instrumentOf(store, cycleId), ...people };
}

/** What mails of one moment share. */
export interface MailMoment {
  readonly offices: readonly Office[];
  /** Business time they are dated with. */
  readonly datedAt: string;
  /** Working days by which a letter leaves late. */
  readonly lateBy: (letter: Addressed) => number;
}

/**
 * Makes the mail of one formal letter, or of a digest over all cycles, and stores it; one that is there already is kept.
 *
 * @param group letters of one office to the same people
 * @returns false when one of the letters left the waiting list meanwhile: it has to be read again
 */
export async function makeMail(ports: ActivityPorts, group: readonly Addressed[], at: MailMoment): Promise<boolean> {
  const { store, desk } = ports;
  const { office } = group[0]!.letter;
  const mailId = await freeMailId(store, mailIdOf(group.map((one) => one.letter)));
  if (mailId === null) return true;
  const replyTo = await replyAddressFor(ports, group);
  const byCycle = lettersByCycle(group);
  const attached = new Map<string, AttachmentWords>();
  const files: MailAttachment[] = [];
  const lists: MailAttachment[] = [];
  for (const letters of byCycle) {
    const own = await attachedTo(store, letters, at.offices, localDateOf(epochMs(at.datedAt), ZONE));
    attached.set(letters[0]!.letter.cycleId, own.words);
    files.push(...(await filesOf(ports, letters[0]!, own)));
    lists.push(...(await gapListFor(ports, letters, at.datedAt)), ...(await papersFor(ports, letters, at.datedAt)));
  }
  const views = [];
  for (const one of group) {
    const words = attached.get(one.letter.cycleId) ?? { attachment: null };
    views.push(await viewOfLetter(ports, one, at.offices, at.datedAt, words, replyTo, at.lateBy(one) > 0));
  }
  const thread = await threadOf(
    store,
    office,
    byCycle.map((letters) => letters[0]!.letter.cycleId),
  );
  const named = (r: Recipient): MailAddress => ({ address: r.email, name: r.post });
  const mail: OutgoingMail = {
    mailId,
    messageId: ports.messageId(mailId),
    date: at.datedAt,
    from: { address: `${desk.localPart}@${desk.domain}`, name: desk.senderName },
    to: group[0]!.to.map(named),
    cc: group[0]!.cc.map(named),
    replyTo,
    envelopeFrom: replyTo,
    ...ports.composeMail(views),
    attachments: [...files, ...lists],
    inReplyTo: thread.at(-1) ?? null,
    references: thread,
    headers: {},
  };
  const raw = await ports.buildMessage(mail);
  try {
    await store.outbox.makeMail({
      mailId,
      office,
      letters: group.map(({ letter: { id, cycleId, rung, route } }) => ({ id, cycleId, office, rung, route })),
      messageId: mail.messageId,
      raw: await store.content.put(raw, 'message/rfc822'),
      to: mail.to.map((a) => a.address),
      cc: mail.cc.map((a) => a.address),
      envelopeFrom: replyTo,
      subject: mail.subject,
      datedAt: at.datedAt,
    });
    return true;
  } catch (error) {
    if (!(error instanceof DeskError) || error.code !== 'refused') throw error;
    return false;
  }
}

function lettersByCycle(group: readonly Addressed[]): readonly (readonly Addressed[])[] {
  const cycles = new Map<string, Addressed[]>();
  for (const one of group) cycles.set(one.letter.cycleId, [...(cycles.get(one.letter.cycleId) ?? []), one]);
  return [...cycles.values()];
}

/** The secret address that stands for the office and the cycles of the mail. */
async function replyAddressFor(ports: ActivityPorts, group: readonly Addressed[]): Promise<string> {
  const { office } = group[0]!.letter;
  const cycles = [...new Set(group.map((one) => one.letter.cycleId))].sort();
  const token = ports.replyToken(cycles.join(' '), office);
  await ports.store.inbound.saveReplyAddress({ token, office, cycles });
  return `${ports.desk.localPart}+${token}@${ports.desk.domain}`;
}

/** The id of a mail to be made; null when it is made. A mail that never left and was taken apart keeps its own. */
async function freeMailId(store: Store, wanted: string): Promise<string | null> {
  for (let edition = 1; ; edition += 1) {
    const mailId = edition === 1 ? wanted : `${wanted}~${edition}`;
    const mail = await store.outbox.mail(mailId);
    if (mail === null) return mailId;
    if (mail.status !== 'superseded') return null;
  }
}

/** Id of a mail: of its one letter and the route it takes, or of all the letters in it. */
function mailIdOf(letters: readonly OutboxLetter[]): string {
  const ids = letters.map((letter) => `${letter.id}@${letter.route}`).sort();
  if (ids.length === 1) return ids[0]!;
  const hash = createHash('sha256').update(ids.join('\n')).digest('hex').slice(0, 16);
  return `${scopeOf(letters[0]!.cycleId)}digest/${letters[0]!.office}@${hash}`;
}

/** One letter in the words of the domain, as it leaves. @param datedAt instant, ISO 8601 */
export async function viewOfLetter(
  { store, desk }: Pick<ActivityPorts, 'store' | 'desk'>,
  one: Addressed,
  offices: readonly Office[],
  datedAt: string,
  attached: AttachmentWords,
  replyTo: string,
  late = false,
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
    ...attached,
    replyTo,
    late,
    ...(letter.decision.findings === undefined ? {} : { findings: await findingsOf(store, letter.decision.findings) }),
    ...(letter.decision.list === undefined
      ? {}
      : { changes: (await loadAmendedList(store, letter.decision.list)).changes }),
    ...(attached.attachment === null ? {} : { ...(await gapsIn(store, one)), ...(await papersIn(store, one)) }),
  });
}

/** The files of what travels with letters of one cycle. */
async function filesOf(
  ports: ActivityPorts,
  { state }: Addressed,
  { matrix, forms, words }: Attached,
): Promise<readonly MailAttachment[]> {
  if (matrix !== null) return matrixFiles(ports, state.cycleId, matrix, forms);
  const text = state.consolidation?.text;
  if (words.attachment === null || text === undefined) return [];
  const content = await submissionFile(ports, state.cycleId, text);
  return [{ filename: words.attachment, contentType: DOCUMENT, content }];
}

/** Message-IDs of what went to this office in these cycles before, oldest first. */
async function threadOf(store: Store, office: string, cycles: readonly string[]): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const cycleId of cycles) {
    const mails = await store.outbox.mailsOf(cycleId);
    const sent = mails.filter((mail) => mail.office === office && mail.status === 'sent').map((mail) => mail.messageId);
    // The first and the latest are what mail programs need to keep a thread together.
    ids.push(...sent.slice(0, 1), ...sent.slice(-3));
  }
  return [...new Set(ids)];
}
