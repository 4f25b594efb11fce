import { domainToASCII } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { SendOutcome } from '../../../activities/mail-ports.ts';
import { NO_TLS } from '../../../adapters/mail/smtp-tls.ts';
import { smtpMailer } from '../../../adapters/mail/smtp-mailer.ts';
import { aMail } from './a-mail.ts';
import { scriptedSmtp, type Moment, type Saying } from './scripted-smtp.ts';
import { answer, smtpServerWithFaults } from './smtp-server-with-faults.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Long enough for a busy machine; where silence is the fault, short ones. */
const PATIENT = { connect: 10_000, greeting: 10_000, socket: 10_000, turn: 10_000, whole: 20_000 };
const TIMEOUTS = { connect: 500, greeting: 500, socket: 500, turn: 500, whole: 2_000 };
function mailerTo(port: number, more: Partial<Parameters<typeof smtpMailer>[0]> = {}) {
  const mailer = smtpMailer({ host: '127.0.0.1', port, localPost: true, tls: NO_TLS, timeouts: PATIENT, ...more });
  closing.push(mailer.close);
  return mailer;
}

type Expected = SendOutcome['state'] | 'repair';
const stateOf = (outcome: SendOutcome): Expected =>
  outcome.state === 'deferred' && outcome.untilRepaired === true ? 'repair' : outcome.state;

const MOMENTS: readonly Moment[] = ['connect', 'EHLO', 'AUTH', 'MAIL', 'RCPT', 'DATA', 'text'];
/** What each fault means at each moment, in the order of the moments above. */
const FAULTS: readonly (readonly [Saying, string, readonly Expected[]])[] = [
  // prettier-ignore
  ['421 4.3.2 going down', 'the server goes down', ['deferred', 'deferred', 'deferred', 'deferred', 'deferred', 'deferred', 'deferred']],
  // prettier-ignore
  ['451 4.3.0 try later', 'the server wants to be left alone', ['deferred', 'deferred', 'deferred', 'deferred', 'deferred', 'deferred', 'deferred']],
  // prettier-ignore
  ['550 no', 'a flat no', ['deferred', 'deferred', 'login-failed', 'repair', 'refused', 'refused', 'refused']],
  // prettier-ignore
  ['HANG UP', 'the connection is reset', ['deferred', 'deferred', 'deferred', 'deferred', 'deferred', 'deferred', 'uncertain']],
  // prettier-ignore
  ['SILENCE', 'nothing more is heard', ['deferred', 'deferred', 'deferred', 'deferred', 'deferred', 'deferred', 'uncertain']],
  // prettier-ignore
  ['\u0000\u0001 nonsense', 'something else than SMTP is spoken', ['deferred', 'deferred', 'login-failed', 'deferred', 'deferred', 'deferred', 'uncertain']],
];

describe.each(FAULTS)('%j: %s', (saying, _what, expected) => {
  it.each(MOMENTS.map((moment, index) => [moment, expected[index]!] as const))(
    'at %s: %s, told in time, and the next mail leaves',
    async (moment, state) => {
      const server = await scriptedSmtp((connection) => ({
        EHLO: '250-mail.example\r\n250 AUTH PLAIN',
        // A second connection is opened only where no word was said about the mail on a kept one.
        ...(connection === 0 ? { [moment]: saying } : {}),
        // Where EHLO is refused the older greeting is tried.
        ...(connection === 0 && moment === 'EHLO' ? { HELO: saying } : {}),
      }));
      closing.push(server.close);
      const mailer = mailerTo(server.port, {
        login: { user: 'desk', password: 'secret' },
        ...(saying === 'SILENCE' ? { timeouts: TIMEOUTS } : {}),
      });
      const began = Date.now();
      expect(stateOf(await mailer.send(aMail()))).toBe(state);
      expect(Date.now() - began).toBeLessThan(5_000);
      expect(server.texts).toHaveLength(moment === 'text' ? 1 : 0);
      expect(await mailer.send(aMail({ mailId: 'next' }))).toMatchObject({ state: 'accepted' });
    },
  );
});

describe('a large message', () => {
  const large = aMail({
    attachments: [
      { filename: 'm.xlsx', contentType: 'application/octet-stream', content: Buffer.alloc(12_000_000, 'answer') },
    ],
  });

  it('of which only the beginning was taken when the connection broke has certainly not arrived', async () => {
    const server = await scriptedSmtp({ 'middle of the text': 'HANG UP' });
    closing.push(server.close);
    expect(await mailerTo(server.port).send(large)).toMatchObject({ state: 'deferred', code: null });
  });

  it('over the size the server has said it takes is not even begun', async () => {
    const server = await scriptedSmtp({ EHLO: '250-mail.example\r\n250 SIZE 1000000' });
    closing.push(server.close);
    const outcome = await mailerTo(server.port).send(large);
    expect(outcome).toMatchObject({ state: 'refused', about: 'message', why: 'too large' });
    expect(server.heard.filter((line) => line.startsWith('MAIL'))).toEqual([]);
  });

  it.each<[string, Partial<Record<Moment, Saying>>]>([
    ['at MAIL', { MAIL: '552 5.3.4 Message size exceeds fixed maximum message size' }],
    ['at RCPT', { RCPT: '552 5.3.4 Message too big for this mailbox' }],
    ['after the text', { text: '552 5.3.4 Message too big' }],
    ['after the text, without an enhanced code', { text: '552 message exceeds size limit' }],
  ])('refused for its size %s says nothing against the address', async (_where, script) => {
    const server = await scriptedSmtp(script);
    closing.push(server.close);
    expect(await mailerTo(server.port).send(aMail())).toMatchObject({ state: 'refused', about: 'message' });
  });
});

