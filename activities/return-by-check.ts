import type { LocalDate } from '../domain/calendar/calendar.ts';
import type { SentBack } from '../domain/cycle/return-by-check.ts';
import type { CycleState } from '../domain/cycle/state.ts';
import type { Finding } from '../domain/matrix/answer-check.ts';
import type { RowId } from '../domain/requests/row.ts';
import { answerChecks, saveFindings, textKey, type CheckedAnswer } from './answer-checks.ts';
import type { Store } from './store-ports.ts';

/** From which standing on an answer goes back. */
export type ReturnFrom = 'missing' | 'thin';

/** What goes back, with the check it is for. */
export interface ToReturn extends SentBack {
  readonly checks: readonly CheckedAnswer[];
}

/**
 * Which answers of an office would go back by the check and what the letter would name, kept in the store; null where
 * none would. What a person accepted never does.
 *
 * @param rows only these; empty: all
 * @throws DeskError `cycle-unknown`
 */
export async function answersToReturn(
  store: Store,
  state: CycleState,
  office: string,
  { from, rows, today }: { readonly from: ReturnFrom; readonly rows: readonly RowId[]; readonly today: LocalDate },
): Promise<ToReturn | null> {
  const checks = (await answerChecks(store, state, office, today)).filter(
    ({ row, state: now, standing, answer }) =>
      (rows.length === 0 || rows.includes(row)) &&
      (now === 'answered' || now === 'no-data') &&
      answer !== null &&
      (standing === 'missing' || (standing === 'thin' && from === 'thin')),
  );
  if (checks.length === 0) return null;
  const findings = Object.fromEntries(checks.map(({ row, findings: its }) => [row, its.filter(isTheirs)]));
  return {
    office,
    rows: checks.map(({ row }) => row),
    reason: reasonOf(checks),
    findings: await saveFindings(store, findings),
    texts: Object.fromEntries(checks.map(({ row, answer }) => [row, textKey(answer!.text)])),
    checks,
  };
}

/** Whether a finding is the office's own to mend; a contradiction is for both offices, by a letter of its own. */
function isTheirs({ code }: Finding): boolean {
  return code !== 'contradicts';
}

/** In the register: how many answers went back, and for what. */
function reasonOf(checks: readonly CheckedAnswer[]): string {
  const codes = [...new Set(checks.flatMap(({ findings }) => findings.filter(isTheirs).map(({ code }) => code)))];
  return `the completeness check found wanting: ${codes.join(', ').replaceAll('-', ' ')}`;
}
