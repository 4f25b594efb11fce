import { asksFor } from './asks-for.ts';
import type { Part, Question } from './instrument.ts';
import { partsOf } from './parts.ts';
import { articlesIn, paragraphRefsIn } from './references.ts';
import { likeness } from './same-wording.ts';

/** Words in common from which two parts without the same letter are taken for one. */
const ALIKE = 0.5;
/** More parts than letters no paragraph has. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/**
 * A question in another wording, read as the reader reads it. A part that is still there keeps its id; the articles of
 * the heading above stay, those of the text are read anew.
 */
export function reread(question: Question, text: string): Question {
  const { id, articles } = question;
  const own = new Set(articlesIn(question.text));
  const inherited = articles.filter((article) => !own.has(article));
  return {
    ...factsOf(id, text),
    number: question.number,
    section: question.section,
    parts: keepingIds(question, partsOf(id, text)),
    articles: [...new Set([...inherited, ...articlesIn(text)])],
  };
}

/** A question that a text makes where none stood. @param articles those of the heading above */
export function readQuestion(
  of: Pick<Question, 'id' | 'number' | 'section' | 'text'> & { readonly articles?: readonly string[] },
): Question {
  const { id, number, section, text, articles = [] } = of;
  return { ...factsOf(id, text), number, section, articles: [...new Set([...articles, ...articlesIn(text)])] };
}

/** What a stretch of text asks for, as a part's own. */
export function partFacts(text: string): Pick<Part, 'text' | 'asksFor'> {
  return { text, asksFor: asksFor(text) };
}

/** An id for one more part of a question: its letter where that is free, else the next free letter. */
export function freePartId(
  { id, parts }: { readonly id: string; readonly parts: readonly Pick<Part, 'id'>[] },
  label: string | null,
): string {
  const taken = new Set(parts.map((part) => part.id));
  const own = `${id}.${bareLabel(label)}`;
  if (bareLabel(label) !== '' && !taken.has(own)) return own;
  const letter = LETTERS.split('').find((one) => !taken.has(`${id}.${one}`));
  return letter === undefined ? `${id}.${parts.length + 1}` : `${id}.${letter}`;
}

function factsOf(id: string, text: string): Question {
  return {
    id,
    number: null,
    section: null,
    text,
    parts: partsOf(id, text),
    articles: articlesIn(text),
    paragraphRefs: paragraphRefsIn(text),
    asksFor: asksFor(text),
  };
}

/** The parts of a new wording under the ids of those they were: by their letter, else by their words. */
function keepingIds(question: Question, parts: readonly Part[]): readonly Part[] {
  const left = new Map(question.parts.map((part) => [part.id, part]));
  const keeps = new Map<Part, string>();
  const keep = (part: Part, was: Part | undefined): void => {
    if (was === undefined || keeps.has(part)) return;
    keeps.set(part, was.id);
    left.delete(was.id);
  };
  for (const part of parts)
    keep(
      part,
      [...left.values()].find((was) => was.label !== null && bareLabel(was.label) === bareLabel(part.label)),
    );
  const pairs = parts
    .flatMap((part) => [...left.values()].map((was) => ({ part, was, score: likeness(part.text, was.text) })))
    .filter(({ score }) => score >= ALIKE)
    .toSorted((a, b) => b.score - a.score);
  for (const { part, was } of pairs) if (left.has(was.id)) keep(part, was);
  // An id that a part had before does not pass to another one.
  const named: Pick<Part, 'id'>[] = [...question.parts];
  return parts.map((part) => {
    const id = keeps.get(part) ?? freePartId({ id: question.id, parts: named }, part.label);
    named.push({ id });
    return { ...part, id };
  });
}

/** A letter without brackets: `(b)` and `b` are one. */
function bareLabel(label: string | null): string {
  return (label ?? '').replace(/[().\s]/gu, '').toLowerCase();
}
