import type { CycleCommand } from './commands.ts';
import type { CycleTerms, CycleVersions } from './state.ts';

/** Whether two sets of versions are the same. */
export function sameVersions(one: CycleVersions, other: CycleVersions): boolean {
  const keys = ['offices', 'calendar', 'ladder', 'clearanceLadder', 'procedure', 'procedureId'] as const;
  return keys.every((key) => one[key] === other[key]);
}

/**
 * The versions a cycle runs on after a change: those asked for, the others as they are. A calendar order never takes a
 * cycle back to an older calendar: a newer one came after the order and has it in it.
 *
 * @param order id of the calendar order behind the change, null where there is none
 */
export function versionsAfter(
  present: CycleVersions,
  asked: Partial<CycleVersions>,
  order: string | null,
): CycleVersions {
  const after = { ...present, ...asked };
  return order === null ? after : { ...after, calendar: Math.max(after.calendar, present.calendar) };
}

/** The rules a cycle runs on once a command is carried out. */
export function termsAfter(terms: CycleTerms, command: CycleCommand): CycleTerms {
  if (command.type === 'adopt-terms') return command.terms;
  if (command.type !== 'amend-list') return terms;
  const { questions, wordLimit } = command.amendment;
  return { ...terms, questions, wordLimit };
}
