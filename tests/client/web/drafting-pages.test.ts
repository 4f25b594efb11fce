import { beforeEach, describe, expect, it } from 'vitest';
import type { CycleRequest } from '../../../contracts/workflows.ts';
import { aDesk, aRunningCycle, record, type DeskInMemory } from './a-desk.ts';

const ACT = 'The Act of 2022 is in force since November 2022. In 2023 there were 14 <registered> cases.';
const URDU = 'پنجاب میں رجسٹر رکھا جاتا ہے۔';

let desk: DeskInMemory;
let id: string;
let all: string;
let asked: CycleRequest[];
beforeEach(async () => {
  asked = [];
  const ask = async (_cycle: string, request: CycleRequest) => {
    asked.push(request);
    return { seq: 1, changed: true };
  };
  desk = await aDesk('2027-01-15T10:00:00+05:00', { desk: { ask } });
  const cycle = await aRunningCycle(desk);
  id = cycle.state.cycleId;
  all = `/cycles/${encodeURIComponent(id)}/consolidation`;
  for (const [office, text] of [
    ['moi', ACT],
    ['punjab-home', URDU],
  ] as const) {
    await desk.store.answers.save(id, office, `log-${office}`, '2027-01-08', [
      { row: 'q1.a', status: 'answered', text },
    ]);
    cycle.answer(office, ['q1.a'], `log-${office}`);
  }
  await record(desk.store, cycle);
});

const post = async (path: string, fields: Record<string, string>, origin = 'http://localhost') => {
  const response = await desk.app.request(`http://localhost${all}${path}`, {
    method: 'POST',
    headers: { origin, host: 'localhost', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ by: 'Deputy Director', ...fields }),
  });
  return { status: response.status, text: await response.text(), to: response.headers.get('location') };
};
const write = (text: string, from: string, by = 'Deputy Director') =>
  post('/q1/write', { part: 'q1.a', from, text, by, reason: 'shorter' });

describe('the page of the whole text', () => {
  it('shows every question with its words, and what is missing', async () => {
    const { status, text } = await desk.get(all);
    expect(status).toBe(200);
    expect(text).toContain('Paragraph 2');
    expect(text).toContain('What is missing');
    expect(text).toContain('No office was asked.');
    expect(text).toMatch(/<span class="figure">\d+<\/span>/u);
  });

  it('gives the list of gaps as a document', async () => {
    const { status, headers } = await desk.get(`${all}/gaps.docx`);
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toContain('CCPR-C-PAK-Q-99-gaps.docx');
  });

  it('has the text put together only once the open comments were read', async () => {
    await post('/comment', { text: 'Shorter, please.' });
    expect((await desk.get(all)).text).toContain('1 comment is open.');
    expect((await post('/consolidate', {})).status).toBe(409);
    expect(asked).toEqual([]);
    expect((await post('/consolidate', { anyway: 'yes' })).status).toBe(303);
    expect(asked).toEqual([{ type: 'consolidate', by: 'Deputy Director' }]);
  });

  it('proposes first texts for all questions at once', async () => {
    expect(await post('/propose', {})).toMatchObject({ status: 303, to: all });
    expect((await desk.store.drafts.newest(id)).map(({ part }) => part)).toEqual(['q1.a']);
    expect((await desk.get(all)).text).toContain('version 1');
  });

  it('is reached from the page of the cycle', async () => {
    expect((await desk.get(`/cycles/${encodeURIComponent(id)}`)).text).toContain(`href="${all}"`);
  });
});

