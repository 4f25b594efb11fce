import { beforeEach, describe, expect, test } from 'vitest';
import { answeredBefore, earlierAnswersFor } from '../../activities/earlier-answers.ts';
import { confirmedBefore } from '../../activities/confirmed-before.ts';
import { searcher } from '../../activities/search.ts';
import { saveAssignment } from '../../activities/questions.ts';
import type { Store } from '../../activities/store-ports.ts';
import { openSearch } from '../../adapters/search/open-search.ts';
import { memoryStore } from '../../adapters/store/memory-store.ts';
import { storeSeeds } from '../../adapters/store/seeds.ts';
import type { CycleFacts } from '../../domain/cycle/state.ts';
import type { InstrumentReading, Question } from '../../domain/loi/instrument.ts';
import { aQuestion, LivedCycle, someFacts, someTerms } from '../builders/cycle.ts';
import { seededReference } from '../builders/reference.ts';

const PRISONS = 'Please provide figures on overcrowding in prisons and on prisoners awaiting trial.';
const WELLS = 'Please describe access to safe drinking water in villages.';
const ask = (id: string, text: string): Question => ({ ...aQuestion(id), text });
const versions = { offices: 1, calendar: 1, ladder: 1, clearanceLadder: 1, procedure: 1 };

let store: Store;
beforeEach(async () => {
  store = memoryStore();
  await storeSeeds(store.reference, seededReference());
});

/** A cycle whose requests were made, as far as the register has it. */
async function aCycle(
  facts: Partial<CycleFacts>,
  questions: readonly Question[],
  rows: Readonly<Record<string, readonly string[]>>,
): Promise<LivedCycle> {
  const cycle = new LivedCycle(someTerms(questions), someFacts({ symbol: null, ...facts }));
  const { cycleId } = cycle.state;
  const raw = await store.content.put(new TextEncoder().encode(cycleId), 'text/plain');
  const reading = { kind: 'list-of-issues', symbol: null, sections: [], questions } as unknown as InstrumentReading;
  await store.instruments.save({ cycleId, filename: 'f', raw, text: raw, reading, versions, wordLimit: null });
  const assignment = await saveAssignment(
    store,
    questions.map(({ id }) => ({ question: id, lead: 'moi', supporting: [], undecided: false, reasons: [] })),
  );
  const refused =
    cycle.tell({ type: 'propose-assignment', assignment, undecided: [] }) ??
    cycle.tell({ type: 'confirm-assignment', by: 'director', assignment, rows });
  expect(refused).toBeNull();
  await record(cycle);
  return cycle;
}

async function record(cycle: LivedCycle): Promise<void> {
  const known = (await store.cycles.state(cycle.state.cycleId))?.seq ?? 0;
  await store.cycles.record(
    cycle.state.cycleId,
    cycle.events.filter(({ seq }) => seq > known),
  );
}

async function accepted(cycle: LivedCycle, office: string, row: string, text: string): Promise<void> {
  const { cycleId } = cycle.state;
  await store.answers.save(cycleId, office, `${office}-${row}`, cycle.today, [{ row, status: 'answered', text }]);
  expect(cycle.answer(office, [row], `${office}-${row}`)).toBeNull();
  expect(
    cycle.tell({ type: 'change-rows', office, rows: [row], to: 'accepted', by: 'director', reason: null }),
  ).toBeNull();
  await record(cycle);
}

const CAT = { cycleId: 'cycle/cat/before', mechanism: 'cat' } as const;
const CCPR = { cycleId: 'cycle/ccpr/now', mechanism: 'ccpr' } as const;

