/** A figure that a text gives. */
export interface Figure {
  /** Multiplied out: `1.5 million` is 1500000, `Rs. 2 crore` 20000000. Of “no case was reported”: 0. */
  readonly value: number;
  /** As written, the word that multiplies it included. */
  readonly wording: string;
  /** `percent`, `PKR`, `USD`, or what is counted (`cases`, `women`); null where the text does not tell. */
  readonly unit: string | null;
  /** Year it is of, null where none is told or it is of several. */
  readonly year: number | null;
  /** First and last year it is of, inclusive, where those are two: `2019–2023`, `FY 2022-23`. */
  readonly period: readonly [first: number, last: number] | null;
  /** The clause it stands in; of a table, the labels of its row and column. */
  readonly about: string;
  /** First character of the wording, and the first after it. */
  readonly from: number;
  readonly to: number;
}

/** A number as it stands, before it is known what it is of. */
export interface Token {
  readonly value: number;
  readonly from: number;
  readonly to: number;
  readonly unit: string | null;
}

/** Years as they hold for figures: a first and a last. */
export interface Years {
  readonly first: number;
  readonly last: number;
  readonly from: number;
  readonly to: number;
}

const LENGTH_OF_ABOUT = 240;

/** A figure made of a number, what it counts and the years it is of. */
export function figureOf({ value, from, to }: Token, unit: string | null, years: Years | null, about: string): Figure {
  const one = years !== null && years.first === years.last;
  return {
    value,
    wording: '',
    unit,
    year: one ? years.first : null,
    period: years === null || one ? null : [years.first, years.last],
    about: about.replace(/\s+/gu, ' ').slice(0, LENGTH_OF_ABOUT),
    from,
    to,
  };
}
