import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { intakeActivities } from '../../activities/replies.ts';
import type { InboundMail } from '../../activities/store-ports.ts';
import { openReader, type ReaderProcess } from '../../adapters/mail/reading/reader-process.ts';
import { runIntake, type RunningIntake } from '../../worker/run-intake.ts';
import { conversation } from '../adapters/mail/smtp-conversation.ts';
import { deskActivities, type DeskActivities } from '../builders/desk-activities.ts';

/** Somebody who has nothing to do with it, in whose name it is sent. */
const VICTIM = 'victim@elsewhere.example';
const FIXTURES = join(import.meta.dirname, '../adapters/mail/fixtures');
const MEGABYTE = 2 ** 20;

/** From the door to the officer: a real door, a reader of its own, the activities, and a mail server that counts. */
interface Way {
  readonly desk: DeskActivities;
  readonly intake: RunningIntake;
  readonly reader: ReaderProcess;
  /** The signed address to which an office answers. */
  readonly address: string;
}

let way: Way;
beforeAll(async () => {
  const desk = await deskActivities();
  for (const office of ['moi', 'mofa']) await desk.send(office);
  const address = (await desk.mails('moi'))[0]!.envelopeFrom;
  const reader = openReader({ processes: 1 });
  const { readMail, openAttachments } = reader;
  const { interpretMail, fileReply } = intakeActivities({ ...desk.ports, readMail, openAttachments });
  const takeIn = async (key: string): Promise<void> => {
    for (const filed of [(await interpretMail(key)) ?? []].flat()) await fileReply(filed);
  };
  const intake = await runIntake({
    store: desk.ports.store,
    desk: { takeIn, readAgain: takeIn },
    host: '127.0.0.1',
    port: 0,
    domain: 'nmrf.example',
    say: () => undefined,
  });
  way = { desk, intake, reader, address };
});
afterAll(async () => {
  await way.intake.stop();
  await way.reader.close();
});

/** Hands a message over. @returns what the door says of it */
async function hand(raw: string | Buffer): Promise<string> {
  const talk = await conversation(way.intake.port);
  try {
    await talk.say('EHLO elsewhere.example');
    await talk.say(`MAIL FROM:<${VICTIM}>`);
    await talk.say(`RCPT TO:<${way.address}>`);
    expect(await talk.say('DATA')).toMatch(/^354/u);
    talk.socket.write(Buffer.isBuffer(raw) ? raw : Buffer.from(raw, 'latin1'));
    return await talk.say('\r\n.');
  } finally {
    talk.end();
  }
}

const everything = async (): Promise<InboundMail[]> => {
  const { inbound } = way.desk.ports.store;
  const found = await Promise.all((['stored', 'held', 'ignored', 'applied'] as const).map((s) => inbound.inStatus(s)));
  return found.flat();
};

/** Waits until the newest message has been read. */
async function whatBecame(before: readonly InboundMail[]): Promise<InboundMail> {
  const known = new Set(before.map(({ key }) => key));
  return expect
    .poll(async () => (await everything()).find((mail) => !known.has(mail.key) && mail.status !== 'stored'), {
      timeout: 20_000,
      interval: 20,
    })
    .toBeDefined()
    .then(async () => (await everything()).find(({ key }) => !known.has(key))!);
}

/** Lets everything leave that waits to. @returns the recipients of what left meanwhile */
async function mailSince(before: number): Promise<string[]> {
  const { mails } = await way.desk.prepare();
  for (const mailId of mails) await way.desk.deliver(mailId);
  return way.desk.offered.slice(before).flatMap(({ recipients }) => recipients);
}

const head = (...more: readonly string[]): string =>
  [`From: The Minister <${VICTIM}>`, `To: ${way.address}`, 'Subject: Re: your letter', ...more].join('\r\n');

