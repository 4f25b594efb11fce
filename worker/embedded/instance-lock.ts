import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rename, rm, symlink } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeskError } from '../../contracts/errors.ts';
import { dataFolderAt } from './data-folder.ts';

/** Where the parts of a running instance are reached. */
export interface Addresses {
  /** `host:port` of the Temporal server. */
  readonly temporal: string;
  readonly temporalNamespace: string;
  /** Pages of the Temporal server; null when they are not served. */
  readonly temporalUi: string | null;
  /** URL of the database. */
  readonly database: string;
  /** URL of the desk; null while there is none. */
  readonly desk: string | null;
  /** `host:port` of the local post; null when a real mail server is used. */
  readonly post: string | null;
  /** `host:port` at which replies are taken in. */
  readonly intake: string | null;
}

/** An instance that works on a data folder. */
export interface Instance {
  readonly pid: number;
  /** Instant of its start, ISO 8601. */
  readonly since: string;
  /** Null while it is coming up. */
  readonly addresses: Addresses | null;
}

/** A held data folder. */
export interface InstanceLock {
  /** Makes the addresses known to whoever asks with `runningInstance`. */
  readonly announce: (addresses: Addresses) => void;
  readonly release: () => Promise<void>;
}

/** What an instance answers to whoever connects. */
interface Answer extends Instance {
  readonly state: 'claiming' | 'holding';
}

interface Peer {
  readonly name: string;
  readonly answer: Answer;
}

/** Longest path of a unix socket on every system we run on, in bytes. */
const SOCKET_PATH_LIMIT = 103;
const ANSWER_WITHIN_MS = 3_000;

/**
 * Takes a data folder for this process; it is free again the moment the process ends, however it ends.
 *
 * Each claimant listens on a socket of its own before it looks for others, so of two that start together at least one
 * sees the other. Who sees a holder steps back. Of two claimants the one whose name sorts later steps back, and the
 * other waits until that has happened. Names are never used twice, so a dead socket can be removed without harm.
 *
 * @throws DeskError `already-running` naming the process and its addresses
 * @throws DeskError `folder-unusable` when the folder's disk knows no sockets, or they belong to somebody else
 */
export async function holdDataFolder(root: string): Promise<InstanceLock> {
  const { lock } = dataFolderAt(root);
  await mkdir(lock, { recursive: true, mode: 0o700 });
  const name = `${randomBytes(4).toString('hex')}.sock`;
  let own: Answer = { pid: process.pid, since: new Date().toISOString(), addresses: null, state: 'claiming' };
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.end(JSON.stringify(own));
  });
  const release = async () => {
    await rm(join(lock, name), { force: true });
    await new Promise((resolve) => server.close(resolve));
  };
  await throughShortPath(lock, async (short) => {
    // Listening first and then moved to the name others look for: nobody ever finds it without an answer.
    await listen(server, join(short, `.${name}`), root);
    await rename(join(lock, `.${name}`), join(lock, name));
  });
  server.unref();
  try {
    for (;;) {
      const others = (await peers(root)).filter((peer) => peer.name !== name);
      const ahead = others.find((peer) => peer.answer.state === 'holding' || peer.name < name);
      if (ahead) throw alreadyRunning(root, ahead.answer);
      if (others.length === 0) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  } catch (error) {
    await release();
    throw error;
  }
  own = { ...own, state: 'holding' };
  return {
    announce: (addresses) => {
      own = { ...own, addresses };
    },
    release,
  };
}

/**
 * The instance that works on a data folder; null when there is none.
 *
 * @throws DeskError `folder-unusable` when the folder belongs to somebody who does not let us look
 */
export async function runningInstance(root: string): Promise<Instance | null> {
  const found = (await peers(root)).map((peer) => peer.answer);
  const { pid, since, addresses } = found.find((answer) => answer.state === 'holding') ?? found[0] ?? {};
  return pid === undefined || since === undefined ? null : { pid, since, addresses: addresses ?? null };
}

async function peers(root: string): Promise<Peer[]> {
  const { lock } = dataFolderAt(root);
  const names = await readdir(lock).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw unusable(root, error);
  });
  const sockets = names.filter((name) => /^[0-9a-f]{8}\.sock$/.test(name));
  if (sockets.length === 0) return [];
  return throughShortPath(lock, async (short) => {
    const asked = await Promise.all(
      sockets.map(async (name) => {
        const answer = await ask(join(short, name), root);
        if (answer === null) await rm(join(lock, name), { force: true });
        return answer === null ? [] : [{ name, answer }];
      }),
    );
    return asked.flat();
  });
}

/** The answer of one socket; null when nobody listens on it any more. */
async function ask(path: string, root: string): Promise<Answer | null> {
  for (;;) {
    const heard = await askOnce(path, root);
    // Hung up without a word: it is stepping back or was killed just now, and the next try finds nobody.
    if (heard !== 'hung-up') return heard;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function askOnce(path: string, root: string): Promise<Answer | null | 'hung-up'> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    let text = '';
    socket.setEncoding('utf8').setTimeout(ANSWER_WITHIN_MS, () => {
      // One that is there and says nothing is busy or halted, and holds the folder all the same.
      resolve({ pid: 0, since: '', addresses: null, state: 'holding' });
      socket.destroy();
    });
    socket.on('data', (chunk: string) => (text += chunk));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') resolve(null);
      else if (error.code === 'EACCES' || error.code === 'EPERM') reject(unusable(root, error));
    });
    socket.on('close', () => {
      try {
        resolve(JSON.parse(text) as Answer);
      } catch {
        resolve('hung-up');
      }
    });
  });
}

function listen(server: Server, path: string, root: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(unusable(root, error)));
    server.listen(path, () => resolve());
  });
}

/** Runs `use` with a path to a folder that leaves room for a socket's name, by way of a link when it is too long. */
async function throughShortPath<T>(folder: string, use: (short: string) => Promise<T>): Promise<T> {
  if (Buffer.byteLength(join(folder, '.01234567.sock')) <= SOCKET_PATH_LIMIT) return use(folder);
  const detour = await mkdtemp(join(tmpdir(), 'td-'));
  try {
    await symlink(folder, join(detour, 'd'));
    return await use(join(detour, 'd'));
  } finally {
    await rm(detour, { recursive: true, force: true });
  }
}

function alreadyRunning(root: string, { pid, since, addresses }: Answer): DeskError {
  const who = pid === 0 ? 'Another instance, which gives no answer just now,' : `Process ${pid}`;
  const where = addresses
    ? Object.entries(addresses)
        .filter(([name, address]) => address !== null && name !== 'database' && name !== 'temporalNamespace')
        .map(([name, address]) => `${name} ${address}`)
        .join(', ')
    : 'it is still coming up';
  return new DeskError(
    'already-running',
    `${who} works on ${root}${since ? ` since ${since}` : ''} (${where}).`,
    pid === 0
      ? 'Stop it, or choose another folder (TREATY_DESK_DATA).'
      : `Use it, or stop it (Ctrl-C in its terminal, or kill ${pid}), or choose another folder (TREATY_DESK_DATA).`,
  );
}

function unusable(root: string, error: Error): DeskError {
  return new DeskError(
    'folder-unusable',
    `Whether an instance works on ${root} cannot be told: ${error.message}.`,
    'Accepted is a folder on a local disk, used by the user who owns it.',
  );
}
