import type { InstrumentReading, Question } from './instrument.ts';
import { READING_FIELDS, type ReadingField } from './reading-change.ts';
import { sameWording } from './same-wording.ts';

/** What a field said, and says. */
export interface FieldChange {
  readonly field: ReadingField;
  readonly was: string | number | null;
  readonly is: string | number | null;
}

/** One row of a question before and after: a part, or the question itself where it has none. */
export interface RowChange {
  readonly row: string;
  readonly kind: 'changed' | 'added' | 'removed';
  /** What it asked; null where it was not there. */
  readonly was: string | null;
  /** What it asks; null where it is not there any more. */
  readonly is: string | null;
  /** Whether other words or figures are asked, and not only other print. */
  readonly material: boolean;
}

/** What else of a question may differ. */
export type QuestionFact = 'number' | 'section' | 'articles' | 'paragraphRefs' | 'asksFor' | 'place';

/** A question that is not as it was. */
export interface QuestionChange {
  readonly question: string;
  /** As printed now, else as it was printed. */
  readonly number: string | null;
  readonly kind: 'changed' | 'added' | 'removed';
  readonly was: string | null;
  readonly is: string | null;
  /** Whether any of its rows asks for something else. */
  readonly material: boolean;
  readonly rows: readonly RowChange[];
  /** What else differs; of an added or removed question nothing is listed. */
  readonly facts: readonly QuestionFact[];
}

/** What differs between a list and the same list amended. */
export interface ListChanges {
  readonly fields: readonly FieldChange[];
  /** Headings by what became of them. */
  readonly sections: readonly { readonly section: string; readonly was: string | null; readonly is: string | null }[];
  /** In the order of the amended list, then those that are gone. */
  readonly questions: readonly QuestionChange[];
  /** Questions that are as they were. */
  readonly unchanged: number;
}

type List = Pick<InstrumentReading, 'sections' | 'questions'> & Partial<InstrumentReading>;

/** What differs between two readings of one list that go by the same ids. */
export function listChanges(before: List, after: List): ListChanges {
  const was = new Map(before.questions.map((question) => [question.id, question]));
  const still = new Set(after.questions.map(({ id }) => id));
  const moved = movedAmong(before.questions, after.questions);
  const changed = after.questions.flatMap((question) => {
    const one = questionChange(was.get(question.id) ?? null, question, moved.has(question.id));
    return one === null ? [] : [one];
  });
  const gone = before.questions
    .filter(({ id }) => !still.has(id))
    .map((question) => questionChange(question, null, false)!);
  return {
    fields: READING_FIELDS.flatMap((field) => {
      const [old, now] = [before[field] ?? null, after[field] ?? null];
      return old === now ? [] : [{ field, was: old, is: now }];
    }),
    sections: sectionChanges(before, after),
    questions: [...changed, ...gone],
    unchanged: after.questions.length - changed.length,
  };
}

/** Whether two readings of one list are the same to everybody. */
export function nothingChanged({ fields, sections, questions }: ListChanges): boolean {
  return fields.length === 0 && sections.length === 0 && questions.length === 0;
}

/**
 * What a question says before its first part, which every part hangs on; empty where it is no more than its parts, or
 * where its parts do not stand in its text.
 */
export function leadInOf({ text, parts }: Pick<Question, 'text' | 'parts'>): string {
  const first = parts[0];
  const at = first === undefined ? -1 : text.indexOf(first.text);
  return (at === -1 ? '' : text.slice(0, at)).replace(/\(?\p{L}{1,4}\)\s*$/u, '').trim();
}

function questionChange(before: Question | null, after: Question | null, moved: boolean): QuestionChange | null {
  const rows = rowChanges(before, after);
  const facts = before === null || after === null ? [] : factsChanged(before, after, moved);
  const wording = before?.text !== after?.text;
  if (!wording && rows.length === 0 && facts.length === 0) return null;
  return {
    question: (after ?? before)!.id,
    number: (after ?? before)!.number,
    kind: before === null ? 'added' : after === null ? 'removed' : 'changed',
    was: before?.text ?? null,
    is: after?.text ?? null,
    material: rows.some(({ material }) => material),
    rows,
    facts,
  };
}

/** The rows that are asked otherwise. What introduces the parts belongs to each of them. */
function rowChanges(before: Question | null, after: Question | null): readonly RowChange[] {
  const [was, is] = [before, after].map((question) => rowsOf(question));
  const lead = leadInOf(before ?? NONE) !== leadInOf(after ?? NONE) && before !== null && after !== null;
  return [...new Set([...is!.keys(), ...was!.keys()])].flatMap((row): readonly RowChange[] => {
    const [old, now] = [was!.get(row), is!.get(row)];
    const told = (of: RowText | undefined): string | null =>
      of === undefined ? null : lead && of.lead !== '' ? `${of.lead} ${of.text}` : of.text;
    const change = { row, was: told(old), is: told(now) };
    if (old === undefined) return [{ ...change, kind: 'added', material: true }];
    if (now === undefined) return [{ ...change, kind: 'removed', material: true }];
    if (change.was === change.is) return [];
    return [{ ...change, kind: 'changed', material: !sameWording(change.was!, change.is!) }];
  });
}

interface RowText {
  readonly lead: string;
  readonly text: string;
}

const NONE: Pick<Question, 'text' | 'parts'> = { text: '', parts: [] };

function rowsOf(question: Question | null): ReadonlyMap<string, RowText> {
  if (question === null) return new Map();
  const { id, text, parts } = question;
  if (parts.length === 0) return new Map([[id, { lead: '', text }]]);
  const lead = leadInOf(question);
  return new Map(parts.map((part) => [part.id, { lead, text: part.text }]));
}

function factsChanged(before: Question, after: Question, moved: boolean): readonly QuestionFact[] {
  const differs = (fact: Exclude<QuestionFact, 'place'>): boolean =>
    JSON.stringify(before[fact]) !== JSON.stringify(after[fact]);
  const facts = (['number', 'section', 'articles', 'paragraphRefs', 'asksFor'] as const).filter(differs);
  return moved ? [...facts, 'place'] : facts;
}

/** Questions that stand after another one than before, of those that are in both lists. */
function movedAmong(before: readonly Question[], after: readonly Question[]): ReadonlySet<string> {
  const both = (list: readonly Question[], other: readonly Question[]): readonly string[] =>
    list.map(({ id }) => id).filter((id) => other.some((one) => one.id === id));
  const [was, is] = [both(before, after), both(after, before)];
  return new Set(is.filter((id, at) => (was[was.indexOf(id) - 1] ?? null) !== (is[at - 1] ?? null)));
}

function sectionChanges(before: List, after: List): ListChanges['sections'] {
  const was = new Map(before.sections.map(({ id, heading }) => [id, heading]));
  const is = new Map(after.sections.map(({ id, heading }) => [id, heading]));
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((section) => {
    const [old, now] = [was.get(section) ?? null, is.get(section) ?? null];
    return old === now ? [] : [{ section, was: old, is: now }];
  });
}
