import { expect, test } from 'vitest';
import { beside, broken, type BenchLine } from '../../bench/bench.ts';
import { benchText } from '../../bench/bench-text.ts';
import { aLongList, QUESTIONS, seedsWithOffices, spread } from '../../bench/many-offices.ts';
import { readInstrument } from '../../domain/loi/read-instrument.ts';

const passed = (...lines: BenchLine[]) => broken({ bench: 'b', of: 'o', lines }).map(({ what }) => what);

test('a limit is on the ratio where there is one, else on the number; what was not measured keeps none', () => {
  expect(
    passed(beside('half as much again', 15, 10, 1.5), { what: 'as many as may be', ours: 8000, limit: 8000 }),
  ).toEqual([]);
  expect(passed(beside('more than that', 15.1, 10, 1.5), { what: 'one too many', ours: 8001, limit: 8000 })).toEqual([
    'more than that',
    'one too many',
  ]);
  expect(passed(beside('of nothing', 0, 0, 1.5))).toEqual(['of nothing']);
  expect(passed({ what: 'without a limit', ours: 1e9 }, beside('also', 9, 1))).toEqual([]);
});

test('what has to be reached is on the ratio where there is one, else on the number', () => {
  const speed = (ours: number): BenchLine => ({
    what: `${ours} a second`,
    ours,
    bare: 100,
    ratio: ours / 100,
    least: 0.6,
  });
  expect(passed(speed(60), speed(59), { what: 'percent', ours: 97, least: 98 })).toEqual(['59 a second', 'percent']);
  expect(passed({ what: 'nothing', ours: NaN, least: 1 })).toEqual(['nothing']);
  const text = benchText({ bench: 'b', of: 'o', lines: [speed(60), speed(59)] });
  expect(text).toMatch(/60 a second .*at least 0\.60/u);
  expect(text).toMatch(/59 a second .*BELOW 0\.60/u);
});

test('the table marks what passed its limit', () => {
  const text = benchText({
    bench: 'b',
    of: 'o',
    lines: [beside('events', 40, 20, 1.5), beside('actions', 10, 10, 1.5)],
  });
  expect(text).toMatch(/events .*2 .*PASSED 1\.50/u);
  expect(text).toMatch(/actions .*within 1\.50/u);
});

test.each([6, 60, 193])('%i offices are asked, each reachable by itself, and each about something', async (many) => {
  const { offices } = await seedsWithOffices(many);
  const asked = offices.filter(({ role }) => role === 'member');
  expect(new Set(asked.map(({ id }) => id)).size).toBe(many);
  expect(new Set(asked.map(({ focalPoint }) => focalPoint?.email)).size).toBe(many);
  const { questions } = readInstrument(new TextDecoder().decode(aLongList(0).bytes));
  expect(questions).toHaveLength(QUESTIONS);
  const spreadOver = spread(
    questions.map(({ id }) => id),
    asked.map(({ id }) => id),
  ).flatMap(({ lead, supporting }) => [lead, ...supporting]);
  expect(new Set(spreadOver).size).toBe(many);
});
