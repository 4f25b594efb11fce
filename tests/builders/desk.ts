import { assignmentRows, questionActivities } from '../../activities/questions.ts';
import { loadTerms } from '../../activities/reference.ts';
import type { OpenedStore } from '../../activities/store-ports.ts';
import { readDocument } from '../../adapters/documents/read-document.ts';
import { readMail } from '../../adapters/mail/reading/read-mail.ts';
import { memoryStore } from '../../adapters/store/memory-store.ts';
import { storedReference, storeSeeds } from '../../adapters/store/seeds.ts';
import type { CliContext } from '../../client/cli/command.ts';
import type { Desk } from '../../client/desk.ts';
import { DeskError } from '../../contracts/errors.ts';
import type { CycleRequest } from '../../contracts/workflows.ts';
import { LivedCycle } from './cycle.ts';
import { seededReference } from './reference.ts';

/** Noon in Islamabad on the day the specimen lists are received. */
const NOW = Date.parse('2026-11-30T12:00:00+05:00');

/** A desk with its store, in memory: the real rules, no server and no clock. */
export interface DeskInMemory {
  readonly store: OpenedStore;
  /** What commands get. */
  readonly context: CliContext;
  /** What was asked of cycles, in order. */
  readonly asked: readonly { readonly cycleId: string; readonly request: CycleRequest }[];
  /** Messages that were to be read again. */
  readonly readAgain: readonly string[];
  /** Lets something happen to a cycle, and has it recorded. */
  readonly live: (cycleId: string, happens: (cycle: LivedCycle) => void) => Promise<void>;
}

/** A desk with the shipped offices, calendar, ladders, procedures and routing. @param now milliseconds since 1970 */
export async function aDesk(now: number = NOW): Promise<DeskInMemory> {
  const store: OpenedStore = { ...memoryStore(), close: async () => undefined };
  await storeSeeds(store.reference, seededReference());
  const cycles = new Map<string, LivedCycle>();
  const asked: { cycleId: string; request: CycleRequest }[] = [];
  const readAgain: string[] = [];

  const live = async (cycleId: string, happens: (cycle: LivedCycle) => void): Promise<void> => {
    const cycle = cycles.get(cycleId);
    if (cycle === undefined) throw new DeskError('cycle-unknown', `No cycle ${cycleId} is running.`);
    happens(cycle);
    await store.cycles.record(cycleId, cycle.events);
  };
  const desk: Partial<Desk> = {
    async startCycle({ facts, versions, confirmBy }) {
      const { cycleId } = facts;
      if (cycles.has(cycleId)) return false;
      cycles.set(cycleId, new LivedCycle(await loadTerms(store, cycleId, versions), facts));
      const proposed = await questionActivities({ store }).proposeAssignment(cycleId);
      await live(cycleId, (cycle) => cycle.tell({ type: 'propose-assignment', ...proposed }));
      if (confirmBy !== null) await confirm(cycleId, confirmBy, proposed.assignment);
      return true;
    },
    async ask(cycleId, request) {
      asked.push({ cycleId, request });
      const before = cycles.get(cycleId)?.state;
      if (request.type === 'confirm-assignment')
        await confirm(cycleId, request.by, request.assignment ?? before?.assignment ?? '');
      else if (request.type === 'consolidate') await decide(cycleId, (cycle) => cycle.consolidate(request.by));
      else await decide(cycleId, (cycle) => cycle.tell(request));
      const { seq = 0 } = cycles.get(cycleId)?.state ?? {};
      return { seq, changed: seq !== before?.seq };
    },
    readAgain: async (key) => void readAgain.push(key),
  };
  const decide = (cycleId: string, act: (cycle: LivedCycle) => string | null): Promise<void> =>
    live(cycleId, (cycle) => {
      const refused = act(cycle);
      if (refused !== null) throw new DeskError('refused', refused);
    });
  const confirm = async (cycleId: string, by: string, assignment: string): Promise<void> => {
    const rows = await assignmentRows(store, cycleId, assignment);
    await decide(cycleId, (cycle) => cycle.tell({ type: 'confirm-assignment', by, assignment, rows }));
  };

  return {
    store,
    asked,
    readAgain,
    live,
    context: {
      stdin: async () => '',
      now: () => now,
      progress: () => undefined,
      documents: async () => ({ read: readDocument }) as Awaited<ReturnType<CliContext['documents']>>,
      mail: async () => ({ read: readMail }),
      reference: async () => (await storedReference(store.reference)) ?? seededReference(),
      store: async () => store,
      desk: async () => desk as Desk,
    },
  };
}

/** Path of a specimen list of `seeds/`. */
export function specimen(name: string): string {
  return new URL(`../../seeds/lists/${name}.txt`, import.meta.url).pathname;
}
