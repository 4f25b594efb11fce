import type { AskedFor, Doubt, InstrumentReading, Part, Question, Section } from './instrument.ts';

/** Fields of a reading that stand for themselves. */
export const READING_FIELDS = [
  'kind',
  'symbol',
  'committee',
  'state',
  'publishedOn',
  'deadline',
  'wordLimit',
  'pageLimit',
  'limitIs',
  'reportSymbol',
  'language',
] as const satisfies readonly (keyof InstrumentReading)[];

/** One of them. */
export type ReadingField = (typeof READING_FIELDS)[number];

/**
 * One thing that is otherwise than it was read. What makes something new names its id (`makes`), so that it keeps it
 * whatever else is corrected or taken back; without one it gets the next free id when it is applied.
 */
export type ReadingChange =
  | { readonly type: 'set-field'; readonly field: ReadingField; readonly value: string | number | null }
  | {
      readonly type: 'change-question';
      readonly question: string;
      /** A new text is read anew: parts that are still there keep their ids. */
      readonly to: Partial<Pick<Question, 'number' | 'section' | 'text' | 'articles' | 'paragraphRefs' | 'asksFor'>>;
    }
  /** `at`: the words with which the second question begins; they occur once in the text, and not at its start. */
  | { readonly type: 'split-question'; readonly question: string; readonly at: string; readonly makes?: string }
  /** The second one's text follows the first one's, under the first one's id. */
  | { readonly type: 'merge-questions'; readonly question: string; readonly with: string }
  | {
      readonly type: 'add-question';
      /** Question it follows; null: it comes first. */
      readonly after: string | null;
      readonly text: string;
      readonly number?: string | null;
      /** Left out: the section of the question it follows. */
      readonly section?: string | null;
      readonly makes?: string;
    }
  | { readonly type: 'remove-question'; readonly question: string }
  | { readonly type: 'move-question'; readonly question: string; readonly after: string | null }
  | {
      readonly type: 'change-part';
      readonly part: string;
      readonly to: Partial<Pick<Part, 'label' | 'text'>> & { readonly asksFor?: readonly AskedFor[] };
    }
  | {
      readonly type: 'add-part';
      readonly question: string;
      /** Part it follows; null: it comes first. Left out: it comes last. */
      readonly after?: string | null;
      readonly label: string | null;
      readonly text: string;
      readonly makes?: string;
    }
  | { readonly type: 'merge-parts'; readonly part: string; readonly with: string }
  | { readonly type: 'remove-part'; readonly part: string }
  | {
      readonly type: 'add-section';
      readonly heading: string;
      readonly level: number;
      /** Section it follows; null: it comes first. */
      readonly after: string | null;
      readonly makes?: string;
    }
  | {
      readonly type: 'change-section';
      readonly section: string;
      readonly to: Partial<Pick<Section, 'heading' | 'level'>>;
    }
  | { readonly type: 'remove-section'; readonly section: string }
  /** What could not be read for certain of a document that corrects the list. */
  | { readonly type: 'note-doubt'; readonly doubt: Doubt }
  /** An officer has looked, and it is as it was read. */
  | { readonly type: 'settle-doubt'; readonly code: string; readonly lines: Doubt['lines'] };

/** A change of one type. */
export type ChangeOf<T extends ReadingChange['type']> = Extract<ReadingChange, { type: T }>;

/** A reading after a change; or why it cannot be changed so, with what would have been accepted. */
export type ChangedReading = { readonly reading: InstrumentReading } | { readonly why: string };

/**
 * The next free id after the highest in use.
 * @example freeId('q', new Set(['q1', 'q12'])) // 'q13'
 */
export function freeId(prefix: string, taken: ReadonlySet<string>): string {
  const numbers = [...taken].map((id) => Number(new RegExp(`^${prefix}(\\d+)$`, 'u').exec(id)?.[1] ?? 0));
  return `${prefix}${Math.max(0, ...numbers) + 1}`;
}
