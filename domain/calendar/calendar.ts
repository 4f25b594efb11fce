/** A local date, `YYYY-MM-DD`, without time or zone. */
export type LocalDate = string;

/**
 * The layers of the calendar: the federation, provinces and territories under it, and under each of these the offices
 * that keep a six-day week.
 */
export const LAYERS = [
  'federal',
  'punjab',
  'sindh',
  'khyber-pakhtunkhwa',
  'balochistan',
  'islamabad',
  'gilgit-baltistan',
  'azad-jammu-kashmir',
  'federal-six-day',
  'punjab-six-day',
  'sindh-six-day',
  'khyber-pakhtunkhwa-six-day',
  'balochistan-six-day',
  'islamabad-six-day',
  'gilgit-baltistan-six-day',
  'azad-jammu-kashmir-six-day',
] as const;

/** One of the layers. */
export type LayerId = (typeof LAYERS)[number];

/** How sure a closed day can be: the same each year, ordered for this year, expected beforehand, or ordered and taken back. */
export const STANDINGS = ['fixed', 'gazetted', 'tentative', 'withdrawn'] as const;

/**
 * How sure a closed day is. A tentative day (moon sighting) counts as closed and is marked wherever it shows; a
 * withdrawn one closes nothing and takes back the day of the same title on its date.
 */
export type Standing = (typeof STANDINGS)[number];

/** The two weeks that offices keep, told apart by their weekly days off: one day is a six-day week, more a five-day one. */
export const WEEKS = ['five-day', 'six-day'] as const;

/** One of the two weeks. */
export type Week = (typeof WEEKS)[number];

/**
 * One closed day of one layer; or, where its standing is `withdrawn`, the end of one: offices of the layer and of those
 * below it then work on the date although an entry of the same title, of this layer or one above, would close it. An
 * entry notified after the withdrawal stands all the same.
 */
export interface ClosedDay {
  readonly date: LocalDate;
  readonly title: string;
  readonly layer: LayerId;
  readonly standing: Standing;
  /** The order or list it comes from, with its date. */
  readonly source: string;
  /** Date of the notification; null or absent where none is known. */
  readonly notifiedOn?: LocalDate | null;
  /** Id of the order it came by; absent where it came with the calendar. */
  readonly order?: string;
  /** Closes only the offices that keep this week; absent: all of the layer. */
  readonly week?: Week;
}

/** A day that is closed on the same date in each year of a span. */
export interface YearlyDay {
  /** 1 to 12. */
  readonly month: number;
  /** Day of the month; 29 February exists in leap years only. */
  readonly day: number;
  readonly title: string;
  readonly layer: LayerId;
  /** First year in which it is kept. */
  readonly fromYear: number;
  /** Last year in which it is kept; null while there is no end. */
  readonly untilYear: number | null;
  readonly source: string;
  readonly notifiedOn: LocalDate | null;
}

/** How sure a span of dates is that is ordered afresh each time. */
export type SpanStanding = Extract<Standing, 'gazetted' | 'tentative'>;

/** Days, both ends included, on which the offices of a layer are in recess: no working days, and no mail. */
export interface Recess {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly layer: LayerId;
  readonly title: string;
  readonly source: string;
  readonly notifiedOn: LocalDate | null;
  readonly standing: SpanStanding;
  /** Id of the order it came by; absent where it came with the calendar. */
  readonly order?: string;
  /** Only the offices that keep this week; absent: all of the layer. */
  readonly week?: Week;
}

/** Hours of one day, `HH:MM`, in the calendar's zone; work ends before `closes`, on a Friday before `fridayCloses`. */
export interface DayHours {
  readonly opens: string;
  readonly closes: string;
  readonly fridayCloses: string;
}

/** Hours that the offices of a layer keep on a span of dates, both ends included (Ramadan). */
export interface OfficeHours extends DayHours {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly layer: LayerId;
  readonly title: string;
  readonly source: string;
  readonly standing: SpanStanding;
  readonly notifiedOn?: LocalDate | null;
  /** Id of the order it came by; absent where it came with the calendar. */
  readonly order?: string;
}

/** Rules and dated orders in layers. Immutable; a change is a new version. An optional list that is empty is left out. */
export interface Calendar {
  readonly version: string;
  /** IANA zone of the offices: `Asia/Karachi`. */
  readonly zone: string;
  readonly layers: readonly {
    readonly id: LayerId;
    readonly parent: LayerId | null;
    /** Weekly days off, ISO numbers (6 Saturday, 7 Sunday). */
    readonly weeklyOff: readonly number[];
  }[];
  readonly closed: readonly ClosedDay[];
  /** Days that are the same each year. */
  readonly rules?: readonly YearlyDay[];
  readonly recesses?: readonly Recess[];
  /** Hours other than the usual, for a span of dates. */
  readonly hours?: readonly OfficeHours[];
  /** Hours in which mail may leave, on days without hours of their own. */
  readonly sendingHours?: DayHours & { readonly source: string };
}

/** One day of an explanation of a date. */
export interface ExplainedDay {
  readonly date: LocalDate;
  readonly counted: boolean;
  readonly why: string;
  readonly source: string | null;
}
