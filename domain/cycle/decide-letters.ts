import type { LocalDate } from '../calendar/calendar.ts';
import { refuse, type CommandOf, type Decision } from './commands.ts';
import { nextRung } from './due.ts';
import type { CycleEvent } from './events.ts';
import { openRows, standsStill, waitsForUs } from './request-facts.ts';
import type { CycleState, CycleTerms } from './state.ts';
import { deliveredTasks, doneTasks, taskOpener } from './tasks.ts';
import { nextChannel, type Undelivered } from './undelivered.ts';

/** More routes than any office has people: whatever is said of further ones, a letter ends there. */
const MOST_ROUTES = 20;

/** A letter left, was withdrawn, or failed; one that failed goes to somebody else, then becomes a task. */
export function recordLetter(
  state: CycleState,
  terms: CycleTerms,
  command: CommandOf<'record-letter'>,
  today: LocalDate,
): Decision {
  const { office, rung, outcome } = command;
  const letter = state.letters[`${office}/${rung}`];
  if (letter === undefined || letter.status !== 'waiting') return { events: [] };
  if ('route' in outcome && outcome.route !== undefined && outcome.route !== letter.routes) return { events: [] };
  switch (outcome.state) {
    case 'sent':
      return {
        events: [
          {
            type: 'letter-sent',
            office,
            rung,
            mail: outcome.mail,
            ...(outcome.lateBy === undefined ? {} : { lateBy: outcome.lateBy }),
          },
          // The request itself went out after all: the office is asked, and can be reached.
          ...doneTasks(state, rung === 'request' ? ['no-address', 'mail-failed'] : 'no-address', office, 'procedure'),
          ...(state.tasks.some((t) => t.office === office && t.rung === rung)
            ? deliveredTasks(state, office, 'procedure')
            : []),
        ],
      };
    case 'withdrawn':
      return { events: [{ type: 'letter-withdrawn', office, rung, reason: outcome.reason }] };
    case 'failed':
      return { events: failedRoute(state, terms, { office, rung, ...outcome }, today) };
  }
}

/** A letter that did not arrive, and whether anybody else of the office can be written to. */
export interface FailedRoute extends Undelivered {
  readonly retryElsewhere: boolean;
  /** How many others; absent: one after the first. */
  readonly routesLeft?: number;
}

/**
 * A letter that did not arrive: to the next person of the office as long as there is one, then by the next channel. Where
 * nobody has counted the people, to one other, then an officer must find a way.
 */
export function failedRoute(
  state: CycleState,
  terms: CycleTerms,
  { office, rung, reason, retryElsewhere, routesLeft }: FailedRoute,
  today: LocalDate,
): readonly CycleEvent[] {
  const letter = state.letters[`${office}/${rung}`];
  if (letter === undefined || letter.status === 'failed' || letter.status === 'withdrawn') return [];
  const others = routesLeft === undefined ? letter.routes === 1 : routesLeft > 0 && letter.routes < MOST_ROUTES;
  if (retryElsewhere && others) return [{ type: 'letter-rerouted', office, rung, reason }];
  const failed: CycleEvent = { type: 'letter-failed', office, rung, reason };
  if (state.reached.acknowledged !== undefined) return [failed];
  if (routesLeft !== undefined) return [failed, ...nextChannel(state, terms, { office, rung, reason }, today)];
  const text = `cannot be reached by mail (${reason}); telephone or send the letter by dak`;
  return [failed, taskOpener(office, today)('mail-failed', text)];
}

/**
 * An officer sends the next rung of the ladder ahead of its day. Where the request itself never arrived it is what goes
 * out, once more: no office is reminded of what it was never asked.
 */
export function remind(state: CycleState, terms: CycleTerms, command: CommandOf<'remind'>, today: LocalDate): Decision {
  const { office } = command;
  const request = state.requests[office];
  if (request === undefined || request.requestedOn === null)
    return refuse(`${office} has not been asked`, 'a reminder follows a request');
  if (state.consolidation !== null)
    return refuse('the text is consolidated; offices are not chased any more', 'write to the clearers instead');
  if (openRows(request).length === 0) return refuse(`${office} owes nothing`, 'only open rows are chased');
  if (waitsForUs(request))
    return refuse(`${office} waits for our answer; its clock stands still`, 'answer its clarification first');
  if (standsStill(request, today))
    return refuse(`${office} is under recess; its clock stands still`, 'telephone, or wait until it is over');
  if (state.letters[`${office}/request`]?.status === 'failed')
    return { events: [{ type: 'letter-rerouted', office, rung: 'request', reason: `sent again by ${command.by}` }] };
  const events = nextRung(request, terms, today);
  if (events.length === 0) return refuse(`every rung was used for ${office}`, 'telephone, visit, or waive the rows');
  return { events: [...events, ...doneTasks(state, 'escalation', office, command.by)] };
}
