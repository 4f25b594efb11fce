import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { choosePort } from '../../worker/embedded/ports.ts';
import { temporaryFolder, type TemporaryFolder } from '../temporary-folder.ts';
import type { KilledIntakeOptions } from '../worker/programs/killed-intake.ts';
import { deskUnderTest, eventually, type DeskUnderTest } from './desk-under-test.ts';

const PROGRAM = fileURLToPath(new URL('../worker/programs/killed-intake.ts', import.meta.url));
/** Every two neighbouring steps of a message's way, by the door and out of the mailbox. */
const STEPS = [
  'accepted',
  'raw stored',
  'recorded',
  'answered',
  'started',
  'answers kept',
  'interpreted',
  'about to be filed',
  'filed',
  'marked',
  'fetched',
  'taken from the mailbox',
  'moved',
] as const;

let of: DeskUnderTest;
let folder: TemporaryFolder;
let cycleId: string;
let port: number;
const children: ChildProcess[] = [];

beforeAll(async () => {
  of = await deskUnderTest();
  folder = await temporaryFolder();
  await mkdir(join(folder.path, 'inbox'));
  const worker = await of.work();
  ({ cycleId } = await of.start({ confirmBy: 'Director' }));
  await eventually(
    async () => Object.values((await of.store.cycles.state(cycleId))?.letters ?? {}),
    (letters) => letters.filter(({ status }) => status === 'sent').length === 19,
  );
  await worker.stop();
  await of.stopIntake();
  port = await choosePort(0, 'the intake');
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await of.stop();
  await folder.remove();
});

function start(killAt: string | null): ChildProcess {
  const { temporalAddress, namespace } = inject('servers');
  const options: KilledIntakeOptions = {
    databaseUrl: of.databaseUrl,
    temporalAddress,
    namespace,
    bundle: inject('workflowBundle')!,
    taskQueue: of.taskQueue,
    port,
    postPort: of.post.port,
    mailbox: join(folder.path, 'inbox'),
    killAt,
  };
  const child = fork(PROGRAM, [JSON.stringify(options)], { execArgv: ['--import', 'tsx'], stdio: 'ignore' });
  children.push(child);
  return child;
}

/** A reply of an office to its letter. */
async function reply(
  office: string,
  id: string,
): Promise<{ readonly from: string; readonly to: string; readonly raw: string }> {
  const from = of.seeds.offices.find((one) => one.id === office)!.focalPoint!.email!;
  const { replyTo, messageId } = await simpleParser(Buffer.from(of.post.messages(from)[0]!));
  const to = replyTo!.value[0]!.address!;
  const lines = [
    `From: <${from}>`,
    `To: <${to}>`,
    `Subject: Receipt`,
    `Message-ID: <${id}>`,
    `In-Reply-To: ${messageId}`,
  ];
  return { from, to, raw: [...lines, '', 'Receipt of your letter is acknowledged.', ''].join('\r\n') };
}

const counters = { sent: 0, answered: 0, cutOff: 0, mailbox: 0 };

/** Brings a message as a mail server does: again and again until it is told that it is taken. */
async function bring({ from, to, raw }: Awaited<ReturnType<typeof reply>>): Promise<void> {
  counters.sent += 1;
  for (const until = Date.now() + 200_000; Date.now() < until;) {
    const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
    try {
      await transport.sendMail({ envelope: { from, to: [to] }, raw });
      counters.answered += 1;
      return;
    } catch (error) {
      // Refused while nobody listens; everything else is a message that was under way when the process died.
      if (!(error as Error).message.includes('ECONNREFUSED')) counters.cutOff += 1;
      await new Promise((resolve) => setTimeout(resolve, 200));
    } finally {
      transport.close();
    }
  }
  throw new Error('never taken');
}

/** Puts a message into the mailbox as its server does, whole or not at all. */
async function deliver(number: number, raw: string): Promise<void> {
  counters.mailbox += 1;
  const draft = join(folder.path, `draft-${number}`);
  await writeFile(draft, raw);
  await rename(draft, join(folder.path, 'inbox', String(number)));
}

test('killed between any two steps the intake loses no message and files none twice', async () => {
  const offices = Object.keys((await of.store.cycles.state(cycleId))!.requests).slice(0, 4);
  expect(offices).toHaveLength(4);
  const brought: Promise<void>[] = [];
  const expected = new Set<string>();
  for (const [round, killAt] of STEPS.entries()) {
    const child = start(killAt);
    const ended = once(child, 'exit');
    for (const [n, office] of offices.entries()) {
      const id = `${round}-${n}@${office}.example`;
      expected.add(id);
      const mail = await reply(office, id);
      if (n % 2 === 0) brought.push(bring(mail));
      else await deliver(round * 10 + n + 1, mail.raw);
    }
    expect((await ended)[1], `at “${killAt}”`).toBe('SIGKILL');
  }
  start(null);
  await Promise.all(brought);
  const all = async () => (await of.store.inbound.page({ after: null, limit: 1_000 })).mails;
  const mails = await eventually(
    all,
    (found) => found.length >= expected.size && found.every(({ status }) => status === 'applied'),
    150_000,
  );

  const ids = new Map<string, string[]>();
  for (const { key, raw } of mails) {
    const text = Buffer.from((await of.store.content.get(raw))!.bytes).toString();
    const id = /^Message-ID: <(.*)>/mu.exec(text)![1]!;
    ids.set(id, [...(ids.get(id) ?? []), key]);
  }
  const events = (await of.store.cycles.events(cycleId)).flatMap(({ event }) =>
    event.type === 'reply-received' ? [event.mail] : [],
  );
  const doubled = mails.length - ids.size;
  const lost = [...expected].filter((id) => !ids.has(id)).length;
  const filedTwice = events.length - new Set(events).size;
  const notFiled = mails.filter(({ key }) => !events.includes(key)).length;
  process.stdout.write(
    `\nkill -9 after each of ${STEPS.length} steps: by the door ${counters.sent} sent, ${counters.answered} answered with 250 (${counters.cutOff} times cut off on the way and sent again); ` +
      `in the mailbox ${counters.mailbox}; stored ${mails.length}, doubled ${doubled}, lost ${lost}, filed ${events.length}, filed twice ${filedTwice}, not filed ${notFiled}\n`,
  );
  expect({ doubled, lost, filedTwice, notFiled }).toEqual({ doubled: 0, lost: 0, filedTwice: 0, notFiled: 0 });
  const inbox = await readdir(join(folder.path, 'inbox'));
  expect(inbox).toEqual(['done']);
  expect(await readdir(join(folder.path, 'inbox', 'done'))).toHaveLength(counters.mailbox);
}, 400_000);
