import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Hono } from 'hono';
import { cycleRecordActivities } from '../../../activities/cycle.ts';
import type { Engine } from '../../../activities/engine-port.ts';
import type { Mailboxes } from '../../../activities/mail-ports.ts';
import { previewLetter } from '../../../activities/letter-preview.ts';
import { letterOnPaper } from '../../../activities/letter-print.ts';
import { messageMatcher } from '../../../activities/match-mail.ts';
import { saveAssignment } from '../../../activities/questions.ts';
import { instrumentOf } from '../../../activities/reference.ts';
import { searcher } from '../../../activities/search.ts';
import type { Store } from '../../../activities/store-ports.ts';
import { writePapers } from '../../../adapters/documents/papers/write-papers.ts';
import { writeGapList } from '../../../adapters/documents/write-gap-list.ts';
import { writeICalendar } from '../../../adapters/documents/write-icalendar.ts';
import { buildMessage } from '../../../adapters/mail/build-message.ts';
import { composeMail } from '../../../adapters/mail/letters/compose-mail.ts';
import { writeLetter } from '../../../adapters/mail/letters/write-letter.ts';
import { deskIdentity } from '../../../worker/activity-ports.ts';
import { readDocument } from '../../../adapters/documents/read-document.ts';
import { showMail } from '../../../adapters/mail/reading/show-mail.ts';
import { openSearch } from '../../../adapters/search/open-search.ts';
import { memoryStore } from '../../../adapters/store/memory-store.ts';
import { readSeeds, storeSeeds } from '../../../adapters/store/seeds.ts';
import { deskPages } from '../../../client/web/desk-pages.ts';
import type { PageParts } from '../../../client/web/page-parts.ts';
import { epochMs } from '../../../domain/calendar/instants.ts';
import type { CycleFacts } from '../../../domain/cycle/state.ts';
import { readInstrument } from '../../../domain/loi/read-instrument.ts';
import { rowsOf } from '../../../domain/cycle/terms.ts';
import { aMail } from '../../adapters/mail/a-mail.ts';
import { LivedCycle, someFacts, someTerms } from '../../builders/cycle.ts';

const SEEDS = fileURLToPath(new URL('../../../seeds', import.meta.url));
const seeds = await readSeeds(SEEDS);
const specimen = await readFile(`${SEEDS}/lists/specimen-ccpr.txt`);

/** The questions of the specimen list. */
export const reading = readInstrument(specimen.toString('utf8'));

/** The desk's pages over a store in memory. */
export interface DeskInMemory {
  readonly store: Store;
  readonly app: Hono;
  /** Errors that no code states. */
  readonly errors: readonly Error[];
  /** The text of a page and its status. */
  readonly get: (
    path: string,
  ) => Promise<{ readonly status: number; readonly text: string; readonly headers: Headers }>;
}

/** A desk whose store holds the seeds and no cycle. @param now the present, ISO 8601 */
export async function aDesk(now = '2026-12-15T10:00:00+05:00', change: Partial<PageParts> = {}): Promise<DeskInMemory> {
  const store = memoryStore();
  await storeSeeds(store.reference, seeds);
  const { loadTerms } = cycleRecordActivities({ store, engine: {} as Engine });
  const errors: Error[] = [];
  const app = deskPages({
    store,
    clock: () => epochMs(now),
    terms: async (cycleId) => loadTerms(cycleId, (await instrumentOf(store, cycleId)).versions),
    showMail,
    readDocument,
    match: messageMatcher({ store, desk: deskIdentity('desk.treaty-desk.example') }),
    readAgain: () => Promise.reject(new Error('nothing was to be read again')),
    desk: { ask: () => Promise.reject(new Error('nothing was to be decided')) },
    preview: (...of) => previewLetter({ store, desk: deskIdentity('desk.treaty-desk.example'), composeMail }, ...of),
    print: (...of) => letterOnPaper({ store, desk: deskIdentity('desk.treaty-desk.example') }, ...of),
    writeLetter,
    writeICalendar,
    writeGapList,
    writePapers,
    search: searcher(store, async () => openSearch),
    post: null,
    engineAnswers: async () => undefined,
    onError: (error) => errors.push(error),
    ...change,
  });
  const get = async (path: string) => {
    const response = await app.request(path);
    return { status: response.status, text: await response.text(), headers: response.headers };
  };
  return { store, app, errors, get };
}

