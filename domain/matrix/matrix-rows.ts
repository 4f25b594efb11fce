import type { InstrumentReading, Part, Question } from '../loi/instrument.ts';
import type { RowId } from '../requests/row.ts';
import type { EarlierAnswer } from './earlier-answer.ts';
import { guidanceFor, type GuidanceLanguage } from './guidance.ts';

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
  /** What the office has answered already: it stands in its cell, to be shortened there. Absent: the cell is empty. */
  readonly given?: string;
}

/**
 * The rows a list makes: each part of a question, or the question itself where it has no parts.
 *
 * @param list a reading of an instrument
 * @param only ids of the questions wanted; every question when left out
 * @param language of the hints; the questions stand as the list prints them
 * @returns rows in the order of the list
 */
export function matrixRows(
  list: Pick<InstrumentReading, 'sections' | 'questions'>,
  only?: ReadonlySet<string>,
  language: GuidanceLanguage = 'en',
): readonly MatrixRow[] {
  const headings = new Map(list.sections.map((section) => [section.id, section.heading]));
  return list.questions
    .filter((question) => only === undefined || only.has(question.id))
    .flatMap((question) => {
      const shared = {
        question: question.id,
        section: question.section === null ? null : (headings.get(question.section) ?? null),
      };
      const { asksFor, figures } = question;
      if (question.parts.length === 0) {
        const guidance = guidanceFor(asksFor, figures, language);
        return [{ ...shared, row: question.id, number: question.number, text: question.text, guidance }];
      }
      const leadIn = leadInOf(question);
      return question.parts.map((part) => ({
        ...shared,
        row: part.id,
        number: partNumber(question.number, part),
        text: partText(leadIn, part),
        // a part that was read by itself names its own figures; one of an earlier reading has the question's
        guidance: guidanceFor(part.asksFor ?? asksFor, part.asksFor === undefined ? figures : part.figures, language),
      }));
    });
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
