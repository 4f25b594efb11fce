import type { LocalDate } from '../calendar/calendar.ts';
import { isOpenDay } from '../calendar/open-days.ts';
import { awaitedRung, awaitedRungs, dueWithin } from './clock.ts';
import type { CycleEvent } from './events.ts';
import { groupsToAsk, layerOf } from './request-facts.ts';
import { highestOnly, rungLetter, rungsAhead } from './rung-letters.ts';
import { watchesSilence } from './rungs-to-come.ts';
import type { AwaitedState, CycleState, CycleTerms } from './state.ts';
import { taskOpener } from './tasks.ts';

/** Office of the chair of the Executive Committee. */
export const COMMITTEE = 'mohr';

/**
 * The next step of the clearance: the Committee considers the text, then each group of clearers is asked when all of
 * the one before have cleared, then it is cleared. Nobody is left out: the text is cleared when no group is left.
 */
export function askClearers(state: CycleState, terms: CycleTerms, today: LocalDate): readonly CycleEvent[] {
  const offices = toBeAsked(state, terms);
  if (offices.some((office) => !isOpenDay(terms.calendar, layerOf(terms, office), today))) return [];
  const committee = state.awaited.find((a) => a.matter === 'committee');
  if (committee === undefined) {
    return ask('committee', COMMITTEE, -1, dueWithin(state, terms, 'committee', today), state.round);
  }
  if (committee.doneOn === null) {
    if (committee.dueOn > today) return [];
    const reference = 'considered without objection by its day';
    return [{ type: 'delivered', matter: 'committee', office: committee.office, by: 'procedure', reference }];
  }
  if (state.reached.committee === undefined) return [{ type: 'milestone-reached', milestone: 'committee' }];
  if (offices.length > 0) {
    const dueOn = dueWithin(state, terms, 'cleared', today);
    return offices.flatMap((office) =>
      ask('clearance', office, groupsToAsk(state, terms)[0]?.at ?? 0, dueOn, state.round),
    );
  }
  const waits = state.awaited.some((a) => a.matter === 'clearance' && a.doneOn === null);
  if (waits || state.reached.cleared !== undefined) return [];
  return [
    { type: 'milestone-reached', milestone: 'cleared' },
    { type: 'stage-entered', stage: 'submission' },
    taskOpener(null, today)('hand-over', 'the text is cleared; hand it over to the Mission'),
  ];
}

/** The offices to which the text goes next, as soon as they are open; none while somebody's word is awaited. */
export function toBeAsked(state: CycleState, terms: CycleTerms): readonly string[] {
  if (state.consolidation === null || state.reached.cleared !== undefined) return [];
  if (state.awaited.some((a) => a.doneOn === null)) return [];
  if (!state.awaited.some((a) => a.matter === 'committee')) return [COMMITTEE];
  return groupsToAsk(state, terms)[0]?.offices ?? [];
}

/** The next rung towards a clearer or the Mission, when it is due; the Committee's silence is its consent. */
export function chaseAwaited(
  state: CycleState,
  awaited: AwaitedState,
  terms: CycleTerms,
  today: LocalDate,
): readonly CycleEvent[] {
  const { office, dueOn } = awaited;
  if (awaited.doneOn !== null || awaited.matter === 'committee') return [];
  if (!isOpenDay(terms.calendar, layerOf(terms, office), today)) return [];
  const { rungs } = awaitedRungs(awaited, terms, state.round);
  const due = rungsAhead(rungs, awaited.rungs).filter((rung) => rung.on <= today);
  return highestOnly(due, office, (rung) => {
    const full = terms.clearanceLadder.rungs.find((r) => awaitedRung(awaited, r.id, state.round) === rung.id);
    const since = watchesSilence(terms) ? rung.on : today;
    return full && rungLetter(office, rung.id, full, [], dueOn, today, since);
  });
}

function ask(
  matter: AwaitedState['matter'],
  office: string,
  group: number,
  dueOn: LocalDate,
  round: number,
): readonly CycleEvent[] {
  return [
    { type: 'awaiting', matter, office, dueOn, group },
    {
      type: 'letter-written',
      letter: {
        office,
        rung: awaitedRung({ matter }, 'request', round),
        form: matter === 'committee' ? 'report' : 'letter',
        formal: true,
        annexHistory: false,
        to: matter === 'committee' ? ['chair'] : ['focal-point'],
        cc: matter === 'committee' ? ['committee'] : ['accountable'],
        rows: [],
        answerBy: dueOn,
        note: null,
      },
    },
  ];
}
