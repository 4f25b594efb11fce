import type { LocalDate } from '../calendar/calendar.ts';
import { addDays } from '../calendar/local-date.ts';
import { closedReason } from '../calendar/open-days.ts';
import { covers, heldBy, officeClock } from '../plan/office-due-on.ts';
import { layerOf } from './request-facts.ts';
import type { CycleTerms, ReasonedSuspension, RequestState, SuspensionHolder } from './state.ts';

/** One stop of an office's clock, with the working days it has cost so far. */
export interface LedgerSuspension {
  readonly holder: SuspensionHolder;
  /** First and last local day of it; the last is null while it has not ended. */
  readonly first: LocalDate;
  readonly last: LocalDate | null;
  readonly reason: string;
  /** Working days of the office in it, up to and including today. */
  readonly workingDays: number;
}

/** One day of an office's clock: whose it was. */
export interface LedgerDay {
  readonly date: LocalDate;
  /** Whether the day counts against the office's time to answer. */
  readonly counted: boolean;
  readonly why: string;
  /** The order behind a closed day; null otherwise. */
  readonly source: string | null;
}

/** The account of one office's time. All counts are working days in the office's own calendar, up to and including today. */
export interface ClockLedger {
  /** Local day zero. */
  readonly requestedOn: LocalDate;
  readonly budget: number;
  readonly granted: number;
  readonly used: number;
  /** Of budget and what was granted; negative by as many days as the office is late. */
  readonly left: number;
  readonly takenBySecretariat: number;
  readonly underRecess: number;
  readonly suspended: boolean;
  readonly dueOn: LocalDate;
  readonly suspensions: readonly LedgerSuspension[];
  /** Every day from day zero to the answer date, or to today where that is later. */
  readonly days: readonly LedgerDay[];
}

/**
 * The account of an office's time: what it was given, what it used, and who held the matter on each day.
 *
 * @param today local date in Islamabad
 * @returns null before the request was written
 */
export function clockLedger(request: RequestState, terms: CycleTerms, today: LocalDate): ClockLedger | null {
  const { requestedOn, budget, granted, suspensions } = request;
  if (requestedOn === null) return null;
  const { calendar } = terms;
  const layer = layerOf(terms, request.office);
  const time = { requestedOn, budgetWorkingDays: budget, extensionDays: granted, suspensions };
  const { dueOn, suspended, usedByOffice, takenBySecretariat, underRecess, left } = officeClock(
    time,
    calendar,
    layer,
    today,
  );
  const end = dueOn > today ? dueOn : today;
  const days: LedgerDay[] = [{ date: requestedOn, counted: false, why: 'day zero: asked', source: null }];
  let working = 0;
  for (let date = addDays(requestedOn, 1); date <= end; date = addDays(date, 1)) {
    const closed = closedReason(calendar, layer, date);
    const holder = heldBy(suspensions, date, today);
    if (closed !== null) days.push({ date, counted: false, why: closed.why, source: closed.source });
    else if (holder !== null) {
      const by = suspensions.find((s) => holderOf(s) === holder && covers(s, date, today));
      days.push({ date, counted: false, why: `${holder}: ${by?.reason ?? ''}`, source: null });
    } else {
      working += 1;
      const late = working > budget + granted ? ', after the answer date' : '';
      days.push({ date, counted: true, why: `working day ${working}${late}`, source: null });
    }
  }
  const open = days.filter(({ date }) => date <= today && closedReason(calendar, layer, date) === null);
  return {
    requestedOn,
    budget,
    granted,
    used: usedByOffice,
    left,
    takenBySecretariat,
    underRecess,
    suspended,
    dueOn,
    suspensions: suspensions.map((s) => ({
      holder: holderOf(s),
      first: addDays(s.from, 1),
      last: s.to === null || holderOf(s) === 'secretariat' ? s.to : addDays(s.to, -1),
      reason: s.reason,
      workingDays: open.filter(({ date }) => date > requestedOn && covers(s, date, today)).length,
    })),
    days,
  };
}

function holderOf({ holder = 'secretariat' }: ReasonedSuspension): SuspensionHolder {
  return holder;
}
