import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createTransport } from 'nodemailer';
import { openStore } from '../adapters/store/open-store.ts';
import { readSeeds, storeSeeds } from '../adapters/store/seeds.ts';
import type { InboundStatus, OpenedStore } from '../activities/store-ports.ts';
import { environmentOf, readSettings, type Settings } from '../config/settings.ts';
import { findTemporal } from '../worker/embedded/find-temporal.ts';
import { choosePort } from '../worker/embedded/ports.ts';
import { startPostgres } from '../worker/embedded/postgres.ts';
import { startNode, type Running } from '../worker/embedded/processes.ts';
import { startTemporal } from '../worker/embedded/temporal-server.ts';
import type { BenchResult, Say } from './bench.ts';
import { aReply } from './mail-corpus.ts';

const CONNECTIONS = 60;
/** Of every so many messages, one carries a scan of a megabyte. */
const SCAN_EVERY = 50;
const SCAN_BYTES = 1_000_000;
const MOST_MEMORY_MB = 300;
/** Sent a second time, as a server does that missed our answer. */
const SENT_TWICE = 200;
/** So many are waited for until the worker has read them. */
const READ = 1_000;
const READ_WITHIN_MS = 300_000;
const SAMPLE_EVERY_MS = 200;

/** Very many messages at once at the door of a real intake process, on a real PostgreSQL that keeps what it says it has. */
export async function benchFlood(messages: number, say: Say): Promise<BenchResult> {
  const folder = await mkdtemp(join(tmpdir(), 'treaty-desk-flood-'));
  // PostgreSQL does not run as root; the user it then runs as has to pass through.
  await chmod(folder, 0o711);
  const stops: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  try {
    say('flood: starting PostgreSQL, Temporal and the intake');
    const settings = await servers(folder, stops);
    const store = await openStore({ connectionString: settings.databaseUrl! });
    stops.push(() => store.close());
    await storeSeeds(store.reference, await readSeeds(join(settings.projectFolder, 'seeds')));
    const intake = await process('worker/intake-main.ts', settings, folder, stops);
    const idle = await memoryOf(intake.pid);
    say(`flood: ${messages} messages over ${CONNECTIONS} connections`);
    const flood = await sampled(intake.pid, () => send(settings, messages, 0));
    const { stored } = await counted(store);
    const again = await send(settings, Math.min(SENT_TWICE, messages), 0);
    const after = await counted(store);
    say('flood: starting the worker');
    await process('worker/worker-main.ts', settings, folder, stops);
    const read = await untilRead(store, messages, say);
    return {
      bench: 'flood',
      of: `${messages} messages at once over ${CONNECTIONS} connections, every ${SCAN_EVERY}th with a megabyte; ${again.accepted} of them sent twice; PostgreSQL with every commit on disk`,
      lines: [
        { what: 'messages a second answered with 250', ours: flood.result.accepted / flood.result.seconds },
        { what: 'messages refused or cut off', ours: flood.result.refused, limit: 0 },
        {
          what: 'messages lost: answered with 250, not stored',
          ours: Math.max(0, flood.result.accepted - stored),
          limit: 0,
        },
        { what: 'messages doubled', ours: after.stored - messages + (after.stored - after.different), limit: 0 },
        { what: 'memory of the intake before, MB', ours: idle },
        { what: 'largest memory of the intake, MB', ours: flood.largest, limit: MOST_MEMORY_MB },
        { what: 'messages a second read and placed by the worker afterwards', ours: read.read / read.seconds },
        {
          what: `of ${Math.min(READ, messages)} waited for, not read after ${READ_WITHIN_MS / 60_000} minutes`,
          ours: Math.max(0, Math.min(READ, messages) - read.read),
          limit: 0,
        },
      ],
    };
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

async function servers(folder: string, stops: (() => Promise<unknown>)[]): Promise<Settings> {
  const settings = readSettings();
  const { cacheFolder, temporalNamespace: namespace } = settings;
  const postgres = await startPostgres({ dataFolder: folder, logFolder: folder, cacheFolder, durable: true });
  stops.push(() => postgres.stop());
  const { path } = await findTemporal(settings);
  const temporal = await startTemporal({
    binary: path,
    file: null,
    durable: false,
    namespace,
    port: await choosePort(0, 'Temporal'),
    uiPort: null,
    logFile: join(folder, 'temporal.log'),
    logLevel: 'error',
  });
  stops.push(() => temporal.stop());
  return {
    ...settings,
    dataFolder: folder,
    databaseUrl: postgres.url,
    temporalAddress: temporal.address,
    temporalNamespace: temporal.namespace,
    intakePort: await choosePort(0, 'Intake'),
    postPort: await choosePort(0, 'Post'),
  };
}

async function process(
  entry: string,
  settings: Settings,
  folder: string,
  stops: (() => Promise<unknown>)[],
): Promise<Running> {
  const started = await startNode({
    entry: join(settings.projectFolder, entry),
    env: environmentOf(settings),
    logFile: join(folder, `${entry.replace(/\W/gu, '-')}.log`),
    readyWithinMs: 90_000,
    stopWithinMs: 15_000,
  });
  stops.push(() => started.stop());
  return started;
}

/** Sends messages with the numbers from `first`, over all connections at once. */
async function send(
  { listenHost, intakePort, mailDomain }: Settings,
  messages: number,
  first: number,
): Promise<{ readonly accepted: number; readonly refused: number; readonly seconds: number }> {
  const transport = createTransport({
    host: listenHost,
    port: intakePort,
    pool: true,
    maxConnections: CONNECTIONS,
    maxMessages: Infinity,
    ignoreTLS: true,
  });
  let next = first;
  let accepted = 0;
  let refused = 0;
  const begun = performance.now();
  const sender = async (): Promise<void> => {
    while (next < first + messages) {
      const number = next;
      next += 1;
      const raw = aReply(number, number % SCAN_EVERY === 0 ? SCAN_BYTES : 0);
      const envelope = { from: `so.${number}@moi.example`, to: [`desk@${mailDomain}`] };
      await transport.sendMail({ envelope, raw }).then(
        () => (accepted += 1),
        () => (refused += 1),
      );
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, sender));
  const seconds = (performance.now() - begun) / 1000;
  transport.close();
  return { accepted, refused, seconds };
}

const ALL: readonly InboundStatus[] = ['stored', 'held', 'ignored', 'applied'];

/** Messages in the store, and how many of them differ in what was sent. */
async function counted(store: OpenedStore): Promise<{ readonly stored: number; readonly different: number }> {
  const keys = new Set<string>();
  const texts = new Set<string>();
  for (const status of ALL) {
    for (const { key, raw } of await inStatus(store, status)) {
      keys.add(key);
      texts.add(raw);
    }
  }
  return { stored: keys.size, different: texts.size };
}

async function inStatus(store: OpenedStore, status: InboundStatus) {
  const found: { readonly key: string; readonly raw: string }[] = [];
  for (let after: string | null = null; ;) {
    const { mails, next } = await store.inbound.page({ status, after, limit: 500 });
    found.push(...mails.map(({ key, raw }) => ({ key, raw })));
    if (next === null) return found;
    after = next;
  }
}

async function untilRead(
  store: OpenedStore,
  messages: number,
  say: Say,
): Promise<{ readonly seconds: number; readonly read: number }> {
  const begun = performance.now();
  for (;;) {
    const read = messages - (await inStatus(store, 'stored')).length;
    const seconds = (performance.now() - begun) / 1000;
    if (read >= Math.min(READ, messages) || seconds * 1000 > READ_WITHIN_MS) return { seconds, read };
    say(`flood: ${read} of ${messages} read`);
    await new Promise((resolve) => setTimeout(resolve, 5_000));
  }
}

/** Runs something while the memory of a process is looked at. @returns its result, and the largest memory in MB */
async function sampled<T>(
  pid: number,
  run: () => Promise<T>,
): Promise<{ readonly result: T; readonly largest: number }> {
  let largest = 0;
  const timer = setInterval(() => {
    void memoryOf(pid).then((now) => (largest = Math.max(largest, now)));
  }, SAMPLE_EVERY_MS);
  try {
    const result = await run();
    return { result, largest: Math.max(largest, await memoryOf(pid)) };
  } finally {
    clearInterval(timer);
  }
}

/** Memory that a process holds, in whole MB. */
async function memoryOf(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Math.round(Number(stdout.trim()) / 1024);
}
