import { changedReading } from './change-reading.ts';
import { amended, type TextAct } from './amend-text.ts';
import { stepsIn, type CorrigendumAct, type CorrigendumPlace, type CorrigendumStep } from './corrigendum-acts.ts';
import { statementsOf, type Statement } from './corrigendum-statements.ts';
import { DATE_IN_WORDS, dateFromWords } from './dates.ts';
import type { Doubt, InstrumentReading, Part, Question } from './instrument.ts';
import { freeId, type ReadingChange } from './reading-change.ts';

/** Code of a doubt about what a corrigendum wants. */
export const UNCLEAR = 'corrigendum-unclear';

/** What a corrigendum changes in a list, and what of it an officer has to read. */
export interface CorrigendumReading {
  /** In the order of the document. */
  readonly changes: readonly ReadingChange[];
  /** What could not be understood or applied for certain; nothing was done about it. */
  readonly unclear: readonly Doubt[];
}

/**
 * What a corrigendum says of a list: “Paragraph 12: for … read …”, “Paragraph 7 (b) should read …”, “Replace paragraph 9
 * with …”, “Delete paragraph 14”, “After paragraph 20, insert …”, “The deadline should read …”. Words are replaced where
 * they stand once and nowhere else; everything else is a doubt with its lines.
 *
 * @param text of the corrigendum
 * @param list as it stands, under the numbers it prints
 */
export function readCorrigendum(text: string, list: InstrumentReading): CorrigendumReading {
  const changes: ReadingChange[] = [];
  const unclear: Doubt[] = [];
  const shifts: Shift[] = [];
  let now = list;
  let renumbered = false;
  for (const statement of statementsOf(text)) {
    const steps = stepsIn(statement.text);
    if (steps === null) unclear.push(doubt(statement, 'what is to be changed could not be read'));
    for (const step of steps ?? []) {
      if (step.act.kind === 'renumber') {
        renumbered = true;
        continue;
      }
      const change = changeOf(now, step);
      const made = 'why' in change ? change : changedReading(now, change, new Set(allIds(now, list)));
      if ('why' in made) {
        unclear.push(doubt(statement, made.why));
        continue;
      }
      changes.push(change as ReadingChange);
      shifts.push(...shiftOf(now, change as ReadingChange));
      now = made.reading;
    }
  }
  return { changes: [...changes, ...(renumbered ? renumbering(now, shifts) : [])], unclear };
}

/** From a question on, printed numbers move by one. */
interface Shift {
  readonly from: number;
  readonly by: 1 | -1;
  /** The new question itself keeps the number it was given. */
  readonly but: string | null;
}

function shiftOf(before: InstrumentReading, change: ReadingChange): readonly Shift[] {
  if (change.type === 'remove-question') {
    const gone = before.questions.find(({ id }) => id === change.question);
    return gone?.number == null ? [] : [{ from: Number(gone.number) + 1, by: -1, but: null }];
  }
  if (change.type === 'add-question' && /^\d+$/u.test(change.number ?? ''))
    return [{ from: Number(change.number), by: 1, but: change.makes ?? null }];
  return [];
}

function renumbering(reading: InstrumentReading, shifts: readonly Shift[]): readonly ReadingChange[] {
  return reading.questions.flatMap(({ id, number }): readonly ReadingChange[] => {
    if (number === null || !/^\d+$/u.test(number)) return [];
    const moved = shifts.reduce((at, { from, by, but }) => (but !== id && at >= from ? at + by : at), Number(number));
    return String(moved) === number ? [] : [{ type: 'change-question', question: id, to: { number: String(moved) } }];
  });
}

