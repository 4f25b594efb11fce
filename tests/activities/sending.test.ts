import { describe, expect, test } from 'vitest';
import type { SendOutcome } from '../../activities/mail-ports.ts';
import { deadAddresses } from '../../activities/undelivered-mail.ts';
import { deskActivities, directory } from '../builders/desk-activities.ts';

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
const messageIdIn = (raw: Uint8Array): string => /^Message-ID: (.*)\r$/mu.exec(Buffer.from(raw).toString())?.[1] ?? '';
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

test('a mail that is put off again and again is offered less and less often, every half hour at the least', async () => {
  const { desk, mailId } = await made();
  desk.answer = () => ({ state: 'deferred', code: 452, response: '452 4.2.2 full', rejected: [] });
  const pauses: number[] = [];
  for (let attempt = 1; attempt <= 7; attempt += 1) {
    const delivery = await desk.deliver(mailId);
    if (delivery.state === 'later') pauses.push(delivery.tryAgainIn / MINUTE);
  }
  expect(pauses).toEqual([5, 5, 10, 20, 30, 30, 30]);
});

describe('a mailbox that takes nothing for the time being', () => {
  const full = (to: readonly string[]): SendOutcome => ({
    state: 'deferred',
    code: 452,
    response: '452 4.2.2 full',
    rejected: to.map((address) => ({ address, code: 452, permanent: false, response: '452 4.2.2 full' })),
  });
  /** Six tries on one day, so many days after the letter was written. */
  const tried = async (day: string, outcome: (to: readonly string[]) => SendOutcome) => {
    const desk = await deskActivities();
    desk.cycle.outageUntil(day);
    await desk.record();
    const [mailId] = await desk.makeMails('moi');
    const { to } = (await desk.ports.store.outbox.mail(mailId!))!;
    desk.answer = () => outcome(to);
    const states: string[] = [];
    for (let attempt = 1; attempt <= 6; attempt += 1) states.push((await desk.deliver(mailId!)).state);
    await desk.tell([mailId!]);
    return { states, told: desk.told };
  };

  test('is waited for on the days after the letter was written', async () => {
    const { states, told } = await tried('2026-12-03', full);
    expect(new Set(states)).toEqual(new Set(['later']));
    expect(told).toEqual([]);
  });

  test('is given up after four days, when the letter goes to somebody else', async () => {
    const { states, told } = await tried('2026-12-07', full);
    expect(states).toEqual(['later', 'later', 'later', 'later', 'ended', 'ended']);
    const reason = 'put off for days, the last time: 452 4.2.2 full';
    expect(told).toMatchObject([{ outcome: { state: 'failed', retryElsewhere: true, reason } }]);
  });

  test('is not blamed for a mail server of ours that is down for days', async () => {
    const { states, told } = await tried('2026-12-07', () => ({ ...full([]), code: 451, response: '451 4.3.0 no' }));
    expect(new Set(states)).toEqual(new Set(['later']));
    expect(told).toEqual([]);
  });
});

test('what only a person can put right is asked for slowly, and is no fault of the office', async () => {
  const { desk, mailId } = await made();
  const response = 'The certificate of the mail server has expired.';
  desk.answer = () => ({ state: 'deferred', code: null, response, rejected: [], untilRepaired: true });
  for (let attempt = 1; attempt <= 3; attempt += 1)
    expect(await desk.deliver(mailId)).toEqual({ state: 'later', tryAgainIn: 10 * MINUTE, why: response });
  await desk.tell([mailId]);
  expect(desk.told).toEqual([]);
});

const NOT_ABOUT_THE_ADDRESS = [
  ['policy', '550 5.7.23 SPF'],
  ['message', '552 5.3.4 too large'],
  ['server', '554 5.4.14 loop'],
] as const;
test.each(NOT_ABOUT_THE_ADDRESS)('a refusal about the %s does not condemn the address', async (about, response) => {
  const { desk, mailId, to } = await made();
  const rejected = to.map((address) => ({ address, code: 550, permanent: true, response, about, why: 'a rule' }));
  const outcomes: readonly SendOutcome[] = [
    { state: 'refused', code: 550, response, rejected: [], about, why: 'a rule' },
    { state: 'accepted', response: '250 Ok', rejected },
  ];
  for (const outcome of outcomes) {
    const { desk, mailId } = await made();
    desk.answer = () => outcome;
    expect(await desk.deliver(mailId)).toEqual({ state: 'ended' });
    await desk.tell([mailId]);
    const reason = `refused, though not because of its address, a rule: ${response}`;
    expect(desk.told).toMatchObject([{ outcome: { state: 'failed', retryElsewhere: false, reason } }]);
  }
  expect(await desk.deliver(mailId)).toEqual({ state: 'ended' });
});

test.each<[string, SendOutcome, boolean]>([
  ['a policy', { ...refused, about: 'policy', why: 'a rule' }, false],
  ['the size of the message', { ...refused, about: 'message', why: 'too large' }, false],
  ['the address', refused, true],
])('a refusal that is about %s condemns the address only where it is the address', async (_what, outcome, dead) => {
  const { desk, to } = await made();
  desk.answer = () => outcome;
  await desk.send('moi');
  const { ports, cycle } = desk;
  expect([...(await deadAddresses(ports.store, cycle.state, 'moi', `${cycle.state.cycleId}/moi/request`))]).toEqual(
    dead ? to : [],
  );
});

