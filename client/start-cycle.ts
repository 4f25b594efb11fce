import type { ReadDocument } from '../activities/ports.ts';
import { CALENDAR, OFFICES, referenceDocument, type StoredProcedure } from '../activities/reference.ts';
import type { Store, StoredInstrument } from '../activities/store-ports.ts';
import { cycleId } from '../contracts/ids.ts';
import { DeskError } from '../contracts/errors.ts';
import type { LocalDate } from '../domain/calendar/calendar.ts';
import { epochMs, instantOf } from '../domain/calendar/instants.ts';
import type { CycleFacts, CycleVersions } from '../domain/cycle/state.ts';
import type { InstrumentReading } from '../domain/loi/instrument.ts';
import { applyCorrections, asCorrections } from '../domain/loi/corrections.ts';
import { followUpQuestions } from '../domain/loi/follow-up.ts';
import { asksSomething, readInstrument } from '../domain/loi/read-instrument.ts';
import type { ReadingChange } from '../domain/loi/reading-change.ts';
import { makePlan } from '../domain/plan/make-plan.ts';
import type { Mechanism, Procedure } from '../domain/procedures/procedure.ts';
import type { Desk } from './desk.ts';
import {
  chooseDeadline,
  chooseProcedure,
  type ChosenDeadline,
  type ChosenProcedure,
  type StartWishes,
} from './start-choices.ts';
import { wordLimitFor } from './word-limit.ts';

/** A list that a cycle is to start from. */
export interface NewCycle extends StartWishes {
  readonly bytes: Uint8Array;
  /** Of concluding observations: the paragraphs that the follow-up answers, as printed; they are the questions. */
  readonly followUp?: readonly string[];
  /** Corrections of the reading before anything starts; the machine's own reading is kept beside. */
  readonly corrections?: { readonly changes: readonly ReadingChange[]; readonly by: string; readonly reason: string };
  /** Confirms the proposed assignment as it is, in this name. */
  readonly confirmBy: string | null;
  /** Id prefix of a rehearsal, '' for a real cycle. */
  readonly scope: string;
  /** See `CycleInput`; for tests. */
  readonly continueAfterEvents?: number;
}

/** What a cycle is started with. */
export interface CycleParts {
  readonly store: Store;
  readonly desk: Pick<Desk, 'startCycle'>;
  readonly read: ReadDocument;
}

/** A cycle that is there now. */
export interface StartedCycle {
  readonly cycleId: string;
  /** False when the same list had started it before. */
  readonly started: boolean;
  readonly reading: InstrumentReading;
  /** What the list leads to now; a cycle that was there before keeps what it was started with. */
  readonly procedure: { readonly id: string; readonly title: string; readonly by: ChosenProcedure['by'] };
  readonly deadline: ChosenDeadline;
  /** What the list says of its cycle. */
  readonly facts: CycleFacts;
}

const ZONE = 'Asia/Karachi';
/** Time of day at which a rehearsal begins, on its day of receipt. */
const REHEARSAL_BEGINS = '09:00';

/** What a list leads to. */
export interface PreparedCycle {
  readonly text: string;
  /** As it is used. */
  readonly reading: InstrumentReading;
  /** The machine's own, and what was corrected in it; absent: nothing was. */
  readonly corrected?: Required<Pick<StoredInstrument, 'asRead' | 'corrections'>>;
  readonly mechanism: Mechanism;
  readonly chosen: ChosenProcedure;
  readonly deadline: ChosenDeadline;
  readonly versions: CycleVersions;
}

/**
 * Reads a list and sees that it can carry a cycle; nothing is stored or started.
 *
 * @throws DeskError the reader's codes; `document-asks-nothing`, `mechanism-unknown`, `procedure-unknown`,
 *   `deadline-missing`, `deadline-past`, `deadline-impossible`, `date-invalid`, `question-unknown`
 */
export async function prepareCycle(
  { store, read }: Pick<CycleParts, 'store' | 'read'>,
  list: Omit<NewCycle, 'scope'>,
): Promise<PreparedCycle> {
  const { text } = await read(list.bytes, list.filename);
  const { reading, corrected } = withCorrections(readingOf(list, text), list);
  mustAsk(reading, list.filename);
  const { mechanism, chosen } = await chooseProcedure(store, list, reading, text);
  const deadline = chooseDeadline(list, reading, chosen.document);
  const versions = await newestVersions(store, chosen);
  await checkPlan(store, chosen.document, versions, list.receivedOn, deadline.on);
  return { text, reading, ...(corrected === undefined ? {} : { corrected }), mechanism, chosen, deadline, versions };
}

/**
 * Reads a list, stores it, and starts its cycle. Nothing is stored or started when the list cannot carry a cycle.
 *
 * @param now milliseconds since 1970
 * @throws DeskError what `prepareCycle` throws
 */
