import type { LocalDate } from '../../../domain/calendar/calendar.ts';
import type { LetterRow, LetterView } from '../../../domain/requests/letter-view.ts';
import type { Direction } from './bidi.ts';
import type { LetterWords } from './blocks.ts';

/** A language letters are written in. */
export type LetterLanguage = 'en' | 'ur';

/**
 * Everything a letter says in one language. Plain functions of a view and no message catalogue: a letter is whole
 * paragraphs whose grammar hangs on its form (memorandum, letter, demi-official), and the compiler sees that neither
 * language lacks one.
 */
export interface Wording {
  readonly language: LetterLanguage;
  readonly direction: Direction;
  /** Lines of the head; the first is the Government's, the second the Ministry's. */
  readonly head: readonly string[];
  readonly rehearsal: string;
  readonly memorandum: string;
  readonly labels: {
    readonly to: string;
    readonly subject: string;
    readonly copyTo: string;
    readonly number: string;
    readonly question: string;
    readonly date: string;
    readonly channel: string;
    readonly what: string;
  };
  /** Ends the lines of an address: between them, and after the last. */
  readonly addressMarks: readonly [between: string, last: string];
  readonly words: (view: LetterView) => LetterWords;
  readonly number: (view: LetterView) => string;
  readonly placeAndDate: (view: LetterView) => string;
  readonly date: (on: LocalDate) => string;
  /** A city in an address. */
  readonly place: (name: string) => string;
  /** A rung's title as it stands above a letter. */
  readonly title: (title: string) => string;
  readonly instrument: (view: LetterView) => string;
  readonly salutation: (view: LetterView) => string;
  readonly close: (view: LetterView) => string;
  readonly telephone: (number: string) => string;
  /** Stands for the list of questions where the other language of the same letter has it whole. */
  readonly rowsAbove: (rows: readonly LetterRow[]) => string;
  readonly digest: DigestWording;
}

/** What stands over several letters of one mail. */
export interface DigestWording {
  /** How many there are and for whom, for the subject line. */
  readonly subject: (letters: readonly LetterView[]) => string;
  /** Paragraphs at the head of the mail. */
  readonly introduction: (letters: readonly LetterView[]) => readonly string[];
  readonly contentsLine: (view: LetterView) => string;
  readonly more: (count: number) => string;
}
