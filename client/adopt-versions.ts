import { createHash } from 'node:crypto';
import {
  CALENDAR,
  loadTerms,
  OFFICES,
  presentVersions,
  procedureIdOf,
  referenceDocument,
} from '../activities/reference.ts';
import type { Store } from '../activities/store-ports.ts';
import { DeskError } from '../contracts/errors.ts';
import type { CycleOutcome } from '../contracts/terms-change.ts';
import type { LocalDate } from '../domain/calendar/calendar.ts';
import type { ReplanCause } from '../domain/cycle/events.ts';
import { lettersAfter, lettersAhead, lettersDiff, type LettersDiff } from '../domain/cycle/letters-ahead.ts';
import type { CycleState, CycleVersions } from '../domain/cycle/state.ts';
import { versionsAfter } from '../domain/cycle/versions.ts';
import { followed } from './calendar-orders.ts';
import type { Desk } from './desk.ts';
import { presentTerms, replanAhead, replanDone, type CycleReplan } from './replan-reports.ts';

/** Reference data a cycle can be moved to another version of; `newest` for the newest there is. */
export type AskedVersions = Readonly<
  Partial<Record<'ladder' | 'clearanceLadder' | 'procedure' | 'calendar' | 'offices', number | 'newest'>>
>;

/** Who moves a cycle, and why. */
export interface Adoption {
  readonly by: string;
  readonly reason: string;
}

/** What moving a cycle would do, its letters included. */
export type AdoptionAhead = CycleReplan & {
  readonly from: CycleVersions;
  readonly to: CycleVersions;
  readonly letters: LettersDiff | null;
};

/**
 * What moving a cycle to other versions would do to its days and its letters. Nothing is changed.
 *
 * @param today local date in Islamabad
 * @throws DeskError `usage` when nothing is named, `data-invalid` when a version is not in the store
 */
export async function previewAdoption(
  store: Store,
  state: CycleState,
  asked: AskedVersions,
  { by, reason }: Adoption,
  today: LocalDate,
): Promise<AdoptionAhead> {
  const from = await presentVersions(store, state);
  const to = versionsAfter(from, await numbered(store, state, asked), null);
  const terms = await loadTerms(store, state.cycleId, to);
  const cause = causeOf(asked);
  const command = { type: 'adopt-terms', cause, by, reason, order: null, versions: to, inForce: from, terms } as const;
  const replan = await replanAhead(store, state, command, today);
  const present = await presentTerms(store, state);
  const until = state.deadline;
  const after = lettersAfter(state, present, command, today, until);
  const letters = 'refused' in after ? null : lettersDiff(lettersAhead(state, present, today, until), after);
  return { ...replan, from, to, letters };
}

/**
 * Moves a cycle to other versions; resolves once its register shows it.
 *
 * @throws DeskError `usage` when nothing is named, `data-invalid` when a version is not in the store, `refused`
 */
export async function adoptVersions(
  { store, desk }: { readonly store: Store; readonly desk: Pick<Desk, 'changes'> },
  state: CycleState,
  asked: AskedVersions,
  { by, reason }: Adoption,
): Promise<CycleOutcome & { readonly versions: CycleVersions; readonly replan: CycleReplan | null }> {
  const { cycleId } = state;
  const versions = await numbered(store, state, asked);
  const after = versionsAfter(await presentVersions(store, state), versions, null);
  await loadTerms(store, cycleId, after);
  const key = createHash('sha256')
    .update(JSON.stringify([cycleId, after]))
    .digest('hex')
    .slice(0, 16);
  const change = { kind: 'versions', key, cause: causeOf(asked), versions, cycles: [cycleId] } as const;
  const id = await desk.changes.start({ change, by, reason, carried: null }, `${state.title}: other versions`);
  const { cycles } = await followed(desk.changes, id, () => undefined);
  const [outcome = { cycleId, outcome: 'unchanged', why: null } as const] = cycles;
  if (outcome.outcome === 'refused') throw new DeskError('refused', outcome.why ?? undefined);
  const replan =
    outcome.outcome === 'unchanged'
      ? null
      : await replanDone(store, cycleId, (event) => event.order === null && event.versions !== undefined);
  return { ...outcome, versions: after, replan };
}

async function numbered(store: Store, state: CycleState, asked: AskedVersions): Promise<Partial<CycleVersions>> {
  if (Object.keys(asked).length === 0) {
    throw new DeskError('usage', 'no version is named', '--ladder newest, --procedure 2, --calendar newest, …');
  }
  const { reference } = store;
  const versions = await presentVersions(store, state);
  const procedureId = procedureIdOf(versions, state.mechanism);
  const newest = async (kind: 'ladder' | 'procedure' | 'calendar' | 'offices', id: string): Promise<number> =>
    (await referenceDocument(reference, kind, id)).version;
  const procedure = asked.procedure === 'newest' ? await newest('procedure', procedureId) : asked.procedure;
  const { document } = await referenceDocument(reference, 'procedure', procedureId, procedure ?? versions.procedure);
  const numbers: [keyof AskedVersions, number][] = [];
  for (const [what, version] of Object.entries(asked) as [keyof AskedVersions, number | 'newest'][]) {
    if (version !== 'newest') numbers.push([what, version]);
    else if (what === 'procedure') numbers.push([what, procedure as number]);
    else if (what === 'ladder') numbers.push([what, await newest('ladder', document.ladder)]);
    else if (what === 'clearanceLadder') numbers.push([what, await newest('ladder', document.clearanceLadder)]);
    else numbers.push([what, await newest(what, what === 'calendar' ? CALENDAR : OFFICES)]);
  }
  return Object.fromEntries(numbers);
}

function causeOf(asked: AskedVersions): ReplanCause {
  if (asked.procedure !== undefined) return 'procedure';
  if (asked.ladder !== undefined || asked.clearanceLadder !== undefined) return 'ladder';
  return asked.calendar !== undefined ? 'calendar' : 'offices';
}
