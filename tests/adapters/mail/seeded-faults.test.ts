import { createHash } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import type { Store } from '../../../activities/store-ports.ts';
import { endingsOf, sendingActivities } from '../../../activities/sending.ts';
import { buildMessage } from '../../../adapters/mail/build-message.ts';
import { mailPace } from '../../../adapters/mail/mail-pace.ts';
import { messageIdFor } from '../../../adapters/mail/reply-address.ts';
import { smtpMailer } from '../../../adapters/mail/smtp-mailer.ts';
import { memoryContent } from '../../../adapters/store/memory-content.ts';
import { memoryOutbox, type MemoryLetter } from '../../../adapters/store/memory-outbox.ts';
import { memoryStore } from '../../../adapters/store/memory-store.ts';
import type { CycleState } from '../../../domain/cycle/state.ts';
import { aMail } from './a-mail.ts';
import { scriptedSmtp, type Saying } from './scripted-smtp.ts';

const MAILS = 300;
const START = Date.parse('2026-11-30T09:00:00+05:00');

/** A number from 0 to 1, the same for the same things. */
function drawn(...of: readonly (string | number)[]): number {
  return createHash('sha256').update(of.join('|')).digest().readUInt32BE() / 2 ** 32;
}

const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

/**
 * A mail server on a bad day: what happens to a mail at a step is drawn from the seed, the mail, its try and the step.
 * It keeps what it has taken, also where it hangs up before it says so.
 */
async function badServer(seed: number) {
  const taken: string[] = [];
  const tries = new Map<string, number>();
  let sender = '';
  const chance = (step: string): number => drawn(seed, sender, tries.get(sender) ?? 0, step);
  const pick = (step: string, faults: readonly (readonly [number, Saying])[]): Saying | undefined => {
    let left = chance(step);
    for (const [share, saying] of faults) {
      if (left < share) return saying;
      left -= share;
    }
    return undefined;
  };
  const server = await scriptedSmtp((connection) => ({
    connect: drawn(seed, 'connect', connection) < 0.05 ? '421 4.3.2 busy' : undefined,
    EHLO: drawn(seed, 'EHLO', connection) < 0.03 ? 'HANG UP' : '250 mail.example',
    MAIL: (line) => {
      sender = /<([^>]*)>/u.exec(line)?.[1] ?? '';
      tries.set(sender, (tries.get(sender) ?? 0) + 1);
      return pick('MAIL', [
        [0.03, '451 4.3.0 try later'],
        [0.02, 'HANG UP'],
        [0.01, 'SILENCE'],
      ]);
    },
    RCPT: (line) => {
      if (line.includes('<gone')) return '550 5.1.1 no such user';
      if (line.includes('<rule')) return '550 5.7.1 not by our rules';
      return pick('RCPT', [
        [0.1, '450 4.2.0 greylisted'],
        [0.02, '421 4.7.0 too many'],
        [0.02, 'HANG UP'],
      ]);
    },
    DATA: () =>
      pick('DATA', [
        [0.03, '451 4.3.0 no room'],
        [0.02, 'HANG UP'],
      ]),
    text: (text) => {
      const saying = pick('text', [
        [0.1, '452 4.3.1 no room after all'],
        [0.06, 'HANG UP'],
        [0.02, 'SILENCE'],
      ]);
      // What is lost on the way back was taken or was not; who sent it cannot know.
      const lost = saying === 'HANG UP' || saying === 'SILENCE';
      if (saying === undefined || (lost && chance('after the text') < 0.5)) taken.push(text);
      return saying;
    },
  }));
  closing.push(server.close);
  return { port: server.port, taken };
}

/** An out-box with mails of one letter each, some to addresses that are gone or that a rule keeps us from. */
async function filledOutbox(): Promise<Store> {
  const content = memoryContent();
  const letters = new Map<string, MemoryLetter>();
  const outbox = memoryOutbox(letters, new Map(), content.need);
  const memory = memoryStore();
  const store = { ...memory, content: content.content, outbox, cycles: { ...memory.cycles, state: anyCycle } };
  const datedAt = new Date(START).toISOString();
  for (let index = 0; index < MAILS; index += 1) {
    const id = `cycle/crc/x/office-${index}/clarification-1`;
    const kind = index % 20 === 7 ? 'gone' : index % 20 === 13 ? 'rule' : 'focal';
    const to = `${kind}.point@office-${index % 12}.example`;
    const envelopeFrom = `desk+${index}@desk.treaty-desk.example`;
    const letter = {
      id,
      cycleId: 'cycle/crc/x',
      office: `office-${index}`,
      rung: 'clarification-1',
      route: 1,
      writtenAt: datedAt,
    };
    letters.set(id, {
      ...letter,
      scope: '',
      status: 'waiting',
      reason: null,
      position: index,
    } as unknown as MemoryLetter);
    const mail = aMail({
      mailId: `${id}@1`,
      messageId: messageIdFor(`${id}@1`, 'desk.treaty-desk.example'),
      to: [{ address: to, name: null }],
      envelopeFrom,
    });
    const { mailId, messageId, subject } = mail;
    const raw = await content.content.put(await buildMessage(mail), 'message/rfc822');
    const record = { mailId, messageId, subject, raw, envelopeFrom, datedAt, to: [to], cc: [], office: letter.office };
    await outbox.makeMail({ ...record, letters: [letter] });
  }
  return store;
}

