import type { ExportRecord } from './export-record.ts';

/** Between the values of one field, as the Universal Human Rights Index parts them in its spreadsheets. */
const BETWEEN = '; ';

/** The columns of an export as a table, from the left: what stands above each, and what it holds of a record. */
const COLUMNS: readonly (readonly [string, (record: ExportRecord) => string | null])[] = [
  ['Record', ({ recordId }) => recordId],
  ['Annotation type', ({ annotationType }) => annotationType],
  ['Document symbol', ({ symbol }) => symbol],
  ['Body', ({ body }) => body],
  ['Mechanism', ({ mechanism }) => mechanism],
  ['Country', ({ country }) => country],
  ['Publication date', ({ publicationDate }) => publicationDate],
  ['Paragraph', ({ paragraph }) => paragraph],
  ['Section', ({ section }) => section],
  ['Text', ({ text }) => text],
  ['Articles', ({ articles }) => articles.join(BETWEEN)],
  ['Themes', ({ themes }) => themes.join(BETWEEN)],
  ['Affected persons', ({ affectedPersons }) => affectedPersons.join(BETWEEN)],
  ['SDGs', ({ sdgGoals }) => sdgGoals.join(BETWEEN)],
  ['SDG targets', ({ sdgTargets }) => sdgTargets.join(BETWEEN)],
  ['SDG targets by', ({ sdgBasis }) => sdgBasis.join(BETWEEN)],
  ['UPR position', ({ uprPosition }) => uprPosition],
  ['Responsible offices', ({ responsibleOffices }) => responsibleOffices.join(BETWEEN)],
  ['Status of reply', ({ replyStatus }) => replyStatus],
  ['Reply of the State', ({ reply }) => reply],
  ['Replied on', ({ repliedOn }) => repliedOn],
  ['Status of implementation', ({ implementationStatus }) => implementationStatus],
  ['Cycle', ({ cycleId }) => cycleId],
];

/** Records as a table: the headings, then a row for each; what is not known is empty. */
export function exportTable(records: readonly ExportRecord[]): readonly (readonly string[])[] {
  return [COLUMNS.map(([heading]) => heading), ...records.map((record) => COLUMNS.map(([, of]) => of(record) ?? ''))];
}
