import { expect, test } from 'vitest';
import { aDesk, aRunningCycle, type DeskInMemory } from './a-desk.ts';
import { readMail } from '../../../adapters/mail/reading/read-mail.ts';
import type { LivedCycle } from '../../builders/cycle.ts';
import type { MailReading } from '../../../domain/replies/reply.ts';

const RAW = [
  'From: Ali <ali@elsewhere.example>',
  'To: desk@desk.treaty-desk.example',
  'Subject: <b>Our reply</b>',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>Please find our reply.</p><script>alert(1)</script>',
  '',
].join('\r\n');

/** A desk with a running cycle and a message that waits; what was asked to be read again. */
async function withHeld(reason = 'strange-sender', change: Partial<MailReading> = {}) {
  const again: string[] = [];
  const desk = await aDesk(undefined, { readAgain: async (key) => void again.push(key) });
  const cycle = await aRunningCycle(desk);
  const { inbound, content } = desk.store;
  const { cycleId } = cycle.state;
  await inbound.saveReplyAddress({ token: 'abcdefghijklmnop', office: 'moi', cycles: [cycleId] });
  await inbound.saveReplyAddress({ token: 'abcdefghijklmnoq', office: 'punjab-home', cycles: [cycleId] });
  const bytes = new TextEncoder().encode(RAW);
  const raw = await content.put(bytes, 'message/rfc822');
  const to = ['desk+abcdefghijklmnop@desk.treaty-desk.example', 'desk+abcdefghijklmnoq@desk.treaty-desk.example'];
  const envelopeTo = reason === 'several-requests' ? to : to.slice(0, 1);
  await inbound.receive({
    key: 'k1',
    raw,
    envelopeFrom: 'ali@elsewhere.example',
    envelopeTo,
    receivedAt: '2026-12-14T09:00:00+05:00',
  });
  await inbound.mark('k1', { status: 'held', reason, reading: { ...(await readMail(bytes)), ...change } });
  return { desk, cycle, again, post: posting(desk) };
}

const posting =
  ({ app }: DeskInMemory) =>
  (path: string, fields: readonly (readonly [string, string])[], origin = 'http://localhost') =>
    app.request(`/mail/k1/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: origin, Host: 'localhost' },
      body: new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])),
    });
const requestOf = (cycle: LivedCycle, office: string): string => `${cycle.state.cycleId} ${office}`;

test('the first page leads to a message that waits, and the list says why it does', async () => {
  const { desk } = await withHeld();
  expect((await desk.get('/')).text).toContain('href="/mail/k1"');
  const { status, text } = await desk.get('/mail');
  expect(status).toBe(200);
  expect(text).toContain('the sender is not of the office');
  expect(text).toContain('&lt;b&gt;Our reply&lt;/b&gt;');
  expect((await (await aDesk()).get('/mail')).text).toContain('No message waits.');
});

test('a message is shown whole but can do nothing, with its likely requests, the likeliest first', async () => {
  const { desk, cycle } = await withHeld();
  const { text } = await desk.get('/mail/k1');
  expect(text).not.toContain('alert(1)</script>');
  expect(text).toContain('It waits: the sender is not of the office.');
  expect(text).toContain('It was sent to the signed address of this request.');
  expect(text).toContain(`name="request" value="${requestOf(cycle, 'moi')}"`);
  const body = await desk.get('/mail/k1/body');
  expect(body.headers.get('Content-Security-Policy')).toContain('sandbox');
  expect((await desk.get('/mail/none')).status).toBe(404);
});

test('one button files it; who decided is kept', async () => {
  const { desk, cycle, again, post } = await withHeld();
  const answer = await post('file', [
    ['by', 'Section Officer'],
    ['other', ''],
    ['request', requestOf(cycle, 'moi')],
  ]);
  expect(answer.status).toBe(303);
  expect(again).toEqual(['k1']);
  expect(await desk.store.inbound.decisionsOn('k1')).toMatchObject([
    { decision: 'filed', by: 'Section Officer', requests: [{ cycle: cycle.state.cycleId, office: 'moi' }] },
  ]);
  const after = await desk.get('/mail/k1');
  expect(after.text).toContain('It is being filed.');
  expect(after.text).not.toContain('<form');
  // Somebody who still has the page open comes too late.
  expect((await post('noise', [['by', 'Director']])).status).toBe(409);
});

test('another request than those suggested is chosen from the running cycles', async () => {
  const { desk, cycle, post } = await withHeld();
  expect(
    (
      await post('file', [
        ['by', 'Director'],
        ['other', ''],
      ])
    ).status,
  ).toBe(400);
  expect(
    (
      await post('file', [
        ['by', 'Director'],
        ['other', 'nonsense'],
      ])
    ).status,
  ).toBe(400);
  expect(
    (
      await post('file', [
        ['by', 'Director'],
        ['other', requestOf(cycle, 'punjab-home')],
      ])
    ).status,
  ).toBe(303);
  expect(await desk.store.inbound.load('k1')).toMatchObject({ office: 'punjab-home', reason: null });
});

test('what was addressed to several is split over those marked', async () => {
  const { desk, cycle, again, post } = await withHeld('several-requests');
  expect((await desk.get('/mail/k1')).text.match(/name="over" value="[^"]+" checked/gu)).toHaveLength(2);
  expect(
    (
      await post('split', [
        ['by', 'Director'],
        ['over', requestOf(cycle, 'moi')],
      ])
    ).status,
  ).toBe(400);
  const over = ['moi', 'punjab-home'].map((office) => ['over', requestOf(cycle, office)] as const);
  expect((await post('split', [['by', 'Director'], ...over])).status).toBe(303);
  expect((await desk.store.inbound.load('k1'))?.split).toHaveLength(2);
  expect(again).toEqual(['k1']);
});

test('noise is put aside and can be taken back', async () => {
  const { desk, again, post } = await withHeld();
  expect((await post('noise', [['by', '']])).status).toBe(400);
  expect((await post('noise', [['by', 'Director']])).status).toBe(303);
  expect((await desk.get('/mail')).text).toContain('Put aside lately');
  expect((await desk.get('/mail/k1')).text).toContain('Take back');
  expect((await post('back', [['by', 'Director']])).status).toBe(303);
  expect(await desk.store.inbound.load('k1')).toMatchObject({ status: 'stored' });
  expect(again).toEqual(['k1']);
});

test('an encrypted message has the words ready in which it is asked for again; the desk sends nothing', async () => {
  const { desk } = await withHeld('encrypted', { protection: 'encrypted' });
  const { text } = await desk.get('/mail/k1');
  expect(text).toContain('send it again without encryption');
  expect(text).toContain('To be sent to ali@elsewhere.example');
});

test.each(['https://elsewhere.example', 'null', ''])('a form sent from “%s” does nothing', async (origin) => {
  const { desk, cycle, again, post } = await withHeld();
  for (const [path, fields] of [
    [
      'file',
      [
        ['by', 'x'],
        ['request', requestOf(cycle, 'moi')],
      ],
    ],
    ['noise', [['by', 'x']]],
    ['split', [['by', 'x']]],
    ['back', [['by', 'x']]],
  ] as const)
    expect((await post(path, fields, origin)).status).toBe(403);
  expect(again).toEqual([]);
  expect(await desk.store.inbound.decisionsOn('k1')).toEqual([]);
});

test('the Enter key in a field files nothing: the first button of the form does nothing', async () => {
  const { desk } = await withHeld();
  const form = /<form[\s\S]*?<\/form>/u.exec((await desk.get('/mail/k1')).text)![0];
  expect(/<button[^>]*>/u.exec(form)![0]).toContain('disabled');
});
