import { listAmendment, saveAmendedList } from '../activities/lists.ts';
import type { ReadDocument } from '../activities/ports.ts';
import { instrumentOf } from '../activities/reference.ts';
import type { AmendedList, Sha256, Store, StoredInstrument } from '../activities/store-ports.ts';
import { DeskError } from '../contracts/errors.ts';
import type { CycleReceipt } from '../contracts/workflows.ts';
import type { LocalDate } from '../domain/calendar/calendar.ts';
import type { CommandOf } from '../domain/cycle/commands.ts';
import { decide } from '../domain/cycle/decide.ts';
import type { CycleState } from '../domain/cycle/state.ts';
import { applyCorrections, asCorrections, type ReadingCorrection } from '../domain/loi/corrections.ts';
import { readCorrigendum } from '../domain/loi/corrigendum.ts';
import type { Doubt, InstrumentReading } from '../domain/loi/instrument.ts';
import { listChanges, nothingChanged } from '../domain/loi/list-changes.ts';
import { asksSomething, readInstrument } from '../domain/loi/read-instrument.ts';
import type { ReadingChange } from '../domain/loi/reading-change.ts';
import { reissueChanges } from '../domain/loi/reissue.ts';
import { listEffects, type ListEffects } from './list-effects.ts';
import type { Desk } from './desk.ts';
import { presentTerms } from './replan-reports.ts';
import { wordLimitFor } from './word-limit.ts';

/** Who changes a list, and why. */
export type Said = Pick<ReadingCorrection, 'by' | 'on' | 'reason'>;

/** A list as it would be, ready to be put in force. */
export interface PreparedList {
  readonly list: AmendedList;
  /** What is added by this change; empty where corrections are taken back. */
  readonly added: readonly ReadingCorrection[];
  /** Instructions of a corrigendum that could not be read or applied for certain. */
  readonly unclear: readonly Doubt[];
  readonly said: Said;
}

/** What an officer decides about the consequences. */
export interface ListWishes {
  /** Changed questions whose answers stand. */
  readonly keep: readonly string[];
  /** Offices to be asked each new question; one that is left out waits for an officer. */
  readonly ask: Readonly<Record<string, readonly string[]>>;
}

/** A document that corrects a list. */
export interface CorrectingDocument {
  readonly bytes: Uint8Array;
  readonly filename: string;
  /** What is unclear is noted as a doubt of the list and left to the officer; without it such a document is refused. */
  readonly leaveUnclear: boolean;
}

/**
 * A cycle's list with changes of an officer.
 * @throws DeskError `refused` with what is in the way; `cycle-unknown`
 */
export async function correctedList(
  store: Store,
  state: CycleState,
  changes: readonly ReadingChange[],
  said: Said,
): Promise<PreparedList> {
  return prepared(store, state, await instrumentOf(store, state.cycleId), changes, said);
}

/**
 * A cycle's list as a corrigendum or a reissue of it says.
 * @throws DeskError `refused` when it corrects no such list or changes nothing; `document-asks-nothing`; what reading throws
 */
export async function listByDocument(
  store: Store,
  read: ReadDocument,
  state: CycleState,
  { bytes, filename, leaveUnclear }: CorrectingDocument,
  { by, on }: Pick<Said, 'by' | 'on'>,
): Promise<PreparedList> {
  const instrument = await instrumentOf(store, state.cycleId);
  const { text } = await read(bytes, filename);
  const reading = readInstrument(text);
  const { changes, unclear } = changesBy(instrument.reading, reading, text, filename);
  const document = await store.content.put(bytes, 'application/octet-stream');
  const said = { by, on, reason: reading.symbol ?? filename };
  const noted = unclear.map((doubt): ReadingChange => ({ type: 'note-doubt', doubt: { ...doubt, lines: null } }));
  const all = leaveUnclear ? [...changes, ...noted] : changes;
  if (all.length === 0 && unclear.length > 0) {
    throw new DeskError(
      'refused',
      `Nothing in ${filename} could be applied for certain. ${unclear.map(({ message }) => message).join(' ')}`,
      'Read it, and correct the list yourself: treaty-desk loi correct CYCLE.',
    );
  }
  return { ...(await prepared(store, state, instrument, all, said, document)), unclear };
}

/**
 * A cycle's list without some of its corrections. Letters that left because of them stay sent.
 * @throws DeskError `refused` when there is no such correction, or another stands on it
 */
export async function listWithout(
  store: Store,
  state: CycleState,
  ids: readonly string[],
  said: Said,
): Promise<PreparedList> {
  const instrument = await instrumentOf(store, state.cycleId);
  const { corrections = [], takenBack = [], reading } = instrument;
  const strange = ids.find((id) => corrections.every((one) => one.id !== id));
  if (strange !== undefined) {
    const there = corrections.map(({ id }) => id).join(', ');
    throw new DeskError(
      'refused',
      `There is no correction ${strange} in force.`,
      there === '' ? 'The list is used as it was read.' : `There are: ${there}.`,
    );
  }
  const kept = corrections.filter(({ id }) => !ids.includes(id));
  const base = instrument.asRead ?? reading;
  const before = new Set(applyCorrections(base, corrections).refused.map(({ correction }) => correction.id));
  const after = applyCorrections(base, kept);
  const fallen = after.refused.filter(({ correction }) => !before.has(correction.id));
  if (fallen.length > 0) {
    throw new DeskError(
      'refused',
      fallen.map(({ correction, why }) => `${correction.id} stands on it: ${why}.`).join(' '),
      `Take back ${fallen.map(({ correction }) => correction.id).join(', ')} as well.`,
    );
  }
  const gone = [...takenBack, ...corrections.filter(({ id }) => ids.includes(id))];
  const list = await amended(store, state, instrument, after.reading, { corrections: kept, takenBack: gone });
  return { list, added: [], unclear: [], said };
}

