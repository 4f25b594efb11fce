import type { AskedFor, InstrumentReading, Part, Question } from '../loi/instrument.ts';
import type { RowId } from '../requests/row.ts';
import type { EarlierAnswer } from './earlier-answer.ts';

/** One row of the response matrix as it goes out. */
export interface MatrixRow {
  readonly row: RowId;
  readonly question: string;
  /** Number as printed in the list, with the part's letter: `4 (b)`; null where none is printed. */
  readonly number: string | null;
  readonly section: string | null;
  readonly text: string;
  /** What a full answer holds, one hint each. */
  readonly guidance: readonly string[];
  /** What was answered before to this or a similar question, to confirm or amend; absent where nothing was. */
  readonly earlier?: EarlierAnswer;
}

/**
 * What makes an answer usable in Geneva, by what the question asks for. Our own words, to be confirmed by the ministry.
 */
const GUIDANCE: Readonly<Record<AskedFor, string>> = {
  statistics: 'Figures by year with their source; by sex, age, province and disability where they are kept so.',
  cases: 'Cases registered, investigated, prosecuted and decided, with the period and the outcomes.',
  legislation: 'Title and year of each law or rule, its section, and whether it is in force, a bill or a draft.',
  measures: 'What was done, by which office, since when, and what changed because of it.',
  budget: 'Amounts allocated and spent, by financial year.',
  training: 'Who was trained, how many, when and by whom, and how the effect is checked.',
  information: 'What holds today, with its date, and where it can be looked up.',
};

/**
 * The rows a list makes: each part of a question, or the question itself where it has no parts.
 *
 * @param list a reading of an instrument
 * @param only ids of the questions wanted; every question when left out
 * @returns rows in the order of the list
 */
export function matrixRows(
  list: Pick<InstrumentReading, 'sections' | 'questions'>,
  only?: ReadonlySet<string>,
): readonly MatrixRow[] {
  const headings = new Map(list.sections.map((section) => [section.id, section.heading]));
  return list.questions
    .filter((question) => only === undefined || only.has(question.id))
    .flatMap((question) => {
      const shared = {
        question: question.id,
        section: question.section === null ? null : (headings.get(question.section) ?? null),
        guidance: guidanceFor(question.asksFor),
      };
      if (question.parts.length === 0) {
        return [{ ...shared, row: question.id, number: question.number, text: question.text }];
      }
      const leadIn = leadInOf(question);
      return question.parts.map((part) => ({
        ...shared,
        row: part.id,
        number: partNumber(question.number, part),
        text: partText(leadIn, part),
      }));
    });
}

/** What a full answer holds, one hint for each thing asked for; the plain hint where nothing particular is. */
export function guidanceFor(asksFor: readonly AskedFor[]): readonly string[] {
  const particular = asksFor.filter((kind) => kind !== 'information');
  return (particular.length === 0 ? (['information'] as const) : particular).map((kind) => GUIDANCE[kind]);
}

/** What a question says before its first part; empty where the question is no more than its parts. */
function leadInOf(question: Question): string {
  const first = question.parts[0];
  const at = first === undefined ? -1 : question.text.indexOf(first.text);
  const leadIn = at === -1 ? question.text : question.text.slice(0, at);
  return leadIn.replace(/\(?\p{L}{1,4}\)\s*$/u, '').trim();
}

function partText(leadIn: string, part: Part): string {
  const label = bareLabel(part);
  const own = label === null ? part.text : `(${label}) ${part.text}`;
  return leadIn === '' ? own : `${leadIn}\n${own}`;
}

function partNumber(number: string | null, part: Part): string | null {
  const label = bareLabel(part);
  if (label === null) return number;
  return number === null ? `(${label})` : `${number} (${label})`;
}

/** A part's letter without brackets or stops: `(b)`, `b.` and `b` are one. */
function bareLabel(part: Part): string | null {
  return part.label === null ? null : part.label.replace(/[().]/g, '').trim();
}
