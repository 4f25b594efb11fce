import { loadAssignment, saveAssignment } from '../activities/questions.ts';
import { readDocument } from '../adapters/documents/read-document.ts';
import { storeSeeds, type Seeds } from '../adapters/store/seeds.ts';
import { startCycle } from '../client/start-cycle.ts';
import { readSettings } from '../config/settings.ts';
import { rehearsalScope } from '../contracts/ids.ts';
import type { CycleState } from '../domain/cycle/state.ts';
import { startRehearsalStack, type RehearsalStack } from '../worker/rehearsal/stack.ts';
import { startBareWorker } from './bare-worker.ts';
import type { Say } from './bench.ts';
import { aLongList, seedsWithOffices, spread } from './many-offices.ts';

const SECRET = 'a secret of the bench, long enough to sign';
const BY = 'bench';

/** A desk of its own, as rehearsals have one, with bare workflows beside it on the same server. */
export interface BenchDesk extends RehearsalStack {
  readonly seeds: Seeds;
  /** Starts a cycle on a list of a hundred questions. @param begins wall clock at 09:00 of its day of receipt */
  readonly start: (of: {
    readonly list: number;
    readonly receivedOn: string;
    readonly begins: number;
  }) => Promise<string>;
  /** Hands the questions to all offices, each about as many. */
  readonly assign: (cycleId: string) => Promise<void>;
}

/** Runs something on a desk with so many offices that are asked, and stops the desk afterwards. */
export async function withBenchDesk<T>(offices: number, say: Say, run: (desk: BenchDesk) => Promise<T>): Promise<T> {
  const seeds = await seedsWithOffices(offices);
  const asked = seeds.offices.filter(({ role }) => role === 'member').map(({ id }) => id);
  const stack = await startRehearsalStack(readSettings(), SECRET, () => new Date(), say);
  try {
    const { store, desk, client } = stack;
    await storeSeeds(store.reference, seeds);
    const stopBare = await startBareWorker(stack.address, client.options.namespace);
    try {
      return await run({
        ...stack,
        seeds,
        start: async ({ list, receivedOn, begins }) => {
          const started = await startCycle(
            { store, desk, read: readDocument },
            { ...aLongList(list), receivedOn, confirmBy: null, scope: rehearsalScope('bench'), deadline: '2027-05-31' },
            begins,
          );
          return started.cycleId;
        },
        assign: async (cycleId) => {
          const { assignment } = await whenState(stack, cycleId, (state) => state.assignment !== null);
          const questions = (await loadAssignment(store, assignment!)).map(({ question }) => question);
          const hash = await saveAssignment(store, spread(questions, asked));
          await desk.ask(cycleId, { type: 'confirm-assignment', by: BY, assignment: hash });
        },
      });
    } finally {
      await stopBare();
    }
  } finally {
    await stack.stop();
  }
}

/** Waits until a cycle's view shows something. */
export async function whenState(
  { store }: Pick<RehearsalStack, 'store'>,
  cycleId: string,
  holds: (state: CycleState) => boolean,
  withinMs = 900_000,
): Promise<CycleState> {
  const until = Date.now() + withinMs;
  for (;;) {
    const state = await store.cycles.state(cycleId);
    if (state !== null && holds(state)) return state;
    if (Date.now() > until) throw new Error(`${cycleId} does not come on; it is in stage ${state?.stage ?? 'none'}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
