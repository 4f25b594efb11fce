import type { MatrixProblem, MatrixExpectation } from '../../activities/ports.ts';
import { addedText } from '../../domain/matrix/added-text.ts';
import { statusOf } from '../../domain/replies/answers-in-text.ts';
import type { AnswerStatus, RowAnswer } from '../../domain/replies/reply.ts';
import type { RowId } from '../../domain/requests/row.ts';
import type { Loose } from './grid.ts';
import { ANSWER_LIMIT, earlierSum, earlierTextIn, guidanceCell } from './matrix-form.ts';
import type { EndLine } from './matrix-form.ts';
import { saysAsBefore, STATUS_LABELS } from './matrix-status.ts';
import { statusIn } from './status-with-words.ts';
import type { TableCell, TableRow } from './matrix-table.ts';
import { printedHints } from './our-words.ts';

/** What one row of a returned matrix says. */
export interface RowReading {
  /** Null while the row is open. */
  readonly answer: (Omit<RowAnswer, 'row'> & { readonly source: string }) | null;
  readonly problems: readonly MatrixProblem[];
  /** What was written in its cells and is no part of the answer. */
  readonly elsewhere: readonly Loose[];
}

/** Characters of a status or an id beyond which it is not quoted whole. */
const QUOTED = 60;
/** Words of a status that make it an answer in the wrong cell. */
const SENTENCE = 6;
/** Words of a cell in a column of somebody's own that make it an answer. */
const PROSE = 8;

/**
 * Reads the answer of a row. A row with neither status nor answer is no answer yet; an answer without a status says by
 * its own words what it is. A problem never takes an answer away: both are given.
 *
 * @param asked what is known of the row; undefined where nothing is
 * @param ofAnother the question beside it may be that of another row
 */
export function readRow(
  row: TableRow,
  id: RowId,
  asked: MatrixExpectation['rows'][number] | undefined,
  end: EndLine | null,
  ofAnother = false,
): RowReading {
  const problems: MatrixProblem[] = [];
  const elsewhere: Loose[] = row.struck.map(({ name, text }) => ({ place: `${name} (struck out)`, text }));
  for (const { name } of row.struck)
    problems.push({ code: 'struck-out', cell: name, message: `What is struck out in row ${id} was not taken.` });
  const cell = (column: 'status' | 'answer' | 'reason'): TableCell =>
    row.cells[column] ?? { text: '', name: row.cells.answer?.name ?? row.name };
  const [status, answer, reason] = [cell('status'), cell('answer'), cell('reason')];
  const written = writtenBeside(row, id, ofAnother ? undefined : asked, end, problems);

  const give = (said: AnswerStatus, parts: readonly TableCell[]): RowReading => {
    const filled = parts.filter(({ text }) => text !== '');
    const text = filled.map((part) => part.text).join('\n');
    const source = (filled[0] ?? answer).name;
    problems.push(...answerProblems(row, id, said, status.text, text, source));
    elsewhere.push(...written.map(({ name, text: words }) => ({ place: name, text: words })));
    const suggests = said === 'not-ours' ? whose(parts, answer) : null;
    return {
      answer: { status: said, text, source, ...(suggests === null ? {} : { suggests }) },
      problems,
      elsewhere,
    };
  };
  const open = (): RowReading => {
    elsewhere.push(...written.map(({ name, text: words }) => ({ place: name, text: words })));
    return { answer: null, problems, elsewhere };
  };

  const asBefore = status.text !== '' && saysAsBefore(status.text);
  if (asBefore) {
    const before = earlierTextIn(row.cells.earlier?.text ?? '');
    if (before !== null && before !== '') {
      if (reason.text !== '') elsewhere.push({ place: reason.name, text: reason.text });
      return give('answered', [{ text: before, name: row.cells.earlier?.name ?? answer.name }, answer]);
    }
    problems.push({
      code: 'no-last-answer',
      cell: status.name,
      message: `Row ${id} says “${status.text}”, and no last answer is printed in it.`,
    });
  }

  const said = status.text === '' || asBefore ? null : statusIn(status.text);
  const unknown = said === null && status.text !== '' && !asBefore;
  if (unknown && answer.text === '' && wordCount(status.text) >= SENTENCE) {
    problems.push(inOtherCell(id, status.name));
    return give(statusOf(status.text), [status, reason]);
  }
  if (unknown) {
    problems.push(unknownStatus(status, id, answer.text === ''));
    if (status.text.length > QUOTED) elsewhere.push({ place: status.name, text: status.text });
  }
  const rest = said?.rest === undefined || said.rest === '' ? [] : [{ text: said.rest, name: status.name }];
  if (said !== null && said.status !== 'answered') return give(said.status, [answer, reason, ...rest]);

  if (answer.text !== '') {
    for (const { name, text } of [reason, ...rest]) if (text !== '') elsewhere.push({ place: name, text });
    return give(said?.status ?? (unknown ? 'answered' : statusOf(answer.text)), [answer]);
  }
  if (row.formula !== null) {
    problems.push({
      code: 'formula',
      cell: answer.name,
      message: `The answer to row ${id} is a formula without a result (${excerpt(row.formula)}).`,
    });
    elsewhere.push({ place: answer.name, text: `=${row.formula}` });
  }
  const instead = [reason, ...rest].filter(({ text }) => text !== '');
  const byReason = instead.length === 0 ? 'answered' : statusOf(instead.map(({ text }) => text).join('\n'));
  if (instead.length > 0 && byReason !== 'answered') return give(byReason, instead);
  const substitute = [...written, ...instead].find((one) => mayAnswer(one, row));
  if (substitute !== undefined && (said === null || said.status === 'answered')) {
    written.splice(0, written.length, ...[...written, ...instead].filter((one) => one !== substitute));
    problems.push(inOtherCell(id, substitute.name));
    return give(statusOf(substitute.text), [substitute]);
  }
  written.push(...instead);
  if (said !== null) {
    problems.push({
      code: 'answered-but-empty',
      cell: answer.name,
      message: `Row ${id} says “${status.text}” and its answer is empty, so it counts as open.`,
    });
  }
  return open();
}

