import type { BenchResult, Say } from './bench.ts';
import { withBenchDesk } from './bench-desk.ts';
import { playChase } from './chase.ts';

/** As many as the United Nations have members: more than any cycle here will ask. */
const OFFICES = 193;
const MOST_EVENTS = 8_000;
/** A payload stays below what makes a workflow slow; Temporal itself refuses 2 MiB. */
const MOST_PAYLOAD = 256 * 1024;

/** How large the largest cycle grows. */
export async function benchSize(say: Say): Promise<BenchResult> {
  return withBenchDesk(OFFICES, say, async (desk) => {
    say(`size: a cycle of ${OFFICES} offices, nobody answers`);
    const { cycle, senders, letters, rungs, stateSize } = await playChase(desk, say);
    return {
      bench: 'size',
      of: `a cycle of ${OFFICES} offices, ${letters} letters: ${rungs.join(', ')}`,
      lines: [
        { what: 'history events of the cycle, all runs', ours: cycle.events, limit: MOST_EVENTS },
        { what: 'history events of what sends its letters', ours: senders.events },
        { what: 'runs of the cycle', ours: cycle.runs },
        { what: 'largest payload of the cycle, bytes', ours: cycle.largestPayload, limit: MOST_PAYLOAD },
        { what: 'state of the cycle as JSON, bytes', ours: stateSize },
      ],
    };
  });
}
