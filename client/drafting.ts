import { currentConsolidation } from '../activities/matrix.ts';
import { OFFICES, referenceDocument } from '../activities/reference.ts';
import type { NewComment, Store, StoredAnswer } from '../activities/store-ports.ts';
import { DeskError } from '../contracts/errors.ts';
import type { LocalDate } from '../domain/calendar/calendar.ts';
import type { CycleState } from '../domain/cycle/state.ts';
import type { Question } from '../domain/loi/instrument.ts';
import type { Consolidation, ConsolidatedParagraph } from '../domain/matrix/consolidation.ts';
import {
  isSamePlace,
  type DraftComment,
  type DraftPlace,
  type DraftVersion,
  type OutdatedDraft,
} from '../domain/matrix/draft.ts';
import { answersAt, proposeDraft } from '../domain/matrix/propose-draft.ts';
import { provenance } from '../domain/matrix/provenance.ts';
import { wordBudget, type ParagraphBudget, type WordBudget } from '../domain/matrix/word-budget.ts';
import { questionOf, type RowId } from '../domain/requests/row.ts';

/** One question as it is drafted: what was asked, what came, what the State says, what was remarked. */
export interface DraftingQuestion {
  readonly question: Question;
  /** Heading of its section, null where it stands under none. */
  readonly section: string | null;
  readonly paragraph: ConsolidatedParagraph;
  /** The newest version at each of its places, withdrawn ones too. */
  readonly newest: readonly DraftVersion[];
  readonly outdated: readonly OutdatedDraft[];
  readonly comments: readonly DraftComment[];
  readonly budget: ParagraphBudget;
}

/** The State's text in the making. */
export interface Drafting {
  readonly state: CycleState;
  readonly consolidation: Consolidation;
  readonly questions: readonly DraftingQuestion[];
  /** Remarks on the text as a whole. */
  readonly comments: readonly DraftComment[];
  readonly budget: WordBudget;
  readonly answers: readonly StoredAnswer[];
  readonly nameOf: (office: string) => string;
}

/**
 * The text of a cycle in the making, question by question.
 * @throws DeskError `cycle-unknown`
 */
export async function draftingOf(store: Store, state: CycleState): Promise<Drafting> {
  const { cycleId } = state;
  const consolidation = await currentConsolidation(store, cycleId);
  const newest = await store.drafts.newest(cycleId);
  const comments = await store.drafts.comments(cycleId);
  const { offices } = (await referenceDocument(store.reference, 'offices', OFFICES)).document;
  const names = new Map(offices.map(({ id, name }) => [id, name]));
  const asked = new Map(((await store.instruments.load(cycleId))?.reading.questions ?? []).map((q) => [q.id, q]));
  const paragraphs = consolidation.sections.flatMap((section) =>
    section.paragraphs.map((paragraph) => ({ paragraph, section: section.heading })),
  );
  const budget = wordBudget(
    paragraphs.map(({ paragraph }) => paragraph),
    consolidation.limit.verdict === 'none' ? null : consolidation.limit.limit,
    await store.drafts.weights(cycleId),
  );
  return {
    state,
    consolidation,
    questions: paragraphs.flatMap(({ paragraph, section }, at): DraftingQuestion[] => {
      const question = asked.get(paragraph.question);
      const share = budget.paragraphs[at];
      if (question === undefined || share === undefined) return [];
      const its = <T extends { readonly question: string | null }>(all: readonly T[]): readonly T[] =>
        all.filter((one) => one.question === question.id);
      const outdated = its(consolidation.outdated ?? []);
      return [{ question, section, paragraph, newest: its(newest), outdated, comments: its(comments), budget: share }];
    }),
    comments: comments.filter(({ question }) => question === null),
    budget,
    answers: await store.answers.current(cycleId),
    nameOf: (office) => names.get(office) ?? office,
  };
}

/**
 * One question of it.
 * @param id as ours, `q4`, or as the list prints its number
 * @throws DeskError `question-unknown`
 */
export function draftingQuestion({ questions, state }: Drafting, id: string): DraftingQuestion {
  const found =
    questions.find(({ question }) => question.id === id) ??
    questions.find(({ question }) => question.number?.replace(/\D+$/u, '') === id);
  if (found !== undefined) return found;
  throw new DeskError(
    'question-unknown',
    `${state.cycleId} has no question ${id}.`,
    `Its questions: ${questions.map(({ question }) => question.id).join(', ')}.`,
  );
}

/**
 * A place by its question and part.
 * @param part a row id, or the letter alone; null for the question as a whole
 * @throws DeskError `row-unknown`
 */
