import { expect, test } from 'vitest';
import { answeredBeforeList } from '../../../client/web/earlier-answers.ts';
import type { EarlierAnswer } from '../../../domain/matrix/earlier-answer.ts';
import { aDesk, aProposedCycle } from './a-desk.ts';

/** A part of a page as its text. */
const shown = (part: { toString(): string } | Promise<unknown>): string => (part as { toString(): string }).toString();

test('the search page has a box, and lists what holds the words', async () => {
  const desk = await aDesk();
  const { state } = await aProposedCycle(desk);
  const empty = await desk.get('/search');
  expect(empty.status).toBe(200);
  expect(empty.text).toContain('role="search"');
  expect(empty.text).not.toContain('<table');
  const { text } = await desk.get('/search?q=overcrowding');
  expect(text).toContain('value="overcrowding"');
  expect(text).toContain(`/cycles/${encodeURIComponent(state.cycleId)}`);
  expect(text).toMatch(/\d+ texts? found/);
  expect((await desk.get('/')).text).toContain('href="/search"');
  expect(JSON.parse((await desk.get('/api/search?q=overcrowding')).text)).toContainEqual(
    expect.objectContaining({ kind: 'question', cycleId: state.cycleId }),
  );
});

test('what nothing holds is said, and hostile words stay words', async () => {
  const desk = await aDesk();
  const { status, text } = await desk.get(`/search?q=${encodeURIComponent('<script>alert("x")</script> قیدی')}`);
  expect(status).toBe(200);
  expect(text).toContain('&lt;script&gt;');
  expect(text).not.toContain('<script>');
  expect(text).toContain('Nothing holds');
});

test('the assignment says every reason and every gap', async () => {
  const desk = await aDesk();
  const cycle = await aProposedCycle(desk);
  const { text } = await desk.get(`/cycles/${encodeURIComponent(cycle.state.cycleId)}`);
  expect(text).toContain('0.90: The text names &lt;police&gt; &amp; custody.');
  expect(text).toMatch(/No question names [^;]*Ministry of Commerce[^;]*; no letter goes there\./);
});

test('what was answered before is folded away, with its age, how like, and why it is no longer fresh', () => {
  const earlier: EarlierAnswer = {
    cycleId: 'cycle/cat/x',
    mechanism: 'cat',
    symbol: 'CAT/C/PAK/Q/2',
    row: 'q4.a',
    question: 'Please report on <prisons>.',
    office: 'moi',
    on: '2024-03-01',
    text: 'قیدیوں کی تعداد & more',
    likeness: 0.72,
    same: false,
    stale: 'it is of 2024-03-01, older than 12 months',
  };
  const text = shown(answeredBeforeList([earlier], () => 'Ministry of Interior'));
  expect(text).toMatch(/<details[\s\S]*1 answer/);
  expect(text).toContain('72 per cent alike');
  expect(text).toContain('no longer fresh: it is of 2024-03-01');
  expect(text).toContain('Please report on &lt;prisons&gt;.');
  expect(text).toContain('<strong>Ministry of Interior</strong>');
  expect(shown(answeredBeforeList([{ ...earlier, same: true, stale: null }]))).toContain('the same question');
  expect(shown(answeredBeforeList([])).trim()).toBe('');
});
