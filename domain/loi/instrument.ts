import type { LocalDate } from '../calendar/calendar.ts';

/** What a document may be. */
export const INSTRUMENT_KINDS = [
  'list-of-issues',
  'list-of-issues-prior-to-reporting',
  'list-of-themes',
  'advance-questions',
  'concluding-observations',
  'recommendations',
  'state-views',
  'communication',
  'corrigendum',
  'unknown',
] as const;

/** What a document is. Only some kinds ask something. */
export type InstrumentKind = (typeof INSTRUMENT_KINDS)[number];

/** What a question asks to be given. */
export type AskedFor = 'statistics' | 'cases' | 'legislation' | 'measures' | 'budget' | 'training' | 'information';

/** By what figures are to be broken down. */
export const DISAGGREGATIONS = [
  'sex',
  'age',
  'province',
  'location',
  'disability',
  'ethnic-origin',
  'religion',
  'nationality',
  'income',
  'offence',
  'relationship',
  'outcome',
] as const;

/** One of the breakdowns; `location` is rural or urban, district or place, `province` the federating units. */
export type Disaggregation = (typeof DISAGGREGATIONS)[number];

/** How figures are asked for. */
export interface FiguresAsked {
  /** In the order in which the text names them; empty where it names none. */
  readonly disaggregatedBy: readonly Disaggregation[];
  /** First and last year, inclusive; null where the text names none (“recent years” is no year). */
  readonly years: readonly [number, number] | null;
  /** First year where the text names no last one (“since 2020”); absent else. */
  readonly since?: number;
}

/** A lettered or implied sub-question. Id `q4.b`; a question without parts has none and is its own row. */
export interface Part {
  readonly id: string;
  readonly label: string | null;
  readonly text: string;
  /** What this part asks for; absent in readings of earlier versions, where the question's holds. */
  readonly asksFor?: readonly AskedFor[];
  /** Absent where no figures are asked for. */
  readonly figures?: FiguresAsked;
}

/** One numbered paragraph of an instrument that asks something. Ids `q1`, `q2`, … whether or not a number is printed. */
export interface Question {
  readonly id: string;
  /** As printed, else null. */
  readonly number: string | null;
  /** Id of the section it stands in. */
  readonly section: string | null;
  readonly text: string;
  readonly parts: readonly Part[];
  /** Articles of the treaty, not of domestic law. */
  readonly articles: readonly string[];
  /** Paragraphs of the State's report or of earlier observations that it refers to. */
  readonly paragraphRefs: readonly string[];
  readonly asksFor: readonly AskedFor[];
  /** Absent where no figures are asked for, and in readings of earlier versions. */
  readonly figures?: FiguresAsked;
}

/** A heading of the instrument; it may hold no question. */
export interface Section {
  readonly id: string;
  readonly level: number;
  readonly heading: string;
  readonly parent: string | null;
}

/** A recommendation with the State's position where the document states one. */
export interface Recommendation {
  readonly id: string;
  readonly number: string;
  readonly text: string | null;
  readonly position: 'supported' | 'noted' | null;
  /** States that made it, as printed in brackets behind it; absent where none is printed. */
  readonly recommendedBy?: readonly string[];
}

/** Something that could not be read for certain; never guessed instead. */
export interface Doubt {
  /** Stable word: `no-deadline`, `lines-not-read`, `lost-numbers`, … */
  readonly code: string;
  readonly message: string;
  /** First and last line concerned, from 1; null when it concerns the whole. */
  readonly lines: readonly [number, number] | null;
}

/** What concluding observations ask to be told before, and with, the next report. */
export interface FollowUpStated {
  /** Paragraphs as printed: `18`, `32 (a)`. */
  readonly paragraphs: readonly string[];
  readonly dueOn: LocalDate | null;
  /** A period that is printed, in calendar months from the adoption. */
  readonly months: number | null;
}

/** What a reader understood of an instrument. A field that is not in the text is null. */
export interface InstrumentReading {
  readonly kind: InstrumentKind;
  readonly symbol: string | null;
  readonly committee: string | null;
  readonly state: string | null;
  readonly publishedOn: LocalDate | null;
  readonly deadline: LocalDate | null;
  readonly wordLimit: number | null;
  readonly pageLimit: number | null;
  /** How the limit is worded: “maximum” or “preferably”; null where none is stated, absent in earlier readings. */
  readonly limitIs?: 'maximum' | 'preferably' | null;
  /** Symbol of the report the instrument is about, which is not its own; absent in earlier readings. */
  readonly reportSymbol?: string | null;
  readonly language: string | null;
  /** Of concluding observations: the paragraphs chosen for follow-up; absent for other documents. */
  readonly followUp?: FollowUpStated;
  /** Of concluding observations: the day the next report is due; absent for other documents. */
  readonly nextReportOn?: LocalDate | null;
  readonly sections: readonly Section[];
  readonly questions: readonly Question[];
  readonly recommendations: readonly Recommendation[];
  readonly doubts: readonly Doubt[];
  /**
   * For each field found, its wording and the characters it stands at (`to` exclusive); so for each section (`sections.s3`),
   * question (`questions.q4`), part (`questions.q4.b`) and recommendation (`recommendations.r2`).
   */
  readonly sources: Readonly<Record<string, { readonly wording: string; readonly from: number; readonly to: number }>>;
}
