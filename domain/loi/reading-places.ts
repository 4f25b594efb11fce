import type { InstrumentReading, Question } from './instrument.ts';
import type { ChangedReading } from './reading-change.ts';

/** A list with one more in it, behind the one named; null: at its head. */
export function placed<T extends { readonly id: string }>(
  list: readonly T[],
  one: T,
  after: string | null,
): readonly T[] {
  const at = after === null ? 0 : list.findIndex(({ id }) => id === after) + 1;
  return [...list.slice(0, at), one, ...list.slice(at)];
}

/** Where words stand in a text. */
export function placesOf(text: string, words: string): readonly number[] {
  const places: number[] = [];
  if (words === '') return places;
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) places.push(at);
  return places;
}

/** The reading with other questions. */
export function withQuestions(reading: InstrumentReading, questions: readonly Question[]): InstrumentReading {
  return { ...reading, questions };
}

/** The reading with one question changed. */
export function withQuestion(
  reading: InstrumentReading,
  id: string,
  change: (question: Question) => Question,
): ChangedReading {
  if (!reading.questions.some((one) => one.id === id)) return noQuestion(reading, id);
  return {
    reading: withQuestions(
      reading,
      reading.questions.map((one) => (one.id === id ? change(one) : one)),
    ),
  };
}

/** The question a part belongs to. @example questionOfPart('q4.b') // 'q4' */
export function questionOfPart(part: string): string {
  return part.split('.')[0] ?? part;
}

/** There is no such question. @param besides one that cannot be meant */
export function noQuestion(reading: InstrumentReading, id: string, besides?: string): ChangedReading {
  const others = reading.questions.map((one) => one.id).filter((one) => one !== besides);
  return { why: `there is no ${besides === undefined ? '' : 'other '}question ${id}; there are ${others.join(', ')}` };
}

/** There is no such heading. */
export function noSection(reading: InstrumentReading, id: string): ChangedReading {
  return { why: `there is no heading ${id}; there are ${reading.sections.map((one) => one.id).join(', ')}` };
}

/** There is no such part. */
export function noPart(reading: InstrumentReading, id: string): ChangedReading {
  const owner = reading.questions.find((one) => one.id === questionOfPart(id));
  if (owner === undefined) return noQuestion(reading, questionOfPart(id));
  const parts = owner.parts.map((part) => part.id).join(', ');
  return { why: `there is no part ${id}; ${parts === '' ? `${owner.id} has no parts` : `there are ${parts}`}` };
}
