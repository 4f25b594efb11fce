/** One line of a bench's table. */
export interface BenchLine {
  readonly what: string;
  readonly ours: number;
  /** What the bare workflow needed for the same; absent where there is nothing to set beside. */
  readonly bare?: number;
  /** `ours` to `bare`. */
  readonly ratio?: number;
  /** The ratio, or else the number, that may not be passed; absent: none is stated. */
  readonly limit?: number;
  /** The ratio, or else the number, that has to be reached; absent: none is stated. */
  readonly least?: number;
}

/** What one bench measured, in one run on one machine. */
export interface BenchResult {
  readonly bench: string;
  /** What was run, in a sentence. */
  readonly of: string;
  readonly lines: readonly BenchLine[];
}

/** How much is run. */
export interface BenchSizes {
  /** Offices of the cycle of `plan` and `ladder`. */
  readonly offices: number;
  /** Requests that fall due at one minute in `burst`. */
  readonly requests: number;
  /** Messages that arrive at once in `mail`. */
  readonly messages: number;
  /** Damaged messages that are read in `fuzz`. */
  readonly damaged: number;
}

/** Progress, a line each. */
export type Say = (line: string) => void;

/** Ours beside the bare workflow's, with the ratio. */
export function beside(what: string, ours: number, bare: number, limit?: number): BenchLine {
  return { what, ours, bare, ratio: ours / bare, ...(limit === undefined ? {} : { limit }) };
}

/** The lines whose limit is passed or not reached. A bench that measured nothing has kept no limit either. */
export function broken({ lines }: BenchResult): readonly BenchLine[] {
  return lines.filter((line) => {
    const value = line.ratio ?? line.ours;
    const above = line.limit !== undefined && !(value <= line.limit);
    return above || (line.least !== undefined && !(value >= line.least));
  });
}
