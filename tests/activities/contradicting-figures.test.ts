import { expect, test } from 'vitest';
import { contradictingFigures } from '../../activities/contradicting-figures.ts';
import type { CycleState } from '../../domain/cycle/state.ts';
import { afterReplies } from '../../workflows/after-replies.ts';
import { deskActivities } from '../builders/desk-activities.ts';

const TODAY = '2026-12-14';
const OURS = 'In 2024, 1,845 victims of trafficking were identified.';
const THEIRS = 'In 2024, 1,290 victims of trafficking were identified.';

/** Interior and Foreign Affairs are asked the same question; Foreign Affairs has answered it. */
async function bothAsked(theirs: string) {
  const { ports, cycle } = await deskActivities();
  const { store } = ports;
  const row = Object.keys(cycle.state.requests['moi']!.rows).find((one) => !one.includes('.'))!;
  const state: CycleState = {
    ...cycle.state,
    requests: {
      moi: { ...cycle.state.requests['moi']!, rows: { [row]: 'open' } },
      mofa: { ...cycle.state.requests['mofa']!, rows: { [row]: 'answered' } },
    },
  };
  const save = (office: string, mail: string, text: string) =>
    store.answers.save(state.cycleId, office, mail, TODAY, [{ row, status: 'answered', text }]);
  await save('mofa', 'mail-1', theirs);
  const came = async (text: string) => {
    await save('moi', 'mail-2', text);
    return contradictingFigures(store, state, 'moi', [{ row, status: 'answered', text }], TODAY);
  };
  return { state, row, came, terms: cycle.terms };
}

test('a figure that another office contradicts is told with both figures and the year', async () => {
  const { row, came } = await bothAsked(THEIRS);
  expect(await came(OURS)).toEqual([
    {
      figures: [
        { office: 'moi', row, figure: expect.stringContaining('1,845'), on: TODAY },
        { office: 'mofa', row, figure: expect.stringContaining('1,290'), on: TODAY },
      ],
      of: '2024',
    },
  ]);
});

test.each([
  ['the figures agree', THEIRS, THEIRS],
  ['they are of other years', THEIRS, OURS.replace('2024', '2023')],
  ['the answer gives none', THEIRS, 'The matter is under examination by the Ministry.'],
])('nothing is told where %s', async (_why, theirs, ours) => {
  expect(await (await bothAsked(theirs)).came(ours)).toEqual([]);
});

test('both offices are asked which holds, unless the text is put together', async () => {
  const { state, row, came, terms } = await bothAsked(THEIRS);
  const contradicts = await came(OURS);
  const none = () => Promise.resolve(null);
  const world = { answersToReturn: none, figuresAgree: () => Promise.resolve(false) };
  const reply = {
    office: 'moi',
    mail: 'mail-2',
    class: 'complete' as const,
    answers: [{ row, status: 'answered' as const }],
    contradicts,
    returnsOn: null,
    wishedUntil: null,
    failedRungs: [],
  };
  const taken = [{ type: 'record-reply' as const, reply }];
  expect(await afterReplies(world, taken, state, terms, TODAY)).toEqual([
    { type: 'ask-reconcile', figures: contradicts[0]!.figures, of: '2024', workingDays: 4, by: 'procedure' },
  ]);
  const consolidation = { on: TODAY, text: 'text', words: 1, openQuestions: [] };
  expect(await afterReplies(world, taken, { ...state, consolidation }, terms, TODAY)).toEqual([]);
});