it('a slow server that says one word before each pause runs out doing so: the whole of an attempt has its limit', async () => {
  const server = await smtpServerWithFaults({
    onMailFrom: (_a, _s, done) => setTimeout(done, 250),
    onRcptTo: (_a, _s, done) => setTimeout(done, 250),
  });
  closing.push(server.close);
  const mailer = mailerTo(server.port, { timeouts: { ...PATIENT, whole: 600 } });
  const cc = Array.from({ length: 5 }, (_, index) => ({ address: `copy${index}@moi.example`, name: null }));
  const began = Date.now();
  expect(await mailer.send(aMail({ cc }))).toMatchObject({
    state: 'deferred',
    response: 'The mail server took longer than 0.6 seconds.',
  });
  expect(Date.now() - began).toBeLessThan(5_000);
  expect(server.taken).toEqual([]);
});

it('a mail that finds every connection busy for too long is put off; none waits without end', async () => {
  const server = await scriptedSmtp({ MAIL: 'SILENCE' });
  closing.push(server.close);
  const mailer = mailerTo(server.port, {
    connections: 1,
    timeouts: { ...PATIENT, socket: 2_000, turn: 300 },
  });
  const outcomes = await Promise.all([mailer.send(aMail()), mailer.send(aMail({ mailId: 'second' }))]);
  expect(outcomes.map(({ state }) => state)).toEqual(['deferred', 'deferred']);
  expect(outcomes[1]?.response).toBe('No connection to the mail server was free for 0.3 seconds.');
  expect(server.connections()).toBe(1);
});

it('a server that takes only so many connections puts off the mails of the others', async () => {
  let open = 0;
  const server = await smtpServerWithFaults({
    onConnect: (_session, done) => {
      open += 1;
      done(open > 2 ? answer(421, '4.7.0 too many connections from you') : null);
    },
    onClose: () => {
      open -= 1;
    },
  });
  closing.push(server.close);
  const mailer = mailerTo(server.port);
  const states = async (from: number): Promise<string[]> => {
    const mails = Array.from({ length: 20 }, (_, index) => mailer.send(aMail({ mailId: `mail-${from + index}` })));
    return (await Promise.all(mails)).map(({ state }) => state);
  };
  const first = await states(0);
  expect(new Set(first)).toEqual(new Set(['accepted', 'deferred']));
  expect(server.taken).toHaveLength(first.filter((state) => state === 'accepted').length);
});

it('of several recipients each that is refused is named, and the others are sent the mail', async () => {
  const server = await smtpServerWithFaults({
    onRcptTo: ({ address }, _session, done) => {
      if (address.startsWith('gone')) return done(answer(550, '5.1.1 unknown'));
      return done(address.startsWith('full') ? answer(452, '4.2.2 mailbox full') : null);
    },
  });
  closing.push(server.close);
  const cc = ['gone', 'full', 'fine'].map((name) => ({ address: `${name}@moi.example`, name: null }));
  expect(await mailerTo(server.port).send(aMail({ cc }))).toMatchObject({
    state: 'accepted',
    rejected: [
      { address: 'gone@moi.example', permanent: true, about: 'address' },
      { address: 'full@moi.example', permanent: false },
    ],
  });
  expect(server.taken).toHaveLength(1);
});

it('nothing of a mail needs more than ASCII, so a server without SMTPUTF8 and 8BITMIME takes it', async () => {
  const server = await scriptedSmtp({ EHLO: '250 mail.example' });
  closing.push(server.close);
  const urdu = aMail({
    to: [{ address: 'focal.point@وزارت.example', name: 'فوکل پوائنٹ' }],
    subject: 'یاد دہانی',
    html: '<p dir="rtl">براہ کرم جواب دیں۔</p>',
  });
  expect(await mailerTo(server.port).send(urdu)).toMatchObject({ state: 'accepted' });
  expect([...server.heard, ...server.texts].join('\n')).toMatch(/^\p{ASCII}*$/u);
  expect(server.heard).toContain(`RCPT TO:<focal.point@${domainToASCII('وزارت.example')}>`);
  expect(server.heard.join('\n')).not.toContain('SMTPUTF8');
});
