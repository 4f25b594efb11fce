import { createTransport } from 'nodemailer';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CycleState } from '../../domain/cycle/state.ts';
import { decideHeld, holdingList } from '../../client/hold.ts';
import { deskUnderTest, eventually, type DeskUnderTest } from './desk-under-test.ts';

let of: DeskUnderTest;
let cycleId: string;

beforeAll(async () => {
  of = await deskUnderTest();
  await of.work();
  ({ cycleId } = await of.start({ confirmBy: 'Director' }));
  await eventually(
    stateOf,
    (now) => Object.values(now?.letters ?? {}).filter((l) => l.status === 'sent').length === 19,
  );
});
afterAll(() => of.stop());

const stateOf = (): Promise<CycleState | null> => of.store.cycles.state(cycleId);
const openOf = (state: CycleState | null, office: string): string[] =>
  Object.entries(state?.requests[office]?.rows ?? {}).flatMap(([row, now]) => (now === 'open' ? [row] : []));

/** The request that lies in an office's mailbox. */
async function requestTo(office: string): Promise<{
  readonly focalPoint: string;
  readonly replyTo: string;
  readonly messageId: string;
  readonly subject: string;
}> {
  const focalPoint = of.seeds.offices.find((one) => one.id === office)!.focalPoint!.email!;
  const { replyTo, messageId, subject } = await simpleParser(Buffer.from(of.post.messages(focalPoint)[0]!));
  return { focalPoint, replyTo: replyTo!.value[0]!.address!, messageId: messageId!, subject: subject! };
}

async function send(mail: Parameters<ReturnType<typeof createTransport>['sendMail']>[0]): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port: of.post.port, ignoreTLS: true });
  await transport.sendMail(mail);
  transport.close();
}

test('an answer in the text under its number closes exactly that row', async () => {
  const before = openOf(await stateOf(), 'moi');
  const { focalPoint, replyTo, messageId, subject } = await requestTo('moi');
  const [row] = before;
  const label = row!.toUpperCase().replace(/\.(\w)$/u, ' ($1)');
  await send({
    from: focalPoint,
    to: replyTo,
    subject: `Re: ${subject}`,
    inReplyTo: messageId,
    messageId: '<one@moi.treaty-desk.example>',
    text: `${label}: Forty-two cases were registered in 2025, of which thirty were decided.`,
  });
  const after = openOf(await eventually(stateOf, (now) => openOf(now, 'moi').length < before.length), 'moi');
  expect(after).toEqual(before.filter((one) => one !== row));
  const [answer] = (await of.store.answers.current(cycleId)).filter((one) => one.office === 'moi');
  expect(answer).toMatchObject({ row, status: 'answered' });
  expect(answer!.text).toContain('Forty-two cases');
});

test('the same message delivered twice changes nothing', async () => {
  const seq = (await stateOf())!.seq;
  const { focalPoint, replyTo, messageId, subject } = await requestTo('moi');
  const mail = {
    from: focalPoint,
    to: replyTo,
    subject: `Re: ${subject}`,
    inReplyTo: messageId,
    messageId: '<twice@moi.treaty-desk.example>',
    text: 'Receipt of your letter is acknowledged.',
  };
  await send(mail);
  await eventually(stateOf, (now) => now!.seq > seq);
  const once = (await stateOf())!.seq;
  await send(mail);
  await eventually(
    async () => of.post.waiting,
    (waiting) => waiting === 0,
  );
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect((await stateOf())!.seq).toBe(once);
});

test('an automatic answer closes nothing', async () => {
  const before = openOf(await stateOf(), 'mofa');
  const { focalPoint, replyTo, messageId, subject } = await requestTo('mofa');
  await send({
    from: focalPoint,
    to: replyTo,
    subject: `Automatic reply: ${subject}`,
    inReplyTo: messageId,
    headers: { 'Auto-Submitted': 'auto-replied' },
    text: 'I am out of the office and will return on 2026-12-14.',
  });
  const state = await eventually(stateOf, (now) => now!.requests.mofa!.absentUntil !== null);
  expect(state!.requests.mofa!.absentUntil).toBe('2026-12-14');
  expect(openOf(state, 'mofa')).toEqual(before);
});

test('a stranger who has the right address waits for an officer, and is filed by hand', async () => {
  const before = openOf(await stateOf(), 'mora');
  const { replyTo } = await requestTo('mora');
  const [row] = before;
  const label = row!.toUpperCase().replace(/\.(\w)$/u, ' ($1)');
  await send({ from: 'somebody@elsewhere.example', to: replyTo, subject: 'answers', text: `${label}: our answer` });
  const [held] = await eventually(
    () => holdingList(of.store),
    (list) => list.length > 0,
  );
  expect(held).toMatchObject({ reason: 'strange-sender', cycleId, office: 'mora' });
  expect(openOf(await stateOf(), 'mora')).toEqual(before);
  const requests = [{ cycle: cycleId, office: 'mora' }];
  await decideHeld(of, { key: held!.key, decision: 'filed', requests, by: 'Director', now: Date.now() });
  await eventually(stateOf, (now) => openOf(now, 'mora').length === before.length - 1);
  expect(await holdingList(of.store)).toEqual([]);
});

test('a message that belongs to nothing waits in the holding list, whole', async () => {
  await send({ from: 'x@elsewhere.example', to: 'desk@nmrf.example', subject: 'hello', text: 'who are you' });
  const [held] = await eventually(
    () => holdingList(of.store),
    (list) => list.length > 0,
  );
  expect(held!.reason).toBe('no-match');
  const raw = await of.store.content.get(held!.raw);
  expect(Buffer.from(raw!.bytes).toString()).toContain('who are you');
});
