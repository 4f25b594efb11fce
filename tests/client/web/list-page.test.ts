import { expect, test } from 'vitest';
import { listAmendment, loadAmendedList } from '../../../activities/lists.ts';
import { instrumentOf } from '../../../activities/reference.ts';
import { DeskError } from '../../../contracts/errors.ts';
import type { CycleReceipt, CycleRequest } from '../../../contracts/workflows.ts';
import type { LivedCycle } from '../../builders/cycle.ts';
import { aDesk, aRunningCycle, reading, record, type DeskInMemory } from './a-desk.ts';

const ORIGIN = 'http://localhost';

/** A desk with a running cycle (q1 of the Interior and Punjab) whose list the rules amend. */
async function correcting(): Promise<{
  readonly desk: DeskInMemory;
  readonly cycle: LivedCycle;
  readonly at: string;
  readonly post: (path: string, fields: Record<string, string>, origin?: string) => Promise<Response>;
}> {
  let cycle: LivedCycle | null = null;
  const ask = async (_id: string, request: CycleRequest): Promise<CycleReceipt> => {
    if (request.type === 'reassign') return told(cycle!.tell(request));
    if (request.type !== 'amend-list') throw new Error(`not expected: ${request.type}`);
    const list = await loadAmendedList(desk.store, request.list);
    const amendment = await listAmendment(desk.store, cycle!.state, list, true);
    return told(cycle!.tell({ ...request, amendment }));
  };
  const told = async (refused: string | null): Promise<CycleReceipt> => {
    if (refused !== null) throw new DeskError('refused', refused);
    await record(desk.store, cycle!);
    return { seq: cycle!.state.seq, changed: true };
  };
  const desk = await aDesk('2026-12-15T10:00:00+05:00', { desk: { ask } });
  cycle = await aRunningCycle(desk);
  cycle.today = '2026-12-15';
  const at = `/cycles/${encodeURIComponent(cycle.state.cycleId)}/list`;
  const post = async (path: string, fields: Record<string, string>, origin = ORIGIN): Promise<Response> =>
    desk.app.request(`${at}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: origin, Host: 'localhost' },
      body: new URLSearchParams(fields),
    });
  return { desk, cycle, at, post };
}

/** What the form of a previewed correction sends on. */
function hiddenFields(page: string): Record<string, string> {
  const form = page.slice(page.indexOf('/apply"'));
  const found = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/gu)];
  const plain = (text: string): string =>
    text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
  return Object.fromEntries(found.map(([, name, value]) => [name!, plain(value!)]));
}

test('the list shows its headings, questions, parts and doubts, and each field with the words it was read by', async () => {
  const { desk, at, cycle } = await correcting();
  const { text, status } = await desk.get(at);
  expect(status).toBe(200);
  for (const { id } of reading.questions) expect(text).toContain(`id="${id}"`);
  for (const { heading } of reading.sections) expect(text).toContain(heading.replaceAll('&', '&amp;'));
  for (const { id } of reading.questions.flatMap(({ parts }) => parts)) expect(text).toContain(id);
  expect(text).toContain('characters');
  expect((await desk.get(`/cycles/${encodeURIComponent(cycle.state.cycleId)}`)).text).toContain(at);
});

test('a correction is shown with its offices first, then made, kept, and taken back', async () => {
  const { desk, cycle, at, post } = await correcting();
  const { cycleId } = cycle.state;
  const before = reading.questions[0]!;
  const part = before.parts[0]!;
  const shown = await (
    await post('/preview', { type: 'change-part', part: part.id, text: `${part.text} and by whom` })
  ).text();
  expect(shown).toContain('<ins>');
  expect(shown).toContain('Offices that are touched');
  expect((await instrumentOf(desk.store, cycleId)).list).toBeUndefined();
  const done = await post('/apply', { ...hiddenFields(shown), reason: 'the page break hid it', by: 'Desk officer' });
  expect(done.status).toBe(303);
  const { reading: now, corrections } = await instrumentOf(desk.store, cycleId);
  expect(now.questions[0]!.parts[0]!.text).toBe(`${part.text} and by whom`);
  expect(corrections).toMatchObject([
    { id: 'c1', by: 'Desk officer', on: '2026-12-15', reason: 'the page break hid it' },
  ]);
  expect(
    cycle
      .letters()
      .filter(({ rung }) => rung === 'amended-1')
      .map(({ office }) => office)
      .sort(),
  ).toEqual(['moi', 'punjab-home']);
  expect((await desk.get(at)).text).toContain('the page break hid it');

  const back = await (await post('/preview', { type: 'undo', undo: 'c1' })).text();
  expect((await post('/apply', { ...hiddenFields(back), reason: 'it was right', by: 'Director' })).status).toBe(303);
  expect((await instrumentOf(desk.store, cycleId)).reading.questions).toEqual(reading.questions);
});

test('a corrigendum is pasted, shown, and put in force with what is unclear read by the officer', async () => {
  const { desk, cycle, post } = await correcting();
  const { number } = reading.questions[0]!;
  const pasted = `Corrigendum\n\nDelete paragraph ${number}\n\nThe annex is replaced.`;
  const shown = await (await post('/document', { pasted, by: 'Director' })).text();
  expect(shown).toContain('Not certain, and left alone');
  expect(shown).toContain('q1 is taken out');
  const fields = hiddenFields(shown);
  expect((await post('/apply', { ...fields, by: 'Director' })).status).toBe(409);
  expect((await post('/apply', { ...fields, by: 'Director', leaveUnclear: 'yes' })).status).toBe(303);
  const { reading: now } = await instrumentOf(desk.store, cycle.state.cycleId);
  expect(now.questions.map(({ id }) => id)).not.toContain('q1');
  expect(Object.values(cycle.state.requests['moi']!.rows).every((row) => row === 'waived')).toBe(true);
});

test('a new question waits on the page until it is asked of somebody', async () => {
  const { desk, cycle, at, post } = await correcting();
  const shown = await (
    await post('/preview', { type: 'add-question', after: 'q1', text: 'Please state the budget.' })
  ).text();
  await post('/apply', { ...hiddenFields(shown), reason: 'not read', by: 'Director' });
  const { text } = await desk.get(at);
  expect(text).toContain('New, and asked of nobody yet');
  expect((await desk.get('/')).text).toContain(`${at}">Decide`);
  const [, question = ''] = /name="question" value="(q\d+)"/u.exec(text.slice(text.indexOf('/ask"')))!;
  expect((await post('/ask', { question, offices: 'moi, mofa', by: 'Director' })).status).toBe(303);
  expect(cycle.state.requests['mofa']!.rows).toEqual({ [question]: 'open' });
  expect((await desk.get(at)).text).not.toContain('New, and asked of nobody yet');
});