/** What was written in the cells of a row that are not to be written in, and in columns that are none of ours. */
function writtenBeside(
  row: TableRow,
  id: RowId,
  asked: MatrixExpectation['rows'][number] | undefined,
  end: EndLine | null,
  problems: MatrixProblem[],
): TableCell[] {
  const { question, guidance, number, row: reference, earlier, section } = row.cells;
  const answers = row.extras.filter((extra) => extra.answers);
  const others = row.extras.filter((extra) => !extra.answers);
  const found: TableCell[] = [...answers];
  const pieces = (cell: TableCell): readonly string[] => [
    asked?.text ?? '',
    ...(asked?.guidance ?? []),
    asked?.section ?? '',
    ...printedHints(cell.text),
  ];
  if (question !== undefined && asked?.text !== undefined && !isPrinted(question.text, asked)) {
    const { added, changed } = addedText(question.text, pieces(question));
    if (added !== '') found.push({ text: added, name: question.name });
    if (changed !== '') {
      problems.push({
        code: 'question-edited',
        cell: question.name,
        message: `The question of row ${id} is not word for word the one that was asked; it has: “${changed}”.`,
      });
    }
  }
  if (guidance !== undefined && guidance.text !== '') {
    const { added, changed } = addedText(guidance.text, pieces(guidance));
    const text = [added, changed].filter((one) => one !== '').join('\n');
    if (text !== '') found.push({ text, name: guidance.name });
  }
  for (const cell of [number, reference, section]) {
    const known = [asked?.number ?? '', asked?.section ?? '', id];
    if (cell === undefined || (cell === section && asked?.section === undefined)) continue;
    if (cell.text === '' || known.includes(cell.text)) continue;
    const { added } = addedText(cell.text, known);
    if (wordCount(added) > 2) found.push({ text: added, name: cell.name });
  }
  const printed = earlier === undefined ? null : earlierTextIn(earlier.text);
  const sum = end?.earlier?.[id];
  if (earlier !== undefined && printed !== null && sum !== undefined && sum !== earlierSum(printed)) {
    problems.push({
      code: 'last-answer-changed',
      cell: earlier.name,
      message: `The last answer printed in row ${id} is no longer as it was printed.`,
    });
    if (!saysAsBefore(row.cells.status?.text ?? '')) {
      const { added, changed } = addedText(printed, [asked?.earlier?.text ?? '']);
      found.push({
        text: asked?.earlier === undefined ? printed : [added, changed].join('\n').trim(),
        name: earlier.name,
      });
    }
  }
  return [...found, ...others].filter(({ text }) => text.trim() !== '');
}

