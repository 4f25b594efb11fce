import { asksSomething, readInstrument } from '../../../domain/loi/read-instrument.ts';
import type { Doubt, InstrumentReading, Question } from '../../../domain/loi/instrument.ts';
import { DeskError } from '../../../contracts/errors.ts';
import { applyCorrections, asCorrections } from '../../../domain/loi/corrections.ts';
import type { ReadingChange } from '../../../domain/loi/reading-change.ts';
import type { RunCommand } from '../command.ts';
import { correctionsFile } from '../correction-options.ts';
import { documentArgument } from '../files.ts';
import { table } from '../table.ts';

const LONGEST_CELL = 72;
/** Corrections of a reading that is only shown are made on no day. */
const NO_DAY = '0001-01-01';

/**
 * `loi read FILE [--corrections FILE]`: what a document asks, as it was understood. A document that asks nothing is read all the same.
 *
 * `notes` tells what is in the document and not in its text: pictures, comments, tracked changes, scanned pages.
 *
 * @throws DeskError `usage`, `file-not-found`, and what `ReadDocument` throws
 */
export const run: RunCommand = async (args, options, context) => {
  const { text, notes = [] } = await documentArgument('loi read', args, context);
  const reading = corrected(readInstrument(text), await correctionsFile(options));
  const noted = notes.length === 0 ? '' : `\n\nIn the document\n${notes.map((note) => `- ${note}`).join('\n')}`;
  return { json: { ...reading, notes }, text: readingWords(reading) + noted };
};

/** The reading with the changes of a file. @throws DeskError `refused` where it cannot be corrected so */
function corrected(reading: InstrumentReading, changes: readonly ReadingChange[] | null): InstrumentReading {
  if (changes === null) return reading;
  const said = { by: 'file', on: NO_DAY, reason: 'read with corrections' };
  const after = applyCorrections(reading, asCorrections(reading, [], changes, said));
  const [first] = after.refused;
  if (first !== undefined) throw new DeskError('refused', `The list cannot be corrected so: ${first.why}.`);
  return after.reading;
}

/** A reading for a person: its fields, its questions under their headings, its doubts. */
export function readingWords(reading: InstrumentReading): string {
  const positions = (word: string) => reading.recommendations.filter((one) => one.position === word).length;
  const recommended = `${reading.recommendations.length} (${positions('supported')} supported, ${positions('noted')} noted)`;
  const facts: readonly (readonly [string, string | number | null])[] = [
    ['kind', reading.kind.replaceAll('-', ' ')],
    ['symbol', reading.symbol],
    ['committee', reading.committee],
    ['state', reading.state],
    ['published on', reading.publishedOn],
    ['deadline', reading.deadline],
    ['word limit', reading.wordLimit],
    ['page limit', reading.pageLimit],
    ['language', reading.language],
    ['questions', reading.questions.length],
    ['parts', reading.questions.reduce((sum, question) => sum + question.parts.length, 0)],
    ['recommendations', reading.recommendations.length === 0 ? 0 : recommended],
  ];
  const summary = facts.map(([name, value]) => `${name.padEnd(16)}${value ?? 'not in the text'}`).join('\n');
  return [
    summary,
    asksSomething(reading) ? questionTable(reading) : 'The document asks nothing, so no cycle can start from it.',
    ...(reading.doubts.length > 0 ? [`Doubts\n${reading.doubts.map(inOneLine).join('\n')}`] : []),
  ].join('\n\n');
}

function questionTable({ sections, questions }: InstrumentReading): string {
  const under = (section: string | null) =>
    questions.filter((question) => question.section === section).map(questionRow);
  const rows = [...under(null)];
  for (const { id, level, heading } of sections) {
    rows.push(['', '', cut(`${'  '.repeat(level - 1)}${heading}`), '', '']);
    rows.push(...under(id));
  }
  return table(['id', 'no.', 'question', 'parts', 'articles'], rows);
}

function questionRow(question: Question): readonly string[] {
  const parts = question.parts.length === 0 ? '' : String(question.parts.length);
  return [question.id, question.number ?? '', cut(`    ${question.text}`), parts, question.articles.join(', ')];
}

function cut(text: string): string {
  const line = text.replaceAll('\n', ' ');
  return line.length <= LONGEST_CELL ? line : `${line.slice(0, LONGEST_CELL - 1)}…`;
}

function inOneLine({ lines, message }: Doubt): string {
  const where =
    lines === null ? 'the whole' : lines[0] === lines[1] ? `line ${lines[0]}` : `lines ${lines[0]}–${lines[1]}`;
  return `- ${where}: ${message}`;
}