/** A specimen cycle up to its proposal: q1 for the Interior with Punjab, nobody sure about q2. */
export async function aProposedCycle({ store }: DeskInMemory, facts: Partial<CycleFacts> = {}): Promise<LivedCycle> {
  const cycle = new LivedCycle(someTerms(reading.questions), someFacts(facts));
  const { cycleId } = cycle.state;
  const text = await store.content.put(specimen, 'text/plain; charset=utf-8');
  const versions = {
    offices: 1,
    calendar: 1,
    ladder: 1,
    clearanceLadder: 1,
    procedure: 1,
    procedureId: 'ccpr-list-of-issues',
  };
  await store.instruments.save({
    cycleId,
    filename: 'specimen-ccpr.txt',
    raw: text,
    text,
    reading,
    versions,
    wordLimit: null,
  });
  const assignment = await saveAssignment(store, [
    {
      question: 'q1',
      lead: 'moi',
      supporting: ['punjab-home'],
      undecided: false,
      reasons: [{ office: 'moi', score: 0.9, reason: 'The text names <police> & custody.' }],
    },
    { question: 'q2', lead: 'mohr', supporting: [], undecided: true, reasons: [] },
  ]);
  cycle.tell({ type: 'propose-assignment', assignment, undecided: ['q2'] });
  await record(store, cycle);
  return cycle;
}

/** The same, confirmed; the Interior's request has left as a mail with its HTML and its matrix. */
export async function aRunningCycle(desk: DeskInMemory, facts: Partial<CycleFacts> = {}): Promise<LivedCycle> {
  const cycle = await aProposedCycle(desk, facts);
  const rows = rowsOf(reading.questions[0]!);
  const assignment = cycle.state.assignment!;
  cycle.tell({ type: 'confirm-assignment', by: 'director', assignment, rows: { moi: rows, 'punjab-home': rows } });
  await record(desk.store, cycle);
  await mailOf(desk.store, cycle, 'moi', 'request');
  cycle.sendWaiting();
  await record(desk.store, cycle);
  return cycle;
}

/** Writes down what a cycle has lived through. */
export async function record(store: Store, cycle: LivedCycle): Promise<void> {
  await store.cycles.record(cycle.state.cycleId, cycle.events);
}

async function mailOf(store: Store, cycle: LivedCycle, office: string, rung: string): Promise<void> {
  const { cycleId } = cycle.state;
  const mail = aMail({ mailId: `${office}/${rung}`, html: '<p>Please answer.</p><script>alert(1)</script>' });
  const raw = await store.content.put(await buildMessage(mail), 'message/rfc822');
  await store.outbox.makeMail({
    mailId: mail.mailId,
    office,
    letters: [{ id: `${cycleId}/${office}/${rung}`, cycleId, office, rung, route: 1 }],
    messageId: mail.messageId,
    raw,
    to: mail.to.map(({ address }) => address),
    cc: [],
    envelopeFrom: mail.envelopeFrom,
    subject: mail.subject,
    datedAt: mail.date,
  });
  const attempt = await store.outbox.beginAttempt(mail.mailId);
  await store.outbox.endAttempt(mail.mailId, attempt!, 'accepted', '250 2.0.0 Delivered');
}

/** A post with one message in one mailbox. */
export async function aPost(address: string): Promise<Mailboxes> {
  const raw = await buildMessage(aMail());
  return {
    list: async () => [{ address, messages: [1] }],
    message: async (to, sequence) => (to === address && sequence === 1 ? raw : null),
  };
}
