import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { simpleParser } from 'mailparser';
import { readMail } from '../adapters/mail/reading/read-mail.ts';
import { beside, type BenchLine, type BenchResult, type Say } from './bench.ts';
import { aReply, ownCorpus } from './mail-corpus.ts';

const COMMAND = join(import.meta.dirname, '..', 'client', 'cli', 'treaty-desk.mjs');
/** What parsing by the library alone may be ahead by. */
const LEAST = 0.6;
const ROUNDS = 5;

type Reader = (raw: Buffer) => Promise<unknown>;

const bareAsItComes: Reader = (raw) => simpleParser(raw);
/** No HTML is turned into text and no checksum made: the least that takes a message apart. */
const bareAtLeast: Reader = (raw) =>
  simpleParser(raw, {
    keepDeliveryStatus: true,
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
    checksumAlgo: false,
  });

/** Messages a second, beside the library that our reading could at least not do without: parsing. */
export async function benchSpeed(say: Say): Promise<BenchResult> {
  const own = ownCorpus().map(({ raw }) => raw);
  const many = (count: number, bytes?: number): Buffer[] => Array.from({ length: count }, (_, n) => aReply(n, bytes));
  const small = many(200);
  const annexes = many(20, 200_000);
  const scans = many(3, 3_000_000);
  const all = [...own, ...own, ...small, ...annexes, ...scans];
  const lines: BenchLine[] = [];
  for (const [what, messages, limited] of [
    ['own corpus', own, false],
    ['replies of some paragraphs', small, false],
    ['replies with a file of 200 kB', annexes, false],
    ['replies with a scan of 3 MB', scans, false],
    ['all of these, mixed', all, true],
  ] as const) {
    say(`mail: ${what}`);
    const [ours, least, asItComes] = await fastest(messages, [readMail, bareAtLeast, bareAsItComes]);
    const least6 = limited ? { least: LEAST } : {};
    lines.push({
      what: `${what}, beside parsing`,
      ours: ours!,
      bare: asItComes!,
      ratio: ours! / asItComes!,
      ...least6,
    });
    lines.push({
      what: `${what}, beside parsing without HTML and checksums`,
      ours: ours!,
      bare: least!,
      ratio: ours! / least!,
    });
  }
  say('mail: through the command');
  const folder = await mkdtemp(join(tmpdir(), 'bench-mail-'));
  try {
    const files = await written(folder, [...all, ...all, ...all, ...all]);
    const { started, whole } = await throughProgram(files, [COMMAND, 'mail', 'read', '--files-from', '-', '--json']);
    const bare = await throughProgram(files, ['--import', 'tsx', join(import.meta.dirname, 'bare-parsing.ts')]);
    lines.push(
      { ...beside('through `mail read --files-from -`, after its first line', started, bare.started), least: LEAST },
      beside('through `mail read --files-from -`, its start included', whole, bare.whole),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
  return {
    bench: 'mail',
    of: `messages a second; bare: the same messages through the parser of the library alone, in turn in the same process (best of ${ROUNDS}); for the command, in a program of its own`,
    lines,
  };
}

/** Messages a second of each reader, taking turns, the best round of each. */
async function fastest(messages: readonly Buffer[], readers: readonly Reader[], rounds = ROUNDS): Promise<number[]> {
  const best = readers.map(() => 0);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [at, read] of readers.entries()) {
      const begun = performance.now();
      for (const raw of messages) await read(raw);
      // The first round warms up.
      if (round > 0 || rounds === 1)
        best[at] = Math.max(best[at] ?? 0, (messages.length * 1000) / (performance.now() - begun));
    }
  }
  return best;
}

async function written(folder: string, messages: readonly Buffer[]): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const files = messages.map((_, n) => join(folder, `${n}.eml`));
  for (const [n, raw] of messages.entries()) await writeFile(files[n]!, raw);
  return files;
}

/** Messages a second, as a person reads them; after the first line, and with the start of the command. */
async function throughProgram(
  files: readonly string[],
  args: readonly string[],
): Promise<{ readonly started: number; readonly whole: number }> {
  const begun = performance.now();
  const child = spawn(process.execPath, [...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(files.join('\n'));
  let first = 0;
  let lines = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('{"file"')) throw new Error(`the program printed: ${line.slice(0, 200)}`);
    lines += 1;
    if (lines === 1) first = performance.now();
  }
  if (lines !== files.length) throw new Error(`the program printed ${lines} lines for ${files.length} files`);
  const ended = performance.now();
  return { started: ((lines - 1) * 1000) / (ended - first), whole: (lines * 1000) / (ended - begun) };
}
