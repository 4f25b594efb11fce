import { requestRungs } from '../domain/cycle/clock.ts';
import { decide } from '../domain/cycle/decide.ts';
import { evolve } from '../domain/cycle/evolve.ts';
import { lettersAhead } from '../domain/cycle/letters-ahead.ts';
import type { CycleEvent } from '../domain/cycle/events.ts';
import type { CycleState, CycleTerms } from '../domain/cycle/state.ts';
import { cycleTerms } from '../domain/cycle/terms.ts';
import { makePlan } from '../domain/plan/make-plan.ts';
import { replan } from '../domain/plan/replan.ts';
import { readInstrument } from '../domain/loi/read-instrument.ts';
import type { BenchResult, BenchSizes, Say } from './bench.ts';
import { aLongList, QUESTIONS, seedsWithOffices, spread } from './many-offices.ts';

/** How often each is done; the middle one is told. */
const TIMES = 300;
/** Left out of the count: the engine is still compiling. */
const WARM_UP = 50;
/** An order of magnitude, not a promise about any machine. */
const MOST_MS = 5;

const RECEIVED = '2026-12-01';
const DEADLINE = '2027-05-31';
/** An ordinary Tuesday until an order closes it. */
const LOST = '2026-12-15';

/** How long it takes to plan a cycle: its milestones, and the ladder of every office on its own calendar. */
export async function benchPlan({ offices }: BenchSizes, say: Say): Promise<BenchResult> {
  say(`plan: ${offices} offices, ${QUESTIONS} questions, ${TIMES} times`);
  const terms = await benchTerms(offices);
  const state = requested(terms);
  const plan = () => makePlan({ receivedOn: RECEIVED, deadline: DEADLINE, steps: terms.procedure.steps, ...terms });
  const ladders = () => {
    for (const request of Object.values(state.requests)) requestRungs(state, request, terms, RECEIVED);
  };
  return {
    bench: 'plan',
    of: `one cycle of ${offices} offices and ${QUESTIONS} questions, median of ${TIMES}, milliseconds`,
    lines: [
      { what: 'the plan and the ladder of each office', ours: median(() => [plan(), ladders()]), limit: MOST_MS },
      { what: 'the plan alone', ours: median(plan) },
      { what: 'the plan after a late holiday', ours: median(() => replanned(state, terms)) },
      {
        what: 'every letter still to come, all rules run ahead',
        ours: median(() => lettersAhead(state, terms, RECEIVED, DEADLINE), 10),
      },
    ],
  };
}

/** The same plan when a day in the middle of the answers is lost. */
function replanned({ plan, deadline, reached }: CycleState, { calendar, ladder, procedure }: CycleTerms) {
  const lost = { date: LOST, title: 'Late holiday', layer: 'federal', standing: 'gazetted', source: 'bench' } as const;
  return replan({
    plan,
    deadline,
    reached,
    steps: procedure.steps,
    calendar: { ...calendar, closed: [...calendar.closed, lost] },
    ladder,
    today: RECEIVED,
  });
}

async function benchTerms(offices: number): Promise<CycleTerms> {
  const seeds = await seedsWithOffices(offices);
  const procedure = seeds.procedures.find(({ mechanism }) => mechanism === 'ccpr')!;
  const { questions } = readInstrument(new TextDecoder().decode(aLongList(0).bytes));
  return cycleTerms({
    procedure,
    ladder: seeds.ladders.find(({ id }) => id === procedure.ladder)!,
    clearanceLadder: seeds.ladders.find(({ id }) => id === procedure.clearanceLadder)!,
    calendar: seeds.calendar,
    wordLimit: null,
    questions,
    offices: seeds.offices,
  });
}

/** A cycle of which every office has its request. */
function requested(terms: CycleTerms): CycleState {
  const asked = terms.offices.filter((office) => office.asked).map(({ id }) => id);
  const plan = makePlan({ receivedOn: RECEIVED, deadline: DEADLINE, steps: terms.procedure.steps, ...terms });
  if ('problem' in plan) throw new RangeError(plan.message);
  const facts = {
    cycleId: 'cycle/ccpr/bench',
    mechanism: 'ccpr' as const,
    symbol: null,
    title: 'Bench',
    receivedOn: RECEIVED,
    deadline: DEADLINE,
    rehearsal: false,
  };
  const take = (state: CycleState | null, events: readonly CycleEvent[]): CycleState =>
    events.reduce<CycleState | null>(
      (before, event) =>
        evolve(before, { seq: (before?.seq ?? 0) + 1, on: RECEIVED, at: `${RECEIVED}T09:00:00+05:00`, event }),
      state,
    )!;
  const told = (state: CycleState, command: Parameters<typeof decide>[2]): CycleState => {
    const decision = decide(state, terms, command, RECEIVED);
    if ('refused' in decision) throw new RangeError(decision.refused.message);
    return take(state, decision.events);
  };
  const rows: Record<string, string[]> = {};
  for (const { question, lead, supporting } of spread(
    terms.questions.map(({ id }) => id),
    asked,
  )) {
    for (const office of [lead, ...supporting]) (rows[office] ??= []).push(question);
  }
  const opened = take(null, [{ type: 'cycle-opened', facts, plan }]);
  const proposed = told(opened, { type: 'propose-assignment', assignment: 'a', undecided: [] });
  const assigned = told(proposed, { type: 'confirm-assignment', by: 'bench', assignment: 'a', rows });
  return {
    ...assigned,
    requests: Object.fromEntries(
      Object.entries(assigned.requests).map(([office, request]) => [office, { ...request, requestedOn: RECEIVED }]),
    ),
  };
}

/** Milliseconds that the middle one of many takes. */
function median(work: () => unknown, times = TIMES): number {
  for (let at = 0; at < Math.min(WARM_UP, times); at += 1) work();
  const took = Array.from({ length: times }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
  return took.sort((a, b) => a - b)[Math.floor(times / 2)]!;
}
