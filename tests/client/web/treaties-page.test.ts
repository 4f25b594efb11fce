import { describe, expect, it } from 'vitest';
import { aDesk, aRunningCycle } from './a-desk.ts';

const NOW = '2026-11-24T10:00:00+05:00';
const read = (page: string): string => page.replace(/<[^>]*>/gu, ' ').replace(/\s+/gu, ' ');

describe('the page of the treaty calendar', () => {
  it('shows what is overdue first, and what is not known', async () => {
    const { text, status } = await (await aDesk(NOW)).get('/treaties');
    const page = read(text);
    expect(status).toBe(200);
    expect(page).toContain('4 overdue.');
    expect(page.indexOf('at least 1699 days')).toBeLessThan(page.indexOf('724 days'));
    expect(page).toContain('Committee against Torture: Review: it was to be by 2026-05-08');
    expect(page).toContain('Committee on Migrant Workers: Pakistan is not a party');
  });

  it('leads to the feeds: of the year, of every office that has a seat, and from a cycle’s page to its own', async () => {
    const desk = await aDesk(NOW);
    await aRunningCycle(desk);
    const { text } = await desk.get('/treaties');
    const links = [...text.matchAll(/href="(\/feeds\/[^"]+)"/gu)].map(([, path]) => path!);
    const { text: cycle } = await desk.get('/cycles/cycle%2Fccpr%2Fccpr-c-pak-q-99');
    links.push(...[...cycle.matchAll(/href="(\/feeds\/[^"]+)"/gu)].map(([, path]) => path!));
    expect(links.length).toBeGreaterThan(20);
    for (const path of links) expect((await desk.get(path)).status, path).toBe(200);
    expect(desk.errors).toEqual([]);
  });

  it('is there as data too', async () => {
    const { text } = await (await aDesk(NOW)).get('/api/treaties');
    expect((JSON.parse(text) as object[]).slice(0, 2)).toMatchObject([
      { id: 'cedaw', overdueBy: 1699 },
      { id: 'cescr', overdueBy: 724, next: { dueOn: '2024-11-30' } },
    ]);
  });

  it('is told of on the first page where something is overdue', async () => {
    const page = read((await (await aDesk(NOW)).get('/')).text);
    expect(page).toContain(
      'Committee on Economic, Social and Cultural Rights : replies to E/C.12/PAK/Q/2, overdue by 724 days',
    );
  });
});

describe('a feed', () => {
  it('is an iCalendar file that a subscriber asks for again at no cost while nothing changed', async () => {
    const desk = await aDesk(NOW);
    const cycle = await aRunningCycle(desk);
    const path = '/feeds/office/moi.ics';
    const first = await desk.get(path);
    expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(first.headers.get('cache-control')).toBe('no-cache');
    expect(first.text).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT6H');
    const etag = first.headers.get('etag')!;
    const again = async () => (await desk.app.request(path, { headers: { 'If-None-Match': etag } })).status;
    expect(await again()).toBe(304);
    cycle.answer('moi', Object.keys(cycle.state.requests['moi']!.rows));
    await desk.store.cycles.record(cycle.state.cycleId, cycle.events);
    expect(await again()).toBe(200);
  });

  it.each([
    ['/feeds/cycle/nothing.ics', 'There is no cycle nothing.'],
    ['/feeds/office/nobody.ics', 'There is no office nobody.'],
    ['/feeds/office/moi', 'There is no feed moi.'],
  ])('%s is not there, and that is said', async (path, message) => {
    const { status, text } = await (await aDesk(NOW)).get(path);
    expect(status).toBe(404);
    expect(text).toContain(message);
  });
});
