import type ExcelJS from 'exceljs';
import { AT, putBack, rowOf, valuesOf } from './ruin.ts';

/** What a returned matrix is to give; what is left out is as the office wrote it, without a remark. */
export interface Expected {
  /** Answers that differ from what the office wrote, by row; null: none is read. */
  readonly changed?: Readonly<Record<string, readonly [status: string, text: string] | null>>;
  /** Codes of the problems, each once. */
  readonly codes?: readonly string[];
  /** Texts that stand outside the rows. */
  readonly elsewhere?: readonly string[];
  /** Rows between whose answers an officer decides. */
  readonly conflicts?: readonly string[];
}

/** What somebody did to a sheet, and what is to be read from it. */
export type RuinedSheet = readonly [
  what: string,
  change: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void,
  expected?: Expected,
];

const IDS = ['q1', 'q4.a', 'q4.b', 'q7', 'q8', 'q12'];
const places = (s: ExcelJS.Worksheet): number[] => IDS.map((id) => rowOf(s, id));
const cell = (s: ExcelJS.Worksheet, id: string, column: keyof typeof AT): ExcelJS.Cell =>
  s.getCell(rowOf(s, id), AT[column]);
const head = (s: ExcelJS.Worksheet): number => {
  for (let row = 1; row < 20; row++) if (s.getCell(row, 1).text === 'Ref.') return row;
  throw new Error('The sheet has no headings.');
};
const rename = (s: ExcelJS.Worksheet, names: Partial<Record<keyof typeof AT, string>>): void => {
  const row = head(s);
  for (const [column, name] of Object.entries(names)) s.getCell(row, AT[column as keyof typeof AT]).value = name;
};
const reordered = (s: ExcelJS.Worksheet, order: readonly string[], columns?: readonly number[]): void => {
  const at = places(s);
  putBack(s, at, valuesOf(s, order), columns);
};
const SORTED = ['q8', 'q12', 'q7', 'q1', 'q4.b', 'q4.a'];
const wipe = (s: ExcelJS.Worksheet, ...columns: (keyof typeof AT)[]): void => {
  for (const at of [head(s), ...places(s)]) for (const column of columns) s.getCell(at, AT[column]).value = null;
};

