import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { choosePorts } from '../../worker/embedded/ports.ts';

/** A running Dovecot. */
export interface Dovecot {
  readonly imaps: number;
  /** With STARTTLS. */
  readonly imap: number;
  readonly lmtp: number;
  readonly password: string;
  readonly stop: () => Promise<void>;
}

/** The user of Debian that owns mail. */
const MAIL = 8;

/**
 * Starts a Dovecot of our own on loopback; nothing of the system's is touched.
 * @param folder everything it keeps; others than root may pass through
 * @param change what it shall not be able to do
 */
export async function startDovecot(
  folder: string,
  tls: { readonly key: string; readonly cert: string },
  users: readonly string[],
  change: { readonly capability?: string } = {},
): Promise<Dovecot> {
  const { imaps, imap, lmtp } = await choosePorts({ imaps: 0, imap: 0, lmtp: 0 });
  const at = (name: string): string => join(folder, name);
  for (const name of ['run', 'mail']) mkdirSync(at(name), { recursive: true });
  chmodSync(folder, 0o755);
  chownSync(at('mail'), MAIL, MAIL);
  const password = 'pass/with@signs';
  const lines = users.map((user) => `${user}:{PLAIN}${password}:${MAIL}:${MAIL}::${at('mail')}/${user}::`);
  writeFileSync(at('users'), `${lines.join('\n')}\n`);
  writeFileSync(
    at('dovecot.conf'),
    `
base_dir = ${at('run')}
log_path = ${at('log')}
protocols = imap lmtp
listen = 127.0.0.1
ssl = yes
ssl_cert = <${tls.cert}
ssl_key = <${tls.key}
first_valid_uid = ${MAIL}
mail_location = maildir:~/Maildir
recipient_delimiter = +
lmtp_hdr_delivery_address = original
auth_username_format = %Lu
# A password that is wrong in a test must not cost the next one seconds.
auth_failure_delay = 0
${change.capability === undefined ? '' : `imap_capability = ${change.capability}`}
passdb {
  driver = passwd-file
  args = ${at('users')}
}
userdb {
  driver = passwd-file
  args = ${at('users')}
}
namespace inbox {
  inbox = yes
}
service imap-login {
  inet_listener imap {
    port = ${imap}
  }
  inet_listener imaps {
    port = ${imaps}
    ssl = yes
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${lmtp}
  }
}
`,
  );
  const child = spawn('dovecot', ['-F', '-c', at('dovecot.conf')], { stdio: 'ignore' });
  const exited = once(child, 'exit');
  const log = (): string => (existsSync(at('log')) ? readFileSync(at('log'), 'utf8') : '');
  for (let waited = 0; !existsSync(join(at('run'), 'master.pid')); waited += 50) {
    if (child.exitCode !== null || waited > 10_000) throw new Error(`Dovecot did not start:\n${log()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    imaps,
    imap,
    lmtp,
    password,
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** The folder of a user's mail. */
function maildir(folder: string, user: string): string {
  return join(folder, 'mail', user, 'Maildir');
}

let delivered = 0;

/** Puts a message into a user's inbox byte for byte, as a delivery agent would. */
export function putIntoInbox(folder: string, user: string, raw: string): void {
  const box = maildir(folder, user);
  if (!existsSync(box)) {
    for (const name of ['tmp', 'new', 'cur']) mkdirSync(join(box, name), { recursive: true });
    execFileSync('chown', ['-R', `${MAIL}:${MAIL}`, join(folder, 'mail', user)]);
  }
  const name = `${Math.floor(Date.now() / 1000)}.M${String(delivered++).padStart(6, '0')}P${process.pid}.localhost`;
  writeFileSync(join(box, 'tmp', name), raw, 'latin1');
  chownSync(join(box, 'tmp', name), MAIL, MAIL);
  renameSync(join(box, 'tmp', name), join(box, 'new', name));
}

/** Throws away what Dovecot knows of a user's inbox, as after a restore from a backup: it numbers the messages anew. */
export function forgetNumbers(folder: string, user: string): void {
  const box = maildir(folder, user);
  for (const name of readdirSync(box))
    if (/^dovecot[.-](uidlist|index|uidvalidity)/u.test(name)) rmSync(join(box, name));
}

/** Removes all of a user's mail. */
export function emptyMailbox(folder: string, user: string): void {
  rmSync(join(folder, 'mail', user), { recursive: true, force: true });
}
