import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';

/** Debian's packages of the mail servers we are tested against. */
const PACKAGES = ['dovecot-imapd', 'dovecot-lmtpd', 'postfix'];
const POLICY = '/usr/sbin/policy-rc.d';

/** What was installed for the run. */
export interface InstalledPackages {
  /** Name and version of each, for the record. */
  readonly versions: readonly string[];
  /** Removes what the run installed, and nothing that was there before. */
  readonly remove: () => void;
}

/**
 * Makes sure that Dovecot and Postfix are there. Where they are missing they are installed, without starting them: a
 * machine that had no mail service before has none after. Nothing is removed for them.
 *
 * @throws Error that says how to get them, where we may not install
 */
export function needPackages(): InstalledPackages {
  const before = installed();
  const missing = PACKAGES.filter((name) => !before.has(name));
  if (missing.length === 0) return { versions: versions(), remove: () => undefined };
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Error(
      `These tests need ${missing.join(', ')}. On Debian or Ubuntu run them as root, which installs the packages and removes them afterwards, or run: apt-get install ${missing.join(' ')}`,
    );
  }
  const ownPolicy = !existsSync(POLICY);
  if (ownPolicy) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    run('debconf-set-selections', [], 'postfix postfix/main_mailer_type select No configuration\n');
    const options = ['-y', '--no-remove', '--no-install-recommends', '-o', 'Dpkg::Options::=--force-confold'];
    try {
      run('apt-get', ['install', ...options, ...missing]);
    } catch {
      run('apt-get', ['update']);
      run('apt-get', ['install', ...options, ...missing]);
    }
  } finally {
    if (ownPolicy) rmSync(POLICY);
  }
  const added = [...installed()].filter((name) => !before.has(name));
  return {
    versions: versions(),
    remove: () => run('apt-get', ['purge', '-y', ...added]),
  };
}

function installed(): ReadonlySet<string> {
  const list = execFileSync('dpkg-query', ['-W', '-f', '${db:Status-Abbrev} ${Package}\n'], { encoding: 'utf8' });
  return new Set(list.split('\n').flatMap((line) => /^ii\s+(\S+)/u.exec(line)?.[1] ?? []));
}

function versions(): readonly string[] {
  return execFileSync('dpkg-query', ['-W', '-f', '${Package} ${Version}\n', ...PACKAGES], { encoding: 'utf8' })
    .trim()
    .split('\n');
}

function run(command: string, args: readonly string[], input?: string): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', NEEDRESTART_SUSPEND: '1' };
  execFileSync(command, args, { env, stdio: ['pipe', 'ignore', 'pipe'], ...(input === undefined ? {} : { input }) });
}
