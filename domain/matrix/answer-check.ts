import type { LocalDate } from '../calendar/calendar.ts';
import type { AskedFor, Disaggregation, FiguresAsked } from '../loi/instrument.ts';
import type { Province } from '../offices/office.ts';
import type { AnswerStatus } from '../replies/reply.ts';
import type { RowId } from '../requests/row.ts';
import type { EarlierAnswer } from './earlier-answer.ts';

/** How an answer stands before anybody has read it. */
export type AnswerStanding = 'answered' | 'thin' | 'missing';

/** What a rule can find wanting in an answer. */
export const FINDING_CODES = [
  'no-answer',
  'too-thin',
  'figures-missing',
  'years-missing',
  'disaggregation-missing',
  'cases-missing',
  'law-not-named',
  'budget-missing',
  'no-reason',
  'unchanged-copy',
  'repeats-question',
  'refers-elsewhere',
  'contradicts',
] as const;

/** One of them. */
export type FindingCode = (typeof FINDING_CODES)[number];

/** One thing that an answer lacks or that is wrong with it. */
export interface Finding {
  readonly code: FindingCode;
  /** What exactly is missing, as the office is told it: “Figures for 2022 and 2023; the answer gives 2019 to 2021.” */
  readonly says: string;
  /** Words of the question or of an answer that the rule went by; null where there are none. */
  readonly because: string | null;
  /** Of `years-missing` and `disaggregation-missing`. */
  readonly years?: readonly number[];
  readonly disaggregations?: readonly Disaggregation[];
  /** Of `contradicts`: the other office's row. */
  readonly other?: { readonly office: string; readonly row: RowId };
  /** Of `contradicts`: both figures as written, this office's first, and the year or years both are of. */
  readonly figures?: { readonly own: string; readonly others: string; readonly of: string | null };
}

/** An answer as the check reads it, with what its row asks for. */
export interface CheckedRow {
  readonly office: string;
  /** The province or territory the office answers for: it cannot break its figures down by province. Absent: the country. */
  readonly place?: Province;
  readonly row: RowId;
  /** What the row asks, the lead-in of its question included. */
  readonly question: string;
  readonly asksFor: readonly AskedFor[];
  /** Absent where no figures are asked for. */
  readonly figures?: FiguresAsked;
  /** Null where nothing came. */
  readonly answer: { readonly status: AnswerStatus; readonly text: string; readonly on: LocalDate } | null;
  /** Absent where nothing was answered before. */
  readonly earlier?: EarlierAnswer;
}

/** What the check says of one row. */
export interface AnswerCheck {
  readonly office: string;
  readonly row: RowId;
  readonly standing: AnswerStanding;
  readonly findings: readonly Finding[];
}
