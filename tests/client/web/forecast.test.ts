import { beforeEach, expect, test } from 'vitest';
import type { Forecast } from '../../../domain/forecast/forecast.ts';
import { LivedCycle, someFacts } from '../../builders/cycle.ts';
import { aDesk, aRunningCycle, record, type DeskInMemory } from './a-desk.ts';

let desk: DeskInMemory;
let cycle: LivedCycle;
const path = (): string => `/cycles/${encodeURIComponent(cycle.state.cycleId)}`;
const section = async (): Promise<string> => {
  const { text } = await desk.get(path());
  return text.slice(text.indexOf('id="forecast"'), text.indexOf('<h2>Offices</h2>'));
};
const foretold = async () => JSON.parse((await desk.get(`/api${path()}/forecast`)).text) as Forecast | null;

beforeEach(async () => {
  desk = await aDesk('2027-01-04T10:00:00+05:00');
  cycle = await aRunningCycle(desk, { deadline: '2027-03-01' });
});

test('the page answers “will we make it?” in its first lines and in a section of its own', async () => {
  const { verdict, critical } = (await foretold())!;
  const { text } = await desk.get(path());
  expect(verdict.willMakeIt).toBe('yes');
  expect(text).toMatch(new RegExp(`href="#forecast">\\s*Yes: ${verdict.by} working days to spare`, 'u'));
  expect(await section()).toContain(`datetime="${critical!.lastSafeDay}"`);
});

test('one bar for each path, with its last safe day, and the deadline through all', async () => {
  const { paths } = (await foretold())!;
  const plot = await section();
  const count = (what: string): number => plot.split(what).length - 1;
  expect(paths.length).toBeGreaterThan(4);
  expect([count('class="bar"'), count('class="safe"'), count('class="expected"')]).toEqual(
    paths.map(() => paths.length).slice(0, 3),
  );
  expect(count('class="deadline"')).toBe(1);
  expect(plot).toContain('deadline 1 Mar');
});

test('whoever cannot see the plot has its title, what it shows, and the same as a table', async () => {
  const { paths } = (await foretold())!;
  const shown = await section();
  expect(shown).toMatch(/<svg[^>]* role="img" aria-labelledby="plot-title plot-desc"/u);
  expect(shown).toContain('<title id="plot-title">Every path to the deadline of Mon 1 Mar 2027</title>');
  expect(shown).toContain('<desc id="plot-desc">');
  const table = shown.slice(shown.indexOf('<tbody>'));
  for (const { lastSafeDay, expectedOn } of paths) {
    expect(table).toContain(`datetime="${lastSafeDay}"`);
    expect(table).toContain(`datetime="${expectedOn}"`);
  }
});

test('the strict policy holds: nothing in the section styles itself or runs', async () => {
  const { headers } = await desk.get(path());
  expect(headers.get('Content-Security-Policy')).toContain("style-src 'self'");
  expect(await section()).not.toMatch(/ style=|<style|<script| on[a-z]+=/u);
});

test('every place lies inside the plot, also for a cycle that is far too late', async () => {
  desk = await aDesk('2027-04-20T10:00:00+05:00');
  cycle = await aRunningCycle(desk, { deadline: '2027-03-01' });
  const shown = await section();
  const places = [...shown.matchAll(/ (?:x|x1|x2|cx|width)="([\d.-]+)%"/gu)].map(([, place]) => Number(place));
  expect(places.length).toBeGreaterThan(10);
  expect(places.every((place) => place >= 0 && place <= 100)).toBe(true);
  expect(shown).toMatch(/<strong>\s*No: \d+ working days too late/u);
  expect(shown).toContain('too late</tspan>');
});

test('an office that has answered three cycles has its band, and the verdict tells its chance', async () => {
  const rows = cycle.terms.questions[0]!.rows;
  const instrument = (await desk.store.instruments.load(cycle.state.cycleId))!;
  for (const [at, day] of ['2026-12-08', '2026-12-29', '2027-01-28'].entries()) {
    const past = new LivedCycle(cycle.terms, someFacts({ cycleId: `cycle/ccpr/past-${at}` }));
    past.assign({ moi: rows });
    past.until(day);
    past.answer('moi', rows);
    await desk.store.instruments.save({ ...instrument, cycleId: past.state.cycleId });
    await record(desk.store, past);
  }
  const shown = await section();
  expect(shown.split('class="band"')).toHaveLength(2);
  expect(shown).toMatch(/all in time in\s+100 of 100 cases/u);
});

test('a rehearsal tells nothing of real offices', async () => {
  const rows = cycle.terms.questions[0]!.rows;
  const instrument = (await desk.store.instruments.load(cycle.state.cycleId))!;
  for (const at of [1, 2, 3]) {
    const cycleId = `rehearsal/r${at}/cycle/ccpr/past`;
    const past = new LivedCycle(cycle.terms, someFacts({ cycleId, rehearsal: true }));
    past.assign({ moi: rows });
    past.answer('moi', rows);
    await desk.store.instruments.save({ ...instrument, cycleId });
    await record(desk.store, past);
  }
  expect((await foretold())!.paths.every(({ band }) => band === null)).toBe(true);
});

test('an ended cycle has no such section, and its data says null', async () => {
  cycle.consolidate('director');
  for (const office of ['mohr', 'mofa', 'molj']) cycle.tell({ type: 'clear', office, by: 'director', reference: null });
  cycle.tell({ type: 'hand-over', by: 'director' });
  cycle.tell({ type: 'submit', by: 'director', noteVerbale: 'No. 1' });
  await record(desk.store, cycle);
  expect(await section()).toMatch(/<strong>Yes\.<\/strong> The text was submitted on/u);
  cycle.tell({ type: 'acknowledge', by: 'director', reference: 'No. 2' });
  await record(desk.store, cycle);
  expect((await desk.get(path())).text).not.toContain('Will we make it?');
  expect(await foretold()).toBeNull();
});

test('the list of cycles as data carries the outlook of each', async () => {
  const { verdict } = (await foretold())!;
  expect(JSON.parse((await desk.get('/api/cycles')).text)).toMatchObject([
    { outlook: { ...verdict, critical: { matter: 'answers' } } },
  ]);
});
