import type { RequestState } from '../cycle/state.ts';
import type { InstrumentReading } from '../loi/instrument.ts';
import type { LocalDate } from '../calendar/calendar.ts';
import type { QuestionAssignment } from '../questions/assignment.ts';
import type { RowId } from '../requests/row.ts';
import type { LimitVerdict, WordLimit } from './count-words.ts';
import type { DraftVersion, OutdatedDraft } from './draft.ts';

/** What an office wrote for one row, and where it came from. */
export interface OfficeAnswer {
  readonly office: string;
  readonly row: RowId;
  readonly text: string;
  /** Id of the message (or log entry) it was read from. */
  readonly source: string;
}

/** Everything a consolidation is made of. */
export interface ConsolidationInput {
  readonly list: Pick<InstrumentReading, 'sections' | 'questions'>;
  readonly assignments: readonly Pick<QuestionAssignment, 'question' | 'lead' | 'supporting'>[];
  readonly requests: readonly Pick<RequestState, 'office' | 'rows'>[];
  /** The latest for each office and row; one of a row that is open again is left out. */
  readonly answers: readonly OfficeAnswer[];
  /** By office id; an office without a name is shown by its id. */
  readonly officeNames: Readonly<Record<string, string>>;
  readonly limit: WordLimit | null;
  /** The newest version of the State's text at each place; absent: none was written. */
  readonly drafts?: readonly DraftVersion[];
}

/** One office's words in the State's text, with where they come from. */
export interface ConsolidatedPart extends OfficeAnswer {
  readonly officeName: string;
  /** Letter of the part it answers, null for the question as a whole. */
  readonly label: string | null;
}

/** What the State says to one question. */
export interface ConsolidatedParagraph {
  readonly question: string;
  /** As printed in the list, else null. */
  readonly number: string | null;
  /** Letters of the parts to which an answer is owed, in order; a lone null where the question is answered as a whole. */
  readonly labels: readonly (string | null)[];
  /** By part in the order of the list; within a part the lead's first, then the supporting offices'. */
  readonly parts: readonly ConsolidatedPart[];
  /** What is missing, in a sentence for an officer; null where nothing is. */
  readonly gap: string | null;
  /** The State's text where it was drafted: the newest version of each place, which then stands for the answers. Absent: none. */
  readonly drafts?: readonly DraftVersion[];
}

/** The questions under one heading; a heading without questions stays, so that the list's order can be seen. */
export interface ConsolidatedSection {
  /** Null for questions that stand under no heading. */
  readonly id: string | null;
  readonly heading: string | null;
  readonly level: number;
  readonly paragraphs: readonly ConsolidatedParagraph[];
}

/** Why a row gave no text. */
export type GapKind = 'open' | 'no-data' | 'not-ours' | 'not-asked';

/** A row of one office that gave no text. */
export interface Gap {
  readonly question: string;
  readonly row: RowId;
  /** Null where no office was asked. */
  readonly office: string | null;
  readonly kind: GapKind;
  /** What the office wrote as its reason; empty where it wrote none. */
  readonly reason: string;
}

/** Why something is on the list of gaps: no text came, two offices disagree, or the answer lacks something. */
export type GapListKind = GapKind | 'contradicts' | 'incomplete';

/** One thing that is missing in the State's text. */
export interface GapItem {
  readonly question: string;
  /** As printed in the list, else null. */
  readonly number: string | null;
  readonly row: RowId;
  readonly kind: GapListKind;
  /** Null where no office was asked. */
  readonly office: string | null;
  readonly officeName: string | null;
  /** Day since which it is so: asked, or answered without it. Null where nobody was asked. */
  readonly since: LocalDate | null;
  /** What exactly, in a sentence. */
  readonly says: string;
}

/** All answers in the order of the list, ready to become the State's text. */
export interface Consolidation {
  readonly sections: readonly ConsolidatedSection[];
  /** Words of the State's text, or of the answers where none was drafted; headings, names of offices and annexes are not counted. */
  readonly words: number;
  readonly limit: LimitVerdict;
  readonly gaps: readonly Gap[];
  /** Texts that were written before an answer changed; absent: none. */
  readonly outdated?: readonly OutdatedDraft[];
  /** What is missing, as the Committee reads it; only in a text that was put together for clearance. */
  readonly gapList?: readonly GapItem[];
}
