import type { LocalDate } from '../domain/calendar/calendar.ts';
import type { Contradiction } from '../domain/cycle/commands.ts';
import type { CycleState } from '../domain/cycle/state.ts';
import { figuresIn } from '../domain/matrix/figures-in-text.ts';
import type { RowAnswer } from '../domain/replies/reply.ts';
import { questionOf } from '../domain/requests/row.ts';
import { answerChecks } from './answer-checks.ts';
import type { Store } from './store-ports.ts';

/**
 * Figures in answers that have just come, and are kept, which another office's contradict: each pair once, this office's
 * figure first.
 *
 * @param today local date in Islamabad
 */
export async function contradictingFigures(
  store: Store,
  state: CycleState,
  office: string,
  came: readonly RowAnswer[],
  today: LocalDate,
): Promise<readonly Contradiction[]> {
  const rows = came.filter(({ status, text }) => status === 'answered' && figuresIn(text).length > 0);
  const request = state.requests[office];
  if (rows.length === 0 || request === undefined) return [];
  // Figures are compared within one question only.
  const questions = new Set(rows.map(({ row }) => questionOf(row)));
  const requests = Object.entries(state.requests).map(([id, one]) => {
    const own = Object.entries(one.rows).filter(([row]) => questions.has(questionOf(row)));
    return [id, { ...one, rows: Object.fromEntries(own) }] as const;
  });
  const checks = await answerChecks(store, { ...state, requests: Object.fromEntries(requests) }, office, today);
  const current = await store.answers.current(state.cycleId);
  const pairs: Contradiction[] = [];
  for (const { row, findings } of checks) {
    if (!rows.some((one) => one.row === row)) continue;
    for (const { code, other, figures } of findings) {
      if (code !== 'contradicts' || other === undefined || figures === undefined) continue;
      const on = current.find((one) => one.office === other.office && one.row === other.row)?.receivedOn ?? today;
      const own = { office, row, figure: figures.own, on: today };
      pairs.push({ figures: [own, { ...other, figure: figures.others, on }], of: figures.of });
    }
  }
  return pairs;
}
