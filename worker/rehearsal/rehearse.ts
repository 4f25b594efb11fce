import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { assignmentRows } from '../../activities/questions.ts';
import { instrumentOf, loadTerms } from '../../activities/reference.ts';
import type { DocumentText } from '../../activities/ports.ts';
import { openDocumentReader } from '../../adapters/documents/reading/document-reader.ts';
import type { FailingAddress } from '../../adapters/mail/local-post.ts';
import { readSeeds, storeSeeds } from '../../adapters/store/seeds.ts';
import { mustAsk, startCycle } from '../../client/start-cycle.ts';
import type { Settings } from '../../config/settings.ts';
import { rehearsalScope } from '../../contracts/ids.ts';
import { DeskError } from '../../contracts/errors.ts';
import type { Trouble } from '../../contracts/rehearsal.ts';
import { isLocalDate } from '../../domain/calendar/local-date.ts';
import type { InstrumentReading } from '../../domain/loi/instrument.ts';
import { readInstrument } from '../../domain/loi/read-instrument.ts';
import { drawBehaviours, seededRandom, type Behaviour } from './behaviours.ts';
import { Conductor } from './conductor.ts';
import { Mailboxes } from './mailboxes.ts';
import { rehearsalReport, type RehearsalReport } from './report.ts';
import { SimulatedOffices } from './simulated-offices.ts';
import { startRehearsalStack, type RehearsalStack } from './stack.ts';
import { TimeStepper } from './time-stepper.ts';
import { BY, checkTrouble, NO_TROUBLE } from './trouble.ts';

/** What is to be rehearsed. */
export interface RehearsalOptions {
  readonly file: { readonly bytes: Uint8Array; readonly filename: string };
  /** The list's own date when left out. */
  readonly receivedOn?: string | undefined;
  /** Needed where the list states none. */
  readonly deadline?: string | undefined;
  readonly mechanism?: string | undefined;
  /** Another file of offices than the seeds'. */
  readonly officesFile?: string | undefined;
  /** Draws who behaves how; the same seed gives the same letters on the same dates. */
  readonly seed: number;
  /** What goes wrong on the way; nothing unless said. */
  readonly trouble?: Trouble | undefined;
  /** Called when the cycle has ended and its stack still runs. */
  readonly beforeEnd?: (stack: RehearsalStack, cycleId: string) => Promise<void>;
}

/** Words of the State's text where no limit is known. */
const USUAL_LIMIT = 10_700;
/** How the mailbox of a focal point fails: the server takes the message and reports later what became of it. */
const FAILING: Readonly<Partial<Record<Behaviour, FailingAddress>>> = {
  bounces: { code: '5.1.1', mode: 'dsn' },
  'mailbox-full': { code: '4.2.2', mode: 'dsn', once: true },
  'mail-delayed': { code: '4.4.1', mode: 'delay', once: true },
};

/**
 * Plays a whole cycle from its list to the acknowledgement on a stack of its own: real Temporal, real database, real
 * mail; only its time is moved and its offices are simulated.
 *
 * @param say progress, a line each
 * @throws DeskError what starting a cycle can throw
 */
