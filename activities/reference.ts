import { DeskError } from '../contracts/errors.ts';
import { parseCycleId } from '../contracts/ids.ts';
import type { TermsChange } from '../contracts/terms-change.ts';
import type { Calendar } from '../domain/calendar/calendar.ts';
import { sortedDays } from '../domain/calendar/order.ts';
import type { CycleState, CycleTerms, CycleVersions } from '../domain/cycle/state.ts';
import { cycleTerms } from '../domain/cycle/terms.ts';
import type { Office } from '../domain/offices/office.ts';
import type { Mechanism } from '../domain/mechanisms.ts';
import { withEarlierShape, type Procedure } from '../domain/procedures/procedure.ts';
import type { Obligations } from '../domain/obligations/obligation.ts';
import type { RoutingRule } from '../domain/questions/assignment.ts';
import type { Ladder } from '../domain/reminders/ladder.ts';
import type { ReferenceKind, ReferenceStore, Store, StoredInstrument } from './store-ports.ts';

/** The documents of each kind of reference data; checked when they are stored, so not again when they are read. */
export interface ReferenceDocuments {
  readonly offices: { readonly offices: readonly Office[] };
  readonly calendar: Calendar;
  readonly ladder: Ladder;
  readonly procedure: Procedure;
  readonly routing: { readonly rules: readonly RoutingRule[] };
  readonly obligations: Obligations;
}

/** Ids of the documents of which there is one. */
export const OFFICES = 'pakistan';
export const CALENDAR = 'pakistan';
export const ROUTING = 'default';
export const OBLIGATIONS = 'pakistan';

/**
 * A document of reference data.
 * @param version the newest when left out
 * @throws DeskError `data-invalid` when it was never loaded
 */
export async function referenceDocument<K extends ReferenceKind>(
  reference: ReferenceStore,
  kind: K,
  id: string,
  version?: number,
): Promise<{ readonly version: number; readonly document: ReferenceDocuments[K] }> {
  const found = await reference.load(kind, id, version);
  if (found === null) {
    const which = version === undefined ? '' : ` in version ${version}`;
    throw new DeskError(
      'data-invalid',
      `There is no ${kind} ${id}${which} in the store.`,
      'Load the seeds first: npm run seed.',
    );
  }
  return { version: found.version, document: shaped(kind, found.document as ReferenceDocuments[K]) };
}

/** Stored documents keep the shape of their time; what was added since has to be filled in. */
export function shaped<K extends ReferenceKind>(kind: K, document: ReferenceDocuments[K]): ReferenceDocuments[K] {
  return kind === 'procedure'
    ? (withEarlierShape(document as ReferenceDocuments['procedure']) as ReferenceDocuments[K])
    : document;
}

/**
 * A cycle as the register shows it.
 * @throws DeskError `cycle-unknown`
 */
export async function cycleStateOf({ cycles }: Pick<Store, 'cycles'>, cycleId: string): Promise<CycleState> {
  const state = await cycles.state(cycleId);
  if (state === null) throw new DeskError('cycle-unknown', `There is no cycle ${cycleId}.`);
  return state;
}

/** The versions a cycle runs on now: those it was moved to, else those it started with. */
export async function presentVersions(store: Store, state: CycleState): Promise<CycleVersions> {
  return state.versions ?? (await instrumentOf(store, state.cycleId)).versions;
}

/** Id of the procedure a cycle runs on. */
export function procedureIdOf(versions: CycleVersions, mechanism: Mechanism): string {
  return versions.procedureId ?? mechanism;
}

/** A procedure with the version under which the store has it. */
export interface StoredProcedure {
  readonly version: number;
  readonly document: Procedure;
}

/** Every procedure of the store in its newest version, as it counts them, in alphabetical order of their ids. */
export async function procedureDocuments({ reference }: Store): Promise<readonly StoredProcedure[]> {
  const ids = await reference.ids('procedure');
  return Promise.all(ids.map((id) => referenceDocument(reference, 'procedure', id)));
}

/** Every office of the store, in its newest version: persons and addresses change while a cycle runs. */
export async function currentOffices(store: Store): Promise<readonly Office[]> {
  return (await referenceDocument(store.reference, 'offices', OFFICES)).document.offices;
}

/**
 * The list a cycle answers.
 * @throws DeskError `cycle-unknown`
 */
export async function instrumentOf(store: Store, cycleId: string): Promise<StoredInstrument> {
  const instrument = await store.instruments.load(cycleId);
  if (instrument === null) throw new DeskError('cycle-unknown', `No list is stored for ${cycleId}.`);
  return instrument;
}

/**
 * The rules and reference data a cycle runs on.
 * @param versions those it holds
 * @throws DeskError `cycle-unknown`, `data-invalid` when a version is not in the store
 */
export async function loadTerms(store: Store, cycleId: string, versions: CycleVersions): Promise<CycleTerms> {
  const parts = parseCycleId(cycleId);
  if (parts === null) throw new DeskError('cycle-unknown', `${cycleId} is no cycle id.`);
  const instrument = await instrumentOf(store, cycleId);
  const { reference } = store;
  const id = procedureIdOf(versions, parts.mechanism);
  const procedure = await referenceDocument(reference, 'procedure', id, versions.procedure);
  const { ladder, clearanceLadder } = procedure.document;
  return cycleTerms({
    procedure: procedure.document,
    ladder: (await referenceDocument(reference, 'ladder', ladder, versions.ladder)).document,
    clearanceLadder: (await referenceDocument(reference, 'ladder', clearanceLadder, versions.clearanceLadder)).document,
    calendar: (await referenceDocument(reference, 'calendar', CALENDAR, versions.calendar)).document,
    wordLimit: instrument.wordLimit,
    questions: instrument.reading.questions,
    offices: (await referenceDocument(reference, 'offices', OFFICES, versions.offices)).document.offices,
  });
}

/** Running cycles that a change concerns: those named, or all that were received before the last day of an order. */
export async function concernedCycles(store: Store, change: TermsChange): Promise<readonly CycleState[]> {
  const cycles = await store.cycles.list({ rehearsals: true });
  const running = cycles.filter((state) => state.reached.acknowledged === undefined);
  if (change.kind === 'versions') return running.filter(({ cycleId }) => change.cycles.includes(cycleId));
  const lastDay = sortedDays(change.order).at(-1) ?? '';
  return running.filter(({ receivedOn }) => receivedOn <= lastDay);
}