describe('what an office answered before', () => {
  test('stands beside the rows that ask the like, and beside no others', async () => {
    const before = await aCycle(CAT, [ask('q1', PRISONS)], { moi: ['q1'] });
    await accepted(before, 'moi', 'q1', 'In 2025 there were 102,026 prisoners.');
    await aCycle(CCPR, [ask('q1', WELLS), ask('q2', PRISONS)], { moi: ['q1', 'q2'], mofa: ['q1'] });
    const found = await earlierAnswersFor(store, CCPR.cycleId, 'moi');
    expect([...found.keys()]).toEqual(['q2']);
    expect(found.get('q2')).toMatchObject({ office: 'moi', cycleId: CAT.cycleId, same: true, stale: null });
    expect(await earlierAnswersFor(store, CCPR.cycleId, 'mofa')).toEqual(new Map());
    expect(await earlierAnswersFor(store, CCPR.cycleId, 'nobody')).toEqual(new Map());
    expect((await earlierAnswersFor(store, CCPR.cycleId, 'moi', { today: '2029-01-01' })).get('q2')?.stale).toMatch(
      /older than 12 months/,
    );
    await expect(earlierAnswersFor(store, 'cycle/ccpr/none', 'moi')).rejects.toMatchObject({ code: 'cycle-unknown' });
  });

  test('is its own before another’s; a province is never shown what another province answered', async () => {
    const offices = ['moi', 'punjab-home', 'sindh-police'];
    const rows = Object.fromEntries(offices.map((office) => [office, ['q1']]));
    const before = await aCycle(CAT, [ask('q1', PRISONS)], rows);
    for (const office of ['punjab-home', 'sindh-police']) await accepted(before, office, 'q1', `What ${office} said.`);
    await aCycle(CCPR, [ask('q1', PRISONS)], { ...rows, 'punjab-police': ['q1'], 'kp-home': ['q1'] });
    const givenTo = async (office: string) => (await earlierAnswersFor(store, CCPR.cycleId, office)).get('q1')?.office;
    expect(await givenTo('sindh-police')).toBe('sindh-police');
    expect(await givenTo('punjab-police')).toBe('punjab-home');
    expect(await givenTo('kp-home')).toBeUndefined();
    expect(await givenTo('moi')).toBeUndefined();
    await accepted(before, 'moi', 'q1', 'What the Interior said.');
    expect(await givenTo('kp-home')).toBe('moi');
    const shown = await answeredBefore(store, CCPR.cycleId, 'q1', '2026-12-15');
    expect(shown.map(({ office }) => office).sort()).toEqual([...offices].sort());
    await expect(answeredBefore(store, CCPR.cycleId, 'q7', '2026-12-15')).rejects.toMatchObject({
      code: 'data-invalid',
      hint: 'It has: q1.',
    });
  });

  test('in a rehearsal is not shown to real cycles, nor the other way round', async () => {
    const real = await aCycle(CAT, [ask('q1', PRISONS)], { moi: ['q1'] });
    await accepted(real, 'moi', 'q1', 'Real.');
    const play = (name: string) => ({ cycleId: `rehearsal/7/cycle/${name}/x`, rehearsal: true }) as const;
    const played = await aCycle({ ...CAT, ...play('cat') }, [ask('q1', PRISONS)], { moi: ['q1'] });
    await aCycle({ ...CCPR, ...play('ccpr') }, [ask('q1', PRISONS)], { moi: ['q1'] });
    await aCycle(CCPR, [ask('q1', PRISONS)], { moi: ['q1'] });
    const shown = async (cycle: string) => (await earlierAnswersFor(store, cycle, 'moi')).get('q1')?.text;
    expect(await shown('rehearsal/7/cycle/ccpr/x')).toBeUndefined();
    await accepted(played, 'moi', 'q1', 'Played.');
    expect(await shown('rehearsal/7/cycle/ccpr/x')).toBe('Played.');
    expect(await shown(CCPR.cycleId)).toBe('Real.');
  });
});

describe('who was confirmed before', () => {
  test('is told with the question, as it stands after what was reassigned', async () => {
    await aCycle(CAT, [ask('q1', PRISONS)], { moi: ['q1'], mofa: ['q1'] });
    expect(await confirmedBefore(store, '')).toEqual([
      { ...CAT, symbol: null, question: 'q1', text: PRISONS, articles: [], lead: 'moi', supporting: ['mofa'] },
    ]);
    expect(await confirmedBefore(store, 'rehearsal/7/')).toEqual([]);
  });
});

describe('a search', () => {
  test('sees questions and answers of real cycles, and what came since it was last asked', async () => {
    let opened = 0;
    const search = searcher(store, async () => {
      opened += 1;
      return openSearch;
    });
    expect(await search('prisons', 10)).toEqual([]);
    const before = await aCycle(CAT, [ask('q1', PRISONS)], { moi: ['q1'] });
    await aCycle({ ...CCPR, cycleId: 'rehearsal/7/cycle/ccpr/x', rehearsal: true }, [ask('q1', PRISONS)], {
      moi: ['q1'],
    });
    expect((await search('prisons', 10)).map(({ kind, cycleId }) => [kind, cycleId])).toEqual([
      ['question', CAT.cycleId],
    ]);
    const made = opened;
    await search('overcrowding', 10);
    expect(opened).toBe(made);
    await accepted(before, 'moi', 'q1', 'قیدیوں کی تعداد 102,026 ہے');
    expect(await search('قيديوں', 10)).toMatchObject([{ kind: 'answer', office: 'moi', row: 'q1' }]);
    expect(opened).toBe(made + 1);
  });

  test('that could not be made ready is tried again', async () => {
    let fails = true;
    const search = searcher(store, () => (fails ? Promise.reject(new Error('down')) : Promise.resolve(openSearch)));
    await expect(search('x', 1)).rejects.toThrow('down');
    fails = false;
    expect(await search('x', 1)).toEqual([]);
  });
});
