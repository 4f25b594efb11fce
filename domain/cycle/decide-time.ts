import type { LocalDate } from '../calendar/calendar.ts';
import { addWorkingDays, workingDaysBetween } from '../calendar/open-days.ts';
import { requestDueOn } from './clock.ts';
import { refuse, type CommandOf, type Decision } from './commands.ts';
import { planUntil } from './decide-replan.ts';
import type { CycleEvent } from './events.ts';
import { countRungs, layerOf, openRows, plainLetter, plannedOn, waitsForUs, unknownOffice } from './request-facts.ts';
import type { CycleState, CycleTerms, RequestState } from './state.ts';
import { doneTasks } from './tasks.ts';

/**
 * More time for one office. Up to the day on which answers close it costs nobody anything; beyond it what remains of the
 * plan is laid anew, and only the treaty body's deadline refuses it.
 */
export function grantDays(
  state: CycleState,
  terms: CycleTerms,
  command: CommandOf<'grant-days'>,
  today: LocalDate,
): Decision {
  const { office, workingDays, by } = command;
  const request = state.requests[office];
  if (request === undefined) return unknownOffice(state, office);
  if (!Number.isInteger(workingDays) || workingDays < 1)
    return refuse(`${workingDays} is not a number of working days`, 'give a whole number from 1');
  if (openRows(request).length === 0) return refuse(`${office} owes nothing`, 'only an open request can be extended');
  const layer = layerOf(terms, office);
  const due = requestDueOn(request, terms, today);
  const closes = plannedOn(state, 'answers-closed');
  if (due === null || closes === null)
    return refuse(`${office} has not been asked yet`, 'wait until its request has left');
  const answerBy = addWorkingDays(terms.calendar, layer, due, workingDays);
  const replanned = moved(state, terms, { office, by, until: answerBy, closes }, today);
  if ('latest' in replanned) {
    const most = Math.max(0, workingDaysBetween(terms.calendar, layer, due, replanned.latest));
    return refuse(
      `${workingDays} working days would move ${office} from ${due} to ${answerBy}, ${replanned.why}`,
      most === 0 || replanned.latest <= today ? 'no day can be granted' : `at most ${most} can be granted`,
    );
  }
  if (answerBy <= today) {
    return refuse(
      `${workingDays} working days would move ${office} from ${due} to ${answerBy}, which has passed`,
      `at least ${workingDaysBetween(terms.calendar, layer, due, today) + 1} are needed`,
    );
  }
  return {
    events: [
      { type: 'days-granted', office, by, workingDays },
      ...replanned.events,
      ...doneTasks(state, 'extension', office, by),
      { type: 'letter-written', letter: extensionLetter(request, `granted: ${workingDays} working days`, answerBy) },
    ],
  };
}

/** How the plan moves so that answers stay open for an office; or the last day until which they could, and why. */
function moved(
  state: CycleState,
  terms: CycleTerms,
  granted: { readonly office: string; readonly by: string; readonly until: LocalDate; readonly closes: LocalDate },
  today: LocalDate,
): { readonly events: readonly CycleEvent[] } | { readonly latest: LocalDate; readonly why: string } {
  const { until, closes } = granted;
  const closed = state.reached['answers-closed'];
  if (closed !== undefined) return { latest: today, why: `and answers closed on ${closed}` };
  if (until <= closes && closes > today) return { events: [] };
  // A cycle of before keeps the rule it was begun under, so that its history replays.
  if ((terms.rules ?? 1) < 2)
    return { latest: closes > today ? closes : today, why: `past ${closes}, when answers close` };
  const plan = planUntil(state, terms, granted, today);
  if ('event' in plan) return { events: [plan.event] };
  const why = `past ${plan.latest}: later than that the rest cannot be done before the deadline of ${state.deadline}`;
  return { latest: plan.latest, why };
}

/** The wish for more time is refused; the ladder goes on. */
export function refuseDays(
  state: CycleState,
  terms: CycleTerms,
  command: CommandOf<'refuse-days'>,
  today: LocalDate,
): Decision {
  const { office, by, reason } = command;
  const request = state.requests[office];
  if (request === undefined) return unknownOffice(state, office);
  const asked = doneTasks(state, 'extension', office, by);
  if (asked.length === 0) return refuse(`${office} has not asked for more time`, 'there is nothing to refuse');
  const letter = extensionLetter(request, `refused: ${reason}`, requestDueOn(request, terms, today));
  return { events: [...asked, { type: 'letter-written', letter }] };
}

/** What was meant is answered, and the office's clock goes on. */
export function answerClarification(
  state: CycleState,
  terms: CycleTerms,
  command: CommandOf<'answer-clarification'>,
  today: LocalDate,
): Decision {
  const { office, by, answer } = command;
  const request = state.requests[office];
  if (request === undefined) return unknownOffice(state, office);
  if (!waitsForUs(request))
    return refuse(`${office} has asked nothing that is still open`, 'its clock runs; write to it by another letter');
  if (answer.trim() === '') return refuse('the answer is empty', 'say what is meant');
  const suspensions = request.suspensions.map((s) => (s.to === null ? { ...s, to: today } : s));
  const answerBy = requestDueOn({ ...request, suspensions }, terms, today);
  const rung = `clarification-${countRungs(request, 'clarification-') + 1}`;
  return {
    events: [
      { type: 'clock-resumed', office, to: today },
      ...doneTasks(state, 'clarification', office, by),
      { type: 'letter-written', letter: plainLetter(office, rung, openRows(request), answer, answerBy) },
    ],
  };
}

function extensionLetter(
  request: RequestState,
  note: string,
  answerBy: LocalDate | null,
): ReturnType<typeof plainLetter> {
  const rung = `extension-${countRungs(request, 'extension-') + 1}`;
  return plainLetter(request.office, rung, openRows(request), note, answerBy);
}
