import type { InstrumentReading, Question, Section } from './instrument.ts';
import { freeId, type ChangedReading, type ChangeOf } from './reading-change.ts';
import { noQuestion, noSection, placed, placesOf, withQuestion, withQuestions } from './reading-places.ts';
import { articlesIn } from './references.ts';
import { readQuestion, reread } from './reread-question.ts';

/** A question in another wording, or with other facts. */
export function changeQuestion(
  reading: InstrumentReading,
  { question: id, to }: ChangeOf<'change-question'>,
): ChangedReading {
  if (to.text !== undefined && to.text.trim() === '')
    return { why: `the text of ${id} would be empty; remove it instead` };
  if (to.section != null && !reading.sections.some((one) => one.id === to.section))
    return noSection(reading, to.section);
  return withQuestion(reading, id, (question) => {
    const { text, ...facts } = to;
    return { ...(text === undefined || text === question.text ? question : reread(question, text)), ...facts };
  });
}

/** One question as two. */
export function splitQuestion(
  reading: InstrumentReading,
  { question: id, at, makes }: ChangeOf<'split-question'>,
  reserved: ReadonlySet<string>,
): ChangedReading {
  const question = reading.questions.find((one) => one.id === id);
  if (question === undefined) return noQuestion(reading, id);
  if (makes !== undefined && isThere(reading, makes)) return { reading };
  const places = placesOf(question.text, at);
  if (places.length !== 1 || at.trim() === '')
    return {
      why: `the words “${at}” stand ${places.length === 0 ? 'nowhere' : `${places.length} times`} in ${id}; give words that stand there once`,
    };
  const [first, second] = [question.text.slice(0, places[0]).trim(), question.text.slice(places[0]).trim()];
  if (first === '') return { why: `${id} begins with “${at}”; give the words with which the second question begins` };
  const added = readQuestion({
    id: makes ?? freeId('q', reserved),
    number: question.number,
    section: question.section,
    text: second,
    articles: question.articles.filter((article) => !articlesIn(question.text).includes(article)),
  });
  const questions = reading.questions.flatMap((one) => (one.id === id ? [reread(question, first), added] : [one]));
  return { reading: withQuestions(reading, questions) };
}

/** Two questions as one, under the first one's id. */
export function mergeQuestions(
  reading: InstrumentReading,
  { question: id, with: other }: ChangeOf<'merge-questions'>,
): ChangedReading {
  const [question, merged] = [id, other].map((wanted) => reading.questions.find((one) => one.id === wanted));
  if (question === undefined) return noQuestion(reading, id);
  if (merged === undefined || id === other) return noQuestion(reading, other, id);
  const text = `${question.text}\n${merged.text}`;
  const whole: Question = {
    ...reread(question, text),
    number: question.number ?? merged.number,
    articles: [...new Set([...question.articles, ...merged.articles])],
  };
  const left = reading.questions.filter((one) => one.id !== other);
  return {
    reading: withQuestions(
      reading,
      left.map((one) => (one.id === id ? whole : one)),
    ),
  };
}

/** A list with one more question. */
export function addQuestion(
  reading: InstrumentReading,
  { after, text, number = null, section, makes }: ChangeOf<'add-question'>,
  reserved: ReadonlySet<string>,
): ChangedReading {
  if (makes !== undefined && isThere(reading, makes)) return { reading };
  if (text.trim() === '') return { why: 'the new question has no text' };
  const before = reading.questions.find(({ id }) => id === after);
  if (after !== null && before === undefined) return noQuestion(reading, after);
  const under = section === undefined ? (before?.section ?? null) : section;
  if (under !== null && !reading.sections.some(({ id }) => id === under)) return noSection(reading, under);
  const added = readQuestion({
    id: makes ?? freeId('q', reserved),
    number,
    section: under,
    text: text.trim(),
    articles: articlesAbove(reading.sections, under),
  });
  return { reading: withQuestions(reading, placed(reading.questions, added, after)) };
}

/** A question in another place. */
export function moveQuestion(
  reading: InstrumentReading,
  { question: id, after }: ChangeOf<'move-question'>,
): ChangedReading {
  const question = reading.questions.find((one) => one.id === id);
  if (question === undefined) return noQuestion(reading, id);
  const others = reading.questions.filter((one) => one.id !== id);
  if (after !== null && !others.some((one) => one.id === after)) return noQuestion(reading, after, id);
  return { reading: withQuestions(reading, placed(others, question, after)) };
}

/** Articles that the nearest heading above names, itself or one over it. */
function articlesAbove(sections: readonly Section[], id: string | null): readonly string[] {
  for (let at = sections.find((one) => one.id === id); at !== undefined;) {
    const own = articlesIn(at.heading);
    if (own.length > 0) return own;
    const { parent } = at;
    at = sections.find((one) => one.id === parent);
  }
  return [];
}

function isThere(reading: InstrumentReading, id: string): boolean {
  return reading.questions.some((question) => question.id === id);
}
