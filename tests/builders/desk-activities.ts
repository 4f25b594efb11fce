import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ActivityPorts } from '../../activities/activity-ports.ts';
import type { Delivery, TrayEnded, Wave } from '../../activities/cycle-activities.ts';
import { despatchActivities } from '../../activities/despatch.ts';
import type { BuiltMail, Mailer, SendOutcome } from '../../activities/mail-ports.ts';
import { intakeActivities } from '../../activities/replies.ts';
import { sendingActivities } from '../../activities/sending.ts';
import type { MailWithAttempts } from '../../activities/store-ports.ts';
import { memoryStore } from '../../adapters/store/memory-store.ts';
import { readSeeds, storeSeeds } from '../../adapters/store/seeds.ts';
import type { CycleFacts } from '../../domain/cycle/state.ts';
import { readInstrument } from '../../domain/loi/read-instrument.ts';
import { activityPorts, deskIdentity } from '../../worker/activity-ports.ts';
import { LivedCycle, someFacts, someTerms } from './cycle.ts';

const SEEDS = join(import.meta.dirname, '../../seeds');
const seeds = await readSeeds(SEEDS);
const list = await readFile(join(SEEDS, 'lists/specimen-ccpr.txt'));
const ACCEPTED: SendOutcome = { state: 'accepted', response: '250 2.0.0 Delivered', rejected: [] };

/** The activities with their real parts, over a store in memory and a mail server that says what it is told to say. */
export interface DeskActivities {
  readonly ports: ActivityPorts;
  readonly cycle: LivedCycle;
  /** What the mail server took or was offered, in order. */
  readonly offered: BuiltMail[];
  /** How letters ended, as the cycle was told; it has not acted on it. */
  readonly told: TrayEnded[];
  /** What the mail server says to a mail; that it was delivered unless changed. */
  answer: (mail: BuiltMail) => SendOutcome;
  /** Writes down what the cycle has lived through since. */
  readonly record: () => Promise<void>;
  /** A second cycle, CAT/C/PAK/Q/98, on the same list. @param asked ids of questions by office */
  readonly beside: (asked: Readonly<Record<string, readonly string[]>>) => Promise<LivedCycle>;
  /** Makes the mails of all offices, on the cycle's day at ten, whatever the sending hours. */
  readonly prepare: () => Promise<Wave>;
  /** The same; of one office's mails the ids. */
  readonly makeMails: (office: string) => Promise<readonly string[]>;
  /** One attempt to send a mail, today. */
  readonly deliver: (mailId: string) => Promise<Delivery>;
  /** Tells the cycle how mails ended. */
  readonly tell: (mailIds: readonly string[]) => Promise<void>;
  /** Lets everything an office has waiting leave, and tells the cycle. */
  readonly send: (office: string) => Promise<void>;
  readonly mails: (office: string) => Promise<readonly MailWithAttempts[]>;
  /** Takes in a message and files it. @returns its key */
  readonly receive: (message: string, key: string) => Promise<void>;
  /** Enters another address for the focal point of an office. */
  readonly correct: (office: string, email: string) => Promise<void>;
}

