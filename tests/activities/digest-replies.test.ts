import { beforeEach, expect, test } from 'vitest';
import { fillMatrix } from '../../adapters/documents/fill-matrix.ts';
import { openAttachments } from '../../adapters/mail/reading/open-attachments.ts';
import type { LivedCycle } from '../builders/cycle.ts';
import { deskActivities, directory, type DeskActivities } from '../builders/desk-activities.ts';

const KEY = 'a'.repeat(64);
const CCPR = 'NMRF/CCPR/2026/CCPR-C-PAK-Q-99/moi';
const CAT = 'NMRF/CAT/2026/CAT-C-PAK-Q-98/moi';
const focalPoint = directory.find((office) => office.id === 'moi')!.focalPoint!.email!;

let desk: DeskActivities;
let other: LivedCycle;
let digest: { readonly address: string; readonly messageId: string; readonly raw: Uint8Array };

/** Moi has one mail with the courtesy notices of two cycles: q1 and q2 are asked in one, q2 and q5 in the other. */
beforeEach(async () => {
  desk = await deskActivities();
  other = await desk.beside({ moi: ['q2', 'q5'] });
  for (const cycle of [desk.cycle, other]) {
    cycle.until('2026-12-22');
    cycle.outageUntil('2026-12-23');
  }
  await desk.record();
  await desk.send('moi');
  const mail = (await desk.mails('moi')).at(-1)!;
  expect(mail.letters).toHaveLength(2);
  const raw = (await desk.ports.store.content.get(mail.raw))!.bytes;
  digest = { address: mail.envelopeFrom, messageId: mail.messageId, raw };
});

