import { expect, test } from 'vitest';
import type { SendOutcome } from '../../activities/mail-ports.ts';
import { deskActivities, directory, type DeskActivities } from '../builders/desk-activities.ts';

const moi = directory.find(({ id }) => id === 'moi')!;
const [FP, ALT, ACC] = [moi.focalPoint!.email!, moi.alternates[0]!.email!, moi.accountable.email!];
const GROUP = 'nmrf.cell@moi.treaty-desk.example';
let key = 0;

async function withGroupMailbox(): Promise<DeskActivities> {
  const desk = await deskActivities();
  const offices = directory.map((office) => (office.id === 'moi' ? { ...office, groupMailbox: GROUP } : office));
  await desk.ports.store.reference.save('offices', 'pakistan', { offices });
  return desk;
}

/** A report of the other side's mail server on the newest mail to moi. */
async function bounced(desk: DeskActivities, recipient: string, status: string, action = 'failed'): Promise<void> {
  const mail = (await desk.mails('moi')).findLast(({ to }) => to.includes(recipient))!;
  const message = [
    'From: MAILER-DAEMON@moi.example',
    `To: ${mail.envelopeFrom}`,
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'This is the mail system of moi.example.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.moi.example',
    '',
    `Final-Recipient: rfc822;${recipient}`,
    `Action: ${action}`,
    `Status: ${status}`,
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${mail.messageId}`,
    '--b--',
    '',
  ].join('\r\n');
  key += 1;
  await desk.receive(message, key.toString(16).padEnd(64, 'f'));
}

const sentTo = async (desk: DeskActivities): Promise<readonly (readonly string[])[]> =>
  (await desk.mails('moi')).map(({ to }) => to);

test('bounces that come later walk the whole way: everybody of the office, then the telephone', async () => {
  const desk = await withGroupMailbox();
  await desk.send('moi');
  for (const address of [FP, ALT, ACC]) {
    await bounced(desk, address, '5.1.1');
    await desk.send('moi');
  }
  expect(await sentTo(desk)).toEqual([[FP], [ALT], [ACC], [GROUP]]);
  expect(desk.cycle.tasks()).toEqual([]);
  await bounced(desk, GROUP, '5.1.1');
  expect(desk.cycle.tasks()).toEqual(['telephone']);
  expect(desk.cycle.state.letters['moi/request']).toMatchObject({ status: 'failed', routes: 4 });
});

test('refusals of the mail server walk the same way', async () => {
  const desk = await withGroupMailbox();
  desk.answer = ({ recipients }): SendOutcome => ({
    state: 'refused',
    code: 550,
    response: `550 5.1.1 <${recipients[0]}> unknown`,
    rejected: [],
  });
  for (let route = 0; route < 6; route += 1) await desk.send('moi');
  expect(await sentTo(desk)).toEqual([[FP], [ALT], [ACC], [GROUP]]);
  expect(desk.told.filter(({ office }) => office === 'moi').map(({ outcome }) => outcome)).toMatchObject(
    [3, 2, 1, 0].map((routesLeft) => ({ state: 'failed', routesLeft })),
  );
  expect(desk.cycle.tasks()).toEqual(['telephone']);
});

test('a full mailbox gets the letter once more, and only then it goes to another person', async () => {
  const desk = await withGroupMailbox();
  await desk.send('moi');
  await bounced(desk, FP, '4.2.2');
  expect(desk.cycle.state.letters['moi/request']).toMatchObject({ status: 'sent', againOn: '2026-12-01' });
  desk.cycle.outageUntil('2026-12-01');
  await desk.record();
  await desk.send('moi');
  expect(await sentTo(desk)).toEqual([[FP], [FP]]);
  await bounced(desk, FP, '4.2.2');
  await desk.send('moi');
  expect(await sentTo(desk)).toEqual([[FP], [FP], [ALT]]);
  expect(new Set((await desk.mails('moi')).map(({ messageId }) => messageId)).size).toBe(3);
});

test('a delivery that is only delayed sends nothing anywhere', async () => {
  const desk = await withGroupMailbox();
  await desk.send('moi');
  await bounced(desk, FP, '4.4.1', 'delayed');
  await desk.send('moi');
  expect(await sentTo(desk)).toEqual([[FP]]);
  expect(desk.cycle.tasks()).toEqual([]);
});

test('where another of those written to got it the letter did arrive; the dead address is passed over from then on', async () => {
  const desk = await withGroupMailbox();
  await desk.send('moi');
  desk.cycle.reply('moi', { class: 'acknowledgement' });
  desk.cycle.outageUntil('2027-01-04');
  await desk.record();
  await desk.send('moi');
  const reminder = (await desk.mails('moi')).at(-1)!;
  expect(reminder.to.toSorted()).toEqual([FP, ALT].toSorted());
  await bounced(desk, FP, '5.1.1');
  const rung = reminder.letters[0]!.rung;
  expect(desk.cycle.state.letters[`moi/${rung}`]).toMatchObject({ status: 'sent', routes: 1 });
  expect(desk.cycle.tell({ type: 'remind', office: 'moi', by: 'director' })).toBeNull();
  await desk.record();
  await desk.send('moi');
  for (const to of (await sentTo(desk)).slice(2)) expect(to).not.toContain(FP);
});

test('news of a route that a letter has left behind is old news', async () => {
  const desk = await withGroupMailbox();
  await desk.send('moi');
  const first = (await desk.mails('moi'))[0]!;
  await bounced(desk, FP, '5.1.1');
  await desk.send('moi');
  const message = [
    'From: postmaster@moi.example',
    `To: ${first.envelopeFrom}`,
    'Subject: Undeliverable: Request',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; relay.example',
    '',
    `Final-Recipient: rfc822;${FP}`,
    'Action: failed',
    'Status: 5.1.1',
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${first.messageId}`,
    '--b--',
    '',
  ].join('\r\n');
  await desk.receive(message, 'a'.repeat(64));
  expect(desk.cycle.state.letters['moi/request']).toMatchObject({ status: 'sent', routes: 2 });
});

test('an officer who has a letter sent again may know that a mailbox has been mended', async () => {
  const desk = await withGroupMailbox();
  await desk.send('moi');
  for (const address of [FP, ALT, ACC, GROUP]) {
    await bounced(desk, address, '5.1.1');
    await desk.send('moi');
  }
  desk.cycle.tell({ type: 'remind', office: 'moi', by: 'director' });
  await desk.record();
  await desk.send('moi');
  expect((await sentTo(desk)).filter(([to]) => to === FP)).toHaveLength(2);
  expect(desk.cycle.state.letters['moi/request']).toMatchObject({ status: 'sent' });
  expect(desk.cycle.tasks()).toEqual([]);
});
