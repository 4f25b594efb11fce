import { simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { InboundMail } from '../../activities/store-ports.ts';
import { imapMailbox } from '../../adapters/mail/imap/imap-mailbox.ts';
import { smtpMailer } from '../../adapters/mail/smtp-mailer.ts';
import type { CycleState } from '../../domain/cycle/state.ts';
import { runIntake } from '../../worker/run-intake.ts';
import { deskUnderTest, eventually, type DeskUnderTest } from '../workflows/desk-under-test.ts';
import { emptyMailbox } from './dovecot.ts';
import { DESK, postfixBeforeDovecot, showTable, type Seen } from './mail-servers.ts';
import { FOLDERS, messagesIn } from './other-program.ts';
import type { Postfix } from './postfix.ts';

const DOMAIN = 'nmrf.example';
const OFFICES = 19;
const seen: Seen[] = [];
let of: DeskUnderTest;
let postfix: Postfix;
let cycleId: string;

beforeAll(async () => {
  emptyMailbox(inject('mail').full.folder, DESK);
  postfix = await postfixBeforeDovecot();
  of = await deskUnderTest();
  postfix.route(DOMAIN, `smtp:[127.0.0.1]:${of.intakePort}`);
  await of.work({}, smtpMailer({ host: '127.0.0.1', port: postfix.port, localPost: true }));
  ({ cycleId } = await of.start({ confirmBy: 'Director' }));
});
afterAll(async () => {
  showTable('Through Postfix and Dovecot', seen);
  await of.stop();
  await postfix.stop();
});

const stateOf = (): Promise<CycleState | null> => of.store.cycles.state(cycleId);
const focalPoint = (office: string): string => of.seeds.offices.find(({ id }) => id === office)!.focalPoint!.email!;
const openOf = (state: CycleState | null, office: string): string[] =>
  Object.entries(state?.requests[office]?.rows ?? {}).flatMap(([row, now]) => (now === 'open' ? [row] : []));
const filedFrom = async (office: string): Promise<readonly InboundMail[]> =>
  (await of.store.inbound.page({ after: null, limit: 1_000 })).mails.filter(
    (mail) => mail.office === office && mail.status === 'applied',
  );

/** An office answers one of its rows from its own mailbox, as its letter asks. @returns that message, once it is filed */
async function answer(office: string, text: string): Promise<{ readonly mail: InboundMail; readonly ms: number }> {
  const from = focalPoint(office);
  const [letter] = await messagesIn('full', from, 'INBOX');
  const { replyTo, messageId, subject } = await simpleParser(Buffer.from(letter ?? '', 'latin1'));
  const before = openOf(await stateOf(), office);
  const known = (await filedFrom(office)).length;
  const label = before[0]!.toUpperCase().replace(/\.(\w)$/u, ' ($1)');
  const transport = createTransport({
    host: '127.0.0.1',
    port: postfix.port,
    ignoreTLS: true,
    name: `pc.${office}.example`,
  });
  const sent = Date.now();
  await transport.sendMail({
    from,
    to: replyTo!.value[0]!.address!,
    subject: `Re: ${subject}`,
    inReplyTo: messageId!,
    text: `${label}: ${text}`,
  });
  transport.close();
  const filed = await eventually(
    () => filedFrom(office),
    (mails) => mails.length > known,
    30_000,
  );
  expect(openOf(await stateOf(), office)).toEqual(before.slice(1));
  return { mail: filed.at(-1)!, ms: Date.now() - sent };
}

test('letters to all offices lie in their mailboxes on Dovecot', async () => {
  await eventually(
    async () => Object.values((await stateOf())?.letters ?? {}).filter(({ status }) => status === 'sent').length,
    (sent) => sent >= OFFICES - 1,
    60_000,
  );
  const offices = Object.keys((await stateOf())!.requests);
  const reached = offices.filter((office) => focalPoint(office) !== inject('nobody'));
  expect(reached).toHaveLength(OFFICES - 1);
  for (const office of reached) {
    const mails = await eventually(
      () => messagesIn('full', focalPoint(office), 'INBOX'),
      (found) => found.length > 0,
    );
    expect(mails, office).toHaveLength(1);
    expect(mails[0]).toMatch(/^Auto-Submitted: auto-generated/mu);
    expect(mails[0]).toMatch(/^Return-Path: <desk\+[a-z2-7]{16}@nmrf\.example>/mu);
  }
  seen.push(['letters sent through Postfix', `${reached.length} of ${OFFICES} lie in a mailbox`]);
}, 120_000);

test('Postfix’s own report about an unknown user comes back to our door and is filed to its request', async () => {
  const bounced = (mails: readonly InboundMail[]): InboundMail[] => mails.filter((m) => m.reading?.kind === 'bounce');
  const [mail] = bounced(
    await eventually(
      () => filedFrom('mofa'),
      (mails) => bounced(mails).length > 0,
      60_000,
    ),
  );
  expect(mail).toMatchObject({ cycleId, office: 'mofa', envelopeFrom: '', origin: { via: 'smtp' } });
  expect(mail!.reading).toMatchObject({ kind: 'bounce', finalRecipient: [inject('nobody')], status: ['5.1.1'] });
  expect(openOf(await stateOf(), 'mofa').length).toBeGreaterThan(0);
  seen.push([
    'a letter to nobody',
    `bounced by Postfix with ${mail!.reading!.status.join()}, filed to ${mail!.office}`,
  ]);
});

test('a reply through Postfix comes in at our SMTP door, with whom Postfix has it from', async () => {
  const { mail, ms } = await answer('moi', 'Forty-two cases were registered.');
  expect(mail.origin).toEqual({ via: 'smtp', client: '127.0.0.1', greeting: 'pc.moi.example', mailbox: null });
  seen.push(['a reply through Postfix to our SMTP door', `filed after ${ms} ms`]);
});

test('a reply through Postfix’s LMTP transport comes in at our LMTP door', async () => {
  const { store, desk } = of;
  const door = await runIntake({
    store,
    desk,
    host: '127.0.0.1',
    port: 0,
    domain: DOMAIN,
    protocol: 'lmtp',
    relays: ['127.0.0.1'],
    say: () => undefined,
  });
  postfix.route(DOMAIN, `lmtp:inet:127.0.0.1:${door.port}`);
  const { mail, ms } = await answer('mora', 'Eleven seminaries were visited.');
  expect(mail.origin).toEqual({ via: 'lmtp', client: '127.0.0.1', greeting: 'pc.mora.example', mailbox: null });
  await door.stop();
  seen.push(['a reply through Postfix to our LMTP door', `filed after ${ms} ms`]);
});

test('a reply that lies in the desk’s mailbox on Dovecot is fetched when IDLE wakes us, filed, and moved', async () => {
  const { full, ca } = inject('mail');
  postfix.route(DOMAIN, `lmtp:inet:127.0.0.1:${full.lmtp}`);
  const { store, desk } = of;
  const mailbox = imapMailbox({
    host: '127.0.0.1',
    port: full.imaps,
    secure: true,
    login: { user: DESK, password: full.password },
    folder: 'INBOX',
    parent: 'Treaty Desk',
    ca,
    limit: 25_000_000,
  });
  const said: string[] = [];
  const intake = await runIntake({
    store,
    desk,
    host: '127.0.0.1',
    port: 0,
    domain: DOMAIN,
    mailbox,
    say: (line) => said.push(line),
  });
  // By now it lies in wait: only IDLE can tell it of the reply within seconds.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const asked = Object.keys((await stateOf())!.requests);
  const state = await stateOf();
  const office = asked.find((one) => !['moi', 'mora', 'mofa'].includes(one) && openOf(state, one).length > 0)!;
  const { mail, ms } = await answer(office, 'Two amendments were made.');
  expect(mail.origin).toMatchObject({ via: 'imap', client: null, mailbox: { name: `127.0.0.1:${full.imaps}/INBOX` } });
  expect(mail.envelopeTo).toEqual([expect.stringMatching(/^desk\+[a-z2-7]{16}@nmrf\.example$/u)]);
  expect(mail.envelopeFrom).toBe(focalPoint(office));
  const done = await eventually(
    () => messagesIn('full', DESK, FOLDERS.done),
    (found) => found.length > 0,
  );
  expect(done).toHaveLength(1);
  expect(await messagesIn('full', DESK, 'INBOX')).toEqual([]);
  expect(said).toEqual([]);
  await intake.stop();
  seen.push(['a reply in the desk’s mailbox, by IDLE', `filed after ${ms} ms, then moved to ${FOLDERS.done}`]);
});

test('while the intake is away Postfix keeps the mail, and delivers it when it is back', async () => {
  postfix.route(DOMAIN, 'smtp:[127.0.0.1]:1');
  const known = (await filedFrom('moi')).length;
  const before = openOf(await stateOf(), 'moi');
  expect(before.length).toBeGreaterThan(0);
  const answered = answer('moi', 'Thirty of them were decided.');
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect((await filedFrom('moi')).length).toBe(known);
  expect(postfix.queued()).toBe(1);
  postfix.route(DOMAIN, `smtp:[127.0.0.1]:${of.intakePort}`);
  await answered;
  await eventually(
    async () => postfix.queued(),
    (queued) => queued === 0,
  );
  seen.push(['the intake away for seconds', 'Postfix kept the reply and delivered it, once']);
});
