import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FiledReply } from '../../domain/cycle/commands.ts';
import type { CycleState } from '../../domain/cycle/state.ts';
import { deskUnderTest, eventually, type DeskUnderTest } from './desk-under-test.ts';

let of: DeskUnderTest;
beforeAll(async () => {
  of = await deskUnderTest();
  await of.work({ maxCachedWorkflows: 0 });
});
afterAll(() => of.stop());

const reply = (mail: string, row: string, words: number): FiledReply => ({
  office: 'moi',
  mail,
  class: 'partial',
  answers: [{ row, status: 'answered', words }],
  returnsOn: null,
  wishedUntil: null,
  failedRungs: [],
});

test('an office is asked for a shorter answer, and a text that came back carries its comments into the next round', async () => {
  const { cycleId } = await of.start({ confirmBy: 'Director' });
  const state = (): Promise<CycleState | null> => of.store.cycles.state(cycleId);
  const sent = (rung: string) => eventually(state, (now) => now?.letters[`moi/${rung}`]?.status === 'sent');
  const [row = ''] = Object.keys((await sent('request'))!.requests['moi']!.rows);

  await of.desk.ask(cycleId, { type: 'record-reply', reply: reply('mail-1', row, 600) });
  const shorten = { type: 'ask-shorter', office: 'moi', row, words: 600, most: 200, by: 'Director' } as const;
  expect((await of.desk.ask(cycleId, shorten)).changed).toBe(true);
  expect((await of.desk.ask(cycleId, shorten)).changed).toBe(false);
  await expect(of.desk.ask(cycleId, { ...shorten, row: 'q999' })).rejects.toThrow(/moi was not asked q999/u);
  const asked = (await sent('shorten-1'))!;
  expect(asked.tasks.map(({ kind }) => kind)).toContain('shorten');
  expect(asked.requests['moi']!.rows[row]).toBe('answered');

  await of.desk.ask(cycleId, { type: 'record-reply', reply: reply('mail-2', row, 180) });
  expect((await state())!.tasks.map(({ kind }) => kind)).not.toContain('shorten');

  await of.desk.ask(cycleId, { type: 'consolidate', by: 'Director' });
  await eventually(state, (now) => now?.awaited.some(({ office }) => office === 'mohr') === true);
  await of.desk.ask(cycleId, {
    type: 'return-text',
    office: 'mohr',
    by: 'Director',
    comments: 'Too long. Paragraph 2 names no year.',
  });
  expect(await of.store.drafts.comments(cycleId)).toMatchObject([
    { question: null, text: 'Too long.', by: 'mohr', resolved: null },
    { question: 'q1', text: 'Paragraph 2 names no year.', by: 'mohr', resolved: null },
  ]);
  expect((await of.store.register.verify()).firstBad).toBeNull();
});
