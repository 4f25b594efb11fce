import { readXlsx } from 'hucre/xlsx';
import { beforeEach, expect, test } from 'vitest';
import { officeMatrix } from '../../activities/office-matrix.ts';
import { instrumentOf } from '../../activities/reference.ts';
import { readMatrix } from '../../adapters/documents/read-matrix.ts';
import { openAttachments } from '../../adapters/mail/reading/open-attachments.ts';
import { readMail } from '../../adapters/mail/reading/read-mail.ts';
import { askedTexts, type RememberedAnswer } from '../../domain/matrix/remembered-answer.ts';
import type { Office } from '../../domain/offices/office.ts';
import { deskActivities, directory, type DeskActivities } from '../builders/desk-activities.ts';

let desk: DeskActivities;
beforeEach(async () => {
  desk = await deskActivities();
});

/** The desk remembers an answer that the office gave to the very question before. */
async function remembering(row: string): Promise<RememberedAnswer> {
  const { store } = desk.ports;
  const { reading } = await instrumentOf(store, desk.cycle.state.cycleId);
  const answer: RememberedAnswer = {
    cycleId: 'cycle/cat/before',
    mechanism: 'cat',
    symbol: 'CAT/C/PAK/Q/2',
    row: 'q7',
    question: askedTexts(reading).get(row)!.text,
    articles: [],
    office: 'moi',
    on: '2025-03-03',
    text: 'The Act of 2022 is in force.',
    figures: [],
    laws: [],
  };
  Object.assign(store, { memory: { ...store.memory, answers: async () => [answer] } });
  return answer;
}

/** The Interior wishes its matrix so. */
async function wishing(change: Partial<Office>): Promise<void> {
  const { reference } = desk.ports.store;
  const offices = directory.map((office) => (office.id === 'moi' ? { ...office, ...change } : office));
  await reference.save('offices', 'pakistan', { offices });
}

async function firstLetter() {
  await desk.send('moi');
  const { raw } = desk.offered.findLast(({ mailId }) => mailId.includes('/moi'))!;
  return { files: await openAttachments(raw), text: (await readMail(raw)).fullText.replace(/\s+/g, ' ') };
}

test('an office is shown what it answered before to the same question, and its letter says in how many rows', async () => {
  const before = await remembering('q1.a');
  const { state } = desk.cycle;
  const matrix = await officeMatrix(
    desk.ports.store,
    {
      state,
      instrument: await instrumentOf(desk.ports.store, state.cycleId),
      office: 'moi',
      rows: new Set(['q1.a', 'q1.b']),
      answerBy: null,
      on: '2026-11-30',
    },
    directory,
  );
  expect(matrix.rows.map(({ row, earlier }) => [row, earlier?.text, earlier?.same])).toEqual([
    ['q1.a', before.text, true],
    ['q1.b', undefined, undefined],
  ]);
  const { files, text } = await firstLetter();
  expect(text).toContain('In one row of it the last answer to the same or a similar question is printed');
  expect(await readMatrix(files[0]!.content, null)).toMatchObject({ rows: [], problems: [] });
});

test('a letter says nothing of last answers where none is known', async () => {
  const { files, text } = await firstLetter();
  expect(text).toContain('the attached spreadsheet (CCPR-C-PAK-Q-99-moi-matrix.xlsx)');
  expect(text).not.toContain('last answer');
  expect(files.map(({ filename }) => filename)).toEqual(['CCPR-C-PAK-Q-99-moi-matrix.xlsx']);
});

test('an office is sent its matrix in the form it wishes, and both where it wishes both', async () => {
  await wishing({ matrixForm: 'docx' });
  const { files, text } = await firstLetter();
  expect(files.map(({ filename }) => filename)).toEqual(['CCPR-C-PAK-Q-99-moi-matrix.docx']);
  expect(text).toContain('the attached Word document (CCPR-C-PAK-Q-99-moi-matrix.docx)');
  expect(await readMatrix(files[0]!.content, null)).toMatchObject({ office: 'moi', problems: [] });

  desk = await deskActivities();
  await wishing({ matrixForm: 'both' });
  const both = await firstLetter();
  expect(both.files.map(({ filename }) => filename.slice(-5))).toEqual(['.xlsx', '.docx']);
  expect(both.text).toContain('matrix.xlsx, or the same as CCPR-C-PAK-Q-99-moi-matrix.docx)');
});

test('an office whose letters begin in Urdu is sent its matrix in Urdu', async () => {
  await wishing({ languages: ['ur', 'en'] });
  const { files } = await firstLetter();
  const { sheets } = await readXlsx(files[0]!.content);
  expect(sheets[0]?.view?.rightToLeft).toBe(true);
});
