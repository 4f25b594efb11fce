import { beforeEach, describe, expect, test } from 'vitest';
import { despatchActivities } from '../../activities/despatch.ts';
import type { SendOutcome } from '../../activities/mail-ports.ts';
import { sendingActivities } from '../../activities/sending.ts';
import { readMatrix } from '../../adapters/documents/read-matrix.ts';
import { openAttachments } from '../../adapters/mail/reading/open-attachments.ts';
import { readMail } from '../../adapters/mail/reading/read-mail.ts';
import type { LivedCycle } from '../builders/cycle.ts';
import { deskActivities, type DeskActivities } from '../builders/desk-activities.ts';

const AWAY: SendOutcome = { state: 'deferred', code: null, response: 'connection refused', rejected: [] };
const DEFERRED_TO = { state: 'later', why: 'connection refused' };

let desk: DeskActivities;
beforeEach(async () => {
  desk = await deskActivities();
});

/** Two cycles that asked moi on one day; both have its courtesy notice waiting. */
async function noticesDue(): Promise<LivedCycle> {
  const other = await desk.beside({ moi: ['q2', 'q4'] });
  for (const cycle of [desk.cycle, other]) {
    cycle.until('2026-12-22');
    cycle.outageUntil('2026-12-23');
    expect(cycle.state.letters['moi/courtesy']?.status).toBe('waiting');
  }
  await desk.record();
  return other;
}

const waitingRungs = async (): Promise<readonly string[]> =>
  (await desk.ports.store.outbox.waiting('moi', '')).map((letter) => letter.rung);

describe('one voice to an office', () => {
  test('what is due to it over two cycles leaves as one mail, with a matrix of each', async () => {
    const other = await noticesDue();
    const mails = await desk.makeMails('moi');
    expect(mails).toHaveLength(1);
    const mail = (await desk.ports.store.outbox.mail(mails[0]!))!;
    expect(mail.letters.map(({ cycleId, rung }) => [cycleId, rung])).toEqual([
      [desk.cycle.state.cycleId, 'courtesy'],
      [other.state.cycleId, 'courtesy'],
    ]);
    expect(mail.subject).toMatch(/^2 letters on 2 matters for the Ministry of Interior/u);
    const raw = (await desk.ports.store.content.get(mail.raw))!.bytes;
    const matrices = await Promise.all(
      (await openAttachments(raw)).map(async ({ content }) => readMatrix(content, null)),
    );
    expect(matrices.map((matrix) => matrix.reference)).toEqual([
      'NMRF/CCPR/2026/CCPR-C-PAK-Q-99/moi',
      'NMRF/CAT/2026/CAT-C-PAK-Q-98/moi',
    ]);
    await desk.send('moi');
    expect([desk.cycle, other].map((cycle) => cycle.state.letters['moi/courtesy']?.status)).toEqual(['sent', 'sent']);
  });

  test('and names only the rows that are still open', async () => {
    const other = await noticesDue();
    const rowsOf = (cycle: LivedCycle, question: string) =>
      Object.keys(cycle.state.requests['moi']!.rows).filter((row) => row.split('.')[0] === question);
    desk.cycle.answer('moi', rowsOf(desk.cycle, 'q2'));
    other.answer('moi', rowsOf(other, 'q4'));
    await desk.record();
    const [mailId] = await desk.makeMails('moi');
    const raw = (await desk.ports.store.content.get((await desk.ports.store.outbox.mail(mailId!))!.raw))!.bytes;
    const { fullText } = await readMail(raw);
    const letters = fullText.split(/={70,}/u).slice(1);
    const labels = ['Q1 (a)', 'Q1 (b)', 'Q1 (c)', 'Q2', 'Q4'];
    expect(letters.map((letter) => labels.filter((label) => letter.includes(`\n  ${label}`)))).toEqual([
      ['Q2'],
      ['Q1 (a)', 'Q1 (b)', 'Q1 (c)'],
    ]);
  });

  test('formal letters leave alone, each under its own address', async () => {
    await desk.beside({ moi: ['q2'] });
    expect(await waitingRungs()).toEqual(['request', 'request']);
    const mails = await desk.makeMails('moi');
    expect(mails).toHaveLength(2);
    const addresses = await Promise.all(
      mails.map(async (id) => (await desk.ports.store.outbox.mail(id))!.envelopeFrom),
    );
    expect(new Set(addresses).size).toBe(2);
  });

  test('a letter that cannot be made into a mail keeps no other from leaving, and its cycle is told', async () => {
    Object.assign(desk.ports, {
      writeMatrix: ((write) => async (matrix: Parameters<typeof write>[0]) => {
        if (matrix.office === 'moi') throw new RangeError('row q1 has no text');
        return write(matrix);
      })(desk.ports.writeMatrix),
    });
    await desk.send('mofa');
    expect(desk.cycle.state.letters['mofa/request']?.status).toBe('sent');
    expect(desk.cycle.state.letters['moi/request']).toMatchObject({ status: 'failed', reason: 'row q1 has no text' });
    expect(desk.cycle.tasks()).toContain('mail-failed');
  });
});

