/** A local date, `YYYY-MM-DD`, without time or zone. */
export type LocalDate = string;

/** The layers of the calendar; every other includes `federal`. */
export const LAYERS = [
  'federal',
  'punjab',
  'sindh',
  'khyber-pakhtunkhwa',
  'balochistan',
  'islamabad',
  'gilgit-baltistan',
  'azad-jammu-kashmir',
] as const;

/** One of the layers. */
export type LayerId = (typeof LAYERS)[number];

/** How sure a closed day can be: the same each year, ordered for this year, or computed beforehand. */
export const STANDINGS = ['fixed', 'notified', 'tentative'] as const;

/** How sure a closed day is; a tentative day (moon sighting) counts as closed and is marked wherever it shows. */
export type Standing = (typeof STANDINGS)[number];

/** One closed day of one layer. */
export interface ClosedDay {
  readonly date: LocalDate;
  readonly title: string;
  readonly layer: LayerId;
  readonly standing: Standing;
  /** The order or list it comes from, with its date. */
  readonly source: string;
}

/** Rules and dated orders in layers. Immutable; a change is a new version. */
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
}

/** One day of an explanation of a date. */
export interface ExplainedDay {
  readonly date: LocalDate;
  readonly counted: boolean;
  readonly why: string;
  readonly source: string | null;
}
