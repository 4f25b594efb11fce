import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Engine } from '../../../activities/engine-port.ts';
import { cycleOpening } from '../../../activities/cycle-opening.ts';
import { searcher } from '../../../activities/search.ts';
import { termsActivities } from '../../../activities/terms.ts';
import type { TermsFace } from '../../../client/terms-face.ts';
import { termsChangeId } from '../../../contracts/ids.ts';
import type { CycleOutcome, TermsChangeState } from '../../../contracts/terms-change.ts';
import { assignmentRows, saveAssignment } from '../../../activities/questions.ts';
import { listAmendment, loadAmendedList } from '../../../activities/lists.ts';
import { loadTerms } from '../../../activities/reference.ts';
import type { OpenedStore } from '../../../activities/store-ports.ts';
import { readDocument } from '../../../adapters/documents/read-document.ts';
import { readICalendar } from '../../../adapters/documents/read-icalendar.ts';
import { writeICalendar } from '../../../adapters/documents/write-icalendar.ts';
import { writeCsv } from '../../../adapters/documents/write-csv.ts';
import { writeMatrix } from '../../../adapters/documents/write-matrix.ts';
import { writeMatrixWord } from '../../../adapters/documents/write-matrix-word.ts';
import { writePapers } from '../../../adapters/documents/papers/write-papers.ts';
import { writeGapList } from '../../../adapters/documents/write-gap-list.ts';
import { writeSubmission } from '../../../adapters/documents/write-submission.ts';
import { openSearch } from '../../../adapters/search/open-search.ts';
import { readMail } from '../../../adapters/mail/reading/read-mail.ts';
import { memoryStore } from '../../../adapters/store/memory-store.ts';
import { readSdgLinks } from '../../../adapters/store/sdg-seeds.ts';
import { readSeeds, storedReference, storeSeeds } from '../../../adapters/store/seeds.ts';
import type { CliContext } from '../../../client/cli/command.ts';
import type { Desk } from '../../../client/desk.ts';
import { startCycle } from '../../../client/start-cycle.ts';
import { DeskError } from '../../../contracts/errors.ts';
import type { CycleRequest } from '../../../contracts/workflows.ts';
import { matrixActivities } from '../../../activities/matrix.ts';
import { versionsAfter } from '../../../domain/cycle/versions.ts';
import { proposeAssignments } from '../../../domain/questions/route.ts';
import { LivedCycle } from '../../builders/cycle.ts';
import { treatiesInMemory } from '../../builders/treaties.ts';

const PROJECT = join(import.meta.dirname, '../../..');

/** A list of `seeds/lists`. */
export const specimen = (name: string): string => join(PROJECT, `seeds/lists/${name}.txt`);

/** Day on which the desk in memory stands at first. */
export const TODAY = '2026-11-30';

/** A running desk without servers: the store in memory, the rules themselves as the engine, and a calendar of its own. */
export interface DeskInMemory {
  readonly context: CliContext;
  readonly store: OpenedStore;
  /** The cycle as it is lived; undefined before `cycle start`. */
  readonly cycle: () => LivedCycle;
  /** Records what was done to the lived cycle beside the desk. */
  readonly record: () => Promise<void>;
  /** Keys of held messages that were asked to be read again. */
  readonly readAgain: string[];
}

