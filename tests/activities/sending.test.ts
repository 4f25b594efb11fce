import { expect, test } from 'vitest';
import type { SendOutcome } from '../../activities/mail-ports.ts';
import { deskActivities } from '../builders/desk-activities.ts';

/** A desk with the request to moi made and not sent. */
async function made() {
  const desk = await deskActivities();
  const [mailId] = await desk.makeMails('moi');
  const [mail] = await desk.mails('moi');
  return { desk, mailId: mailId!, to: mail!.to };
}

const refused: SendOutcome = { state: 'refused', code: 550, response: '550 5.1.1 no such user', rejected: [] };

test('a mail that was sent is not sent again, and its cycle is told each time', async () => {
  const { desk, mailId } = await made();
  expect(await desk.deliver(mailId)).toEqual({ state: 'ended' });
  expect(await desk.deliver(mailId)).toEqual({ state: 'ended' });
  expect(desk.offered).toHaveLength(1);
  await desk.tell([mailId]);
  await desk.tell([mailId]);
  const outcome = { state: 'sent', mail: mailId };
  expect(desk.told).toMatchObject([
    { office: 'moi', rung: 'request', outcome },
    { office: 'moi', rung: 'request', outcome },
  ]);
});

test('a mail that another run ended meanwhile is told as it ended, never taken for sent', async () => {
  const { desk, mailId } = await made();
  const { outbox } = desk.ports.store;
  const read = outbox.mail.bind(outbox);
  let looks = 0;
  Object.assign(outbox, {
    mail: async (id: string) => {
      const seen = await read(id);
      looks += 1;
      if (looks === 1) {
        const number = await outbox.beginAttempt(id);
        await outbox.endAttempt(id, number!, 'refused', '550 5.1.1 no such user');
      }
      return seen;
    },
  });
  expect(await desk.deliver(mailId)).toEqual({ state: 'ended' });
  expect(desk.offered).toEqual([]);
  await desk.tell([mailId]);
  expect(desk.told).toMatchObject([{ outcome: { state: 'failed', reason: '550 5.1.1 no such user' } }]);
});

test('a reminder answered while the server was away is withdrawn, also when that is told a second time', async () => {
  const desk = await deskActivities();
  const { cycle } = desk;
  await desk.send('moi');
  cycle.outageUntil('2026-12-31');
  await desk.record();
  const mails = await desk.makeMails('moi');
  expect(mails.length).toBeGreaterThan(0);
  cycle.answer('moi', Object.keys(cycle.state.requests['moi']!.rows));
  await desk.record();
  const before = desk.offered.length;
  desk.told.length = 0;
  for (const mailId of [mails.at(-1)!, mails.at(-1)!]) {
    await desk.deliver(mailId);
    await desk.tell([mailId]);
  }
  expect(desk.offered).toHaveLength(before);
  expect(desk.told.map((one) => one.outcome.state)).toEqual(['withdrawn', 'withdrawn']);
});

test('a mail that is refused for good, or taken for its copies only, did not reach its office', async () => {
  const { mailId, to } = await made();
  const rejected = to.map((address) => ({ address, code: 550, permanent: true, response: '550 no such user' }));
  const outcomes: readonly SendOutcome[] = [refused, { state: 'accepted', response: '250 Ok', rejected }];
  for (const outcome of outcomes) {
    const { desk } = await made();
    desk.answer = () => outcome;
    await desk.deliver(mailId);
    await desk.tell([mailId]);
    expect(desk.told).toMatchObject([{ outcome: { state: 'failed', retryElsewhere: true, route: 1 } }]);
  }
});

const MINUTE = 60_000;
const LATER: readonly (readonly [SendOutcome, number])[] = [
  [{ state: 'deferred', code: 451, response: '451 try later', rejected: [] }, 5 * MINUTE],
  [{ state: 'deferred', code: null, response: 'connection refused', rejected: [] }, 5_000],
  [{ state: 'uncertain', code: null, response: 'connection lost after DATA' }, 5_000],
  [{ state: 'login-failed', code: 535, response: '535 bad credentials' }, 10 * MINUTE],
];
test.each(LATER)('%o: nothing has ended, the same bytes are offered again after %i ms', async (outcome, tryAgainIn) => {
  const { desk, mailId } = await made();
  desk.answer = () => outcome;
  expect(await desk.deliver(mailId)).toEqual({ state: 'later', tryAgainIn, why: outcome.response });
  await desk.tell([mailId]);
  expect(desk.told).toEqual([]);
  desk.answer = () => ({ state: 'accepted', response: '250 Ok', rejected: [] });
  await desk.deliver(mailId);
  await desk.tell([mailId]);
  expect(desk.offered[1]).toEqual(desk.offered[0]);
  expect(desk.told).toMatchObject([{ outcome: { state: 'sent' } }]);
});

test('a server that stays away is asked at growing pauses, ten minutes at the longest', async () => {
  const { desk, mailId } = await made();
  desk.answer = () => ({ state: 'deferred', code: null, response: 'connection refused', rejected: [] });
  const pauses: number[] = [];
  for (let attempt = 1; attempt <= 9; attempt += 1) {
    const delivery = await desk.deliver(mailId);
    if (delivery.state === 'later') pauses.push(delivery.tryAgainIn / 1_000);
  }
  expect(pauses).toEqual([5, 10, 20, 40, 80, 160, 320, 600, 600]);
});

test('a mail that nobody made is an error', async () => {
  const desk = await deskActivities();
  await expect(desk.deliver('cycle/x/moi/request@1')).rejects.toMatchObject({ code: 'mail-unknown' });
});