test('what was shown is not made once the list has been corrected by another hand', async () => {
  const { post } = await correcting();
  const first = hiddenFields(
    await (await post('/preview', { type: 'set-field', field: 'pageLimit', value: '30' })).text(),
  );
  const second = hiddenFields(
    await (await post('/preview', { type: 'set-field', field: 'language', value: 'fr' })).text(),
  );
  expect((await post('/apply', { ...first, reason: 'seen', by: 'Director' })).status).toBe(303);
  const late = await post('/apply', { ...second, reason: 'seen', by: 'Director' });
  expect([late.status, await late.text()]).toEqual([409, expect.stringContaining('corrected meanwhile')]);
});

test.each([
  [
    'another site',
    { type: 'remove-question', question: 'q1' },
    'https://elsewhere.example',
    403,
    'not sent from a page',
  ],
  ['what is no correction', { type: 'rename' }, ORIGIN, 400, 'no correction of this page'],
  ['what the page has no form for', { type: 'remove-part', part: 'q1.z' }, ORIGIN, 400, 'no correction of this page'],
  ['nothing new', { type: 'remove-question', question: 'q999' }, ORIGIN, 409, 'nothing would change'],
] as const)('refuses %s', async (_, fields, origin, status, why) => {
  const { post, cycle } = await correcting();
  const seq = cycle.state.seq;
  const answer = await post('/preview', fields, origin);
  expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(why)]);
  expect(cycle.state.seq).toBe(seq);
});
