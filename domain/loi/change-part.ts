import { asksFor } from './asks-for.ts';
import type { InstrumentReading, Part, Question } from './instrument.ts';
import type { ChangedReading, ChangeOf } from './reading-change.ts';
import { noPart, noQuestion, placed, placesOf, questionOfPart, withQuestion } from './reading-places.ts';
import { freePartId, partFacts } from './reread-question.ts';

/** A part in another wording, in the text of its question too; or with other facts. */
export function changePart(reading: InstrumentReading, { part: id, to }: ChangeOf<'change-part'>): ChangedReading {
  const owner = questionOfPart(id);
  const part = reading.questions.find((one) => one.id === owner)?.parts.find((one) => one.id === id);
  if (part === undefined) return noPart(reading, id);
  const { text = part.text, label = part.label } = to;
  if (text.trim() === '') return { why: `the text of ${id} would be empty; remove the part instead` };
  const facts = to.asksFor === undefined ? {} : { asksFor: to.asksFor };
  const changed: Part = { ...part, label, ...(text === part.text ? {} : partFacts(text)), ...facts };
  return withQuestion(reading, owner, (question) => {
    const inText = placesOf(question.text, part.text);
    const whole = inText.length === 1 ? question.text.replace(part.text, () => text) : question.text;
    const parts = question.parts.map((one) => (one.id === id ? changed : one));
    return { ...question, text: whole, parts, asksFor: askedOf(whole, parts) };
  });
}

/** A question with one more part. */
export function addPart(reading: InstrumentReading, change: ChangeOf<'add-part'>): ChangedReading {
  const { question: id, label, text, makes } = change;
  const question = reading.questions.find((one) => one.id === id);
  if (question === undefined) return noQuestion(reading, id);
  if (makes !== undefined && question.parts.some((part) => part.id === makes)) return { reading };
  if (text.trim() === '') return { why: `the new part of ${id} has no text` };
  const after = change.after === undefined ? (question.parts.at(-1)?.id ?? null) : change.after;
  if (after !== null && !question.parts.some((part) => part.id === after)) return noPart(reading, after);
  const added: Part = { id: makes ?? freePartId(question, label), label, ...partFacts(text.trim()) };
  const parts = placed(question.parts, added, after);
  // What an officer adds as a part of the text stands in it already; what a corrigendum adds does not.
  const whole = question.text.includes(added.text)
    ? question.text
    : `${question.text}\n${label === null ? '' : `${label} `}${added.text}`;
  return withQuestion(reading, id, () => ({ ...question, text: whole, parts, asksFor: askedOf(whole, parts) }));
}

/** Two parts as one, under the first one's id. */
export function mergeParts(
  reading: InstrumentReading,
  { part: id, with: other }: ChangeOf<'merge-parts'>,
): ChangedReading {
  const owner = questionOfPart(id);
  const parts = reading.questions.find((one) => one.id === owner)?.parts ?? [];
  const [part, merged] = [id, other].map((wanted) => parts.find((one) => one.id === wanted));
  if (part === undefined) return noPart(reading, id);
  if (merged === undefined || id === other)
    return { why: `${other} is no other part of ${owner}; its parts are ${parts.map((one) => one.id).join(', ')}` };
  const text = `${part.text} ${merged.label === null ? '' : `${merged.label} `}${merged.text}`;
  const whole: Part = { ...part, ...partFacts(text) };
  return withQuestion(reading, owner, (question) => ({
    ...question,
    parts: question.parts.filter((one) => one.id !== other).map((one) => (one.id === id ? whole : one)),
  }));
}

/** A question without one of its parts, in its text too. */
export function removePart(reading: InstrumentReading, { part: id }: ChangeOf<'remove-part'>): ChangedReading {
  return withQuestion(reading, questionOfPart(id), (question) => {
    const part = question.parts.find((one) => one.id === id);
    if (part === undefined) return question;
    const parts = question.parts.filter((one) => one.id !== id);
    const text = withoutPart(question.text, part);
    return { ...question, text, parts, asksFor: askedOf(text, parts) };
  });
}

/** A text without a part, its letter before it and the mark behind it. */
function withoutPart(text: string, part: Part): string {
  const [at, ...others] = placesOf(text, part.text);
  if (at === undefined || others.length > 0) return text;
  const before = text.slice(0, at).replace(/(?:\band\s+)?\(?\p{L}{1,4}\)\s*$/u, '');
  const behind = text.slice(at + part.text.length).replace(/^\s*[;,]?\s*/u, '');
  return behind === '' ? before.replace(/[;,\s]+$/u, '.') : `${before}${behind}`;
}

function askedOf(text: string, parts: readonly Part[]): Question['asksFor'] {
  const all = new Set([...asksFor(text), ...parts.flatMap((part) => part.asksFor ?? [])]);
  if (all.size > 1) all.delete('information');
  return [...all];
}
