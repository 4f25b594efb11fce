import { expect, test } from 'vitest';
import type { CycleReceipt, CycleRequest } from '../../../contracts/workflows.ts';
import { DeskError } from '../../../contracts/errors.ts';
import type { CycleCommand } from '../../../domain/cycle/commands.ts';
import type { LivedCycle } from '../../builders/cycle.ts';
import { aDesk, aRunningCycle, record, type DeskInMemory } from './a-desk.ts';

const ORIGIN = 'http://localhost';

/** A desk with a running cycle whose decisions the rules take, and the requests they were asked. */
async function deciding(now = '2026-12-15T10:00:00+05:00'): Promise<{
  readonly desk: DeskInMemory;
  readonly cycle: LivedCycle;
  readonly asked: CycleRequest[];
  readonly at: string;
  readonly save: () => Promise<void>;
  readonly post: (path: string, fields: Record<string, string>, origin?: string) => Promise<Response>;
}> {
  const asked: CycleRequest[] = [];
  let cycle: LivedCycle | null = null;
  const ask = async (_id: string, request: CycleRequest): Promise<CycleReceipt> => {
    asked.push(request);
    const refused = cycle!.tell(request as CycleCommand);
    if (refused !== null) throw new DeskError('refused', refused);
    await save();
    return { seq: cycle!.state.seq, changed: true };
  };
  const desk = await aDesk(now, { desk: { ask } });
  const save = async (): Promise<void> => record(desk.store, cycle!);
  cycle = await aRunningCycle(desk);
  const at = `/cycles/${encodeURIComponent(cycle.state.cycleId)}/offices`;
  const post = async (path: string, fields: Record<string, string>, origin = ORIGIN): Promise<Response> =>
    desk.app.request(`${at}/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: origin, Host: 'localhost' },
      body: new URLSearchParams(fields),
    });
  return { desk, cycle, asked, at, save, post };
}

test('a wish for more time is answered in one click, with the committee’s date shown first', async () => {
  const { desk, cycle, asked, at, save, post } = await deciding();
  cycle.today = '2026-12-15';
  cycle.reply('moi', { class: 'extension', wishedUntil: '2027-01-08' });
  await save();
  const cyclePage = await desk.get(`/cycles/${encodeURIComponent(cycle.state.cycleId)}`);
  expect(cyclePage.text).toContain(`${at}/moi/extension`);
  const page = await desk.get(`${at}/moi/extension`);
  expect(page.text).toMatch(/The committee’s date stays: 2027-06-30; \d+ working days to spare now/);
  expect(page.text).toContain('until 2027-01-08');
  expect(page.text).toMatch(/Grant \d working days/);
  expect(asked).toEqual([]);
  const [, days = '', seen = ''] =
    /name="days" value="(\d+)" \/>\s+<input type="hidden" name="seen" value="(\d+)"/u.exec(page.text)!;
  const answer = await post('moi/extension/grant', { days, by: 'Director', seen });
  expect(answer.status).toBe(303);
  expect(asked).toEqual([{ type: 'grant-days', office: 'moi', workingDays: Number(days), by: 'Director' }]);
  expect(cycle.tasks()).not.toContain('extension');
});

test('a wish for more time is refused with its reason; more days than there are cannot be granted', async () => {
  const { desk, cycle, at, save, post } = await deciding();
  cycle.today = '2026-12-15';
  cycle.reply('moi', { class: 'extension' });
  await save();
  const tooMuch = await desk.get(`${at}/moi/extension?days=300`);
  expect(tooMuch.text).toMatch(/300 working days would move moi/);
  expect(tooMuch.text).not.toContain('>Grant 300');
  expect((await post('moi/extension/refuse', { reason: '', by: 'Director' })).status).toBe(400);
  expect(cycle.tasks()).toContain('extension');
  expect((await post('moi/extension/refuse', { reason: 'the Committee meets', by: 'Director' })).status).toBe(303);
  expect(cycle.tasks()).not.toContain('extension');
});

test.each([
  ['https://elsewhere.example', 'another site'],
  ['null', 'a page without an origin'],
  ['', 'nothing said'],
])('a form sent from %s (%s) does nothing', async (origin) => {
  const { asked, cycle, save, post } = await deciding();
  cycle.today = '2026-12-15';
  cycle.reply('moi', { class: 'extension' });
  await save();
  const answer = await post('moi/extension/grant', { days: '1', by: 'Director', seen: '7' }, origin);
  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain('not sent from a page of this desk');
  expect(asked).toEqual([]);
});

test('a letter above the focal point is looked at as it will leave, and vetoed', async () => {
  const { desk, cycle, asked, at, save, post } = await deciding('2027-01-06T10:00:00+05:00');
  cycle.reply('moi', { class: 'acknowledgement' });
  cycle.until('2027-01-06');
  expect(cycle.tasks()).toContain('escalation');
  await save();
  const page = await desk.get(`${at}/moi/escalation`);
  expect(page.text).toContain('Letter to the accountable officer');
  expect(page.text).toContain('accountable@moi.treaty-desk.example');
  expect(page.text).toContain('Annex: what was sent and received so far');
  expect(asked).toEqual([]);
  expect((await post('moi/escalation/veto', { rung: 'accountable', reason: '', by: 'Director' })).status).toBe(400);
  const answer = await post('moi/escalation/veto', {
    rung: 'accountable',
    reason: 'agreed by telephone',
    by: 'Director',
  });
  expect(answer.status).toBe(303);
  expect(cycle.state.requests['moi']?.vetoed).toEqual({ accountable: 'agreed by telephone' });
});

test('a call is logged with its answers, and closes their rows like mail', async () => {
  const { desk, cycle, at, save, post } = await deciding();
  cycle.today = '2026-12-15';
  await save();
  const [row = '', other = ''] = Object.keys(cycle.state.requests['moi']!.rows);
  expect((await desk.get(`${at}/moi/contact`)).text).toContain(`answer:${row}`);
  const fields = {
    channel: 'telephone',
    heard: 'office',
    said: 'read out the figures',
    on: '2026-12-14',
    by: 'Desk officer',
  };
  const answer = await post('moi/contact', {
    ...fields,
    [`answer:${row}`]: 'There were 120 cases.',
    [`status:${row}`]: 'answered',
    [`status:${other}`]: 'no-data',
  });
  expect(answer.status).toBe(303);
  expect(cycle.state.requests['moi']?.rows).toMatchObject({ [row]: 'answered', [other]: 'no-data' });
  const kept = await desk.store.answers.current(cycle.state.cycleId);
  expect(kept).toContainEqual(expect.objectContaining({ office: 'moi', row, text: 'There were 120 cases.' }));
  expect((await desk.get(`${at}/moi/contact`)).text).toContain('read out the figures');
});

test.each<[Record<string, string>, string]>([
  [{ channel: 'e-mail' }, 'mail is taken in by itself'],
  [{ said: '' }, 'an entry must say something'],
  [{ on: '2026-12-16' }, 'tomorrow has not happened'],
  [{ on: '2026-02-30' }, 'no such day'],
  [{ heard: 'nobody', wantsUntil: '2027-01-05' }, 'nobody asked for time'],
])('an entry of the log with %j is refused: %s', async (wrong) => {
  const { cycle, save, post, asked } = await deciding();
  cycle.today = '2026-12-15';
  await save();
  const fields = { channel: 'telephone', heard: 'office', said: 'something', on: '2026-12-15', by: 'Desk officer' };
  const answer = await post('moi/contact', { ...fields, ...wrong });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(asked).toEqual([]);
});

test('an office that is not asked has no such pages', async () => {
  const { desk, at } = await deciding();
  for (const page of ['extension', 'contact']) expect((await desk.get(`${at}/nobody/${page}`)).status).toBe(404);
  expect((await desk.get(`${at}/nobody/escalation`)).status).toBe(409);
});
