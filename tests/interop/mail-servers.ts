import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { TestProject } from 'vitest/node';
import { readSeeds } from '../../adapters/store/seeds.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { ownCertificate } from './certificate.ts';
import { startDovecot, type Dovecot } from './dovecot.ts';
import { needPackages } from './packages.ts';
import { startPostfix, type Postfix } from './postfix.ts';

/** The mail servers of a run. */
export interface MailServers {
  readonly folder: string;
  /** Certificate (PEM) by which both are known. */
  readonly ca: string;
  readonly full: Omit<Dovecot, 'stop'> & { readonly folder: string };
  /** A server that knows neither IDLE nor MOVE. */
  readonly bare: Omit<Dovecot, 'stop'> & { readonly folder: string };
}

/** What was seen, for the table at the end: what was done, and what came of it. */
export type Seen = readonly [string, string];

declare module 'vitest' {
  interface ProvidedContext {
    mail: MailServers;
    /** The address of an office whose mailbox does not exist. */
    nobody: string;
  }
}

/** The mailbox of the desk itself. */
export const DESK = 'desk@nmrf.example';
const BARE = 'IMAP4rev1 LITERAL+ UIDPLUS';
/** The office that is written to in vain. */
const NOBODY = 'mofa';

/** Starts Dovecot twice for the run, and removes their traces after it. Postfix is started by whoever needs it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const packages = needPackages();
  const folder = await temporaryFolder();
  const stops: (() => Promise<unknown> | void)[] = [folder.remove];
  const teardown = async (): Promise<void> => {
    for (const stop of stops.splice(0).reverse()) await stop();
    packages.remove();
  };
  try {
    const tls = ownCertificate(folder.path, 'mail');
    const { offices } = await readSeeds(join(import.meta.dirname, '..', '..', 'seeds'));
    const people = offices.flatMap((o) => [o.focalPoint, o.accountable, o.head, ...o.alternates].map((p) => p?.email));
    const nobody = offices.find(({ id }) => id === NOBODY)?.focalPoint?.email ?? '';
    const users = [...new Set(people)].filter((one) => one != null && one !== nobody) as string[];
    const start = async (name: string, change?: { readonly capability: string }) => {
      const at = join(folder.path, name);
      mkdirSync(at);
      const { stop, ...dovecot } = await startDovecot(at, tls, [DESK, ...users], change);
      stops.push(stop);
      return { ...dovecot, folder: at };
    };
    project.provide('nobody', nobody);
    project.provide('mail', {
      folder: folder.path,
      ca: readFileSync(tls.cert, 'utf8'),
      full: await start('dovecot'),
      bare: await start('bare', { capability: BARE }),
    });
    process.stdout.write(`\n${packages.versions.join(', ')}, each on loopback under ${folder.path}\n`);
    return teardown;
  } catch (error) {
    await teardown();
    throw error;
  }
}

/** Starts a Postfix that delivers into Dovecot; whoever asks for it stops it. */
export async function postfixBeforeDovecot(): Promise<Postfix> {
  const { folder, full } = inject('mail');
  return startPostfix(join(folder, 'postfix'), full.lmtp);
}

/** Prints what a test file saw as a table. */
export function showTable(title: string, seen: readonly Seen[]): void {
  const width = Math.max(...seen.map(([what]) => what.length));
  const lines = seen.map(([what, came]) => `  ${what.padEnd(width)}  ${came}`);
  process.stdout.write(`\n${title}\n${lines.join('\n')}\n`);
}
