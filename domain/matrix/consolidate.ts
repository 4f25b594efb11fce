import type { Question, Section } from '../loi/instrument.ts';
import type { RowId, RowState } from '../requests/row.ts';
import type {
  ConsolidatedParagraph,
  ConsolidatedPart,
  ConsolidatedSection,
  Consolidation,
  ConsolidationInput,
  Gap,
  GapKind,
  OfficeAnswer,
} from './consolidation.ts';
import { checkLimit } from './count-words.ts';
import { draftsOf, outdatedDrafts } from './draft-standing.ts';
import type { OutdatedDraft } from './draft.ts';
import { paragraphWords } from './word-budget.ts';

export type * from './consolidation.ts';

/**
 * Puts the answers of all offices in the order of the list. Answered and accepted rows give text; rows without data
 * or not of the office, open rows and questions nobody was asked give gaps; waived rows give neither. Where the State's
 * text was drafted it stands for the answers, which stay beside it.
 */
export function consolidate(input: ConsolidationInput): Consolidation {
  const assignmentOf = new Map(input.assignments.map((assignment) => [assignment.question, assignment]));
  const answerOf = new Map(input.answers.map((answer) => [keyOf(answer.office, answer.row), answer]));
  const nameOf = (office: string): string => input.officeNames[office] ?? office;
  const gaps: Gap[] = [];
  const outdated: OutdatedDraft[] = [];

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
    const drafts = draftsOf(question.id, input.drafts ?? []);
    outdated.push(...outdatedDrafts(drafts, parts));
    return {
      question: question.id,
      number: question.number,
      labels: [...labels],
      parts,
      gap: gapSentence(missing, nameOf),
      ...(drafts.length === 0 ? {} : { drafts }),
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
    .reduce((sum, paragraph) => sum + paragraphWords(paragraph), 0);
  const late = outdated.length === 0 ? {} : { outdated };
  return { sections, words, limit: checkLimit(words, input.limit), gaps, ...late };
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