describe('sending hours', () => {
  /** Looks at a moment of the present; the letters were decided on 2026-11-30 at nine. */
  const lookAt = (at: string, gatherMs = 0) => {
    Object.assign(desk.ports, { clock: () => Date.parse(at), gatherMs });
    return despatchActivities(desk.ports).prepareWave('', null);
  };
  const HOUR = 3_600_000;

  test.each([
    ['2026-12-04T12:20:00+05:00', 0, 'a Friday before the prayer'],
    ['2026-12-04T12:30:00+05:00', 68.5, 'a Friday at the prayer: Monday at nine'],
    ['2026-12-03T23:59:00+05:00', 9 + 1 / 60, 'midnight: Friday at nine'],
    ['2026-12-05T10:00:00+05:00', 47, 'a Saturday: Monday at nine'],
    ['2026-12-24T16:00:00+05:00', 89, 'the evening before Quaid-e-Azam Day, a Friday: Monday at nine'],
  ])('%s: %d hours (%s)', async (at, hours) => {
    const wave = await lookAt(at);
    expect(wave.mails).toHaveLength(hours === 0 ? 2 : 0);
    expect((wave.lookAgainIn ?? 0) / HOUR).toBeCloseTo(hours, 6);
  });

  test('a holiday of one province keeps back its offices only', async () => {
    const { reference } = desk.ports.store;
    const { document } = (await reference.load('calendar', 'pakistan'))!;
    const closed = {
      date: '2026-12-02',
      title: 'Local holiday',
      layer: 'punjab',
      standing: 'gazetted',
      source: 'test',
    };
    const calendar = document as { readonly closed: readonly unknown[] };
    await reference.save('calendar', 'pakistan', { ...calendar, closed: [...calendar.closed, closed] });
    await desk.beside({ 'punjab-home': ['q2'], 'sindh-ic': ['q2'] });
    const { mails, lookAgainIn } = await lookAt('2026-12-02T10:00:00+05:00');
    const offices = await Promise.all(mails.map(async (id) => (await desk.ports.store.outbox.mail(id))!.office));
    expect(offices.sort()).toEqual(['mofa', 'moi', 'sindh-ic']);
    expect(lookAgainIn).toBe(23 * HOUR);
  });

  test('a letter waits a little for others to the same office, and never past closing time', async () => {
    const written = '2026-11-30T09:00:00+05:00';
    expect((await desk.ports.store.outbox.waiting('moi', ''))[0]?.writtenAt).toBe(written);
    expect(await lookAt('2026-11-30T09:00:30+05:00', 120_000)).toEqual({ mails: [], lookAgainIn: 90_000 });
    expect((await lookAt('2026-11-30T14:00:00+05:00', 5.5 * HOUR)).mails).toEqual([]);
    expect((await lookAt('2026-11-30T14:00:00+05:00', 9 * HOUR)).mails).toHaveLength(2);
  });

  test('a mail that was put off is tried again inside the hours of its office only', async () => {
    const [mailId] = (await lookAt('2026-12-04T12:10:00+05:00')).mails;
    desk.answer = () => ({ ...AWAY, code: 451 });
    const tried = (at: string) => {
      Object.assign(desk.ports, { clock: () => Date.parse(at) });
      return sendingActivities(desk.ports).deliver(mailId!, null);
    };
    expect(await tried('2026-12-04T12:20:00+05:00')).toMatchObject({ ...DEFERRED_TO, tryAgainIn: 300_000 });
    const opens = Date.parse('2026-12-07T09:00:00+05:00');
    const friday = '2026-12-04T12:28:00+05:00';
    expect(await tried(friday)).toMatchObject({ ...DEFERRED_TO, tryAgainIn: opens - Date.parse(friday) });
    const night = '2026-12-04T23:00:00+05:00';
    expect(await tried(night)).toMatchObject({ state: 'later', tryAgainIn: opens - Date.parse(night) });
    expect(desk.offered).toHaveLength(2);
  });
});