/** @param now local date on which the commands are given */
export async function deskInMemory(now: () => string = () => TODAY): Promise<DeskInMemory> {
  const store: OpenedStore = { ...memoryStore(), close: async () => undefined };
  const seeds = await readSeeds(join(PROJECT, 'seeds'));
  await storeSeeds(store.reference, seeds);
  let lived: LivedCycle | undefined;
  const cycle = (): LivedCycle => {
    if (lived === undefined) throw new Error('no cycle was started');
    return lived;
  };
  const record = async (): Promise<void> => {
    const { state, events } = cycle();
    const known = (await store.cycles.state(state.cycleId))?.seq ?? 0;
    await store.cycles.record(
      state.cycleId,
      events.filter((event) => event.seq > known),
    );
  };
  const readAgain: string[] = [];

  const desk: Partial<Desk> = {
    async startCycle({ facts, versions, confirmBy }) {
      if (lived !== undefined) return false;
      const { cycleId } = facts;
      lived = new LivedCycle(await loadTerms(store, cycleId, versions), facts);
      const { reading } = (await store.instruments.load(cycleId))!;
      const proposed = proposeAssignments(reading.questions, seeds.routing, seeds.offices, {
        sections: reading.sections,
      });
      const assignment = await saveAssignment(store, proposed);
      const undecided = proposed.filter((one) => one.undecided).map((one) => one.question);
      lived.tell({ type: 'propose-assignment', assignment, undecided });
      await record();
      if (confirmBy !== null) await ask(cycleId, { type: 'confirm-assignment', by: confirmBy, assignment: null });
      return true;
    },
    ask,
    changes: changesInMemory(store, ask),
    treaties: treatiesInMemory(store.reference, now, (opening) =>
      cycleOpening({
        store,
        openCycle: (list) => startCycle({ store, desk: desk as Desk, read: readDocument }, { ...list, scope: '' }, 0),
      }).openCycle(opening),
    ),
    readAgain: async (key) => void readAgain.push(key),
  };

  async function ask(cycleId: string, request: CycleRequest) {
    const { state } = cycle();
    if (state.cycleId !== cycleId) throw new DeskError('cycle-unknown');
    const refused = cycle().tell(await commandOf(cycleId, request));
    if (refused !== null) throw new DeskError('refused', ...(refused.split('; ') as [string, string]));
    const changed = cycle().state.seq > state.seq;
    await record();
    return { seq: cycle().state.seq, changed };
  }

  async function commandOf(cycleId: string, request: CycleRequest) {
    if (request.type === 'confirm-assignment') {
      const assignment = request.assignment ?? cycle().state.assignment!;
      return { ...request, assignment, rows: await assignmentRows(store, cycleId, assignment) };
    }
    if (request.type === 'adopt-terms') {
      const inForce = cycle().state.versions ?? (await store.instruments.load(cycleId))!.versions;
      const versions = versionsAfter(inForce, request.versions, request.order);
      return { ...request, versions, inForce, terms: await loadTerms(store, cycleId, versions) };
    }
    if (request.type === 'amend-list') {
      const list = await loadAmendedList(store, request.list);
      const confirmed = cycle().state.reached.assigned !== undefined;
      return { ...request, amendment: await listAmendment(store, cycle().state, list, confirmed) };
    }
    if (request.type !== 'consolidate') return request;
    return { ...request, ...(await matrixActivities({ store }).assembleText(cycleId)) };
  }

  const never = () => Promise.reject(new Error('not needed by these commands'));
  const context: CliContext = {
    stdin: () => Readable.from([]),
    mailReaders: never,
    mailReplay: never,
    now: () => Date.parse(`${now()}T10:00:00+05:00`),
    progress: () => undefined,
    documents: async () => ({
      read: readDocument,
      readMatrix: never,
      writeMatrix,
      writeMatrixWord,
      writeCsv,
      sdgLinks: () => readSdgLinks(join(PROJECT, 'seeds')),
      writeSubmission,
      writeGapList,
      writePapers,
      wordToPdf: never,
      readICalendar,
      writeICalendar,
    }),
    mail: async () => ({ read: readMail }),
    reference: async () => (await storedReference(store.reference)) ?? seeds,
    store: async () => store,
    search: async () => searcher(store, async () => openSearch),
    desk: async () => desk as Desk,
  };
  return { context, store, cycle, record, readAgain };
}

/** The workflow of a change without a server: the same activities, one cycle after the other. */
function changesInMemory(store: OpenedStore, ask: Desk['ask']): TermsFace {
  const ended = new Map<string, TermsChangeState>();
  return {
    async start({ change, by, reason }) {
      const id = termsChangeId(change);
      const world = termsActivities({ store, engine: { adoptTerms: async () => null } as unknown as Engine });
      const versions = await world.storeChange(change);
      const order = change.kind === 'order' ? change.order.id : null;
      const cause = change.kind === 'order' ? 'calendar' : change.cause;
      const cycles: CycleOutcome[] = [];
      for (const cycleId of await world.cyclesToMove(change, versions)) {
        await ask(cycleId, { type: 'adopt-terms', cause, by, reason, order, versions });
        cycles.push({ cycleId, outcome: 'replanned', why: null });
      }
      ended.set(id, { versions, concerned: cycles.length, cycles, done: true });
      return id;
    },
    state: async (id) => ended.get(id) ?? null,
    result: async (id) => ended.get(id)!,
  };
}
