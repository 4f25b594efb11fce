import { mkdir, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import type { MailboxSource } from '../../../activities/mailbox-ports.ts';
import type { Store } from '../../../activities/store-ports.ts';
import { openStore } from '../../../adapters/store/open-store.ts';
import { smtpMailer } from '../../../adapters/mail/smtp-mailer.ts';
import { temporalDesk } from '../../../client/desk.ts';
import { activityPorts, deskIdentity } from '../../../worker/activity-ports.ts';
import { createActivities } from '../../../worker/create-activities.ts';
import { runIntake } from '../../../worker/run-intake.ts';
import { runWorker } from '../../../worker/run-worker.ts';

/** What the program is told, as JSON in its first argument. */
export interface KilledIntakeOptions {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly namespace: string;
  readonly bundle: string;
  readonly taskQueue: string;
  readonly port: number;
  /** Port of the post that letters leave by. */
  readonly postPort: number;
  /** A mailbox as a folder: a file is a message, its name a number. */
  readonly mailbox: string;
  /** Step after which the process kills itself; null lives on. */
  readonly killAt: string | null;
}

/** An intake and a worker in one process, which kills itself without a word after one step of a message's way. */
const options = JSON.parse(process.argv[2] ?? '{}') as KilledIntakeOptions;
const DOMAIN = 'nmrf.example';

async function step(name: string): Promise<void> {
  if (name !== options.killAt) return;
  process.kill(process.pid, 'SIGKILL');
  // Until the signal is there nothing more may happen.
  await new Promise(() => undefined);
}

/** A mailbox that outlives the process, with the rules of IMAP. */
function folderMailbox(folder: string): MailboxSource {
  return {
    async open() {
      await mkdir(join(folder, 'done'), { recursive: true });
      const numbers = async (): Promise<number[]> =>
        (await readdir(folder)).filter((name) => /^\d+$/u.test(name)).map(Number);
      return {
        name: 'folder',
        uidValidity: '1',
        list: async (limit, without) =>
          (await numbers())
            .filter((uid) => !without.has(uid))
            .toSorted((a, b) => a - b)
            .slice(0, limit)
            .map((uid) => ({ uid, size: 1, arrivedAt: null })),
        async fetch(uid) {
          const raw = await readFile(join(folder, String(uid)));
          await step('fetched');
          return { state: 'fetched', raw };
        },
        head: async () => null,
        async move(uid, to) {
          await step('taken from the mailbox');
          await rename(join(folder, String(uid)), join(folder, to, String(uid)));
          await step('moved');
          return true;
        },
        wait: async () => pause(50),
        close: async () => undefined,
      };
    },
  };
}

const real = await openStore({ connectionString: options.databaseUrl });
const store: Store = {
  ...real,
  content: {
    ...real.content,
    async put(...of) {
      await step('accepted');
      const hash = await real.content.put(...of);
      await step('raw stored');
      return hash;
    },
  },
  inbound: {
    ...real.inbound,
    async receive(...of) {
      const isNew = await real.inbound.receive(...of);
      await step('recorded');
      return isNew;
    },
    async mark(key, change) {
      await real.inbound.mark(key, change);
      if (change.reading !== undefined) await step('interpreted');
      if (change.status === 'applied') await step('marked');
    },
  },
  answers: {
    ...real.answers,
    async save(...of) {
      await real.answers.save(...of);
      await step('answers kept');
    },
  },
};
const connection = await Connection.connect({ address: options.temporalAddress });
const desk = temporalDesk(new Client({ connection, namespace: options.namespace }), options.taskQueue);
const intake = await runIntake({
  store,
  desk: {
    readAgain: desk.readAgain,
    async takeIn(key) {
      // By then the answer is on its way to whoever brought the message.
      if (options.killAt === 'answered') await pause(100);
      await step('answered');
      await desk.takeIn(key);
      await step('started');
    },
  },
  host: '127.0.0.1',
  port: options.port,
  domain: DOMAIN,
  mailbox: folderMailbox(options.mailbox),
  say: (line, detail) => process.stderr.write(`${line} ${detail ?? ''}\n`),
});
const ports = activityPorts({
  store,
  engine: {
    ...desk,
    async fileReply(...of) {
      await step('about to be filed');
      const outcome = await desk.fileReply(...of);
      await step('filed');
      return outcome;
    },
  },
  mailer: smtpMailer({ host: '127.0.0.1', port: options.postPort, localPost: true }),
  desk: deskIdentity(DOMAIN),
  secret: 'a secret of the test, long enough to sign',
});
await runWorker({
  address: options.temporalAddress,
  namespace: options.namespace,
  bundle: options.bundle,
  taskQueue: options.taskQueue,
  activities: createActivities(ports),
});
process.send?.({ port: intake.port });