export async function startCycle(parts: CycleParts, list: NewCycle, now: number): Promise<StartedCycle> {
  const { store, desk } = parts;
  const { text, reading, corrected = {}, mechanism, chosen, deadline, versions } = await prepareCycle(parts, list);
  const procedure = chosen.document;
  const textHash = await store.content.put(new TextEncoder().encode(text), 'text/plain; charset=utf-8');
  const raw = await store.content.put(list.bytes, 'application/octet-stream');
  const id = cycleId({ mechanism, symbol: reading.symbol, textHash, scope: list.scope });
  const instrument: StoredInstrument = {
    cycleId: id,
    filename: list.filename,
    raw,
    text: textHash,
    reading,
    versions,
    wordLimit: wordLimitFor(reading, procedure),
    ...corrected,
  };
  await store.instruments.save(instrument);
  const facts: CycleFacts = {
    cycleId: id,
    mechanism,
    symbol: reading.symbol,
    title: titleOf(reading, mechanism),
    receivedOn: list.receivedOn,
    deadline: deadline.on,
    ...(deadline.rule === null ? {} : { deadlineRule: deadline.rule }),
    rehearsal: list.scope !== '',
  };
  const begins = epochMs(instantOf(list.receivedOn, REHEARSAL_BEGINS, ZONE));
  const clockOffsetMs = facts.rehearsal ? begins - now : 0;
  const started = await desk.startCycle(
    {
      facts,
      versions,
      clockOffsetMs,
      confirmBy: list.confirmBy,
      carried: null,
      ...(list.continueAfterEvents === undefined ? {} : { continueAfterEvents: list.continueAfterEvents }),
    },
    procedure.deadlineZone,
  );
  return { cycleId: id, started, reading, procedure: procedureWords(chosen), deadline, facts };
}

/** A chosen procedure as a started cycle names it. */
export function procedureWords({ document: { id, title }, by }: ChosenProcedure): StartedCycle['procedure'] {
  return { id, title, by };
}

/**
 * Refuses a document that asks nothing.
 * @throws DeskError `document-asks-nothing`
 */
export function mustAsk(reading: InstrumentReading, filename: string): void {
  if (asksSomething(reading)) return;
  throw new DeskError(
    'document-asks-nothing',
    `${filename} is read as ${reading.kind.replace(/-/g, ' ')} and asks nothing.`,
    'A cycle starts from a list of issues or themes, or from advance questions.',
  );
}

/** The reading as it is used, with what an officer corrected. @throws DeskError `refused` where it cannot be corrected so */
function withCorrections(
  asRead: InstrumentReading,
  { corrections: of, receivedOn: on }: Pick<NewCycle, 'corrections' | 'receivedOn'>,
): Pick<PreparedCycle, 'reading' | 'corrected'> {
  if (of === undefined) return { reading: asRead };
  const corrections = asCorrections(asRead, [], of.changes, { by: of.by, on, reason: of.reason });
  const { reading, refused } = applyCorrections(asRead, corrections);
  const [first] = refused;
  if (first !== undefined) throw new DeskError('refused', `The list cannot be corrected so: ${first.why}.`);
  return { reading, corrected: { asRead, corrections } };
}

/** What the instrument asks; of a follow-up, the paragraphs that it is about. */
function readingOf({ followUp, filename }: Pick<NewCycle, 'followUp' | 'filename'>, text: string): InstrumentReading {
  const reading = readInstrument(text);
  if (followUp === undefined) return reading;
  const { questions, missing } = followUpQuestions(text, followUp);
  if (missing.length === 0) return { ...reading, questions };
  throw new DeskError(
    'question-unknown',
    `${filename} has no paragraph ${missing.join(', ')}.`,
    'Give the paragraphs as they are printed: --paragraphs "18, 32 (a)".',
  );
}

async function newestVersions(store: Store, { document: procedure, version }: StoredProcedure): Promise<CycleVersions> {
  const newest = async (kind: 'offices' | 'calendar' | 'ladder', id: string): Promise<number> =>
    (await referenceDocument(store.reference, kind, id)).version;
  return {
    offices: await newest('offices', OFFICES),
    calendar: await newest('calendar', CALENDAR),
    ladder: await newest('ladder', procedure.ladder),
    clearanceLadder: await newest('ladder', procedure.clearanceLadder),
    procedure: version,
    procedureId: procedure.id,
  };
}

async function checkPlan(
  store: Store,
  procedure: Procedure,
  versions: CycleVersions,
  receivedOn: LocalDate,
  deadline: LocalDate,
): Promise<void> {
  const calendar = (await referenceDocument(store.reference, 'calendar', CALENDAR, versions.calendar)).document;
  const ladder = (await referenceDocument(store.reference, 'ladder', procedure.ladder, versions.ladder)).document;
  const plan = makePlan({ receivedOn, deadline, steps: procedure.steps, calendar, ladder });
  if ('problem' in plan) throw new DeskError('deadline-past', `${plan.message}.`, `Accepted is ${plan.hint}.`);
  if (plan.feasible) return;
  const days = plan.shortByWorkingDays;
  throw new DeskError(
    'deadline-impossible',
    `From ${receivedOn} to ${deadline} is ${days} working ${days === 1 ? 'day' : 'days'} too short, with every step at its minimum.`,
    'Agree a later day with the committee and give it with --deadline.',
  );
}

/** The list's own limit, hard where it says so; else the procedure's. */
/** What people call an instrument: its symbol, else whose it is and its day. */
export function titleOf(reading: InstrumentReading, mechanism: Mechanism): string {
  if (reading.symbol !== null) return reading.symbol;
  const whose = reading.committee ?? mechanism.toUpperCase();
  return reading.publishedOn === null ? whose : `${whose}, ${reading.publishedOn}`;
}
