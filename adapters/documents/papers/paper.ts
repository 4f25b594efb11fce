/** A piece of a paper, in reading order. */
export type PaperBlock =
  | { readonly kind: 'heading'; readonly text: string }
  /** Numbered through the paper where the paper says so. */
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'points'; readonly points: readonly string[] }
  /** A name and what it is, line by line. */
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [name: string, value: string])[] }
  | {
      readonly kind: 'table';
      readonly caption: string | null;
      readonly head: readonly string[];
      /** Shares of the width, one for each column. */
      readonly widths: readonly number[];
      /** `numbers`: columns from the second on that hold counts and stand to the right. */
      readonly numbers?: readonly number[];
      readonly rows: readonly (readonly string[])[];
    }
  /** Hashes and other text that is compared character by character. */
  | { readonly kind: 'code'; readonly lines: readonly string[] };

/** A paper of the Government that is no letter of the chase: a note, a cover letter, a brief. English. */
export interface Paper {
  /** Name of the file as its properties show it. */
  readonly title: string;
  /** Lines of the letterhead, the first ones small, the last one large. */
  readonly letterhead: readonly string[];
  readonly number: string | null;
  readonly placeAndDate: string | null;
  /** Stands in the middle below the head: `NOTE VERBALE`. */
  readonly caption: string | null;
  readonly addressee: { readonly lines: readonly string[]; readonly at: 'top' | 'bottom' } | null;
  readonly subject: string | null;
  readonly salutation: string | null;
  readonly numbered: boolean;
  readonly blocks: readonly PaperBlock[];
  /** The last paragraph, which bears no number: the assurances. */
  readonly close: string | null;
  readonly signature: readonly string[];
  readonly enclosures: readonly string[];
  /** Small print at the end. */
  readonly note: string | null;
  /** Printed in red on every page: `REHEARSAL`. */
  readonly mark: string | null;
}