function reply(lines: readonly string[], change: { readonly from?: string; readonly subject?: string } = {}): string {
  return [
    `From: ${change.from ?? focalPoint}`,
    `To: ${digest.address}`,
    `Subject: ${change.subject ?? 'Re: 2 letters on 2 matters'}`,
    `Message-ID: <${lines.join('').length}@moi.example>`,
    `In-Reply-To: ${digest.messageId}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    ...lines,
    '',
  ].join('\r\n');
}

const states = (row: string): readonly (string | undefined)[] =>
  [desk.cycle, other].map((cycle) => cycle.state.requests['moi']!.rows[row]);
const kept = async (cycle: LivedCycle): Promise<readonly string[]> =>
  (await desk.ports.store.answers.current(cycle.state.cycleId)).map((answer) => answer.text);

test('answers under the numbers of their matters go each to its own cycle, with one message', async () => {
  const text = reply([
    `No. ${CCPR}`,
    'Q2: The courts apply the Covenant since 2010.',
    '',
    `No. ${CAT}`,
    'Q2: A bill on torture was passed in 2022.',
  ]);
  await desk.receive(text, KEY);
  expect(states('q2')).toEqual(['answered', 'answered']);
  expect(await kept(desk.cycle)).toEqual(['The courts apply the Covenant since 2010.']);
  expect(await kept(other)).toEqual(['A bill on torture was passed in 2022.']);
  expect(await desk.ports.store.inbound.load(KEY)).toMatchObject({ status: 'applied', office: 'moi' });
  const filed = [desk.cycle, other].map(({ state }) => desk.ports.store.inbound.ofCycle(state.cycleId));
  expect((await Promise.all(filed)).map((mails) => mails.map((mail) => mail.key))).toEqual([[KEY], [KEY]]);
});

test('a row that only one of the cycles asks needs no number', async () => {
  await desk.receive(reply(['Q5: There were four inspections in 2025, all reported.']), KEY);
  expect(other.state.requests['moi']!.rows['q5']).toBe('answered');
  expect(await kept(desk.cycle)).toEqual([]);
});

test('a row that both ask, answered without saying of which, waits for an officer with both named', async () => {
  await desk.receive(reply(['Q2: A bill on the matter was passed in 2022.']), KEY);
  expect(states('q2')).toEqual(['open', 'open']);
  expect(await desk.ports.store.inbound.load(KEY)).toMatchObject({
    status: 'held',
    reason: 'several-requests',
    cycleId: expect.stringContaining('cycle/'),
    alsoCycles: [expect.stringContaining('cycle/')],
  });
});

test('a returned matrix says by itself to which cycle it belongs', async () => {
  const second = (await openAttachments(digest.raw)).find(
    ({ filename }) => filename === 'CAT-C-PAK-Q-98-moi-matrix.xlsx',
  );
  const text = 'A bill on torture was passed in 2022.';
  const filled = await fillMatrix(second!.content, [{ row: 'q2', status: 'answered', text }]);
  const message = [
    `From: ${focalPoint}`,
    `To: ${digest.address}`,
    'Subject: Matrix',
    'Message-ID: <matrix@moi.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="x"',
    '',
    '--x',
    'Content-Type: text/plain',
    '',
    'Please find the matrix attached.',
    '--x',
    'Content-Type: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'Content-Disposition: attachment; filename="answers.xlsx"',
    'Content-Transfer-Encoding: base64',
    '',
    ...Buffer.from(filled)
      .toString('base64')
      .match(/.{1,76}/gu)!,
    '--x--',
    '',
  ].join('\r\n');
  await desk.receive(message, KEY);
  expect(await desk.ports.store.inbound.load(KEY)).toMatchObject({ status: 'applied' });
  expect(states('q2')).toEqual(['open', 'answered']);
});

test.each([
  ['Noted with thanks. The matter has been forwarded to the wings concerned.', 'acknowledgement'],
  ['I am out of office until 2027-01-04 with limited access to e-mail.', 'out-of-office'],
])('"%s" is true of every cycle of the digest', async (line, replyClass) => {
  const automatic = replyClass === 'out-of-office' ? { subject: 'Automatic reply: 2 letters' } : {};
  await desk.receive(reply([line], automatic), KEY);
  for (const cycle of [desk.cycle, other]) {
    const last = cycle.events.findLast(({ event }) => event.type === 'reply-received')?.event;
    expect(last).toMatchObject({ class: replyClass, mail: KEY });
  }
});

test('a mail that came back fails the letters of both cycles, each told of its own', async () => {
  const bounce = [
    'From: MAILER-DAEMON@moi.example',
    `To: ${digest.address}`,
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'The mail could not be delivered.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.moi.example',
    '',
    `Final-Recipient: rfc822; ${focalPoint}`,
    'Action: failed',
    'Status: 5.1.1',
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${digest.messageId}`,
    '',
    '--b--',
    '',
  ].join('\r\n');
  await desk.receive(bounce, KEY);
  for (const cycle of [desk.cycle, other]) {
    expect(cycle.state.letters['moi/courtesy']).toMatchObject({ routes: 2 });
    expect(cycle.state.letters['moi/request']).toMatchObject({ routes: 1 });
  }
});

test('a stranger who answers a digest files nothing', async () => {
  await desk.receive(reply([`No. ${CAT}`, 'Q5: Nothing to report.'], { from: 'a@elsewhere.example' }), KEY);
  expect(await desk.ports.store.inbound.load(KEY)).toMatchObject({ status: 'held', reason: 'strange-sender' });
  expect(states('q5')).toEqual([undefined, 'open']);
});

test('where one of the cycles has ended, the other is answered and the message waits for an officer', async () => {
  const { fileReply } = desk.ports.engine;
  Object.assign(desk.ports.engine, {
    fileReply: async (cycleId: string, ...rest: [never]) =>
      cycleId === other.state.cycleId ? 'ended' : fileReply(cycleId, ...rest),
  });
  await desk.receive(reply([`No. ${CAT}`, 'Q5: Four.', `No. ${CCPR}`, 'Q2: The courts apply it.']), KEY);
  expect(desk.cycle.state.requests['moi']!.rows['q2']).toBe('answered');
  expect(await desk.ports.store.inbound.load(KEY)).toMatchObject({
    status: 'held',
    reason: 'cycle-closed',
    cycleId: other.state.cycleId,
  });
});
