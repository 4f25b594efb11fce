import { execFile } from 'node:child_process';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { promisify } from 'node:util';
import { DeskError } from '../../contracts/errors.ts';
import { commandLine } from './process-table.ts';

const run = promisify(execFile);

const LOOPBACK = '127.0.0.1';
/** How far above a taken port a free one is looked for before any free one will do. */
const NEARBY = 20;

/**
 * Free ports on the loopback address, the wanted ones where they can be had. A taken one is named, with who holds it,
 * and the next free one above it is chosen. All are chosen together, so that none is given twice.
 *
 * @param wanted port by the name of what will listen on it, for example `{ desk: 8080 }`; 0 stands for any
 * @throws DeskError `port-taken` when a port may not be listened on at all
 */
export async function choosePorts<Name extends string>(
  wanted: Readonly<Record<Name, number>>,
  say: (step: string, detail?: string) => void = () => undefined,
): Promise<Record<Name, number>> {
  const held: Server[] = [];
  try {
    const chosen: [Name, number][] = [];
    for (const [name, port] of Object.entries(wanted) as [Name, number][]) {
      const server = await firstFree(port, name);
      held.push(server);
      const got = (server.address() as AddressInfo).port;
      chosen.push([name, got]);
      if (port !== 0 && got !== port) {
        say(`Port ${port} for ${name} is taken${await holderInWords(port)}`, `taking ${got} instead`);
      }
    }
    return Object.fromEntries(chosen) as Record<Name, number>;
  } finally {
    await Promise.all(held.map((server) => new Promise((resolve) => server.close(resolve))));
  }
}

/** One port, chosen as `choosePorts` does. */
export async function choosePort(
  wanted: number,
  name: string,
  say?: (step: string, detail?: string) => void,
): Promise<number> {
  return (await choosePorts({ [name]: wanted }, say))[name] ?? 0;
}

/**
 * Sees to it that a port is free, for a server that has to have this one.
 *
 * @throws DeskError `port-taken` naming the port and who holds it
 */
export async function requireFreePort(port: number, name: string): Promise<void> {
  const server = await tryListen(port, name);
  if (server === null) {
    throw new DeskError(
      'port-taken',
      `Port ${port} for ${name} is taken${await holderInWords(port)}.`,
      'Stop what holds it, or choose another port.',
    );
  }
  await new Promise((resolve) => server.close(resolve));
}

async function firstFree(wanted: number, name: string): Promise<Server> {
  const nearby = Array.from({ length: NEARBY }, (_, i) => wanted + i).filter((port) => port <= 65_535);
  for (const port of wanted === 0 ? [0] : [...nearby, 0]) {
    const server = await tryListen(port, name);
    if (server) return server;
  }
  throw new DeskError('port-taken', `No port on ${LOOPBACK} is free for ${name}.`);
}

/** A server listening on the port; null when another one does. */
function tryListen(port: number, name: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') return resolve(null);
      const hint = error.code === 'EACCES' ? 'Accepted without special rights are ports from 1024.' : null;
      reject(new DeskError('port-taken', `Port ${port} for ${name} cannot be listened on: ${error.message}.`, hint));
    });
    server.listen({ port, host: LOOPBACK, exclusive: true }, () => resolve(server));
  });
}

async function holderInWords(port: number): Promise<string> {
  const pid = await listenerOf(port).catch(() => null);
  if (pid === null) return '';
  const line = await commandLine(pid);
  return ` by process ${pid}${line ? ` (${line.length > 80 ? `${line.slice(0, 79)}…` : line})` : ''}`;
}

/** Process that listens on a TCP port of this machine; null when it cannot be told, as with another user's. */
export async function listenerOf(port: number): Promise<number | null> {
  if (process.platform !== 'linux') {
    const { stdout } = await run('lsof', ['-nP', '-t', `-iTCP:${port}`, '-sTCP:LISTEN']);
    return Number(stdout.split('\n')[0]) || null;
  }
  const tables = await Promise.all(['tcp', 'tcp6'].map((t) => readFile(`/proc/net/${t}`, 'utf8').catch(() => '')));
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  const LISTENING = '0A';
  const sockets = tables
    .flatMap((table) => table.split('\n').slice(1))
    .map((line) => line.trim().split(/\s+/))
    .filter((columns) => columns[1]?.endsWith(`:${hex}`) && columns[3] === LISTENING)
    .map((columns) => `socket:[${columns[9]}]`);
  if (sockets.length === 0) return null;
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const files = await readdir(`/proc/${pid}/fd`).catch(() => []);
    for (const file of files) {
      const target = await readlink(`/proc/${pid}/fd/${file}`).catch(() => '');
      if (sockets.includes(target)) return Number(pid);
    }
  }
  return null;
}