describe('a mail of which it is never heard whether it was taken', () => {
  const LOST: SendOutcome = { state: 'uncertain', code: null, response: 'connection lost after DATA' };

  test('is sent three times under one Message-ID, then an officer asks the office instead', async () => {
    const { desk, mailId } = await made();
    desk.answer = () => LOST;
    const states: string[] = [];
    for (let attempt = 1; attempt <= 5; attempt += 1) states.push((await desk.deliver(mailId)).state);
    expect(states).toEqual(['later', 'later', 'ended', 'ended', 'ended']);
    expect(desk.offered).toHaveLength(3);
    expect(new Set(desk.offered.map(({ raw }) => messageIdIn(raw))).size).toBe(1);
    const mail = (await desk.ports.store.outbox.mail(mailId))!;
    expect(mail.attempts.map(({ outcome }) => outcome)).toEqual(['uncertain', 'uncertain', 'uncertain', 'refused']);
    await desk.tell([mailId]);
    expect(desk.told).toMatchObject([
      {
        outcome: {
          state: 'failed',
          retryElsewhere: false,
          reason: expect.stringMatching(/may have arrived.*3 times/u) as string,
        },
      },
    ]);
  });

  test('a worker that was killed in the middle counts as one of the three', async () => {
    const { desk, mailId } = await made();
    const { outbox } = desk.ports.store;
    for (let killed = 1; killed <= 3; killed += 1) await outbox.beginAttempt(mailId);
    expect(await desk.deliver(mailId)).toEqual({ state: 'ended' });
    expect(desk.offered).toEqual([]);
    await desk.tell([mailId]);
    expect(desk.told).toMatchObject([{ outcome: { state: 'failed', retryElsewhere: false } }]);
  });

  test('and is sent all the same where it was only put off before', async () => {
    const { desk, mailId } = await made();
    const outcomes = [LOST, { state: 'deferred', code: 451, response: '451 later', rejected: [] } as const, LOST];
    desk.answer = () => outcomes.shift() ?? { state: 'accepted', response: '250 Ok', rejected: [] };
    const states: string[] = [];
    for (let attempt = 1; attempt <= 4; attempt += 1) states.push((await desk.deliver(mailId)).state);
    expect(states).toEqual(['later', 'later', 'later', 'ended']);
    await desk.tell([mailId]);
    expect(desk.told).toMatchObject([{ outcome: { state: 'sent' } }]);
  });
});

test('a mail that has to wait for its turn waits without an attempt, and leaves when it comes', async () => {
  const { desk, mailId, to } = await made();
  const asked: unknown[] = [];
  let turnIn = 42_000;
  Object.assign(desk.ports.mailer, {
    pace: (mail: unknown) => {
      asked.push(mail);
      return turnIn;
    },
  });
  expect(await desk.deliver(mailId)).toMatchObject({ state: 'later', tryAgainIn: 42_000 });
  expect((await desk.ports.store.outbox.mail(mailId))!.attempts).toEqual([]);
  expect(asked).toEqual([{ mailId, recipients: expect.arrayContaining([...to]) as unknown }]);
  turnIn = 0;
  expect(await desk.deliver(mailId)).toEqual({ state: 'ended' });
  expect(desk.offered).toHaveLength(1);
});

test('whom a copy did not reach stands beside the attempt', async () => {
  const { desk, mailId } = await made();
  const rejected = [{ address: 'copy@moi.example', code: 550, permanent: true, response: '550 5.1.1 gone' }];
  desk.answer = () => ({ state: 'accepted', response: '250 Ok', rejected });
  await desk.deliver(mailId);
  const [attempt] = (await desk.ports.store.outbox.mail(mailId))!.attempts;
  expect(attempt).toMatchObject({ outcome: 'accepted', response: '250 Ok; not for copy@moi.example: 550 5.1.1 gone' });
});

test('bounces find their way: the mail leaves from the signed address of its request, where its replies go too', async () => {
  const { desk, mailId } = await made();
  await desk.deliver(mailId);
  const [{ envelopeFrom, raw } = { envelopeFrom: '', raw: new Uint8Array() }] = desk.offered;
  const token = /^desk\+([a-z2-7]{16})@nmrf\.example$/u.exec(envelopeFrom)?.[1] ?? '';
  expect(await desk.ports.store.inbound.replyAddress(token)).toMatchObject({
    office: 'moi',
    cycles: [desk.cycle.state.cycleId],
  });
  const head = Buffer.from(raw).toString().split('\r\n\r\n')[0]!;
  expect(head).toContain(`Reply-To: ${envelopeFrom}`);
  expect(head).toMatch(/^Auto-Submitted: auto-generated\r$/mu);
  expect(head).toMatch(/^From: .*<desk@nmrf\.example>\r$/mu);
});

test('an office without an address is never sent anything, and never told of as sent', async () => {
  const desk = await deskActivities();
  const nobody = { post: 'Section Officer', name: null, email: null };
  const offices = directory.map((office) =>
    office.id === 'moi'
      ? { ...office, head: nobody, accountable: nobody, focalPoint: nobody, alternates: [], groupMailbox: null }
      : office,
  );
  await desk.ports.store.reference.save('offices', 'pakistan', { offices });
  const mails = await desk.makeMails('moi');
  expect(mails).toEqual([]);
  expect(desk.offered).toEqual([]);
  expect(desk.told.filter(({ office }) => office === 'moi')).toMatchObject([{ outcome: { state: 'failed' } }]);
  expect((await desk.mails('moi')).filter(({ status }) => status === 'sent')).toEqual([]);
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
