import type { LocalDate } from '../calendar/calendar.ts';
import type { InstrumentReading, Question } from '../loi/instrument.ts';
import type { Mechanism } from '../mechanisms.ts';
import { questionOf, type RowId } from '../requests/row.ts';
import { figuresIn, type Figure } from './figures-in-text.ts';
import { lawsIn } from './laws-in-text.ts';
import { matrixRows } from './matrix-rows.ts';

/** A law as an answer names it. */
export interface NamedLaw {
  readonly title: string;
  readonly year: number | null;
}

/** An answer that an officer accepted, with what can be told of it: the memory of the desk. */
export interface RememberedAnswer {
  readonly cycleId: string;
  readonly mechanism: Mechanism;
  /** Symbol of the list it answered, null where none was printed. */
  readonly symbol: string | null;
  readonly row: RowId;
  /** What was asked, the lead-in of its question included. */
  readonly question: string;
  /** Articles of the treaty that the question cites. */
  readonly articles: readonly string[];
  readonly office: string;
  /** Local day on which the answer was received. */
  readonly on: LocalDate;
  readonly text: string;
  readonly figures: readonly Pick<Figure, 'value' | 'unit' | 'year' | 'period' | 'about'>[];
  /** Laws of the country, each once; treaties are none. */
  readonly laws: readonly NamedLaw[];
}

/** An accepted answer as the store has it. */
export interface AcceptedAnswer {
  readonly office: string;
  readonly row: RowId;
  readonly on: LocalDate;
  readonly text: string;
}

/** The list that was answered. */
export interface AnsweredList {
  readonly cycleId: string;
  readonly mechanism: Mechanism;
  readonly reading: Pick<InstrumentReading, 'symbol' | 'sections' | 'questions'>;
}

/** A row as it was asked. */
export interface AskedText {
  readonly row: RowId;
  /** The lead-in of its question included. */
  readonly text: string;
  readonly question: Question;
}

/** Every row of a list with all that it asks. */
export function askedTexts(list: AnsweredList['reading']): ReadonlyMap<RowId, AskedText> {
  const questions = new Map(list.questions.map((question) => [question.id, question]));
  return new Map(
    matrixRows(list).map(({ row, text }) => [row, { row, text, question: questions.get(questionOf(row))! }]),
  );
}

/** What the memory keeps of accepted answers; one of a row that the list does not have, or without a text, is none. */
export function remember(
  { cycleId, mechanism, reading }: AnsweredList,
  answers: readonly AcceptedAnswer[],
): readonly RememberedAnswer[] {
  const asked = askedTexts(reading);
  return answers.flatMap(({ office, row, on, text }) => {
    const of = asked.get(row);
    if (of === undefined || text.trim() === '') return [];
    const { articles } = of.question;
    const told = { figures: figuresOf(text), laws: lawsOf(text) };
    return [
      { cycleId, mechanism, symbol: reading.symbol, row, question: of.text, articles, office, on, text, ...told },
    ];
  });
}

function figuresOf(text: string): RememberedAnswer['figures'] {
  return figuresIn(text).map(({ value, unit, year, period, about }) => ({ value, unit, year, period, about }));
}

function lawsOf(text: string): readonly NamedLaw[] {
  const named = new Map<string, NamedLaw>();
  for (const { title, kind, year } of lawsIn(text)) {
    if (title === null || kind === 'treaty') continue;
    const key = `${title.toLowerCase()} ${year ?? ''}`;
    if (!named.has(key)) named.set(key, { title, year });
  }
  return [...named.values()];
}
