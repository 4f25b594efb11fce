import { describe, expect, test } from 'vitest';
import { cappedLetters } from '../../activities/answer-cap.ts';
import { despatchActivities } from '../../activities/despatch.ts';
import type { Addressed } from '../../activities/letters.ts';
import type { MailWithAttempts, Store } from '../../activities/store-ports.ts';
import { isSetOffByMail, MOST_SET_OFF_A_DAY } from '../../domain/requests/set-off-by-mail.ts';
import { deskActivities, directory, type DeskActivities } from '../builders/desk-activities.ts';

interface Robot {
  readonly from: (office: string) => string;
  readonly headers: readonly string[];
  readonly text: string;
}
const focalPoint = (office: string): string => directory.find(({ id }) => id === office)!.focalPoint!.email!;
const THANKS = 'Thank you for your message. We will get back to you shortly.';
const ROBOTS: readonly (readonly [string, Robot])[] = [
  [
    'an absence note with its headers',
    { from: focalPoint, headers: ['Auto-Submitted: auto-replied', 'Precedence: bulk'], text: 'I am out of office.' },
  ],
  ['an acknowledgement that hides that a machine wrote it', { from: focalPoint, headers: [], text: THANKS }],
  [
    'a question of its own to every letter',
    { from: focalPoint, headers: [], text: 'Please clarify what is meant by your question?' },
  ],
  ['a wish for time to every letter', { from: focalPoint, headers: [], text: 'We request an extension of two weeks.' }],
  [
    'a challenge',
    { from: focalPoint, headers: ['Auto-Submitted: auto-replied'], text: 'Click here to prove you are human.' },
  ],
  ['a no-reply box', { from: () => 'no-reply@moi.treaty-desk.example', headers: [], text: THANKS }],
  ['a null sender', { from: () => '<>', headers: ['Return-Path: <>', 'Auto-Submitted: auto-generated'], text: THANKS }],
  ['ourselves', { from: () => 'desk@nmrf.example', headers: [], text: THANKS }],
  ['a stranger', { from: () => 'robot@elsewhere.example', headers: [], text: THANKS }],
];

/** Whatever left since is answered by the robot; what that sets off is let go. @returns mails that left */
async function round(desk: DeskActivities, robot: Robot, answered: Set<string>): Promise<number> {
  const { cycleId } = desk.cycle.state;
  let left = 0;
  for (const mail of await desk.ports.store.outbox.mailsOf(cycleId)) {
    if (answered.has(mail.mailId)) continue;
    answered.add(mail.mailId);
    left += 1;
    const lines = [
      `From: ${robot.from(mail.office)}`,
      `To: ${mail.envelopeFrom}`,
      `Subject: Re: ${mail.subject}`,
      `Message-ID: <${answered.size}@robot.example>`,
      `In-Reply-To: ${mail.messageId}`,
      ...robot.headers,
      'Content-Type: text/plain; charset=utf-8',
      '',
      robot.text,
      '',
    ];
    await desk.receive(lines.join('\r\n'), String(answered.size).padStart(40, 'a'));
  }
  await desk.record();
  for (const office of ['moi', 'mofa']) await desk.send(office);
  return left;
}

describe('two machines that answer each other', () => {
  test.each(ROBOTS)('end at once: %s sets no letter off', async (_what, robot) => {
    const desk = await deskActivities();
    for (const office of ['moi', 'mofa']) await desk.send(office);
    const answered = new Set<string>();
    expect(await round(desk, robot, answered)).toBe(2);
    for (let turn = 0; turn < 3; turn += 1) expect(await round(desk, robot, answered)).toBe(0);
    expect(desk.offered).toHaveLength(2);
  });

  test('end after the people of the office when every letter comes back', async () => {
    const desk = await deskActivities();
    for (const office of ['moi', 'mofa']) await desk.send(office);
    const bounce: Robot = {
      from: () => 'mailer-daemon@moi.treaty-desk.example',
      headers: ['Auto-Submitted: auto-replied', 'Return-Path: <>'],
      text: 'Your message could not be delivered: 550 5.1.1 User unknown',
    };
    const answered = new Set<string>();
    let left = 0;
    for (let turn = 0; turn < 40; turn += 1) left += await round(desk, bounce, answered);
    expect(await round(desk, bounce, answered)).toBe(0);
    expect(left).toBeLessThan(2 * MOST_SET_OFF_A_DAY);
  });

  test('and no letter ever goes to an address that a message brought in', async () => {
    const known = new Set(
      directory.flatMap(({ head, accountable, focalPoint: fp, alternates, groupMailbox }) =>
        [head.email, accountable.email, fp?.email, ...alternates.map(({ email }) => email), groupMailbox].flatMap(
          (one) => one ?? [],
        ),
      ),
    );
    for (const [, robot] of ROBOTS) {
      const desk = await deskActivities();
      await desk.send('moi');
      await round(desk, robot, new Set());
      for (const { recipients } of desk.offered) for (const address of recipients) expect(known).toContain(address);
    }
  });
});

