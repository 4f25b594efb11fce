import type { LocalDate } from '../calendar/calendar.ts';
import { refuse, type CommandOf, type Decision, type FiledReply } from './commands.ts';
import type { CycleEvent } from './events.ts';
import { takenKey } from './evolve.ts';
import { unknownOffice } from './request-facts.ts';
import type { CycleState } from './state.ts';
import { doneTasks } from './tasks.ts';

/** A desk officer tried to reach an office and nothing was answered; whoever was reached shows that the office is there. */
export function logContact(state: CycleState, command: CommandOf<'log-contact'>, today: LocalDate): Decision {
  const { office, channel, by, said, reached, mail, happenedOn } = command;
  if (state.taken.includes(takenKey(mail))) return { events: [] };
  const problem = logProblem(state, command, today);
  if (problem !== null) return problem;
  const logged: CycleEvent = {
    type: 'contact-logged',
    office,
    channel,
    by,
    said,
    reached,
    mail,
    ...(happenedOn === undefined ? {} : { happenedOn }),
  };
  if (reached) return { events: [logged, ...doneTasks(state, ['mail-failed', 'telephone'], office, by)] };
  const call = state.tasks.find((task) => task.kind === 'telephone' && task.office === office);
  const tried = `${channel} on ${happenedOn ?? today}: nobody was reached`;
  return {
    events: [
      logged,
      // The task stays: somebody has to try again. Its letter above waits no longer because of it.
      ...(call === undefined
        ? []
        : [{ type: 'task-opened' as const, task: { ...call, text: `${call.text}; ${tried}` } }]),
    ],
  };
}

/** Why an entry of the log makes no sense; null when it does. */
export function logProblem(
  state: CycleState,
  entry: Pick<FiledReply, 'office' | 'channel' | 'said' | 'happenedOn'>,
  today: LocalDate,
): Decision | null {
  const { office, channel, said, happenedOn } = entry;
  const asked = state.requests[office]?.requestedOn ?? state.awaited.find((a) => a.office === office)?.askedOn;
  if (asked === undefined || asked === null) {
    if (state.requests[office] === undefined) return unknownOffice(state, office);
    return refuse(`${office} has not been asked yet`, 'its request has to leave before anything is said on it');
  }
  if (channel === 'e-mail')
    return refuse('what comes by e-mail is taken in by itself', 'log what came by telephone, visit, dak or fax');
  if ((said ?? '').trim() === '') return refuse('the entry says nothing', 'write down what was said');
  if (happenedOn !== undefined && happenedOn > today)
    return refuse(`${happenedOn} has not come yet`, `give a day up to ${today}`);
  if (happenedOn !== undefined && happenedOn < asked)
    return refuse(`${office} was asked on ${asked}, after ${happenedOn}`, `give a day from ${asked}`);
  return null;
}
