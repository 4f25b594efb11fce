import { instantOf, epochMs, localDateOf } from '../domain/calendar/instants.ts';
import { Conductor } from '../worker/rehearsal/conductor.ts';
import { SimulatedOffices } from '../worker/rehearsal/simulated-offices.ts';
import { TimeStepper } from '../worker/rehearsal/time-stepper.ts';
import { NO_TROUBLE } from '../worker/rehearsal/trouble.ts';
import type { BareBatch } from './bare-workflows.ts';
import type { Say } from './bench.ts';
import type { BenchDesk } from './bench-desk.ts';
import { countRuns, type Counted } from './histories.ts';

const RECEIVED = '2026-12-01';
const ZONE = 'Asia/Karachi';

/** A cycle in which nobody answered, up to the day on which answers close. */
export interface Chase {
  /** The workflow of the cycle. */
  readonly cycle: Counted;
  /** The workflows that sent its letters. */
  readonly senders: Counted;
  /** Bytes of the cycle's state as JSON. */
  readonly stateSize: number;
  readonly letters: number;
  readonly rungs: readonly string[];
  /** The same letters by moment, earliest first; `at` is business time, milliseconds. */
  readonly batches: readonly BareBatch[];
}

/** Plays a cycle of all offices of a desk: request, every rung of the ladder, and no answer at all. */
export async function playChase(desk: BenchDesk, say: Say): Promise<Chase> {
  const { store, client, seeds } = desk;
  const cycleId = await desk.start({ list: 0, receivedOn: RECEIVED, begins: Date.now() });
  const { clockOffsetMs } = await desk.desk.cycleClock(cycleId);
  const offices = new SimulatedOffices({
    offices: seeds.offices,
    questions: [],
    calendar: seeds.calendar,
    clearers: [],
  });
  const conductor = new Conductor({
    ...desk,
    cycleId,
    clockOffsetMs,
    stepper: new TimeStepper(client, cycleId),
    offices,
    calendar: seeds.calendar,
    reading: () => 0,
    trouble: NO_TROUBLE,
    say: (on, stage) => say(`${on}  ${stage}`),
  });
  await conductor.rest();
  await desk.assign(cycleId);
  await conductor.play((state) => state.reached['answers-closed'] !== undefined);

  const state = (await store.cycles.state(cycleId))!;
  const letters = Object.entries(state.letters);
  const perDay = new Map<string, number>();
  for (const mail of await store.outbox.mailsOf(cycleId)) {
    const day = localDateOf(epochMs(mail.datedAt), ZONE);
    perDay.set(day, (perDay.get(day) ?? 0) + mail.letters.length);
  }
  return {
    cycle: await countRuns(client, (id) => id === cycleId),
    senders: await countRuns(client, (id) => id !== cycleId),
    stateSize: new TextEncoder().encode(JSON.stringify(state)).byteLength,
    letters: letters.length,
    rungs: [...new Set(letters.map(([key]) => key.split('/')[1]!))],
    batches: [...perDay]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([day, count]) => ({ at: epochMs(instantOf(day, '09:00', ZONE)), letters: count })),
  };
}