export function draftPlace({ question }: Pick<DraftingQuestion, 'question'>, part: string | null): DraftPlace {
  if (part === null) return { question: question.id, part: null };
  const bare = part.replace(/[().]/gu, '');
  const found = question.parts.find(
    ({ id, label }) => id === part || label?.replace(/[().]/gu, '') === bare || id === `${question.id}.${bare}`,
  );
  if (found !== undefined) return { question: question.id, part: found.id };
  const parts = question.parts.map(({ id }) => id).join(', ');
  throw new DeskError(
    'row-unknown',
    `${question.id} has no part ${part}.`,
    parts === '' ? 'It is answered as a whole: leave the part out.' : `Its parts: ${parts}.`,
  );
}

/** What a drafter hands in. */
export interface DraftEntry extends DraftPlace {
  /** Paragraphs by line; without a word it withdraws the text. */
  readonly text: string;
  /** Version it was made from; 0 for none. */
  readonly from: number;
  readonly by: string;
  readonly reason: string;
  readonly on: LocalDate;
}

/**
 * Stores a text as somebody wrote it, with where each of its sentences comes from.
 * @throws DeskError `draft-moved` when somebody else wrote meanwhile; `question-unknown`
 */
export async function writeDraft(store: Store, state: CycleState, entry: DraftEntry): Promise<DraftVersion> {
  const { text, from, by, reason, on } = entry;
  const { paragraph } = draftingQuestion(await draftingOf(store, state), entry.question);
  const place: DraftPlace = { question: entry.question, part: entry.part };
  const answers = answersAt(paragraph, place);
  const versions = await store.drafts.versions(state.cycleId, place);
  // What it was made from tells where its sentences come from, also when another has become the newest meanwhile.
  const before = versions.find(({ version }) => version === from) ?? null;
  const seen = answers.map(({ office, row, source }) => ({ office, row, source }));
  const paragraphs = provenance(text, answers, before);
  return store.drafts.write(state.cycleId, { ...place, paragraphs, by, on, reason, seen }, from);
}

/**
 * First texts from the offices' answers where none was written yet; what somebody wrote stays.
 * @param question null for every question
 * @returns the texts that were made
 */
export async function proposeDrafts(
  store: Store,
  state: CycleState,
  question: string | null,
  by: string,
  on: LocalDate,
): Promise<readonly DraftVersion[]> {
  const drafting = await draftingOf(store, state);
  const wanted = question === null ? drafting.questions : [draftingQuestion(drafting, question)];
  const made: DraftVersion[] = [];
  for (const { paragraph, newest } of wanted) {
    const whole = newest.some(({ part, paragraphs }) => part === null && paragraphs.length > 0);
    for (const { question: of, part, paragraphs } of whole ? [] : proposeDraft(paragraph)) {
      const place: DraftPlace = { question: of, part };
      const last = newest.find((draft) => isSamePlace(draft, place));
      if (paragraphs.length === 0 || (last !== undefined && last.paragraphs.length > 0)) continue;
      const seen = answersAt(paragraph, place).map(({ office, row, source }) => ({ office, row, source }));
      const reason = 'proposed from the answers';
      const draft = { ...place, paragraphs, by, on, reason, seen };
      made.push(await store.drafts.write(state.cycleId, draft, last?.version ?? 0));
    }
  }
  return made;
}

/**
 * Stores a remark on the text.
 * @throws DeskError `usage` when it says nothing
 */
export async function remark(store: Store, state: CycleState, comment: NewComment): Promise<DraftComment> {
  if (comment.text.trim() === '') throw new DeskError('usage', 'The comment says nothing.', 'Say what is to change.');
  return store.drafts.comment(state.cycleId, comment);
}

/** The remarks that nobody has dealt with, on the text as a whole first. */
export function openComments({ comments, questions }: Drafting): readonly DraftComment[] {
  return [...comments, ...questions.flatMap((one) => one.comments)].filter(({ resolved }) => resolved === null);
}

/**
 * Words of an office's answer to a row, as it stands.
 * @throws DeskError `row-unknown` where it gave none
 */
export function answerOf({ answers }: Pick<Drafting, 'answers'>, office: string, row: RowId): StoredAnswer {
  const found = answers.find(
    (answer) => answer.office === office && answer.row === row && answer.status === 'answered',
  );
  if (found !== undefined) return found;
  const theirs = answers.filter((answer) => answer.office === office && answer.status === 'answered');
  const same = theirs.filter((answer) => questionOf(answer.row) === questionOf(row));
  const rows = (same.length > 0 ? same : theirs).map((answer) => answer.row).join(', ');
  throw new DeskError(
    'row-unknown',
    `${office} has given no answer to ${row}.`,
    rows === '' ? 'It has answered nothing yet.' : `It has answered ${rows}.`,
  );
}
