import type { LocalDate } from '../calendar/calendar.ts';
import { addDays } from '../calendar/local-date.ts';
import { workingDaysBetween } from '../calendar/open-days.ts';
import { refuse, type CommandOf, type Decision } from './commands.ts';
import { layerOf, openRows, unknownOffice } from './request-facts.ts';
import type { CycleState, CycleTerms } from './state.ts';

/** Calendar days after which a recess is taken for a slip of the pen. */
const LONGEST_RECESS = 120;

/** An office is under recess: its clock stands between two days and its rungs move; nothing of it is charged to anybody. */
export function suspendClock(
  state: CycleState,
  terms: CycleTerms,
  command: CommandOf<'suspend-clock'>,
  _today: LocalDate,
): Decision {
  const { office, from, to, by, reason } = command;
  const request = state.requests[office];
  if (request === undefined) return unknownOffice(state, office);
  if (request.requestedOn === null)
    return refuse(`${office} has not been asked yet`, 'its clock starts when its request leaves');
  const lastDay = addDays(to, -1);
  if (lastDay <= from)
    return refuse(
      `a recess from ${addDays(from, 1)} to ${lastDay} has no day`,
      'give its last day on or after its first',
    );
  if (request.suspensions.some((s) => s.holder === 'recess' && s.from === from && s.to === to)) return { events: [] };
  if (lastDay > addDays(from, LONGEST_RECESS))
    return refuse(`a recess until ${lastDay} is longer than ${LONGEST_RECESS} days`, 'give its own first and last day');
  if (lastDay <= request.requestedOn)
    return refuse(
      `${office} was asked on ${request.requestedOn}, after that recess`,
      'only a later one stops its clock',
    );
  if (state.consolidation !== null)
    return refuse('the text is consolidated; offices are not chased any more', 'no clock of an office runs');
  if (openRows(request).length === 0) return refuse(`${office} owes nothing`, 'its clock does not run');
  const days = workingDaysBetween(terms.calendar, layerOf(terms, office), from, lastDay);
  if (days < 1)
    return refuse(
      `${office} does not work on any day from ${addDays(from, 1)} to ${lastDay}`,
      'only working days can be suspended',
    );
  if (reason.trim() === '') return refuse('a recess needs a reason', 'say by which order or for what');
  return { events: [{ type: 'clock-stopped', office, from, to, reason, holder: 'recess', by }] };
}