/** A cycle on the specimen list: moi has q1 and q2, mofa q3; confirmed, nothing sent yet. */
export async function deskActivities(): Promise<DeskActivities> {
  const store = memoryStore();
  await storeSeeds(store.reference, seeds);
  const reading = readInstrument(list.toString('utf8'));
  const terms = someTerms(reading.questions);
  const cycles = new Map<string, LivedCycle>();
  const text = await store.content.put(list, 'text/plain; charset=utf-8');
  const begin = async (facts: CycleFacts, asked: Readonly<Record<string, readonly string[]>>): Promise<LivedCycle> => {
    const cycle = new LivedCycle(terms, facts);
    const { cycleId } = facts;
    cycles.set(cycleId, cycle);
    const versions = { offices: 1, calendar: 1, ladder: 1, clearanceLadder: 1, procedure: 1 };
    const procedureId = `${facts.mechanism}-list-of-issues`;
    await store.instruments.save({
      cycleId,
      filename: 'specimen-ccpr.txt',
      raw: text,
      text,
      reading,
      versions: { ...versions, procedureId },
      wordLimit: null,
    });
    const rowsOf = (id: string) => terms.questions.find((q) => q.id === id)!.rows;
    const rows = Object.fromEntries(Object.entries(asked).map(([office, ids]) => [office, ids.flatMap(rowsOf)]));
    cycle.tell({ type: 'propose-assignment', assignment: 'proposal', undecided: [] });
    cycle.tell({ type: 'confirm-assignment', by: 'director', assignment: 'proposal', rows });
    return cycle;
  };
  const cycle = await begin(someFacts(), { moi: ['q1', 'q2'], mofa: ['q3'] });
  const { cycleId } = cycle.state;

  const offered: BuiltMail[] = [];
  const told: TrayEnded[] = [];
  const mailer: Mailer = {
    deliver: async (mail) => {
      offered.push(mail);
      return desk.answer(mail);
    },
    send: () => Promise.reject(new Error('mails are built before they are sent')),
    close: async () => undefined,
  };
  const ports = activityPorts({
    store,
    engine: {
      startCycle: async () => true,
      wakeDespatch: async () => undefined,
      lettersEnded: async (of, letters) => void told.push(...letters.map((letter) => ({ cycleId: of, ...letter }))),
      tellTreatyCalendar: async () => undefined,
      adoptTerms: async () => null,
      fileReply: async (to, reply) => {
        cycles.get(to)!.tell({ type: 'record-reply', reply });
        await record();
        return 'filed';
      },
    },
    mailer,
    desk: deskIdentity('nmrf.example'),
    secret: 'a secret of the test, long enough to sign',
  });

  async function record(): Promise<void> {
    for (const [id, { events }] of cycles) {
      const known = (await store.cycles.state(id))?.seq ?? 0;
      await store.cycles.record(
        id,
        events.filter((event) => event.seq > known),
      );
    }
  }
  const despatch = despatchActivities(ports);
  const at = () => `${cycle.today}T10:00:00+05:00`;
  const intake = intakeActivities(ports);
  const desk: DeskActivities = {
    ports,
    cycle,
    offered,
    told,
    answer: () => ACCEPTED,
    record,
    async beside(asked) {
      const cycleId = 'cycle/cat/cat-c-pak-q-98';
      const symbol = 'CAT/C/PAK/Q/98';
      const other = await begin(someFacts({ cycleId, mechanism: 'cat', symbol, title: symbol }), asked);
      await record();
      return other;
    },
    prepare: () => despatch.prepareWave('', at()),
    async makeMails(office) {
      const { mails } = await desk.prepare();
      const own = new Set((await store.outbox.unfinished(office, '')).map((mail) => mail.mailId));
      return mails.filter((mailId) => own.has(mailId));
    },
    deliver: (mailId) => sendingActivities(ports).deliver(mailId, at()),
    tell: (mailIds) => despatch.tellCycles(mailIds),
    async send(office) {
      const before = told.length;
      const mails = await desk.makeMails(office);
      for (const mailId of mails) await desk.deliver(mailId);
      await desk.tell(mails);
      for (const { cycleId: of, ...letter } of told.slice(before))
        cycles.get(of)!.tell({ type: 'record-letter', ...letter });
      await record();
    },
    mails: async (office) => (await store.outbox.mailsOf(cycleId)).filter((mail) => mail.office === office),
    async receive(message, key) {
      const raw = await store.content.put(new TextEncoder().encode(message), 'message/rfc822');
      const receivedAt = `${cycle.today}T11:00:00+05:00`;
      await store.inbound.receive({ key, raw, envelopeFrom: '', envelopeTo: [], receivedAt });
      const read = await intake.interpretMail(key);
      for (const filed of [read ?? []].flat()) await intake.fileReply(filed);
    },
    async correct(office, email) {
      const offices = seeds.offices.map((one) =>
        one.id === office ? { ...one, focalPoint: { ...one.focalPoint!, email } } : one,
      );
      await store.reference.save('offices', 'pakistan', { offices });
    },
  };
  await record();
  return desk;
}

/** The directory the desk starts with. */
export const directory = seeds.offices;
