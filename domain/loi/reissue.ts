import type { InstrumentReading, Question, Section } from './instrument.ts';
import type { ReadingChange, ReadingField } from './reading-change.ts';
import { freeId } from './reading-change.ts';
import { likeness, sameWording } from './same-wording.ts';

/** Words in common from which two questions are taken for one, whatever their numbers. */
const ALIKE = 0.6;
/** Words in common from which two questions under one number are taken for one. */
const SAME_NUMBER = 0.25;

/** Fields that a reissue may state anew; what it does not state stays as it was. */
const RESTATED: readonly ReadingField[] = [
  'symbol',
  'committee',
  'state',
  'publishedOn',
  'deadline',
  'wordLimit',
  'pageLimit',
  'limitIs',
  'reportSymbol',
];

/**
 * What has to be changed in a list so that it says what a reissue of it says. Each question keeps its id wherever it
 * stands and whatever its number is now: they are told by their words first, then by their number.
 *
 * @param list as it stands
 * @param reissued the reading of the new document, under ids of its own
 */
export function reissueChanges(list: InstrumentReading, reissued: InstrumentReading): readonly ReadingChange[] {
  const was = pairedQuestions(list.questions, reissued.questions);
  const sections = sectionChanges(list, reissued);
  const taken = new Set(list.questions.map(({ id }) => id));
  const kept = new Set([...was.values()].map(({ id }) => id));
  const changes: ReadingChange[] = [...fieldChanges(list, reissued), ...sections.changes];
  for (const { id } of list.questions) if (!kept.has(id)) changes.push({ type: 'remove-question', question: id });

  const standing = list.questions.map(({ id }) => id).filter((id) => kept.has(id));
  let after: string | null = null;
  for (const question of reissued.questions) {
    const section = question.section === null ? null : (sections.named.get(question.section) ?? null);
    const old = was.get(question);
    if (old === undefined) {
      const makes = freeId('q', taken);
      taken.add(makes);
      const { text, number } = question;
      changes.push({ type: 'add-question', after, text, number, section, makes });
      standing.splice(after === null ? 0 : standing.indexOf(after) + 1, 0, makes);
      after = makes;
      continue;
    }
    const to = differing(old, question, section);
    if (Object.keys(to).length > 0) changes.push({ type: 'change-question', question: old.id, to });
    if ((standing[standing.indexOf(old.id) - 1] ?? null) !== after) {
      changes.push({ type: 'move-question', question: old.id, after });
      standing.splice(standing.indexOf(old.id), 1);
      standing.splice(after === null ? 0 : standing.indexOf(after) + 1, 0, old.id);
    }
    after = old.id;
  }
  return [...changes, ...sections.removals];
}

/** Which question of the list each of the reissue's is. */
function pairedQuestions(list: readonly Question[], reissued: readonly Question[]): ReadonlyMap<Question, Question> {
  const pairs = new Map<Question, Question>();
  const free = new Set(list);
  const pair = (question: Question, old: Question): void => {
    if (pairs.has(question) || !free.has(old)) return;
    pairs.set(question, old);
    free.delete(old);
  };
  for (const question of reissued) {
    const same = [...free].filter(({ text }) => sameWording(text, question.text));
    const [first] = same.toSorted(
      (a, b) => Number(b.number === question.number) - Number(a.number === question.number),
    );
    if (first !== undefined) pair(question, first);
  }
  const alike = reissued
    .filter((question) => !pairs.has(question))
    .flatMap((question) =>
      [...free].map((old) => {
        const sameNumber = question.number !== null && question.number === old.number;
        return { question, old, sameNumber, score: likeness(question.text, old.text) };
      }),
    )
    .filter(({ score, sameNumber }) => score >= (sameNumber ? SAME_NUMBER : ALIKE))
    .toSorted((a, b) => b.score - a.score || Number(b.sameNumber) - Number(a.sameNumber));
  for (const { question, old } of alike) pair(question, old);
  return pairs;
}

function differing(
  old: Question,
  question: Question,
  section: string | null,
): Extract<ReadingChange, { type: 'change-question' }>['to'] {
  return {
    ...(old.text === question.text ? {} : { text: question.text }),
    ...(old.number === question.number ? {} : { number: question.number }),
    ...(old.section === section ? {} : { section }),
  };
}

function fieldChanges(list: InstrumentReading, reissued: InstrumentReading): readonly ReadingChange[] {
  return RESTATED.flatMap((field): readonly ReadingChange[] => {
    const value = reissued[field] ?? null;
    return value === null || value === (list[field] ?? null) ? [] : [{ type: 'set-field', field, value }];
  });
}

/** The headings by their words; `named` gives each heading of the reissue its id in the list. */
function sectionChanges(
  list: InstrumentReading,
  reissued: InstrumentReading,
): {
  readonly changes: readonly ReadingChange[];
  readonly removals: readonly ReadingChange[];
  readonly named: ReadonlyMap<string, string>;
} {
  const left = [...list.sections];
  const taken = new Set(list.sections.map(({ id }) => id));
  const named = new Map<string, string>();
  const changes: ReadingChange[] = [];
  let after: string | null = null;
  for (const { id, heading, level } of reissued.sections) {
    const at = left.findIndex((one: Section) => sameWording(one.heading, heading));
    const old = at === -1 ? undefined : left.splice(at, 1)[0];
    const makes: string = old?.id ?? freeId('s', taken);
    if (old === undefined) changes.push({ type: 'add-section', heading, level, after, makes });
    else if (old.heading !== heading) changes.push({ type: 'change-section', section: old.id, to: { heading } });
    taken.add(makes);
    named.set(id, makes);
    after = makes;
  }
  return { changes, named, removals: left.map(({ id }) => ({ type: 'remove-section', section: id })) };
}
