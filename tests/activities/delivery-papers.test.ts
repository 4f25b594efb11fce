import { expect, test } from 'vitest';
import { papersFor, papersIn } from '../../activities/delivery-papers.ts';
import type { OutboxLetter } from '../../activities/store-ports.ts';
import { writePapers } from '../../adapters/documents/papers/write-papers.ts';
import { consolidate } from '../../domain/matrix/consolidate.ts';
import { aConsolidationInput, anAnswer } from '../builders/consolidation.ts';
import { deskActivities } from '../builders/desk-activities.ts';

const AT = '2027-02-23T10:00:00+05:00';
const letter = (rung: string): OutboxLetter => ({ rung, office: 'pm-geneva', writtenOn: '2027-02-23' }) as OutboxLetter;

/** A cycle whose text is put together from one answer. */
async function consolidated(text: string) {
  const { ports, cycle, record } = await deskActivities();
  const { store } = ports;
  const whole = consolidate(aConsolidationInput({ answers: [anAnswer('punjab-home', 'q1', text)] }));
  const hash = await store.content.put(new TextEncoder().encode(JSON.stringify(whole)), 'application/json');
  const { words } = whole;
  expect(cycle.tell({ type: 'consolidate', by: 'director', text: hash, words, openQuestions: [] })).toBeNull();
  await record();
  return { store, state: cycle.state };
}

test('the Mission receives the cover letter and a draft of the note verbale with the text, and says so in the letter', async () => {
  const { store, state } = await consolidated('A committee sits.');
  const files = await papersFor({ store, writePapers }, [{ letter: letter('submission-request'), state }], AT);
  expect(files.map(({ filename }) => filename.replace(/^.*Q-\d+-/u, ''))).toEqual([
    'cover-letter.docx',
    'note-verbale.docx',
  ]);
  expect(await papersIn(store, { letter: letter('submission-request'), state })).toEqual({
    papers: ['cover-letter', 'note-verbale'],
  });
});

test('figures go with it as the statistics annex', async () => {
  const { store, state } = await consolidated('In 2024, 17 cases were decided.');
  const files = await papersFor({ store, writePapers }, [{ letter: letter('submission-reminder'), state }], AT);
  expect(files.map(({ filename }) => filename.replace(/^.*Q-\d+-/u, ''))).toEqual([
    'statistics.xlsx',
    'cover-letter.docx',
    'note-verbale.docx',
  ]);
});

test('nothing of the kind goes to a clearer', async () => {
  const { store, state } = await consolidated('In 2024, 17 cases were decided.');
  expect(await papersFor({ store, writePapers }, [{ letter: letter('clearance-request'), state }], AT)).toEqual([]);
  expect(await papersIn(store, { letter: letter('clearance-request'), state })).toEqual({});
});
