import type { LocalDate } from '../calendar/calendar.ts';
import { addWorkingDays, isOpenDay } from '../calendar/open-days.ts';
import { officeDueOn } from '../plan/office-due-on.ts';
import type { PlannedRung } from '../plan/plan.ts';
import { requestDueOn } from './clock.ts';
import type { CycleEvent } from './events.ts';
import { recipientWords } from './recipient-words.ts';
import { layerOf, openRows, plainLetter, standsStill } from './request-facts.ts';
import { isAboveFocalPoint } from './rung-letters.ts';
import type { CycleState, CycleTerms, OfficerTask, RequestState } from './state.ts';
import { doneTasks, taskOpener } from './tasks.ts';

/** The letter that asks whether anybody is there. */
export const SILENT_RUNG = 'silent-alternate';

/**
 * Working days of silence after which the alternate is asked, and further ones after which somebody telephones, where
 * the ladder does not say.
 * @source ours, 2026-11-24; to be confirmed by the ministry
 */
const SILENT_AFTER = { workingDays: 5, telephoneAfter: 3 } as const;

/**
 * Working days for which a letter above the focal point waits for the telephone call.
 * @source ours, 2026-11-24; to be confirmed by the ministry
 */
const CALL_WITHIN = 2;

/** Whether anything has shown that somebody of the office is there: a message, an absence note, a logged contact. */
export function hasGivenSign({ signOn, replies, absentUntil }: RequestState): boolean {
  return signOn != null || replies > 0 || absentUntil !== null;
}

/** When silence is acted on; null for what cannot be said yet. */
export interface SilenceDays {
  /** From this day on the alternate is asked. */
  readonly letterOn: LocalDate | null;
  /** From this day on somebody has to telephone. */
  readonly telephoneOn: LocalDate | null;
}

/**
 * The days on which the silence of an office is acted on: so many working days of its clock after its request left,
 * and after the letter to the alternate did. Where the time to answer is shorter than wished, so are they.
 */
export function silenceDays(
  state: CycleState,
  request: RequestState,
  terms: CycleTerms,
  today: LocalDate,
): SilenceDays | null {
  if (!isWatched(request, terms)) return null;
  const { workingDays, telephoneAfter } = terms.ladder.silentAfter ?? SILENT_AFTER;
  const wished = terms.procedure.steps.find((step) => step.id === 'answers')?.wished ?? request.budget;
  const share = Math.min(1, request.budget / wished);
  const after = (left: LocalDate | null, days: number): LocalDate | null => {
    if (left === null) return null;
    const budgetWorkingDays = Math.max(1, Math.round(days * share));
    const time = { requestedOn: left, budgetWorkingDays, extensionDays: 0, suspensions: request.suspensions };
    return officeDueOn(time, terms.calendar, layerOf(terms, request.office), today);
  };
  return {
    letterOn: SILENT_RUNG in request.rungs ? null : after(leftOn(state, request.office, 'request'), workingDays),
    telephoneOn: after(endedOn(state, request.office, SILENT_RUNG), telephoneAfter),
  };
}

/**
 * The next step about a silent mailbox, when it is due: once a letter to the alternate, then the task to telephone. Where
 * a letter above the focal point is due before that, the telephone comes at once: silence is looked into before anybody
 * is blamed. On a day on which another letter goes to the office, this one waits for the next.
 *
 * @param due rungs whose day has come
 */
export function watchSilence(
  state: CycleState,
  request: RequestState,
  terms: CycleTerms,
  today: LocalDate,
  due: readonly PlannedRung[],
): readonly CycleEvent[] {
  const days = standsStill(request, today) ? null : silenceDays(state, request, terms, today);
  if (days === null || telephoneTask(state, request.office) !== undefined) return [];
  // Where no mail arrives, silence means nothing.
  if (state.tasks.some((task) => task.kind === 'print-letter' && task.office === request.office)) return [];
  const { letterOn, telephoneOn } = days;
  const { office } = request;
  const blames = due.some(isAboveFocalPoint);
  const alone = due.length === 0 && !Object.values(request.rungs).includes(today);
  if (
    letterOn !== null &&
    letterOn <= today &&
    (alone || blames) &&
    isOpenDay(terms.calendar, layerOf(terms, office), today)
  ) {
    const plain = plainLetter(office, SILENT_RUNG, openRows(request), null, requestDueOn(request, terms, today));
    return [{ type: 'letter-written', letter: { ...plain, to: ['focal-point', 'alternate'] } }];
  }
  const asked = SILENT_RUNG in request.rungs;
  if (asked && (blames || (telephoneOn !== null && telephoneOn <= today))) {
    return [taskOpener(office, today)('telephone', telephoneWords(state, request, terms))];
  }
  return [];
}

/** Closes the telephone tasks of offices that gave a sign, owe nothing, or are not chased any more. */
export function endSilence(state: CycleState): readonly CycleEvent[] {
  return state.tasks
    .filter((task) => task.kind === 'telephone' && task.rung === undefined)
    .filter(({ office }) => {
      const request = office === null ? undefined : state.requests[office];
      const silent = request !== undefined && openRows(request).length > 0 && !hasGivenSign(request);
      return !silent || state.consolidation !== null;
    })
    .flatMap(({ office }) => doneTasks(state, 'telephone', office, 'procedure'));
}

/** The day from which a letter above the focal point need not wait for the telephone any more; null where none is awaited. */
export function calledBy(state: CycleState, office: string, terms: CycleTerms): LocalDate | null {
  const task = telephoneTask(state, office);
  return task === undefined ? null : addWorkingDays(terms.calendar, layerOf(terms, office), task.since, CALL_WITHIN);
}

function telephoneTask(state: CycleState, office: string): OfficerTask | undefined {
  return state.tasks.find((task) => task.kind === 'telephone' && task.office === office);
}

/** Whether silence still matters: something is open, nobody has given a sign, and nobody above was written to. */
function isWatched(request: RequestState, terms: CycleTerms): boolean {
  const above = terms.ladder.rungs.filter(isAboveFocalPoint);
  return (
    request.requestedOn !== null &&
    openRows(request).length > 0 &&
    !hasGivenSign(request) &&
    above.every(({ id }) => request.rungs[id] == null)
  );
}

function leftOn(state: CycleState, office: string, rung: string): LocalDate | null {
  const letter = state.letters[`${office}/${rung}`];
  return letter?.status === 'sent' ? letter.endedOn : null;
}

/** Day on which a letter left or was given up; null while it is on its way. */
function endedOn(state: CycleState, office: string, rung: string): LocalDate | null {
  const letter = state.letters[`${office}/${rung}`];
  return letter === undefined || letter.status === 'waiting' ? null : (letter.endedOn ?? letter.writtenOn);
}

function telephoneWords(state: CycleState, { office, rungs }: RequestState, terms: CycleTerms): string {
  const name = terms.offices.find((one) => one.id === office)?.name ?? office;
  const asked = leftOn(state, office, 'request');
  return (
    `telephone ${recipientWords(terms, office, ['focal-point', 'alternate'])} of ${name}: ` +
    `nothing has shown since ${asked ?? 'the request'} that anybody reads its mail; ` +
    `the alternate was written to on ${rungs[SILENT_RUNG] ?? 'no day'}. ` +
    `treaty-desk request log ${state.cycleId} ${office} --channel telephone --said "…" records the call`
  );
}