describe('a cap per correspondent and day', () => {
  const letter = (n: number, rung: string, route = 1, email = 'head@moi.example', office = 'moi'): Addressed =>
    ({
      letter: { id: `cycle/crc/x${n}/${office}/${rung}`, office, rung, route },
      to: [{ email }],
    }) as unknown as Addressed;
  const past = (n: number, rung = 'stood-down', to = 'HEAD@moi.example'): readonly MailWithAttempts[] =>
    Array.from({ length: n }, () => ({ to: [to], letters: [{ rung, route: 1 }] })) as unknown as MailWithAttempts[];
  const storeOf = (mails: readonly MailWithAttempts[]): Store =>
    ({ outbox: { datedOn: async (office: string) => (office === 'moi' ? mails : []) } }) as unknown as Store;
  const many = (count: number, rung = 'stood-down'): Addressed[] =>
    Array.from({ length: count }, (_, n) => letter(n, rung));

  test.each([
    ['within one wave', [], many(MOST_SET_OFF_A_DAY + 3), 3],
    ['with what left before on that day', past(MOST_SET_OFF_A_DAY - 1), many(3), 2],
    ['of letters that go out again', past(MOST_SET_OFF_A_DAY), [letter(1, 'request', 2)], 1],
    ['but never what the plan has written', past(MOST_SET_OFF_A_DAY), many(30, 'reminder-1'), 0],
    ['and planned letters of that day do not count', past(30, 'reminder-1'), many(MOST_SET_OFF_A_DAY), 0],
    ['nor those to somebody else', past(30, 'stood-down', 'other@moi.example'), many(MOST_SET_OFF_A_DAY), 0],
    ['nor those to another office', past(30), [letter(1, 'stood-down', 1, 'fp@mofa.example', 'mofa')], 0],
  ])('%s', async (_what, before, letters, capped) => {
    const found = await cappedLetters(storeOf(before), letters, '', '2026-12-05');
    expect(found.size).toBe(capped);
    for (const reason of found.values()) expect(reason).toMatch(/@.*look whether a machine answers there/u);
  });

  test('counts only what a message set off', () => {
    expect(isSetOffByMail({ rung: 'request', route: 1 })).toBe(false);
    expect(isSetOffByMail({ rung: 'request', route: 2 })).toBe(true);
    expect(isSetOffByMail({ rung: 'stood-down', route: 1 })).toBe(true);
  });

  test('beyond it an officer gets a task, and the letter is not sent', async () => {
    const desk = await deskActivities();
    await desk.send('moi');
    desk.cycle.reply('moi', { class: 'bounce-hard', failedRungs: ['request'] });
    await desk.record();
    expect(desk.cycle.state.letters['moi/request']).toMatchObject({ status: 'waiting', routes: 2 });
    const { store } = desk.ports;
    const waiting = (await store.outbox.waiting('moi', ''))[0]!;
    const alternates = directory.find(({ id }) => id === 'moi')!.alternates.map(({ email }) => email!);
    const full = {
      ...store,
      outbox: { ...store.outbox, datedOn: async () => past(MOST_SET_OFF_A_DAY, 'stood-down', alternates[0]) },
    };
    const before = desk.offered.length;
    await despatchActivities({ ...desk.ports, store: full }).prepareWave('', `${desk.cycle.today}T10:00:00+05:00`);
    expect(desk.offered).toHaveLength(before);
    const [told] = desk.told.slice(-1);
    expect(told).toMatchObject({ rung: waiting.rung, outcome: { state: 'failed', retryElsewhere: false } });
    const { cycleId: _, ...ended } = told!;
    desk.cycle.tell({ type: 'record-letter', ...ended });
    expect(desk.cycle.tasks()).toContain('mail-failed');
  });
});
