import type { LocalDate } from '../calendar/calendar.ts';
import { addWorkingDays, workingDaysBetween } from '../calendar/open-days.ts';
import { requestDueOn } from './clock.ts';
import { refuse, type CommandOf, type Decision } from './commands.ts';
import { countRungs, layerOf, openRows, plainLetter, plannedOn, waitsForUs, unknownOffice } from './request-facts.ts';
import type { CycleState, CycleTerms, RequestState } from './state.ts';
import { doneTasks } from './tasks.ts';

/** More time for one office; refused where it would break the day on which answers close, or help nobody. */
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
  const most = Math.max(0, workingDaysBetween(terms.calendar, layer, due, closes));
  if (workingDays > most || closes <= today) {
    return refuse(
      `${workingDays} working days would move ${office} from ${due} past ${closes}, when answers close`,
      most === 0 || closes <= today ? 'no day can be granted' : `at most ${most} can be granted`,
    );
  }
  const answerBy = addWorkingDays(terms.calendar, layer, due, workingDays);
  if (answerBy <= today) {
    return refuse(
      `${workingDays} working days would move ${office} from ${due} to ${answerBy}, which has passed`,
      `at least ${workingDaysBetween(terms.calendar, layer, due, today) + 1} are needed`,
    );
  }
  return {
    events: [
      { type: 'days-granted', office, by, workingDays },
      ...doneTasks(state, 'extension', office, by),
      { type: 'letter-written', letter: extensionLetter(request, `granted: ${workingDays} working days`, answerBy) },
    ],
  };
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
