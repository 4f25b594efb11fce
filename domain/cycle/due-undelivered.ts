import type { LocalDate } from '../calendar/calendar.ts';
import { addWorkingDays, isOpenDay } from '../calendar/open-days.ts';
import type { CycleEvent } from './events.ts';
import { layerOf, openRows } from './request-facts.ts';
import type { CycleState, CycleTerms, LetterState, OfficerTask } from './state.ts';
import { toPrint } from './undelivered.ts';

/**
 * Federal working days for which the telephone is tried before the letter is printed.
 * @source ours, 2026-11-24; to be confirmed by the ministry
 */
const CALL_FOR = 1;

/**
 * What is due about letters that did not arrive: the second try at a mailbox that took nothing for the time being, and
 * the printed letter where a day has passed without anybody being reached by telephone.
 */
export function watchUndelivered(state: CycleState, terms: CycleTerms, today: LocalDate): readonly CycleEvent[] {
  const again = putOff(state)
    .filter(({ office, letter }) => letter.againOn <= today && isOpenDay(terms.calendar, layerOf(terms, office), today))
    .map(({ office, rung }) => ({
      type: 'letter-rerouted' as const,
      office,
      rung,
      reason: 'its mailbox took nothing for the time being; tried once more',
      again: true as const,
    }));
  const print = calls(state)
    .filter((call) => printedOn(call, terms) <= today)
    .flatMap((call) => toPrint(state, call, 'procedure', today));
  return [...again, ...print];
}

/** The days on which that may be due: of second tries, by office, and of letters to be printed. */
export function undeliveredDays(
  state: CycleState,
  terms: CycleTerms,
): {
  readonly letters: readonly { readonly office: string; readonly on: LocalDate }[];
  readonly printing: readonly LocalDate[];
} {
  return {
    letters: putOff(state).map(({ office, letter }) => ({ office, on: letter.againOn })),
    printing: calls(state).map((call) => printedOn(call, terms)),
  };
}

function calls(state: CycleState): readonly OfficerTask[] {
  return state.tasks.filter((task) => task.kind === 'telephone' && task.rung !== undefined);
}

function printedOn({ since }: OfficerTask, { calendar }: CycleTerms): LocalDate {
  return addWorkingDays(calendar, 'federal', since, CALL_FOR);
}

interface PutOff {
  readonly office: string;
  readonly rung: string;
  readonly letter: LetterState & { readonly againOn: LocalDate };
}

/** Letters that are to go once more to the same people, as long as anything is awaited from them. */
function putOff(state: CycleState): readonly PutOff[] {
  return Object.entries(state.letters).flatMap(([key, { againOn, ...letter }]): PutOff[] => {
    if (againOn === undefined) return [];
    const at = key.indexOf('/');
    const of = { office: key.slice(0, at), rung: key.slice(at + 1) };
    return isAwaited(state, of.office, of.rung, letter) ? [{ ...of, letter: { ...letter, againOn } }] : [];
  });
}

function isAwaited(state: CycleState, office: string, rung: string, letter: LetterState): boolean {
  if (state.awaited.some((a) => a.office === office && rung in a.rungs)) {
    return state.awaited.some((a) => a.office === office && rung in a.rungs && a.doneOn === null);
  }
  const request = state.requests[office];
  if (request === undefined || state.consolidation !== null || openRows(request).length === 0) return false;
  // Whoever has written since then is there.
  return request.lastReplyOn === null || letter.endedOn === null || request.lastReplyOn < letter.endedOn;
}