export async function rehearse(
  options: RehearsalOptions,
  settings: Settings,
  say: (line: string) => void,
): Promise<RehearsalReport> {
  const { bytes, filename } = options.file;
  const document = await readApart(bytes, filename);
  const { text } = document;
  const list = readInstrument(text);
  mustAsk(list, filename);
  const receivedOn = dayOfReceipt(options, list);
  const { trouble = NO_TROUBLE } = options;
  checkTrouble(trouble, receivedOn, options.deadline ?? list.deadline);
  const seeds = await readSeeds(fileURLToPath(new URL('../../seeds', import.meta.url)), options.officesFile);
  const run = runId(options, text, receivedOn);
  let businessNow = (): number => Date.now();
  const stack = await startRehearsalStack(settings, `rehearsal ${run}`, () => new Date(businessNow()), say);
  try {
    const { store, desk, post, mailer, client } = stack;
    await storeSeeds(store.reference, seeds);
    say(`reading ${filename}`);
    const { mechanism, deadline } = options;
    const { cycleId } = await startCycle(
      { store, desk, read: async () => document },
      { bytes, filename, mechanism, deadline, receivedOn, confirmBy: null, scope: rehearsalScope(run) },
      Date.now(),
    );
    const { procedure } = await loadTerms(store, cycleId, (await instrumentOf(store, cycleId)).versions);
    const offices = new SimulatedOffices({
      offices: seeds.offices,
      questions: list.questions,
      calendar: seeds.calendar,
      clearers: procedure.clearers.flat(),
    });
    const mailboxes = new Mailboxes(store, offices, () => businessNow());
    post.onDelivered((mail) => mailboxes.open(mail));
    const { clockOffsetMs } = await desk.cycleClock(cycleId);
    const conductor = new Conductor({
      cycleId,
      clockOffsetMs,
      stepper: new TimeStepper(client, cycleId),
      desk,
      store,
      post,
      mailer,
      offices,
      calendar: seeds.calendar,
      reading: () => mailboxes.reading,
      trouble,
      cutPower: stack.cutPower,
      restorePower: stack.restorePower,
      say: (on, stage) => say(`${on}  ${stage}`),
    });
    businessNow = () => conductor.businessNow();
    await conductor.rest();
    const { assignment } = (await store.cycles.state(cycleId))!;
    const asked = await assignmentRows(store, cycleId, assignment!);
    const behaviours = drawBehaviours(Object.keys(asked), seededRandom(options.seed));
    const limit = (await store.instruments.load(cycleId))?.wordLimit?.words ?? USUAL_LIMIT;
    offices.behave(behaviours, wordsPerRow(limit, Object.values(asked).flat().length));
    for (const { id, focalPoint } of seeds.offices) {
      const failing = FAILING[behaviours.get(id) ?? 'never-answers'];
      if (failing !== undefined && focalPoint?.email != null) post.refuse(focalPoint.email, failing);
    }
    await desk.ask(cycleId, { type: 'confirm-assignment', by: BY, assignment: null });
    await conductor.play();
    await options.beforeEnd?.(stack, cycleId);
    const { order } = conductor;
    const { duplicates } = mailboxes;
    return await rehearsalReport(store, cycleId, { seed: options.seed, behaviours, duplicates, trouble, order });
  } finally {
    await stack.stop();
  }
}

/** Reads a document in a process of its own, which ends with it. */
async function readApart(bytes: Uint8Array, filename: string): Promise<DocumentText> {
  const reader = openDocumentReader({ processes: 1 });
  try {
    return await reader.readDocument(bytes, filename);
  } finally {
    await reader.close();
  }
}

/** Offices that keep to the limit: together they use nine tenths of it, and nobody writes a treatise. */
function wordsPerRow(limit: number, rows: number): number {
  return Math.min(40, Math.max(4, Math.floor((0.9 * limit) / Math.max(1, rows))));
}

function dayOfReceipt({ receivedOn, file }: RehearsalOptions, list: InstrumentReading): string {
  const day = receivedOn ?? list.publishedOn;
  if (day === null) {
    throw new DeskError(
      'date-invalid',
      `${file.filename} states no date.`,
      'Give the day of receipt: --received 2026-11-30.',
    );
  }
  if (!isLocalDate(day)) {
    throw new DeskError(
      'date-invalid',
      `The day of receipt “${day}” is not a date.`,
      'Give a date such as 2026-11-30.',
    );
  }
  return day;
}

/** Names a rehearsal by what goes into it, so that two of the same are the same to the letter. */
function runId(options: RehearsalOptions, text: string, receivedOn: string): string {
  const { deadline, mechanism, officesFile, seed, trouble } = options;
  const all = [text, receivedOn, deadline ?? '', mechanism ?? '', officesFile ?? '', String(seed)];
  if (trouble !== undefined) all.push(JSON.stringify(trouble));
  return createHash('sha256').update(all.join('\n')).digest('hex').slice(0, 8);
}
