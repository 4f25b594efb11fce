import { describe, expect, test } from 'vitest';
import type { Store } from '../../../activities/store-ports.ts';
import type { CycleEvent } from '../../../domain/cycle/events.ts';
import type { InstrumentReading } from '../../../domain/loi/instrument.ts';
import type { RowState } from '../../../domain/requests/row.ts';
import { aQuestion } from '../../builders/cycle.ts';
import { anEvent, CYCLE, opened } from './some-events.ts';

const REHEARSAL = 'rehearsal/7/cycle/ccpr/play';
const versions = { offices: 1, calendar: 1, ladder: 1, clearanceLadder: 1, procedure: 1 };
const list = {
  kind: 'list-of-issues',
  symbol: 'CCPR/C/PAK/Q/99',
  sections: [],
  questions: [{ ...aQuestion('q1', 2), articles: ['7'] }, aQuestion('q2')],
} as unknown as InstrumentReading;

/** What every store does with the memory of accepted answers. */
export function memoryContract(of: () => Store): void {
  describe('the answer memory', () => {
    const begin = async (cycleId: string): Promise<void> => {
      const raw = await of().content.put(new TextEncoder().encode(cycleId), 'text/plain');
      await of().instruments.save({ cycleId, filename: 'f', raw, text: raw, reading: list, versions, wordLimit: null });
      const rows = { moi: ['q1.a', 'q1.b'], 'punjab-home': ['q2'] };
      const start = opened({ cycleId, rehearsal: cycleId !== CYCLE });
      const { plan } = start.event as Extract<CycleEvent, { type: 'cycle-opened' }>;
      await of().cycles.record(cycleId, [
        start,
        anEvent(2, { type: 'assignment-confirmed', by: 'director', assignment: 'a', plan, budget: 20, rows }),
      ]);
    };
    const change = (cycleId: string, seq: number, office: string, rows: Readonly<Record<string, RowState>>) =>
      of().cycles.record(cycleId, [anEvent(seq, { type: 'rows-changed', office, by: 'director', rows, reason: null })]);
    const answer = (cycleId: string, office: string, row: string, text: string, mail: string, on = '2026-12-10') =>
      of().answers.save(cycleId, office, mail, on, [{ row, status: 'answered', text }]);
    const texts = async (scope = '') => (await of().memory.answers(scope)).map(({ row, text }) => `${row} ${text}`);

    test('keeps what was accepted, with what was asked and what it tells', async () => {
      await begin(CYCLE);
      await answer(CYCLE, 'moi', 'q1.a', 'In 2025, 14 cases were registered under the Torture Act, 2022.', 'm1');
      await answer(CYCLE, 'moi', 'q1.b', 'Not accepted yet.', 'm2');
      expect(await texts()).toEqual([]);
      await change(CYCLE, 3, 'moi', { 'q1.a': 'answered', 'q1.b': 'answered' });
      expect(await texts()).toEqual([]);
      await change(CYCLE, 4, 'moi', { 'q1.a': 'accepted' });
      const [kept, ...others] = await of().memory.answers('');
      expect(others).toEqual([]);
      expect(kept).toMatchObject({
        cycleId: CYCLE,
        mechanism: 'ccpr',
        symbol: 'CCPR/C/PAK/Q/99',
        row: 'q1.a',
        articles: ['7'],
        office: 'moi',
        on: '2026-12-10',
        laws: [{ title: 'Torture Act', year: 2022 }],
        figures: [expect.objectContaining({ value: 14, year: 2025 })],
      });
      expect(kept?.question).toContain('matter q1');
      expect(kept?.question).toContain('Part a of q1');
    });

    test('lets go what is returned, and takes the answer that holds', async () => {
      await begin(CYCLE);
      await answer(CYCLE, 'moi', 'q1.a', 'first', 'm1');
      await change(CYCLE, 3, 'moi', { 'q1.a': 'accepted' });
      expect(await texts()).toEqual(['q1.a first']);
      await answer(CYCLE, 'moi', 'q1.a', 'second', 'm2', '2026-12-11');
      expect(await texts()).toEqual(['q1.a second']);
      // Filed late: it came before what the office said after it.
      await answer(CYCLE, 'moi', 'q1.a', 'older', 'm3', '2026-12-09');
      expect(await texts()).toEqual(['q1.a second']);
      await change(CYCLE, 4, 'moi', { 'q1.a': 'open' });
      expect(await texts()).toEqual([]);
    });

    test('takes what the State sent, though nobody accepted it row by row', async () => {
      await begin(CYCLE);
      await answer(CYCLE, 'punjab-home', 'q2', 'sent', 'm1');
      await change(CYCLE, 3, 'punjab-home', { q2: 'answered' });
      expect(await texts()).toEqual([]);
      await of().cycles.record(CYCLE, [anEvent(4, { type: 'milestone-reached', milestone: 'submitted' })]);
      expect(await texts()).toEqual(['q2 sent']);
    });

    test('of a rehearsal is not that of real cycles, nor the other way round', async () => {
      for (const cycle of [CYCLE, REHEARSAL]) {
        await begin(cycle);
        await answer(cycle, 'moi', 'q1.a', cycle === CYCLE ? 'real' : 'played', `m-${cycle}`);
        await change(cycle, 3, 'moi', { 'q1.a': 'accepted' });
      }
      expect(await texts()).toEqual(['q1.a real']);
      expect(await texts('rehearsal/7/')).toEqual(['q1.a played']);
      expect(await texts('rehearsal/8/')).toEqual([]);
    });

    test('the head of the register moves with everything that happens, and with nothing else', async () => {
      expect(await of().register.head()).toBeNull();
      await of().cycles.record(CYCLE, [opened()]);
      const head = await of().register.head();
      expect(head).toBe((await of().register.verify()).head);
      await of().cycles.record(CYCLE, [opened()]);
      expect(await of().register.head()).toBe(head);
    });
  });
}
