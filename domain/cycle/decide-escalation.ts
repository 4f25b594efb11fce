import type { LocalDate } from '../calendar/calendar.ts';
import type { Rung } from '../reminders/ladder.ts';
import { awaitedRungs } from './clock.ts';
import { refuse, type CommandOf, type Decision } from './commands.ts';
import { openRows, unknownOffice } from './request-facts.ts';
import { isAboveFocalPoint, rungsAhead } from './rung-letters.ts';
import type { CycleState, CycleTerms } from './state.ts';
import { doneTasks } from './tasks.ts';

/** A rung that is still to come. */
type RungAhead = Pick<Rung, 'id' | 'to'>;

/**
 * The Director stops a letter before it leaves: the rung counts as used, the ladder goes on with the next. Without a
 * rung the next one above the focal point is meant.
 */
export function vetoRung(
  state: CycleState,
  terms: CycleTerms,
  command: CommandOf<'veto-rung'>,
  _today: LocalDate,
): Decision {
  const { office, by, reason } = command;
  const ahead = rungsOf(state, terms, office);
  if ('refused' in ahead) return ahead;
  const rung = command.rung === '' ? ahead.rungs.find(isAboveFocalPoint) : named(ahead, command.rung);
  if (rung === undefined) return notAhead(state, ahead, office, command.rung);
  if (reason.trim() === '') return refuse('a veto needs a reason', 'say why; the register keeps it');
  return {
    events: [{ type: 'rung-vetoed', office, rung: rung.id, by, reason }, ...doneTasks(state, 'escalation', office, by)],
  };
}

/** The rungs that may still be stopped for an office; of a clearer only the next, since it is chased in their order. */
interface Ahead {
  readonly rungs: readonly RungAhead[];
  readonly used: Readonly<Record<string, LocalDate | null>>;
  readonly vetoed: Readonly<Record<string, string>>;
}

function rungsOf(
  state: CycleState,
  terms: CycleTerms,
  office: string,
): Ahead | Extract<Decision, { refused: unknown }> {
  const request = state.requests[office];
  const awaited = state.awaited.find((a) => a.office === office && a.doneOn === null && a.matter !== 'committee');
  if (awaited !== undefined) {
    const rungs = rungsAhead(awaitedRungs(awaited, terms, state.round).rungs, awaited.rungs);
    return { rungs: rungs.slice(0, 1 + rungs.findIndex(isAboveFocalPoint)), used: awaited.rungs, vetoed: {} };
  }
  if (request === undefined) return refused(unknownOffice(state, office));
  if (state.consolidation !== null)
    return refused(refuse('the text is consolidated; offices are not chased any more', 'no letter is about to leave'));
  if (openRows(request).length === 0)
    return refused(refuse(`${office} owes nothing`, 'no letter is about to leave to it'));
  const { rungs: used, vetoed = {} } = request;
  return { rungs: rungsAhead(terms.ladder.rungs, used, undefined, vetoed), used, vetoed };
}

function named({ rungs }: Ahead, id: string): RungAhead | undefined {
  return rungs.find((rung) => rung.id === id);
}

function notAhead(state: CycleState, { rungs, used, vetoed }: Ahead, office: string, rung: string): Decision {
  const may = rungs.length === 0 ? 'no rung is left' : `still to come: ${rungs.map(({ id }) => id).join(', ')}`;
  if (rung === '') return refuse(`no letter above the focal point of ${office} is still to come`, may);
  // Asked twice is once.
  if (rung in vetoed) return { events: [] };
  const letter = state.letters[`${office}/${rung}`];
  if (letter !== undefined) return refuse(`${rung} to ${office} was written on ${letter.writtenOn}`, may);
  if (rung in used) return refuse(`${rung} to ${office} was passed over by a higher one`, may);
  return refuse(`${rung} is no rung that is still to come for ${office}`, may);
}

function refused(decision: Decision): Extract<Decision, { refused: unknown }> {
  if ('refused' in decision) return decision;
  throw new RangeError('a refusal was expected');
}
