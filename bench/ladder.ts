import { TimeStepper } from '../worker/rehearsal/time-stepper.ts';
import { BARE_QUEUE } from './bare-worker.ts';
import type { bareLetters, BareBatch } from './bare-workflows.ts';
import { beside, type BenchResult, type BenchSizes, type Say } from './bench.ts';
import { withBenchDesk, type BenchDesk } from './bench-desk.ts';
import { playChase } from './chase.ts';
import { countRuns, type Counted } from './histories.ts';

const MOST_TIMES_BARE = 1.5;
/** Mails that the despatch has in flight at once; the bare workflow gets the same. */
const IN_FLIGHT = 40;
const BARE_ID = 'bare/letters';

/** What request and all rungs cost each office, beside the least that Temporal can send the same letters with. */
export async function benchLadder({ offices }: BenchSizes, say: Say): Promise<BenchResult> {
  return withBenchDesk(offices, say, async (desk) => {
    say(`ladder: a cycle of ${offices} offices, nobody answers`);
    const { cycle, senders, letters, batches, rungs } = await playChase(desk, say);
    say(`ladder: the same ${letters} letters at the same ${batches.length} moments, bare`);
    const bare = await playBare(desk, batches);
    const each = (count: number): number => count / offices;
    return {
      bench: 'ladder',
      of: `${rungs.join(', ')}: ${letters} letters to ${offices} offices at ${batches.length} moments`,
      lines: [
        beside('history events per office', each(cycle.events + senders.events), each(bare.events), MOST_TIMES_BARE),
        { what: '  of the cycle itself', ours: each(cycle.events) },
        { what: '  of what sends the letters', ours: each(senders.events) },
        beside(
          'Temporal actions per office',
          each(cycle.actions + senders.actions),
          each(bare.actions),
          MOST_TIMES_BARE,
        ),
        { what: '  of the cycle itself', ours: each(cycle.actions) },
        { what: '  of what sends the letters', ours: each(senders.actions) },
        beside('runs of workflows', cycle.runs + senders.runs, bare.runs),
      ],
    };
  });
}

/** Sends as many empty letters on the same dates, its time moved as the cycle's was. */
async function playBare({ client }: BenchDesk, batches: readonly BareBatch[]): Promise<Counted> {
  const ahead = Date.now() + 60_000 - batches[0]!.at;
  const moments = batches.map(({ at, letters }) => ({ at: at + ahead, letters }));
  const handle = await client.workflow.start<typeof bareLetters>('bareLetters', {
    workflowId: BARE_ID,
    taskQueue: BARE_QUEUE,
    args: [moments, IN_FLIGHT],
  });
  const stepper = new TimeStepper(client, BARE_ID);
  for (const { at } of moments.slice(0, -1)) await stepper.stepTo(at);
  // It ends with its last letter, and so perhaps before its time has been moved to the end.
  const ended = handle.result();
  await Promise.any([ended, stepper.stepTo(moments.at(-1)!.at)]);
  await ended;
  return countRuns(client, (id) => id === BARE_ID);
}
