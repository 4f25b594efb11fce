import type { LocalDate } from '../domain/calendar/calendar.ts';
import type { CycleTerms } from '../domain/cycle/state.ts';
import type { ReadingCorrection } from '../domain/loi/corrections.ts';
import type { InstrumentReading } from '../domain/loi/instrument.ts';
import type { ListChanges } from '../domain/loi/list-changes.ts';

/** What stands beside the reading of a stored list once it is not the machine's own any more. */
export interface CorrectedList {
  /** The machine's own reading; `reading` is what is used. Absent: the same. */
  readonly asRead?: InstrumentReading;
  /** What was changed, in order; absent: nothing. */
  readonly corrections?: readonly ReadingCorrection[];
  /** Corrections that were taken back; their ids are not given again. */
  readonly takenBack?: readonly ReadingCorrection[];
  /** Hash of the amended list in force; absent: the list as it was first stored. */
  readonly list?: string;
}

/** A list that takes the place of another in a running cycle; content, never changed. */
export interface AmendedList {
  readonly reading: InstrumentReading;
  readonly corrections: readonly ReadingCorrection[];
  readonly takenBack: readonly ReadingCorrection[];
  readonly wordLimit: CycleTerms['wordLimit'];
  /** Hash of the list it was made from; null for the first. */
  readonly from: string | null;
  /** What differs from that, in the words of both. */
  readonly changes: ListChanges;
}

/** One list of a cycle after the first, with who put it in force. */
export interface ListVersion {
  /** From 1. */
  readonly version: number;
  /** Hash of the amended list. */
  readonly list: string;
  /** Local date in Islamabad. */
  readonly on: LocalDate;
  readonly by: string;
  readonly reason: string;
}
