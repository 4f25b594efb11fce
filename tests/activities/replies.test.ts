import { expect, test } from 'vitest';
import { deskActivities, directory, type DeskActivities } from '../builders/desk-activities.ts';

const moi = directory.find((office) => office.id === 'moi')!;
const focalPoint = moi.focalPoint!.email!;

/** Moi has been asked by mail. */
async function asked(): Promise<DeskActivities> {
  const desk = await deskActivities();
  await desk.send('moi');
  return desk;
}

async function replyAddress(desk: DeskActivities): Promise<string> {
  return (await desk.mails('moi'))[0]!.envelopeFrom;
}

async function message(desk: DeskActivities, lines: readonly string[], from = focalPoint): Promise<string> {
  return [
    `From: ${from}`,
    `To: ${await replyAddress(desk)}`,
    'Subject: Re: your letter',
    `Message-ID: <${lines.join('').length}@moi.example>`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    ...lines,
    '',
  ].join('\r\n');
}

const answerOf = async (desk: DeskActivities, row: string): Promise<string | undefined> =>
  (await desk.ports.store.answers.current(desk.cycle.state.cycleId)).find((a) => a.row === row)?.text;

/** A row that is a whole question, so that a text can answer it under its number. */
const wholeQuestion = (desk: DeskActivities): string =>
  Object.keys(desk.cycle.state.requests['moi']!.rows).find((row) => !row.includes('.'))!;

test('an answer in the text is kept, closes its row, and is filed once', async () => {
  const desk = await asked();
  const row = wholeQuestion(desk);
  const text = await message(desk, [`${row.toUpperCase()}: The law was amended in 2025 and courts apply it.`]);
  await desk.receive(text, 'a'.repeat(64));
  expect(desk.cycle.state.requests['moi']?.rows[row]).toBe('answered');
  expect(await answerOf(desk, row)).toMatch(/amended in 2025/);
  const { seq } = desk.cycle.state;
  await desk.receive(text, 'a'.repeat(64));
  expect(desk.cycle.state.seq).toBe(seq);
});

test('what an officer accepted is not replaced by an answer that comes later; he is told of it', async () => {
  const desk = await asked();
  const row = wholeQuestion(desk);
  await desk.receive(
    await message(desk, [`${row.toUpperCase()}: The law was amended in 2025 and courts apply it.`]),
    'a'.repeat(64),
  );
  const accepted = { type: 'change-rows', office: 'moi', rows: [row], to: 'accepted', by: 'o', reason: null } as const;
  expect(desk.cycle.tell(accepted)).toBeNull();
  await desk.record();
  await desk.receive(
    await message(desk, [`${row.toUpperCase()}: Please disregard, there is no such amendment at all.`]),
    'b'.repeat(64),
  );
  expect(desk.cycle.tasks()).toEqual(['late-answer']);
  expect(await answerOf(desk, row)).toMatch(/amended in 2025/);
});

test('a stranger who knows the address files nothing: the message waits for an officer', async () => {
  const desk = await asked();
  const row = wholeQuestion(desk);
  const said = await message(desk, [`${row.toUpperCase()}: There is nothing to report.`], 'someone@elsewhere.example');
  await desk.receive(said, 'c'.repeat(64));
  expect(desk.cycle.state.requests['moi']?.rows[row]).toBe('open');
  expect(await desk.ports.store.inbound.load('c'.repeat(64))).toMatchObject({ status: 'held', office: 'moi' });
});

async function bounce(desk: DeskActivities, recipient: string): Promise<string> {
  const mail = (await desk.mails('moi'))[0]!;
  return [
    'From: MAILER-DAEMON@moi.example',
    `To: ${await replyAddress(desk)}`,
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'The message could not be delivered.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.moi.example',
    '',
    `Original-Recipient: rfc822;${recipient}`,
    `Final-Recipient: rfc822;${recipient}`,
    'Action: failed',
    'Status: 5.1.1',
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${mail.messageId}`,
    '--b--',
    '',
  ].join('\r\n');
}

test('a request that came back goes to another person; where only a copy came back it did arrive', async () => {
  const desk = await asked();
  const [copy] = (await desk.mails('moi'))[0]!.cc;
  await desk.receive(await bounce(desk, copy!), 'd'.repeat(64));
  expect(desk.cycle.state.letters['moi/request']).toMatchObject({ status: 'sent', routes: 1 });
  await desk.receive(await bounce(desk, focalPoint), 'e'.repeat(64));
  expect(desk.cycle.state.letters['moi/request']).toMatchObject({ status: 'waiting', routes: 2 });
});
