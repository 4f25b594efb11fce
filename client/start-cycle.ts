import type { ReadDocument } from '../activities/ports.ts';
import { CALENDAR, OFFICES, referenceDocument } from '../activities/reference.ts';
import type { Store, StoredInstrument } from '../activities/store-ports.ts';
import { cycleId } from '../contracts/ids.ts';
import { DeskError } from '../contracts/errors.ts';
import type { LocalDate } from '../domain/calendar/calendar.ts';
import { epochMs, instantOf } from '../domain/calendar/instants.ts';
import { isLocalDate } from '../domain/calendar/local-date.ts';
import type { CycleFacts, CycleVersions } from '../domain/cycle/state.ts';
import type { InstrumentReading } from '../domain/loi/instrument.ts';
import { mechanismOf } from '../domain/loi/mechanism.ts';
import { asksSomething, readInstrument } from '../domain/loi/read-instrument.ts';
import { makePlan } from '../domain/plan/make-plan.ts';
import { MECHANISMS, type Mechanism, type Procedure } from '../domain/procedures/procedure.ts';
import type { Desk } from './desk.ts';

/** A list that a cycle is to start from. */
export interface NewCycle {
  readonly bytes: Uint8Array;
  readonly filename: string;
  /** What the list does not say, or an officer knows better. */
  readonly mechanism?: string | undefined;
  readonly deadline?: string | undefined;
  /** Local date in Islamabad. */
  readonly receivedOn: LocalDate;
  /** Confirms the proposed assignment as it is, in this name. */
  readonly confirmBy: string | null;
  /** Id prefix of a rehearsal, '' for a real cycle. */
  readonly scope: string;
  /** See `CycleInput`; for tests. */
  readonly continueAfterEvents?: number;
}

/** A cycle that is there now. */
export interface StartedCycle {
  readonly cycleId: string;
  /** False when the same list had started it before. */
  readonly started: boolean;
  readonly reading: InstrumentReading;
}

const ZONE = 'Asia/Karachi';
/** Time of day at which a rehearsal begins, on its day of receipt. */
const REHEARSAL_BEGINS = '09:00';

/**
 * Reads a list, stores it, and starts its cycle. Nothing is stored or started when the list cannot carry a cycle.
 *
 * @param now milliseconds since 1970
 * @throws DeskError the reader's codes; `document-asks-nothing`, `mechanism-unknown`, `deadline-missing`, `deadline-past`,
 *   `deadline-impossible`, `date-invalid`
 */
export async function startCycle(
  { store, desk, read }: { readonly store: Store; readonly desk: Desk; readonly read: ReadDocument },
  list: NewCycle,
  now: number,
): Promise<StartedCycle> {
  const { text } = await read(list.bytes, list.filename);
  const reading = readInstrument(text);
  if (!asksSomething(reading)) {
    throw new DeskError(
      'document-asks-nothing',
      `${list.filename} is read as ${reading.kind.replace(/-/g, ' ')} and asks nothing.`,
      'A cycle starts from a list of issues or themes, or from advance questions.',
    );
  }
  const mechanism = chosenMechanism(list, reading, text);
  const found = await referenceDocument(store.reference, 'procedure', mechanism);
  const deadline = chosenDeadline(list, reading);
  const versions = await presentVersions(store, found.document, found.version);
  await checkPlan(store, found.document, versions, list.receivedOn, deadline);

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
    wordLimit: wordLimitOf(reading, found.document),
  };
  await store.instruments.save(instrument);
  const facts: CycleFacts = {
    cycleId: id,
    mechanism,
    symbol: reading.symbol,
    title: titleOf(reading, mechanism),
    receivedOn: list.receivedOn,
    deadline,
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
    found.document.deadlineZone,
  );
  return { cycleId: id, started, reading };
}

function chosenMechanism(list: NewCycle, reading: InstrumentReading, text: string): Mechanism {
  const known = `known: ${MECHANISMS.join(', ')}`;
  if (list.mechanism === undefined) {
    const found = mechanismOf(reading, text);
    if (found !== null) return found;
    throw new DeskError(
      'mechanism-unknown',
      `${list.filename} does not say which mechanism asks.`,
      `Give --mechanism; ${known}.`,
    );
  }
  const given = MECHANISMS.find((m) => m === list.mechanism?.toLowerCase());
  if (given === undefined)
    throw new DeskError('mechanism-unknown', `There is no mechanism “${list.mechanism}”.`, `${known}.`);
  return given;
}

function chosenDeadline(list: NewCycle, reading: InstrumentReading): LocalDate {
  if (list.deadline !== undefined && !isLocalDate(list.deadline)) {
    throw new DeskError(
      'date-invalid',
      `The deadline “${list.deadline}” is not a date.`,
      'Give a date such as 2027-05-31.',
    );
  }
  const deadline = list.deadline ?? reading.deadline;
  if (deadline !== null) return deadline;
  throw new DeskError(
    'deadline-missing',
    `${list.filename} states no deadline.`,
    'Give the day by which the UN must have the answer: --deadline 2027-05-31.',
  );
}

async function presentVersions(store: Store, procedure: Procedure, version: number): Promise<CycleVersions> {
  const newest = async (kind: 'offices' | 'calendar' | 'ladder', id: string): Promise<number> =>
    (await referenceDocument(store.reference, kind, id)).version;
  return {
    offices: await newest('offices', OFFICES),
    calendar: await newest('calendar', CALENDAR),
    ladder: await newest('ladder', procedure.ladder),
    clearanceLadder: await newest('ladder', procedure.clearanceLadder),
    procedure: version,
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
function wordLimitOf(reading: InstrumentReading, procedure: Procedure): StoredInstrument['wordLimit'] {
  if (reading.wordLimit === null) {
    return procedure.wordLimit === null ? null : { words: procedure.wordLimit.words, kind: procedure.wordLimit.kind };
  }
  const wording = reading.sources['wordLimit']?.wording ?? '';
  return {
    words: reading.wordLimit,
    kind: /maximum|not exceed|no more|at most/iu.test(wording) && !/prefer|advis/iu.test(wording) ? 'hard' : 'soft',
  };
}

function titleOf(reading: InstrumentReading, mechanism: Mechanism): string {
  if (reading.symbol !== null) return reading.symbol;
  const whose = reading.committee ?? mechanism.toUpperCase();
  return reading.publishedOn === null ? whose : `${whose}, ${reading.publishedOn}`;
}
