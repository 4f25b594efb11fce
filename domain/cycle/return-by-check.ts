import type { LocalDate } from '../calendar/calendar.ts';
import { workingDaysBetween } from '../calendar/open-days.ts';
import type { RowId } from '../requests/row.ts';
import type { CommandOf, CycleCommand } from './commands.ts';
import { layerOf, plannedOn } from './request-facts.ts';
import type { CycleState, CycleTerms } from './state.ts';

/**
 * Working days before the answers close in which nothing is sent back without a person: an office would have no time
 * left to complete it.
 * @source ours, 2026-11-24; to be confirmed by the ministry
 */
const LAST_DAYS = 4;
/** How often the cycle sends the answer to one row back by itself; then it is for an officer. Ours, to be confirmed. */
const MOST_RETURNS = 2;

/** Answers of an office that the check would send back. */
export interface SentBack {
  readonly office: string;
  readonly rows: readonly RowId[];
  /** In the register's words. */
  readonly reason: string;
  /** Hash of what is wanting in each. */
  readonly findings: string;
  /** By what the text of each is known again. */
  readonly texts: Readonly<Record<RowId, string>>;
}

/**
 * From which standing on this cycle returns answers by itself today; null where it does not: no policy says so, the
 * text is put together, or the answers are about to close.
 */
export function returnsByItself(
  state: CycleState,
  terms: CycleTerms,
  office: string,
  today: LocalDate,
): 'missing' | 'thin' | null {
  const policy = terms.procedure.returnByCheck ?? 'officer';
  if ((terms.rules ?? 1) < 3 || policy === 'officer') return null;
  if (state.consolidation !== null || state.reached['answers-closed'] !== undefined) return null;
  const closes = plannedOn(state, 'answers-closed');
  const enough =
    closes !== null && workingDaysBetween(terms.calendar, layerOf(terms, office), today, closes) > LAST_DAYS;
  return enough ? policy : null;
}

/** Rows that a message of an office has just answered, of which the cycle may return the answers. */
export function justAnswered(state: CycleState, reply: CommandOf<'record-reply'>['reply']): readonly RowId[] {
  const rows = state.requests[reply.office]?.rows ?? {};
  return reply.answers.flatMap(({ row }) => (rows[row] === 'answered' || rows[row] === 'no-data' ? [row] : []));
}

/**
 * The command by which the cycle sends answers back by itself: never a text that went back before, and not a third
 * time; null where nothing is left.
 */
export function sendBack(state: CycleState, found: SentBack): CycleCommand | null {
  const { office, reason, findings, texts } = found;
  const before = state.requests[office]?.returned ?? {};
  const rows = found.rows.filter((row) => {
    const keys = before[row] ?? [];
    return keys.length < MOST_RETURNS && !keys.includes(texts[row] ?? '');
  });
  if (rows.length === 0) return null;
  return { type: 'change-rows', office, rows, to: 'open', by: 'procedure', reason, findings, texts };
}