/** Whether a question's cell is as it was printed, in this edition or the first. */
function isPrinted(cell: string, asked: MatrixExpectation['rows'][number]): boolean {
  const text = asked.text ?? '';
  if (cell === text) return true;
  return (['en', 'ur'] as const).some(
    (language) => cell === `${text}\n${guidanceCell(asked.guidance ?? [], language)}`,
  );
}

/** Whose an office says that a row is, from the cell for it or from a short answer. */
function whose(parts: readonly TableCell[], answer: TableCell): string | null {
  const named = parts.filter((part) => part !== answer && part.text !== '').map(({ text }) => text);
  const said = named.length > 0 ? named.join('; ') : answer.text.length <= 300 ? answer.text : '';
  const short = said
    .replace(
      /^.*?\b(?:(?:pertains?|belongs?|relates?|addressed|referred|forwarded) (?:only |solely |mainly )?to|concerns?|(?:matter|subject|responsibility) of|(?:answered|provided|furnished|replied) by)\s+/isu,
      '',
    )
    .replace(/^(?:the|m\/o)\s+/iu, '')
    .replace(/[\s.;:،۔]+$/u, '')
    .trim();
  return short === '' ? null : short;
}

function answerProblems(
  row: TableRow,
  id: RowId,
  said: AnswerStatus,
  status: string,
  text: string,
  cell: string,
): readonly MatrixProblem[] {
  const problems: MatrixProblem[] = [];
  if (text === '' && said !== 'answered') {
    problems.push({
      code: 'reason-missing',
      cell: row.cells.answer?.name ?? cell,
      message: `Row ${id} says “${excerpt(status)}” and gives no reason.`,
    });
  }
  if (text.length > ANSWER_LIMIT) {
    const length = text.length.toLocaleString('en');
    problems.push({
      code: 'answer-too-long',
      cell,
      message: `The answer to row ${id} has ${length} characters; a cell ends at 32,767, so its end may be missing.`,
    });
  }
  if (row.formula !== null && text !== '') {
    problems.push({
      code: 'formula',
      cell,
      message: `The answer to row ${id} is a formula (${excerpt(row.formula)}); what it showed was taken.`,
    });
  }
  if (/^#(?:REF|VALUE|NAME|DIV\/0|N\/A|NUM|NULL)[!?]?$/u.test(text)) {
    problems.push({ code: 'formula', cell, message: `The answer to row ${id} shows the error ${text} of a formula.` });
  }
  if (row.hidden) {
    problems.push({ code: 'hidden-row', cell, message: `Row ${id} is hidden in the file; its answer was taken.` });
  }
  return problems;
}

function unknownStatus({ text, name }: TableCell, id: RowId, empty: boolean): MatrixProblem {
  const effect = empty ? 'it counts as open' : 'its answer was taken as answered';
  return {
    code: 'unknown-status',
    cell: name,
    message: `Row ${id} has the status “${excerpt(text)}”; ${effect}. Known are: ${Object.values(STATUS_LABELS).join('; ')}.`,
  };
}

function inOtherCell(id: RowId, cell: string): MatrixProblem {
  return {
    code: 'answer-in-other-cell',
    cell,
    message: `The answer cell of row ${id} is empty; what was written at ${cell} was taken as its answer.`,
  };
}

/** A column that was put in for something else, names or dates, holds no answers; one for answers, or prose, does. */
function mayAnswer(cell: TableCell, row: TableRow): boolean {
  const extra = row.extras.find(({ name }) => name === cell.name);
  return wordCount(cell.text) >= (extra === undefined || extra.answers ? 2 : PROSE);
}

function wordCount(text: string): number {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).length;
}

/** The beginning of a text on one line. */
export function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= QUOTED ? line : `${line.slice(0, QUOTED - 3)}…`;
}
