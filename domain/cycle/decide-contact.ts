import type { LocalDate } from '../calendar/calendar.ts';
import { refuse, type CommandOf, type Decision, type FiledReply } from './commands.ts';
import type { CycleEvent } from './events.ts';
import { takenKey } from './evolve.ts';
import { unknownOffice } from './request-facts.ts';
import type { CycleState } from './state.ts';
import { deliveredTasks, doneTasks } from './tasks.ts';
import { callForLetter, toPrint } from './undelivered.ts';

/**
 * A desk officer tried to reach an office and nothing was answered; whoever was reached shows that the office is there.
 * A letter that was carried to it on paper has left: from that day its days count.
 */
export function logContact(state: CycleState, command: CommandOf<'log-contact'>, today: LocalDate): Decision {
  const { office, channel, by, said, reached, mail, happenedOn } = command;
  if (state.taken.includes(takenKey(mail))) return { events: [] };
  const problem = logProblem(state, command, today);
  if (problem !== null) return problem;
  if (command.carried !== undefined) return carriedLetters(state, command, command.carried, today);
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
  if (reached)
    return { events: [logged, ...doneTasks(state, ['mail-failed', 'telephone', 'print-letter'], office, by)] };
  const forLetter = channel === 'telephone' ? callForLetter(state, office) : undefined;
  if (forLetter !== undefined) return { events: [logged, ...toPrint(state, forLetter, by, today)] };
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

/** Letters of ours went to the office on paper: those that no mail delivered, or the one that is named. */
function carriedLetters(
  state: CycleState,
  { office, channel, by, said, reached, mail, happenedOn }: CommandOf<'log-contact'>,
  rung: string,
  today: LocalDate,
): Decision {
  if (channel === 'telephone') return refuse('a letter is not carried by telephone', 'dak, fax or visit');
  const rungs = Object.keys(state.letters).flatMap((key) =>
    key.startsWith(`${office}/`) ? [key.slice(office.length + 1)] : [],
  );
  const undelivered = rungs.filter((one) => state.letters[`${office}/${one}`]?.status === 'failed');
  const carried = rung === '' ? undelivered : rungs.filter((one) => one === rung);
  if (carried.length === 0) {
    const what = rung === '' ? 'no letter waits to be carried' : `no letter ${rung} has been written`;
    return refuse(`${what} to ${office}`, rungs.length === 0 ? 'none was written' : `written: ${rungs.join(', ')}`);
  }
  const day = happenedOn === undefined ? {} : { happenedOn };
  const arriving = carried.filter((one) => ['failed', 'waiting'].includes(state.letters[`${office}/${one}`]!.status));
  return {
    events: [
      { type: 'contact-logged', office, channel, by, said, reached, carried, mail, ...day },
      ...arriving.map((one) => ({
        type: 'letter-sent' as const,
        office,
        rung: one,
        mail,
        channel,
        leftOn: happenedOn ?? today,
      })),
      ...doneTasks(state, ['mail-failed', 'no-address'], office, by),
      ...deliveredTasks(state, office, by),
    ],
  };
}

/** Why an entry of the log makes no sense; null when it does. */
export function logProblem(
  state: CycleState,
  entry: Pick<FiledReply, 'office' | 'channel' | 'said' | 'happenedOn'> & Partial<Pick<FiledReply, 'answers'>>,
  today: LocalDate,
): Decision | null {
  const { office, channel, said, happenedOn } = entry;
  const asked = state.requests[office]?.requestedOn ?? state.awaited.find((a) => a.office === office)?.askedOn;
  if (asked === undefined || asked === null) {
    if (state.requests[office] === undefined) return unknownOffice(state, office);
    return refuse(`${office} has not been asked yet`, 'its request has to leave before anything is said on it');
  }
  // an answer that stands in a message is entered by an officer where it could not be read, or between two
  if (channel === 'e-mail' && (entry.answers ?? []).length === 0)
    return refuse('what comes by e-mail is taken in by itself', 'log what came by telephone, visit, dak or fax');
  if ((said ?? '').trim() === '') return refuse('the entry says nothing', 'write down what was said');
  if (happenedOn !== undefined && happenedOn > today)
    return refuse(`${happenedOn} has not come yet`, `give a day up to ${today}`);
  if (happenedOn !== undefined && happenedOn < asked)
    return refuse(`${office} was asked on ${asked}, after ${happenedOn}`, `give a day from ${asked}`);
  return null;
}
