import type { CheckedAnswer } from '../activities/answer-checks.ts';
import { answersToReturn, type ToReturn } from '../activities/return-by-check.ts';
import type { Store } from '../activities/store-ports.ts';
import { DeskError } from '../contracts/errors.ts';
import type { CycleRequest } from '../contracts/workflows.ts';
import type { LocalDate } from '../domain/calendar/calendar.ts';
import { DAYS_TO_RECONCILE } from '../domain/cycle/decide-reconcile.ts';
import type { ContestedFigure, CycleState } from '../domain/cycle/state.ts';
import type { RowId } from '../domain/requests/row.ts';

/**
 * The answers of an office that the check finds wanting, with the request that returns them.
 *
 * @param rows only these; empty: all
 * @throws DeskError `refused` where nothing is wanting, `cycle-unknown`
 */
export async function returnByCheck(
  store: Store,
  state: CycleState,
  office: string,
  { rows, by, today }: { readonly rows: readonly RowId[]; readonly by: string; readonly today: LocalDate },
): Promise<{ readonly found: ToReturn; readonly request: CycleRequest }> {
  const found = await answersToReturn(store, state, office, { from: 'thin', rows, today });
  if (found === null) {
    const of = rows.length === 0 ? '' : ` in ${rows.join(', ')}`;
    throw new DeskError(
      'refused',
      `The check finds nothing wanting in the answers of ${office}${of}.`,
      'What a person accepted is never returned by it. To return an answer all the same, give a --reason in words.',
    );
  }
  const { reason, findings, texts } = found;
  return { found, request: { type: 'change-rows', office, rows: found.rows, to: 'open', by, reason, findings, texts } };
}

/**
 * The request that asks two offices which of their figures holds, from what the check found.
 *
 * @param checks of every office of the cycle
 * @param against office of the other figure; left out where there is only one
 * @throws DeskError `refused` where no figure of the row is contradicted, or by several offices and none is named
 */
export function reconcileRequest(
  checks: readonly CheckedAnswer[],
  { office, row, against }: { readonly office: string; readonly row: RowId; readonly against?: string | undefined },
  { by, workingDays = DAYS_TO_RECONCILE }: { readonly by: string; readonly workingDays?: number | undefined },
): CycleRequest {
  const own = checks.find((check) => check.office === office && check.row === row);
  const all = (own?.findings ?? []).filter(({ code, other }) => code === 'contradicts' && other !== undefined);
  const found = all.filter(({ other }) => against === undefined || other?.office === against);
  const offices = all.map(({ other }) => other?.office ?? '');
  const [one, more] = found;
  if (own === undefined || one?.other === undefined || one.figures === undefined)
    throw new DeskError(
      'refused',
      `No figure of ${office} in ${row} contradicts another office's.`,
      offices.length === 0 ? 'answer check shows those that do.' : `It contradicts: ${offices.join(', ')}.`,
    );
  if (more !== undefined)
    throw new DeskError(
      'refused',
      `${row} of ${office} contradicts several offices.`,
      `One of: ${offices.join(', ')}.`,
    );
  const { other, figures } = one;
  const on = (of: { readonly office: string; readonly row: RowId }): LocalDate =>
    checks.find((check) => check.office === of.office && check.row === of.row)?.answer?.receivedOn ?? '';
  const side = (of: { readonly office: string; readonly row: RowId }, figure: string): ContestedFigure => {
    return { office: of.office, row: of.row, figure, on: on(of) };
  };
  return {
    type: 'ask-reconcile',
    figures: [side({ office, row }, figures.own), side(other, figures.others)],
    of: figures.of,
    workingDays,
    by,
  };
}