describe('the page of one question', () => {
  it('has the offices’ answers side by side, each in its own direction and as text', async () => {
    const { text } = await desk.get(`${all}/q1`);
    expect(text).toContain(`<p dir="auto">${URDU}</p>`);
    expect(text).toContain('14 &lt;registered&gt; cases');
    expect(text.match(/aria-label="Answer of /gu)).toHaveLength(2);
    expect(text).not.toContain('<script');
    expect(text).not.toMatch(/ style="/u);
  });

  it('stores a text as a new version and shows whose words each sentence is', async () => {
    const { status, to } = await write(
      `In 2023 there were 41 registered cases.\nPakistan is committed to its duties.`,
      '0',
    );
    expect({ status, to }).toEqual({ status: 303, to: `${all}/q1#q1.a` });
    const { text } = await desk.get(`${all}/q1`);
    expect(text).toContain('Version 1 by Deputy Director');
    expect(text).toMatch(/Ministry of Interior\s+q1\.a/u);
    expect(text).toContain('the drafter’s own words');
    expect(text).toContain('In no answer: 41');
  });

  it('counts and shows a text that is not stored', async () => {
    const { status, text } = await post('/q1/look', { part: 'q1.a', from: '0', text: 'The Act is in force.' });
    expect(status).toBe(200);
    expect(text).toContain('Not stored yet: 5 words');
    expect(await desk.store.drafts.newest(id)).toEqual([]);
  });

  it('keeps apart what two write at once: the second sees what the first changed, and loses nothing', async () => {
    await write('The Act is in force.', '0');
    await write('The Act was in force.', '1', 'Section Officer');
    const { status, text } = await write('My own text.', '1');
    expect(status).toBe(409);
    expect(text).toContain('Section Officer wrote version 2');
    expect(text).toMatch(/<del>.*is.*<\/del>\s*<ins>.*was.*<\/ins>/su);
    expect(text).toContain('>My own text.</textarea>');
    expect(text).toContain('name="from" value="2"');
    expect((await write('My own text.', '2')).status).toBe(303);
    expect(await desk.store.drafts.versions(id, { question: 'q1', part: 'q1.a' })).toHaveLength(3);
  });

  it('writes one text for all parts where that is wanted', async () => {
    expect((await desk.get(`${all}/q1?whole`)).text).toContain('name="part" value=""');
    await post('/q1/write', { part: '', from: '0', text: 'One text.' });
    expect((await desk.store.drafts.newest(id))[0]).toMatchObject({ question: 'q1', part: null });
  });

  it('says where an answer is newer than the text', async () => {
    await post('/q1/propose', {});
    const newer = [{ row: 'q1.a', status: 'answered', text: 'New.' }] as const;
    await desk.store.answers.save(id, 'moi', 'log-9', '2027-01-14', newer);
    expect((await desk.get(`${all}/q1`)).text).toContain('has changed since this text was written');
  });

  it('takes a comment on a sentence, and that it was dealt with', async () => {
    await write('The Act is in force. It is new.', '0');
    await post('/q1/comment', { sentence: 'It is new.', text: 'Since when?' });
    expect((await desk.store.drafts.comments(id))[0]).toMatchObject({ part: 'q1.a', sentence: 'It is new.' });
    expect((await post('/q1/resolve', { comment: '1', note: 'year added' })).status).toBe(303);
    expect((await desk.get(`${all}/q1`)).text).toContain('Dealt with by Deputy Director');
  });

  it('asks an office for a shorter text, and gives a paragraph more of the limit', async () => {
    await post('/q1/shorten', { office: 'moi', row: 'q1.a', to: '8' });
    expect(asked).toEqual([
      { type: 'ask-shorter', office: 'moi', row: 'q1.a', words: 17, most: 8, by: 'Deputy Director' },
    ]);
    await post('/q1/weigh', { weight: '2.5' });
    expect(await desk.store.drafts.weights(id)).toEqual({ q1: 2.5 });
    expect((await post('/q1/weigh', { weight: 'more' })).status).toBe(400);
  });

  it('is refused where it is not there, and to forms of another site', async () => {
    expect((await desk.get(`${all}/q99`)).status).toBe(404);
    expect((await write('x', '0')).status).toBe(303);
    expect((await post('/q1/write', { part: 'q1.z', from: '0', text: 'x' })).status).toBe(404);
    expect((await post('/q1/comment', { text: 'x' }, 'https://elsewhere.example')).status).toBe(403);
    expect(desk.errors).toEqual([]);
  });
});