describe('what a stranger sends to break something', { timeout: 120_000 }, () => {
  it.each<
    [string, () => string | Buffer, { readonly reason?: string; readonly problems?: RegExp; readonly says?: string }]
  >([
    [
      'line breaks that would add headers',
      () =>
        `${head(`X-A: =?utf-8?Q?x=0D=0ABcc:_${VICTIM}?=`, `Reply-To: "a\\\r\n b" <${VICTIM}>`)}\r\nSubject: =?utf-8?B?${Buffer.from(`Re: x\r\nBcc: ${VICTIM}\r\n\r\nanother body`).toString('base64')}?=\r\n\r\nQ1: There is nothing.\r\n`,
      { says: 'There is nothing.' },
    ],
    [
      'a hundred thousand recipients in its head',
      () => `${head(`Cc: ${'x@elsewhere.example,\r\n '.repeat(100_000)}y@elsewhere.example`)}\r\n\r\nQ1: Nothing.\r\n`,
      { reason: 'unreadable', problems: /head of the message has \d+ (?:bytes|lines); up to \d+ are read/u },
    ],
    [
      'twenty thousand parts, one in the other',
      () =>
        `${head('MIME-Version: 1.0')}\r\n${Array.from({ length: 20_000 }, (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`).join('')}\r\n`,
      { reason: 'unreadable', problems: /are read/u },
    ],
    [
      'twenty thousand parts, one after the other',
      () =>
        `${head('MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b')}\r\n\r\n${'--b\r\nContent-Type: text/plain\r\n\r\nx\r\n'.repeat(20_000)}--b--\r\n`,
      { reason: 'unreadable', problems: /are read/u },
    ],
    ['an archive that is a bomb', () => readFileSync(join(FIXTURES, 'attachments/archive-that-is-a-bomb.eml')), {}],
    [
      'another charset than it declares',
      () =>
        `${head('MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-16be', 'Content-Transfer-Encoding: 8bit')}\r\n\r\nQ1: The law was amended in 2025.\r\n`,
      { says: 'The law was amended in 2025.' },
    ],
  ])('%s: stored as it came, shown to an officer, answered to nobody', async (_what, make, expected) => {
    const [before, offered] = [await everything(), way.desk.offered.length];
    const raw = Buffer.from(make() as string, 'latin1');
    expect(await hand(raw)).toMatch(/^250 2\.0\.0/u);
    const mail = await whatBecame(before);
    expect((await way.desk.ports.store.content.get(mail.raw))?.bytes).toHaveLength(raw.length + 2);
    expect(mail).toMatchObject({ status: 'held', envelopeFrom: VICTIM });
    expect(mail.reason).not.toBeNull();
    if (expected.reason !== undefined) expect(mail.reason).toBe(expected.reason);
    if (expected.problems !== undefined) expect(mail.reading?.problems.join(' ')).toMatch(expected.problems);
    if (expected.says !== undefined) expect(mail.reading?.fullText).toContain(expected.says);
    expect(mail.reading?.recipients.length ?? 0).toBeLessThanOrEqual(1_000);
    expect(mail.reading?.subject).not.toMatch(/[\r\n]/u);
    expect(await mailSince(offered)).toEqual([]);
  });

  it('an archive that is a bomb is kept and never opened', async () => {
    const bomb = (await everything()).find(({ reading }) =>
      reading?.attachments.some(({ held }) => held !== undefined),
    );
    expect(bomb).toBeDefined();
    const raw = await way.desk.ports.store.content.get(bomb!.raw);
    expect(await way.reader.openAttachments(raw!.bytes)).toEqual([]);
  });

  it('sixty megabytes are refused with 552, said in advance or not, and leave nothing behind', async () => {
    const [before, offered] = [await everything(), way.desk.offered.length];
    const talk = await conversation(way.intake.port);
    await talk.say('EHLO elsewhere.example');
    expect(await talk.say(`MAIL FROM:<${VICTIM}> SIZE=${60 * MEGABYTE}`)).toMatch(/^552 5\.3\.4/u);
    talk.end();
    const line = `${'x'.repeat(998)}\r\n`;
    expect(await hand(`${head()}\r\n\r\n${line.repeat((60 * MEGABYTE) / line.length)}`)).toMatch(/^552 5\.3\.4/u);
    expect(await everything()).toHaveLength(before.length);
    expect(await mailSince(offered)).toEqual([]);
  });

  it('of a hundred thousand recipients a hundred are taken and the others put off with 452', async () => {
    const [before, offered] = [await everything(), way.desk.offered.length];
    const talk = await conversation(way.intake.port);
    await talk.say('EHLO elsewhere.example');
    await talk.say(`MAIL FROM:<${VICTIM}>`);
    const codes = new Map<string, number>();
    const piece = 1_000;
    for (let sent = 0; sent < 100_000; sent += piece) {
      const replies = await talk.say(
        Array.from({ length: piece }, (_, n) => `RCPT TO:<desk+${sent + n}@nmrf.example>`).join('\r\n'),
        piece,
      );
      for (const reply of replies.split('\n')) codes.set(reply.slice(0, 3), (codes.get(reply.slice(0, 3)) ?? 0) + 1);
    }
    expect(Object.fromEntries(codes)).toEqual({ 250: 100, 452: 99_900 });
    await talk.say('RSET');
    talk.end();
    expect(await everything()).toHaveLength(before.length);
    expect(await mailSince(offered)).toEqual([]);
  });
});