describe('after an outage', () => {
  /** Both notices were made into a mail on the 23rd, which the server put off; then it stayed away for days. */
  async function heldBack(until: string): Promise<{ readonly other: LivedCycle; readonly first: string }> {
    const other = await noticesDue();
    desk.answer = () => AWAY;
    const [first] = await desk.makeMails('moi');
    expect(await desk.deliver(first!)).toMatchObject(DEFERRED_TO);
    for (const cycle of [desk.cycle, other]) cycle.outageUntil(until);
    await desk.record();
    desk.answer = () => ({ state: 'accepted', response: '250 Ok', rejected: [] });
    return { other, first: first! };
  }

  test('all that is due to an office leaves as one mail that says it is late', async () => {
    const { other, first } = await heldBack('2026-12-31');
    expect(await waitingRungs()).toEqual(['reminder-1', 'reminder-1']);
    expect(await desk.deliver(first)).toEqual({ state: 'stale' });
    await desk.send('moi');
    expect(desk.offered).toHaveLength(2);
    const mail = (await desk.ports.store.outbox.mail(desk.offered[1]!.mailId))!;
    expect(mail.letters.map((letter) => letter.rung)).toEqual(['reminder-1', 'reminder-1']);
    const { replyText } = await readMail((await desk.ports.store.content.get(mail.raw))!.bytes);
    expect(mail.subject).toMatch(/^2 letters on 2 matters for the Ministry of Interior, sent late/u);
    expect(replyText.replace(/\s+/gu, ' ')).toContain(
      'It leaves late: what was due to be sent since Wednesday, the 30th December, 2026',
    );
    for (const { state, events } of [desk.cycle, other]) {
      expect(state.letters['moi/courtesy']).toMatchObject({ reason: 'a later letter leaves with it' });
      const sent = events.flatMap(({ event }) => (event.type === 'letter-sent' && event.lateBy ? [event] : []));
      expect(sent).toMatchObject([{ rung: 'reminder-1', lateBy: 1 }]);
    }
  });

  test('an office that has not had the request is not reminded of it in the same breath', async () => {
    desk.answer = () => AWAY;
    await desk.deliver((await desk.makeMails('moi'))[0]!);
    desk.cycle.outageUntil('2026-12-31');
    await desk.record();
    expect(await waitingRungs()).toEqual(['reminder-1']);
    const mails = await desk.makeMails('moi');
    const rungs = await Promise.all(mails.map(async (id) => (await desk.ports.store.outbox.mail(id))!.letters));
    expect(rungs.map((letters) => letters.map(({ rung }) => rung))).toEqual([['request']]);
    expect(desk.told.filter((one) => one.office === 'moi')).toMatchObject([
      { rung: 'reminder-1', outcome: { state: 'withdrawn', reason: 'the request itself leaves only now' } },
    ]);
  });

  test('a formal letter that was held back leaves alone, made anew, and says so', async () => {
    desk.answer = () => AWAY;
    const [first] = await desk.makeMails('moi');
    await desk.deliver(first!);
    desk.cycle.outageUntil('2026-12-02');
    await desk.record();
    desk.answer = () => ({ state: 'accepted', response: '250 Ok', rejected: [] });
    const mails = await desk.makeMails('moi');
    expect(mails).toEqual([`${first}~2`]);
    const again = (await desk.ports.store.outbox.mail(mails[0]!))!;
    const { replyText } = await readMail((await desk.ports.store.content.get(again.raw))!.bytes);
    expect(replyText).toMatch(/due to be sent on\s+Monday, the 30th November, 2026/u);
    expect(await desk.deliver(first!)).toEqual({ state: 'ended' });
    await desk.send('moi');
    expect(desk.offered).toHaveLength(2);
    expect(desk.told).toMatchObject([{ rung: 'request', outcome: { state: 'sent', lateBy: 2 } }]);
  });

  test('what may have left is never made anew: the same bytes go again', async () => {
    desk.answer = () => ({ state: 'uncertain', code: null, response: 'connection lost after DATA' });
    const [first] = await desk.makeMails('moi');
    await desk.deliver(first!);
    desk.cycle.outageUntil('2026-12-02');
    await desk.record();
    expect(await desk.makeMails('moi')).toEqual([first]);
    await desk.deliver(first!);
    expect(desk.offered[1]).toEqual(desk.offered[0]);
  });

  test('a mail whose end nobody told is told by the next despatch', async () => {
    const [mailId] = await desk.makeMails('moi');
    await desk.deliver(mailId!);
    expect(await desk.makeMails('moi')).toEqual([]);
    const { mails } = await desk.prepare();
    expect(mails).toContain(mailId);
    await desk.tell([mailId!]);
    expect(desk.told).toMatchObject([{ office: 'moi', outcome: { state: 'sent' } }]);
  });
});
