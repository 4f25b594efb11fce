import { epochMs } from '../domain/calendar/instants.ts';
import { TimeStepper } from '../worker/rehearsal/time-stepper.ts';
import { BARE_QUEUE } from './bare-worker.ts';
import type { bareRequest } from './bare-workflows.ts';
import { beside, type BenchResult, type BenchSizes, type Say } from './bench.ts';
import { whenState, withBenchDesk, type BenchDesk } from './bench-desk.ts';

/** A Saturday: what is assigned on it leaves on the Monday. */
const RECEIVED = '2026-12-05';
/** Wall clock from the moment all is up to the one at which it falls due. */
const LEAD_MS = 15_000;
/** Wall clock allowed for starting one bare workflow. */
const START_MS = 5;
const STARTS_AT_ONCE = 50;

/** How long it takes until every request that falls due at one minute has left and is recorded, beside bare workflows. */
export async function benchBurst({ requests, offices }: BenchSizes, say: Say): Promise<BenchResult> {
  const perCycle = Math.min(offices, requests);
  const cycles = Math.ceil(requests / perCycle);
  return withBenchDesk(perCycle, say, async (desk) => {
    say(`burst: ${cycles} cycles of ${perCycle} offices`);
    const ours = await drainCycles(desk, cycles, perCycle, say);
    const many = cycles * perCycle;
    say(`burst: ${many} bare workflows`);
    const bare = await drainBare(desk, many, say);
    return {
      bench: 'burst',
      of: `${many} requests due at one minute, from that minute until the last has left; bare: as many workflows with one timer and one empty activity`,
      lines: [beside('seconds', ours / 1000, bare / 1000), beside('milliseconds a request', ours / many, bare / many)],
    };
  });
}

/** @returns milliseconds from the moment the first request was due until the last had left */
async function drainCycles(desk: BenchDesk, cycles: number, perCycle: number, say: Say): Promise<number> {
  const waiting: { readonly id: string; readonly stepper: TimeStepper; readonly due: number }[] = [];
  for (let list = 0; list < cycles; list += 1) {
    const id = await desk.start({ list, receivedOn: RECEIVED, begins: Date.now() });
    const stepper = new TimeStepper(desk.client, id);
    await desk.assign(id);
    const { nextMoment, clockOffsetMs } = await desk.desk.cycleClock(id);
    waiting.push({ id, stepper, due: epochMs(nextMoment!) - clockOffsetMs });
  }
  const together = Date.now() + LEAD_MS;
  await Promise.all(waiting.map(({ stepper, due }) => stepper.stepTo(due - (together - Date.now()))));
  const first = Math.min(...waiting.map(({ stepper, due }) => Date.now() + due - stepper.now()));
  if (first < Date.now()) throw new Error('some requests fell due before all cycles were up; ask for fewer');
  say(`burst: due in ${Math.round((first - Date.now()) / 1000)} seconds`);
  await Promise.all(
    waiting.map(({ id }) =>
      whenState(desk, id, ({ letters }) => {
        const all = Object.values(letters);
        return all.length === perCycle && all.every(({ status }) => status === 'sent');
      }),
    ),
  );
  return Date.now() - first;
}

async function drainBare({ client }: BenchDesk, many: number, say: Say): Promise<number> {
  const due = Date.now() + LEAD_MS + START_MS * many;
  const handles = [];
  for (let from = 0; from < many; from += STARTS_AT_ONCE) {
    const ids = Array.from({ length: Math.min(STARTS_AT_ONCE, many - from) }, (_, at) => `bare/request-${from + at}`);
    handles.push(
      ...(await Promise.all(
        ids.map((workflowId) =>
          client.workflow.start<typeof bareRequest>('bareRequest', { workflowId, taskQueue: BARE_QUEUE, args: [due] }),
        ),
      )),
    );
  }
  if (Date.now() > due) throw new Error('the bare workflows were not up before they fell due; ask for fewer');
  say(`burst: due in ${Math.round((due - Date.now()) / 1000)} seconds`);
  await Promise.all(handles.map((handle) => handle.result()));
  return Date.now() - due;
}