function changeOf(list: InstrumentReading, { place, act }: CorrigendumStep): ReadingChange | { readonly why: string } {
  if (act.kind === 'deadline') return { type: 'set-field', field: 'deadline', value: act.on };
  if (act.kind === 'word-limit') return { type: 'set-field', field: 'wordLimit', value: act.words };
  if (place === null || act.kind === 'renumber') return { why: 'it names no paragraph' };
  const found = list.questions.filter(({ number }) => sameNumber(number, place.number));
  const [question] = found;
  if (question === undefined) return ofNoQuestion(list, place, act);
  if (found.length > 1) return { why: `${found.length} questions are printed under number ${place.number}` };
  if (act.kind === 'insert-paragraph') return insertion(list, question, act);
  if (act.kind === 'insert-part')
    return {
      type: 'add-part',
      question: question.id,
      label: act.label,
      text: act.text,
      ...(partOf(question, place.letter) === undefined ? {} : { after: partOf(question, place.letter)!.id }),
    };
  if (place.letter === null) return ofQuestion(question, place, act);
  const part = partOf(question, place.letter);
  if (part === undefined) return { why: `paragraph ${place.number} has no part (${place.letter})` };
  return ofPart(part, place, act);
}

function ofQuestion(
  question: Question,
  place: CorrigendumPlace,
  act: TextAct,
): ReadingChange | { readonly why: string } {
  if (act.kind === 'delete' && place.sentence === null) return { type: 'remove-question', question: question.id };
  const text = amended(question.text, place.sentence, act);
  return typeof text === 'string' ? { type: 'change-question', question: question.id, to: { text } } : text;
}

function ofPart(part: Part, place: CorrigendumPlace, act: TextAct): ReadingChange | { readonly why: string } {
  if (act.kind === 'delete' && place.sentence === null) return { type: 'remove-part', part: part.id };
  const text = amended(part.text, place.sentence, act);
  return typeof text === 'string' ? { type: 'change-part', part: part.id, to: { text } } : text;
}

/** A paragraph that asks nothing may state the deadline; any other is the officer's. */
function ofNoQuestion(
  list: InstrumentReading,
  { number }: CorrigendumPlace,
  act: CorrigendumAct,
): ReadingChange | { readonly why: string } {
  const why = `no question is printed under number ${number}`;
  if (act.kind !== 'replace-words' || list.deadline === null) return { why };
  const [old, now] = [act.old, act.now].map((words) => onlyDate(words));
  if (old === list.deadline && now !== null && now !== undefined)
    return { type: 'set-field', field: 'deadline', value: now };
  return { why };
}

function insertion(
  list: InstrumentReading,
  question: Question,
  { side, number, text }: Extract<CorrigendumAct, { kind: 'insert-paragraph' }>,
): ReadingChange {
  const before = list.questions[list.questions.indexOf(question) - 1]?.id ?? null;
  const after = side === 'after' ? question.id : before;
  const makes = freeId('q', new Set(list.questions.map(({ id }) => id)));
  return { type: 'add-question', after, text, number, section: question.section, makes };
}

function partOf(question: Question, letter: string | null): Part | undefined {
  return letter === null
    ? undefined
    : question.parts.find(({ label }) => (label ?? '').replace(/[().\s]/gu, '').toLowerCase() === letter);
}

function sameNumber(printed: string | null, wanted: string): boolean {
  return (
    printed !== null &&
    printed
      .replace(/[.\s]+/gu, ' ')
      .trim()
      .toLowerCase() === wanted.toLowerCase()
  );
}

function onlyDate(words: string): string | null {
  const [date] = new RegExp(DATE_IN_WORDS, 'iu').exec(words) ?? [];
  return date === undefined ? null : dateFromWords(date);
}

function allIds(...lists: readonly InstrumentReading[]): readonly string[] {
  return lists.flatMap(({ questions, sections }) => [...questions, ...sections].map(({ id }) => id));
}

function doubt({ text, lines }: Statement, why: string): Doubt {
  const flat = text.replace(/\s+/gu, ' ');
  const told = flat.length > 200 ? `${flat.slice(0, 199)}…` : flat;
  return { code: UNCLEAR, message: `The corrigendum says “${told}”: ${why}.`, lines };
}
