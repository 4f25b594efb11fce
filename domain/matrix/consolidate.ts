import type { RequestState } from '../cycle/state.ts';
import type { InstrumentReading, Question, Section } from '../loi/instrument.ts';
import type { QuestionAssignment } from '../questions/assignment.ts';
import type { RowId, RowState } from '../requests/row.ts';
import { checkLimit, countWords } from './count-words.ts';
import type { DraftVersion } from './draft.ts';
import type { LimitVerdict, WordLimit } from './count-words.ts';

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

/** All answers in the order of the list, ready to become the State's text. */
export interface Consolidation {
  readonly sections: readonly ConsolidatedSection[];
  /** Words of the answers; headings, names of offices and annexes are not counted. */
  readonly words: number;
  readonly limit: LimitVerdict;
  readonly gaps: readonly Gap[];
}

/**
 * Puts the answers of all offices in the order of the list. Answered and accepted rows give text; rows without data
 * or not of the office, open rows and questions nobody was asked give gaps; waived rows give neither.
 */
export function consolidate(input: ConsolidationInput): Consolidation {
  const assignmentOf = new Map(input.assignments.map((assignment) => [assignment.question, assignment]));
  const answerOf = new Map(input.answers.map((answer) => [keyOf(answer.office, answer.row), answer]));
  const nameOf = (office: string): string => input.officeNames[office] ?? office;
  const gaps: Gap[] = [];

  const paragraphOf = (question: Question): ConsolidatedParagraph => {
    const parts: ConsolidatedPart[] = [];
    const missing: Gap[] = [];
    const labels = new Set<string | null>();
    const offices = inOrder(input.requests, assignmentOf.get(question.id));
    for (const { row, label } of rowsOf(question)) {
      const asked = offices.flatMap(({ office, rows }) => {
        const state = rows[row];
        return state === undefined ? [] : [{ office, state }];
      });
      if (asked.length === 0 || asked.some(({ state }) => state !== 'waived')) labels.add(label);
      if (asked.length === 0) missing.push({ question: question.id, row, office: null, kind: 'not-asked', reason: '' });
      for (const { office, state } of asked) {
        if (state === 'waived') continue;
        const answer = answerOf.get(keyOf(office, row));
        const kind = gapKind(state, answer);
        if (kind === null && answer !== undefined) parts.push({ ...answer, officeName: nameOf(office), label });
        else
          missing.push({ question: question.id, row, office, kind: kind ?? 'open', reason: reasonOf(state, answer) });
      }
    }
    gaps.push(...missing);
    return {
      question: question.id,
      number: question.number,
      labels: [...labels],
      parts,
      gap: gapSentence(missing, nameOf),
    };
  };

  const sections = bySection(input.list).map(({ section, questions }): ConsolidatedSection => ({
    id: section?.id ?? null,
    heading: section?.heading ?? null,
    level: section?.level ?? 1,
    paragraphs: questions.map(paragraphOf),
  }));
  const words = sections
    .flatMap((section) => section.paragraphs)
    .flatMap((paragraph) => paragraph.parts)
    .reduce((sum, part) => sum + countWords(part.text), 0);
  return { sections, words, limit: checkLimit(words, input.limit), gaps };
}

const keyOf = (office: string, row: RowId): string => `${office} ${row}`;

function rowsOf(question: Question): readonly { readonly row: RowId; readonly label: string | null }[] {
  return question.parts.length === 0
    ? [{ row: question.id, label: null }]
    : question.parts.map((part) => ({ row: part.id, label: part.label }));
}

/** Requests with the lead first, then the supporting offices as assigned, then any other that was asked. */
function inOrder(
  requests: ConsolidationInput['requests'],
  assignment: ConsolidationInput['assignments'][number] | undefined,
): ConsolidationInput['requests'] {
  const order = assignment === undefined ? [] : [assignment.lead, ...assignment.supporting];
  const rank = (office: string): number => {
    const at = order.indexOf(office);
    return at === -1 ? order.length : at;
  };
  return [...requests].sort((a, b) => rank(a.office) - rank(b.office));
}

function gapKind(state: RowState, answer: OfficeAnswer | undefined): GapKind | null {
  if (state === 'no-data' || state === 'not-ours') return state;
  return state === 'open' || answer === undefined || answer.text.trim() === '' ? 'open' : null;
}

function reasonOf(state: RowState, answer: OfficeAnswer | undefined): string {
  return state === 'no-data' || state === 'not-ours' ? (answer?.text.trim() ?? '') : '';
}

const GAP_WORDS: Readonly<Record<GapKind, string>> = {
  open: 'No answer yet from',
  'no-data': 'No data with',
  'not-ours': 'Not a matter of',
  'not-asked': 'No office was asked',
};

/** `No answer yet from A, B; no data with C.` */
function gapSentence(gaps: readonly Gap[], nameOf: (office: string) => string): string | null {
  if (gaps.length === 0) return null;
  const clauses = (Object.keys(GAP_WORDS) as GapKind[]).flatMap((kind) => {
    const these = gaps.filter((gap) => gap.kind === kind);
    if (these.length === 0) return [];
    const offices = [...new Set(these.flatMap(({ office }) => (office === null ? [] : [nameOf(office)])))];
    return [offices.length === 0 ? GAP_WORDS[kind] : `${GAP_WORDS[kind]} ${offices.join(', ')}`];
  });
  const [first = '', ...rest] = clauses;
  return `${[first, ...rest.map((clause) => clause.charAt(0).toLowerCase() + clause.slice(1))].join('; ')}.`;
}

/** Sections in the order of the list with their questions; questions under no heading come before them. */
function bySection(
  list: ConsolidationInput['list'],
): readonly { readonly section: Section | null; readonly questions: readonly Question[] }[] {
  const known = new Set(list.sections.map((section) => section.id));
  const homeless = list.questions.filter(({ section }) => section === null || !known.has(section));
  return [
    ...(homeless.length === 0 ? [] : [{ section: null, questions: homeless }]),
    ...list.sections.map((section) => ({
      section,
      questions: list.questions.filter((question) => question.section === section.id),
    })),
  ];
}
