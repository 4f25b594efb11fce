import type { LocalDate } from '../calendar/calendar.ts';
import type { CycleEvent } from './events.ts';
import { recipientWords } from './recipient-words.ts';
import type { CycleState, CycleTerms, OfficerTask } from './state.ts';

/** A letter that no mail delivers, with what it failed by. */
export interface Undelivered {
  readonly office: string;
  readonly rung: string;
  readonly reason: string;
}

/**
 * The next channel after mail: the telephone, or the printed letter where the telephone was tried before. Where the
 * request itself did not arrive it is the one to bring: no office is reminded of what it was never asked.
 */
export function nextChannel(
  state: CycleState,
  terms: CycleTerms,
  of: Undelivered,
  today: LocalDate,
): readonly CycleEvent[] {
  const { office } = of;
  const rung = state.letters[`${office}/request`]?.status === 'failed' ? 'request' : of.rung;
  const printing = openTask(state, 'print-letter', office);
  if (printing !== undefined) return printing.rung === rung ? [] : [printLetter(state, office, rung, today)];
  const calling = openTask(state, 'telephone', office);
  const task: OfficerTask = {
    id: `telephone/${office}`,
    kind: 'telephone',
    office,
    since: calling?.rung === undefined ? today : calling.since,
    text: telephoneWords(state, terms, { ...of, rung }),
    rung,
  };
  return [{ type: 'task-opened', task }];
}

/** After a call that nobody answered: the letter is carried on paper. */
export function toPrint(state: CycleState, call: OfficerTask, by: string, today: LocalDate): readonly CycleEvent[] {
  const { office, rung } = call;
  if (office === null || rung === undefined) return [];
  return [{ type: 'task-done', task: call.id, by }, printLetter(state, office, rung, today)];
}

/** The open task to telephone an office because a letter reaches it by no mail. */
export function callForLetter(state: CycleState, office: string): OfficerTask | undefined {
  const call = openTask(state, 'telephone', office);
  return call?.rung === undefined ? undefined : call;
}

function openTask(state: CycleState, kind: OfficerTask['kind'], office: string): OfficerTask | undefined {
  return state.tasks.find((task) => task.kind === kind && task.office === office);
}

function printLetter(
  { cycleId }: CycleState,
  office: string,
  rung: string,
  today: LocalDate,
): Extract<CycleEvent, { type: 'task-opened' }> {
  const of = `${cycleId} ${office}`;
  const text =
    `print, sign and send the letter ${rung} by dak: neither mail nor telephone has reached the office. ` +
    `treaty-desk letter print ${of} ${rung} --out FILE.docx makes it; ` +
    `treaty-desk request log ${of} --channel dak --carried ${rung} --said "…" records that it left, and the office’s days count from then`;
  return {
    type: 'task-opened',
    task: { id: `print-letter/${office}`, kind: 'print-letter', office, since: today, text, rung },
  };
}

function telephoneWords({ cycleId }: CycleState, terms: CycleTerms, { office, rung, reason }: Undelivered): string {
  const { name = office, telephone } = terms.offices.find((one) => one.id === office) ?? {};
  const number = telephone === undefined ? 'its number is not entered here' : telephone;
  return (
    `telephone ${recipientWords(terms, office, ['focal-point', 'alternate'])} of ${name} (${number}): ` +
    `no mail brings it the letter ${rung} (${reason}). ` +
    `treaty-desk request log ${cycleId} ${office} --channel telephone --reached --said "…" records the call, ` +
    `--nobody one that nobody took; the printed letter comes next`
  );
}