/**
 * What putting a list in force would do, by the cycle's own rules; nothing is done.
 * @throws DeskError `refused` with the cycle's reason
 */
export async function amendmentAhead(
  store: Store,
  state: CycleState,
  of: PreparedList,
  wishes: ListWishes,
  today: LocalDate,
): Promise<ListEffects> {
  const confirmed = state.reached.assigned !== undefined;
  const amendment = await listAmendment(store, state, of.list, confirmed);
  const command = { ...(await requestFor(store, of, wishes)), amendment };
  const decision = decide(state, await presentTerms(store, state), command, today);
  if ('refused' in decision)
    throw new DeskError('refused', `${decision.refused.message}.`, `${decision.refused.hint}.`);
  return listEffects(state, of.list, amendment, decision.events, wishes);
}

/**
 * Puts a list in force; the same one twice is once.
 * @throws DeskError `refused` with the cycle's reason, or because something unclear was not left to the officer
 */
export async function putInForce(
  store: Store,
  desk: Pick<Desk, 'ask'>,
  { cycleId }: CycleState,
  of: PreparedList,
  wishes: ListWishes,
): Promise<CycleReceipt> {
  const left = of.added.some(({ change }) => change.type === 'note-doubt');
  if (of.unclear.length > 0 && !left) {
    throw new DeskError(
      'refused',
      of.unclear.map(({ message }) => message).join(' '),
      'Leave it to be read by an officer (--leave-unclear), or correct the list yourself.',
    );
  }
  return desk.ask(cycleId, await requestFor(store, of, wishes));
}

async function requestFor(
  store: Store,
  { list, said }: PreparedList,
  { keep, ask }: ListWishes,
): Promise<Omit<CommandOf<'amend-list'>, 'amendment'>> {
  const hash: Sha256 = await saveAmendedList(store, list);
  return { type: 'amend-list', by: said.by, reason: said.reason, list: hash, from: list.from, keep, ask };
}

async function prepared(
  store: Store,
  state: CycleState,
  instrument: StoredInstrument,
  changes: readonly ReadingChange[],
  said: Said,
  document?: Sha256,
): Promise<PreparedList> {
  const { reading, corrections = [], takenBack = [] } = instrument;
  const base = instrument.asRead ?? reading;
  const told = { ...said, ...(document === undefined ? {} : { document }) };
  const added = asCorrections(base, corrections, changes, told, takenBack);
  const { reading: now, refused } = applyCorrections(reading, added);
  const [first] = refused;
  if (first !== undefined) throw new DeskError('refused', `It cannot be corrected so: ${first.why}.`);
  const list = await amended(store, state, instrument, now, { corrections: [...corrections, ...added], takenBack });
  return { list, added, unclear: [], said };
}

async function amended(
  store: Store,
  state: CycleState,
  instrument: StoredInstrument,
  reading: InstrumentReading,
  record: Pick<AmendedList, 'corrections' | 'takenBack'>,
): Promise<AmendedList> {
  const changes = listChanges(instrument.reading, reading);
  const doubts = JSON.stringify(reading.doubts) === JSON.stringify(instrument.reading.doubts);
  if (nothingChanged(changes) && doubts)
    throw new DeskError('refused', 'The list says so already; nothing would change.', 'treaty-desk loi show CYCLE');
  if (!asksSomething(reading))
    throw new DeskError('refused', 'No question would be left in the list.', 'A cycle answers at least one question.');
  const limit = changes.fields.some(({ field }) => field === 'wordLimit' || field === 'limitIs');
  const wordLimit = limit ? wordLimitFor(reading, (await presentTerms(store, state)).procedure) : instrument.wordLimit;
  return { reading, ...record, wordLimit, from: instrument.list ?? null, changes };
}

/** What a document changes: a corrigendum by its instructions, a reissue by what it says in place of the list. */
function changesBy(
  list: InstrumentReading,
  reading: InstrumentReading,
  text: string,
  filename: string,
): { readonly changes: readonly ReadingChange[]; readonly unclear: readonly Doubt[] } {
  if (reading.kind === 'corrigendum') return readCorrigendum(text, list);
  if (!asksSomething(reading)) {
    throw new DeskError(
      'document-asks-nothing',
      `${filename} is read as ${reading.kind.replace(/-/gu, ' ')}; it is no corrigendum, and asks nothing.`,
      'A corrigendum, or the list issued anew.',
    );
  }
  const changes = reissueChanges(list, reading);
  const kept = list.questions.length - changes.filter(({ type }) => type === 'remove-question').length;
  const stranger = reading.committee !== null && list.committee !== null && reading.committee !== list.committee;
  if (stranger || kept * 2 < list.questions.length) {
    throw new DeskError(
      'refused',
      `${filename} is no reissue of this list: ${stranger ? `it is of the ${reading.committee}` : `it has ${kept} of its ${list.questions.length} questions`}.`,
      'Another list starts a cycle of its own: treaty-desk cycle start FILE.',
    );
  }
  return { changes, unclear: [] };
}
