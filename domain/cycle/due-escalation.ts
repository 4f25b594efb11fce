import type { LocalDate } from '../calendar/calendar.ts';
import { addWorkingDays, nextOpenDay } from '../calendar/open-days.ts';
import type { PlannedRung } from '../plan/plan.ts';
import type { Ladder, Rung } from '../reminders/ladder.ts';
import { vetoDays } from '../reminders/veto-days.ts';
import { awaitedRung, awaitedRungs } from './clock.ts';
import { calledBy } from './due-silence.ts';
import type { CycleEvent } from './events.ts';
import { recipientWords } from './recipient-words.ts';
import { layerOf } from './request-facts.ts';
import { isAboveFocalPoint, rungsAhead } from './rung-letters.ts';
import { rungsToCome } from './rungs-to-come.ts';
import type { CycleState, CycleTerms } from './state.ts';
import { doneTasks, taskOpener } from './tasks.ts';

/** The next letter above the focal point of one office, as it stands today. */
export interface Escalation {
  readonly office: string;
  readonly rung: string;
  readonly title: string;
  /** Roles it writes to. */
  readonly to: PlannedRung['to'];
  /** Day on which it leaves unless it is vetoed or the office answers. */
  readonly leavesOn: LocalDate;
  /** From this day on it can be looked at and vetoed; its own day does not move because of it. */
  readonly shownOn: LocalDate;
}

/**
 * The next letter above the focal point of every office that is chased: offices that are asked while answers are
 * awaited, clearers and the Mission afterwards.
 */
export function escalationsAhead(state: CycleState, terms: CycleTerms, today: LocalDate): readonly Escalation[] {
  if (state.reached.requested === undefined || state.reached.acknowledged !== undefined) return [];
  if (state.consolidation === null) {
    return Object.values(state.requests).flatMap((request) =>
      escalation(terms, terms.ladder, request.office, rungsToCome(state, request, terms, today), {
        today,
        notBefore: calledBy(state, request.office, terms),
        rung: (id) => terms.ladder.rungs.find((rung) => rung.id === id),
      }),
    );
  }
  return state.awaited
    .filter((awaited) => awaited.doneOn === null && awaited.matter !== 'committee')
    .flatMap((awaited) => {
      const ahead = rungsAhead(awaitedRungs(awaited, terms, state.round).rungs, awaited.rungs);
      const { rungs } = terms.clearanceLadder;
      return escalation(terms, terms.clearanceLadder, awaited.office, ahead, {
        today,
        notBefore: null,
        rung: (id) => rungs.find((rung) => awaitedRung(awaited, rung.id, state.round) === id),
      });
    });
}

function escalation(
  terms: CycleTerms,
  ladder: Ladder,
  office: string,
  rungs: readonly PlannedRung[],
  of: {
    readonly today: LocalDate;
    readonly notBefore: LocalDate | null;
    /** The rung of the ladder behind a planned one. */
    readonly rung: (id: string) => Rung | undefined;
  },
): readonly Escalation[] {
  const above = rungs.filter(isAboveFocalPoint);
  const first = above[0];
  if (first === undefined) return [];
  const latest = [first.on, of.notBefore ?? first.on, of.today].sort().at(-1)!;
  const leavesOn = nextOpenDay(terms.calendar, layerOf(terms, office), latest);
  // What falls due until then is overtaken by the highest of it.
  const rung = above.filter(({ on }) => on <= leavesOn).at(-1) ?? first;
  const full = of.rung(rung.id);
  const shownOn = addWorkingDays(terms.calendar, 'federal', leavesOn, -vetoDays(ladder, full?.id ?? rung.id));
  return [{ office, rung: rung.id, title: full?.title ?? rung.id, to: rung.to, leavesOn, shownOn }];
}

/**
 * Keeps the tasks about letters above the focal point true: one is open exactly while such a letter is about to leave.
 * It closes when the letter has left, was vetoed, or is not due any more because the office has answered.
 */
export function watchEscalations(state: CycleState, terms: CycleTerms, today: LocalDate): readonly CycleEvent[] {
  const shown = new Map(
    escalationsAhead(state, terms, today).flatMap((ahead) =>
      ahead.shownOn <= today && ahead.shownOn < ahead.leavesOn ? [[ahead.office, ahead] as const] : [],
    ),
  );
  const tasks = state.tasks.filter((task) => task.kind === 'escalation');
  const ended = tasks.flatMap(({ office }) =>
    office !== null && shown.has(office) ? [] : doneTasks(state, 'escalation', office, 'procedure'),
  );
  const opened = [...shown.values()].flatMap((ahead): readonly CycleEvent[] => {
    const { task } = taskOpener(ahead.office, today)('escalation', escalationWords(state, ahead, terms));
    const before = tasks.find(({ id }) => id === task.id);
    if (before?.text === task.text) return [];
    return [{ type: 'task-opened', task: { ...task, since: before?.since ?? today } }];
  });
  return [...ended, ...opened];
}

function escalationWords(state: CycleState, ahead: Escalation, terms: CycleTerms): string {
  const { office, rung, title, to, leavesOn } = ahead;
  const of = `${state.cycleId} ${office}`;
  return (
    `${title} (${rung}) leaves on ${leavesOn} to ${recipientWords(terms, office, to)} unless it is vetoed. ` +
    `treaty-desk letter preview ${of} ${rung} shows it; treaty-desk request veto ${of} --reason "…" stops it`
  );
}