async function anyCycle(): Promise<CycleState> {
  return {} as CycleState;
}

test.each([1, 2])(
  'on a bad day (seed %i) no letter is lost, and what arrives twice shows it by its Message-ID',
  async (seed) => {
    const server = await badServer(seed);
    const store = await filledOutbox();
    const mailer = smtpMailer({
      host: '127.0.0.1',
      port: server.port,
      localPost: true,
      connections: 1,
      timeouts: { connect: 80, greeting: 80, socket: 80, turn: 80, whole: 400 },
      pace: mailPace({ total: 60, domain: 20 }),
    });
    closing.push(mailer.close);
    const { deliver } = sendingActivities({ store, mailer, clock: () => START });
    const waiting = (await store.outbox.unfinished(null, '')).map(({ mailId }) => ({ mailId, at: START }));
    const count = { mails: waiting.length, steps: 0, waits: 0, killed: 0 };
    let last = START;
    while (waiting.length > 0) {
      waiting.sort((a, b) => a.at - b.at);
      const { mailId, at } = waiting.shift()!;
      last = at;
      count.steps += 1;
      expect(count.steps).toBeLessThan(20 * MAILS);
      // A worker is killed before anything left, or between the server's word and its record; Temporal repeats the step.
      const killed = drawn(seed, mailId, count.steps, 'killed');
      if (killed < 0.03) {
        count.killed += 1;
        const mail = (await store.outbox.mail(mailId))!;
        await store.outbox.beginAttempt(mailId);
        if (killed < 0.015) {
          const { raw, envelopeFrom, to, cc } = mail;
          const bytes = (await store.content.get(raw))!.bytes;
          await mailer.deliver({ mailId, envelopeFrom, recipients: [...to, ...cc], raw: bytes });
        }
        waiting.push({ mailId, at: at + 30_000 });
        continue;
      }
      const delivery = await deliver(mailId, new Date(at).toISOString());
      if (delivery.state !== 'later') {
        expect(delivery.state).toBe('ended');
        continue;
      }
      count.waits += 1;
      waiting.push({ mailId, at: at + delivery.tryAgainIn });
    }

    const copies = new Map<string, string[]>();
    for (const text of server.taken) {
      const id = /^Message-ID: (.*)$/mu.exec(text)?.[1]?.trim() ?? 'none';
      copies.set(id, [...(copies.get(id) ?? []), text]);
    }
    const tally = {
      sent: 0,
      refused: 0,
      perhapsArrived: 0,
      delivered: copies.size,
      duplicated: 0,
      lost: 0,
      undecided: 0,
    };
    for (let index = 0; index < MAILS; index += 1) {
      const mail = (await store.outbox.mail(`cycle/crc/x/office-${index}/clarification-1@1`))!;
      const arrived = copies.get(mail.messageId) ?? [];
      const uncertain = mail.attempts.filter(({ outcome }) => outcome === 'uncertain').length;
      const [ending] = endingsOf(mail);
      if (ending === undefined) tally.undecided += 1;
      else if (ending.outcome.state === 'sent') {
        tally.sent += 1;
        if (arrived.length === 0) tally.lost += 1;
      } else if (ending.outcome.state === 'failed' && uncertain >= 3) tally.perhapsArrived += 1;
      else {
        tally.refused += 1;
        expect(arrived).toEqual([]);
        expect(ending.outcome).toMatchObject({ retryElsewhere: mail.to[0]!.startsWith('gone') });
      }
      // A second copy is there only where it was not heard what became of the first, never more than three, all alike.
      tally.duplicated += Math.max(0, arrived.length - 1);
      expect(arrived.length).toBeLessThanOrEqual(Math.min(3, uncertain + 1));
      expect(new Set(arrived).size).toBeLessThanOrEqual(1);
    }
    const hours = ((last - START) / 3_600_000).toFixed(1);
    process.stdout.write(`seed ${seed}: ${JSON.stringify({ ...count, ...tally })} in ${hours} hours of the day\n`);
    expect(tally).toMatchObject({ lost: 0, undecided: 0 });
    expect(tally.sent + tally.refused + tally.perhapsArrived).toBe(MAILS);
    expect(tally.refused).toBe(MAILS / 10);
    expect(tally.duplicated).toBeGreaterThan(0);
    expect(count.waits).toBeGreaterThan(MAILS);
  },
  60_000,
);