/** Sheets as offices send them back. */
export const RUINED_SHEETS: readonly RuinedSheet[] = [
  ['nothing was done to it', () => {}],
  // order
  ['its rows stand from last to first', (s) => reordered(s, IDS.toReversed())],
  ['its rows were sorted by the question', (s) => reordered(s, SORTED)],
  [
    'its rows were sorted without the hidden column',
    (s) => reordered(s, SORTED, [1, 2, 3, 4, 5, 6, 7]),
    { codes: ['changed-id'] },
  ],
  ['the references alone were sorted', (s) => reordered(s, SORTED, [1]), { codes: ['changed-id'] }],
  ['the numbers alone were sorted', (s) => reordered(s, SORTED, [2]), { codes: ['changed-id'] }],
  [
    'the questions alone were sorted: an officer sees every answer in doubt',
    (s) => reordered(s, SORTED, [3]),
    { codes: ['changed-id'], conflicts: ['q1', 'q4.a', 'q4.b', 'q7', 'q8'] },
  ],
  // columns
  [
    'a column of running numbers was put before it',
    (s) => s.spliceColumns(1, 0, ['', '', '', '', '', '', '', '1', '', '2', '3', '', '4', '5', '6']),
    { elsewhere: ['1, 2, 3, 4, 5, 6'] },
  ],
  [
    'a column with names was put into it',
    (s) => {
      const at = cell(s, 'q1', 'row').row;
      s.spliceColumns(4, 0, []);
      s.getCell(head(s), 4).value = 'Focal person';
      s.getCell(Number(at), 4).value = 'Mr Ahmed Khan';
    },
    { elsewhere: ['Mr Ahmed Khan'] },
  ],
  ['the column of last answers was deleted', (s) => s.spliceColumns(AT.earlier, 1)],
  ['the hidden column was deleted', (s) => s.spliceColumns(AT.check, 1)],
  ['the column of numbers was deleted', (s) => s.spliceColumns(AT.number, 1)],
  ['the column of references was deleted', (s) => s.spliceColumns(AT.row, 1), { codes: ['changed-id'] }],
  [
    'references and hidden column were deleted',
    (s) => (s.spliceColumns(AT.check, 1), s.spliceColumns(AT.row, 1)),
    { codes: ['changed-id'] },
  ],
  ['the column of reasons was deleted', (s) => s.spliceColumns(AT.reason, 1)],
  ['the column of questions was deleted', (s) => s.spliceColumns(AT.question, 1)],
  [
    'the column of statuses was deleted: the answers say by themselves what they are',
    (s) => s.spliceColumns(AT.status, 1),
    {
      changed: {
        'q4.b': ['answered', 'Figures on shelters are kept by the districts; Δ ≤ 5 %, x² + y² ≈ 10³, 3×4≠13.'],
        q7: ['answered', 'Ministry of Overseas Pakistanis'],
      },
    },
  ],
  // headings
  [
    'its headings were put in other words',
    (s) =>
      rename(s, {
        row: 'Ref No',
        number: 'Sr. No.',
        question: 'Question asked',
        status: 'Status',
        answer: 'Reply of the Department',
        reason: 'Reasons',
      }),
  ],
  [
    'its headings were put in Urdu',
    (s) =>
      rename(s, { row: 'حوالہ', number: 'شمار', question: 'سوال', status: 'کیفیت', answer: 'جواب', reason: 'وجہ' }),
  ],
  ['the row of headings was deleted', (s) => s.spliceRows(head(s), 1)],
  ['everything above the headings was deleted', (s) => s.spliceRows(1, head(s) - 1)],
  ['headings and everything above them were deleted', (s) => s.spliceRows(1, head(s))],
  ['its last row was deleted', (s) => s.spliceRows(s.rowCount, 1)],
  // sheets
  ['its sheet was renamed', (s) => void (s.name = 'جوابات')],
  [
    'a sheet with a note was added',
    (_, b) => void (b.addWorksheet('Note').getCell('B2').value = 'Approved by the Secretary.'),
    { elsewhere: ['Approved by the Secretary.'] },
  ],
  [
    'a sheet with a table of its own was added',
    (_, b) =>
      void b.addWorksheet('Cases').addRows([
        ['No.', 'Case', 'Status', 'Answer'],
        ['1', 'State v. X', 'decided', 'convicted'],
      ]),
    { elsewhere: ['No. | Case | Status | Answer', '1 | State v. X | decided | convicted'] },
  ],
  [
    'it was hidden behind another sheet',
    (s, b) => ((s.state = 'hidden'), void (b.addWorksheet('Cover').getCell('A1').value = 'Please see the matrix.')),
    { codes: ['hidden-sheet'], elsewhere: ['Please see the matrix.'] },
  ],
  [
    'a copy of it on a second sheet says something else',
    (s, b) => {
      const copy = b.addWorksheet('Copy');
      s.eachRow({ includeEmpty: true }, (row, at) => void (copy.getRow(at).values = row.values));
      cell(copy, 'q1', 'answer').value = 'The Commission received 1,900 complaints.';
    },
    { codes: ['duplicate-row'], conflicts: ['q1'] },
  ],
  ['rows were hidden by a filter', (s) => void (s.getRow(rowOf(s, 'q7')).hidden = true), { codes: ['hidden-row'] }],
  ['columns were hidden', (s) => void (s.getColumn(AT.answer).hidden = true)],
  // identity
  [
    'every reference was deleted',
    (s) => places(s).forEach((at) => void (s.getCell(at, AT.row).value = null)),
    { codes: ['changed-id'] },
  ],
  [
    'references were typed anew',
    (s) => ((cell(s, 'q4.a', 'row').value = 'Q4 (a)'), void (cell(s, 'q7', 'row').value = 'Q. 7')),
  ],
  [
    'references were replaced by the numbers',
    (s) => places(s).forEach((at) => void (s.getCell(at, AT.row).value = s.getCell(at, AT.number).value)),
    { codes: ['changed-id'] },
  ],
  ['one reference was changed to another', (s) => void (cell(s, 'q8', 'row').value = 'q12'), { codes: ['changed-id'] }],
  [
    'references, numbers and hidden column were wiped out',
    (s) => wipe(s, 'row', 'number', 'check'),
    { codes: ['changed-id'] },
  ],
  [
    'a question was corrected',
    (s) => void (cell(s, 'q7', 'question').value = cell(s, 'q7', 'question').text.replace('since 2019', 'since 2020')),
    { codes: ['question-edited'] },
  ],
  [
    'it answers an earlier wording of a question',
    (s) =>
      void (cell(s, 'q12', 'question').value =
        'Please explain the steps taken to register births in all remote districts and cities.'),
    { codes: ['question-edited'] },
  ],
  ['a row was deleted', (s) => s.spliceRows(rowOf(s, 'q8'), 1), { changed: { q8: null }, codes: ['missing-row'] }],
  // rows split, merged, doubled
  [
    'an answer goes on in rows put below it',
    (s) => {
      const at = rowOf(s, 'q8');
      s.insertRow(at + 1, []);
      s.getCell(at + 1, AT.answer).value = 'Two more are planned.';
    },
    {
      changed: { q8: ['answered', '- 12 juvenile courts\n- “model” courts; see §4 & annex\nTwo more are planned.'] },
      codes: ['split-row'],
    },
  ],
  [
    'one answer cell reaches over two rows',
    (s) => {
      const at = rowOf(s, 'q4.a');
      s.getCell(at + 1, AT.status).value = null;
      s.getCell(at + 1, AT.answer).value = null;
      s.mergeCells(at, AT.answer, at + 1, AT.answer);
    },
    {
      changed: { 'q4.b': ['answered', 'پنجاب میں 2023 کے دوران گھریلو تشدد کے ۱٬۲۳۴ مقدمات درج ہوئے۔'] },
      codes: ['merged-cells'],
    },
  ],
  [
    'two rows were made one',
    (s) => {
      const at = rowOf(s, 'q4.a');
      s.getCell(at, AT.row).value = 'q4.a, q4.b';
      s.getCell(at, AT.check).value = null;
      s.spliceRows(at + 1, 1);
    },
    {
      changed: { 'q4.b': ['answered', 'پنجاب میں 2023 کے دوران گھریلو تشدد کے ۱٬۲۳۴ مقدمات درج ہوئے۔'] },
      codes: ['merged-rows'],
    },
  ],
  [
    'a row stands twice and says two things',
    (s) => {
      const values = [...valuesOf(s, ['q1'])[0]!];
      values[AT.answer - 1] = 'Figures are awaited.';
      s.insertRow(rowOf(s, 'q12') + 1, values);
    },
    { codes: ['duplicate-row'], conflicts: ['q1'] },
  ],
  [
    'a row stands twice and says the same',
    (s) => void s.insertRow(rowOf(s, 'q12') + 1, valuesOf(s, ['q1'])[0]!),
    { codes: ['duplicate-row'] },
  ],
  // written elsewhere
  [
    'something was written below the table',
    (s) => void (s.getCell(s.rowCount + 2, 3).value = 'Note: figures are provisional.'),
    { elsewhere: ['Note: figures are provisional.'] },
  ],
  [
    'something was written above the table',
    (s) => void s.insertRow(1, ['From: Section Officer (Police)']),
    { elsewhere: ['From: Section Officer (Police)'] },
  ],
  [
    'an answer stands right of the table',
    (s) =>
      void (s.getCell(rowOf(s, 'q12'), 10).value = 'Mobile teams registered 41,000 births in 2023 in nine districts.'),
    {
      changed: { q12: ['answered', 'Mobile teams registered 41,000 births in 2023 in nine districts.'] },
      codes: ['answer-in-other-cell'],
    },
  ],
  [
    'a remark stands right of the table',
    (s) => void (s.getCell(rowOf(s, 'q1'), 10).value = 'to be checked by DIG'),
    { elsewhere: ['to be checked by DIG'] },
  ],
  [
    'an answer stands below the question in its cell',
    (s) =>
      void (cell(s, 'q12', 'question').value =
        `${cell(s, 'q12', 'question').text}\nReply: mobile teams work in nine districts.`),
    { changed: { q12: ['answered', 'Reply: mobile teams work in nine districts.'] }, codes: ['answer-in-other-cell'] },
  ],
  [
    'a remark stands in the cell of a question that is answered',
    (s) => void (cell(s, 'q1', 'question').value = `(Police only!) ${cell(s, 'q1', 'question').text}`),
    { elsewhere: ['Police only'] },
  ],
  [
    'an answer stands in the cell for the status',
    (s) => void (cell(s, 'q12', 'status').value = 'Mobile teams registered 41,000 births in 2023.'),
    {
      changed: { q12: ['answered', 'Mobile teams registered 41,000 births in 2023.'] },
      codes: ['answer-in-other-cell'],
    },
  ],
  [
    'an answer stands in the cell for the reason',
    (s) => void (cell(s, 'q12', 'reason').value = 'Mobile teams registered 41,000 births.'),
    { changed: { q12: ['answered', 'Mobile teams registered 41,000 births.'] }, codes: ['answer-in-other-cell'] },
  ],
  [
    'a reason stands beside an answer',
    (s) => void (cell(s, 'q1', 'reason').value = 'subject to vetting'),
    { elsewhere: ['subject to vetting'] },
  ],
  [
    'a new row asks something of its own',
    (s) => void s.insertRow(rowOf(s, 'q12') + 1, ['', '', 'Additional information: a new policy is being drafted.']),
    { elsewhere: ['Additional information: a new policy is being drafted.'] },
  ],
  // what stands in a cell
  [
    'cells have comments',
    (s) => void (cell(s, 'q1', 'answer').note = 'checked with the NCHR'),
    { elsewhere: ['checked with the NCHR'] },
  ],
  [
    'an answer was struck out',
    (s) => void (cell(s, 'q8', 'answer').style = { font: { strike: true } }),
    {
      changed: { q8: null },
      codes: ['answered-but-empty', 'struck-out'],
      elsewhere: ['- 12 juvenile courts\n- “model” courts; see §4 & annex'],
    },
  ],
  [
    'half an answer was struck out',
    (s) =>
      void (cell(s, 'q8', 'answer').value = {
        richText: [{ text: '14 courts' }, { font: { strike: true }, text: ' 12 courts' }],
      }),
    { changed: { q8: ['answered', '14 courts'] }, codes: ['struck-out'], elsewhere: ['12 courts'] },
  ],
  [
    'an answer is in several fonts',
    (s) =>
      void (cell(s, 'q8', 'answer').value = { richText: [{ text: 'Two ' }, { font: { bold: true }, text: 'runs' }] }),
    { changed: { q8: ['answered', 'Two runs'] } },
  ],
  [
    'an answer is a formula',
    (s) => void (cell(s, 'q8', 'answer').value = { formula: 'SUM(5,7)', result: 12 }),
    { changed: { q8: ['answered', '12'] }, codes: ['formula'] },
  ],
  [
    'an answer is a formula without a result',
    (s) => void (cell(s, 'q8', 'answer').value = { formula: 'SUM(5,7)' } as ExcelJS.CellValue),
    { changed: { q8: null }, codes: ['answered-but-empty', 'formula'], elsewhere: ['=SUM(5,7)'] },
  ],
  [
    'an answer is a number',
    (s) => void (cell(s, 'q8', 'answer').value = 1234.5),
    { changed: { q8: ['answered', '1234.5'] } },
  ],
  [
    'a picture stands on it',
    (s, b) =>
      s.addImage(b.addImage({ base64: PIXEL, extension: 'png' }), {
        tl: { col: 5, row: 9 },
        ext: { width: 9, height: 9 },
      }),
    { codes: ['picture'] },
  ],
  // statuses in own words
  ...(
    [
      ['done', 'answered', ''],
      ['N/A', 'no-data', ''],
      ['no data', 'no-data', ''],
      ['No data – records were burnt in 2010', 'no-data', 'records were burnt in 2010'],
      ['ڈیٹا دستیاب نہیں', 'no-data', ''],
      ['Not ours (Ministry of Labour)', 'not-ours', 'Ministry of Labour'],
      ['ہم سے متعلق نہیں ہے', 'not-ours', ''],
    ] as const
  ).map(([words, status, more]): RuinedSheet => [
    `a status reads “${words}”`,
    (s) => {
      cell(s, 'q12', 'status').value = words;
      cell(s, 'q12', 'answer').value = 'As told.';
    },
    { changed: { q12: [status, more === '' ? 'As told.' : `As told.\n${more}`] } },
  ]),
  [
    'a status is no word of ours',
    (s) => ((cell(s, 'q12', 'status').value = 'Partly'), void (cell(s, 'q12', 'answer').value = 'half')),
    { changed: { q12: ['answered', 'half'] }, codes: ['unknown-status'] },
  ],
  [
    'answers say without a status what they are',
    (s) => void (cell(s, 'q12', 'answer').value = 'Pertains to the Ministry of Interior.'),
    { changed: { q12: ['not-ours', 'Pertains to the Ministry of Interior.'] } },
  ],
  [
    'it is half empty',
    (s) => ['q7', 'q8'].forEach((id) => ((cell(s, id, 'status').value = null), (cell(s, id, 'answer').value = null))),
    { changed: { q7: null, q8: null } },
  ],
];

/** One white point. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=';
