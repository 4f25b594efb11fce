import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gone } from '../../worker/embedded/process-table.ts';
import { choosePorts } from '../../worker/embedded/ports.ts';

/** A running Postfix. */
export interface Postfix {
  readonly port: number;
  /** Sends mail to a domain another way: `smtp:[127.0.0.1]:2526`. */
  readonly route: (domain: string, transport: string) => void;
  readonly log: () => string;
  /** Messages in its queue. */
  readonly queued: () => number;
  /** Ends it with all its parts; messages in its queue are gone with its folder. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts a Postfix of our own on loopback; nothing of the system's is touched.
 * @param folder everything it keeps
 * @param lmtp port of the server that keeps the mailboxes
 */
export async function startPostfix(folder: string, lmtp: number): Promise<Postfix> {
  const { port } = await choosePorts({ port: 0 });
  const at = (name: string): string => join(folder, name);
  for (const name of ['conf', 'spool', 'data']) mkdirSync(at(name), { recursive: true });
  chmodSync(folder, 0o755);
  execFileSync('chown', ['postfix', at('data')]);
  writeFileSync(
    at('conf/main.cf'),
    `
compatibility_level = 3.6
queue_directory = ${at('spool')}
data_directory = ${at('data')}
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
myhostname = mail.moi.treaty-desk.example
mydestination =
local_recipient_maps =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
disable_dns_lookups = yes
smtpd_relay_restrictions = permit_mynetworks, reject
smtpd_client_connection_rate_limit = 0
smtpd_client_connection_count_limit = 0
default_transport = lmtp:inet:127.0.0.1:${lmtp}
transport_maps = texthash:${at('conf/transport')}
smtp_send_xforward_command = yes
lmtp_send_xforward_command = yes
smtpd_tls_security_level = none
maillog_file = ${at('log')}
maillog_file_prefixes = ${folder}
queue_run_delay = 2s
minimal_backoff_time = 2s
maximal_backoff_time = 4s
message_size_limit = 60000000
alias_maps =
alias_database =
`,
  );
  const service = (name: string, type: string, of: string, command: string): string =>
    `${name} ${type} ${of} ${command}\n`;
  writeFileSync(
    at('conf/master.cf'),
    [
      service(`127.0.0.1:${port}`, 'inet', 'n - n - -', 'smtpd'),
      service('pickup', 'unix', 'n - n 60 1', 'pickup'),
      service('cleanup', 'unix', 'n - n - 0', 'cleanup'),
      service('qmgr', 'unix', 'n - n 300 1', 'qmgr'),
      service('rewrite', 'unix', '- - n - -', 'trivial-rewrite'),
      ...['bounce', 'defer', 'trace'].map((name) => service(name, 'unix', '- - n - 0', 'bounce')),
      service('verify', 'unix', '- - n - 1', 'verify'),
      service('flush', 'unix', 'n - n 1000? 0', 'flush'),
      service('proxymap', 'unix', '- - n - -', 'proxymap'),
      service('proxywrite', 'unix', '- - n - 1', 'proxymap'),
      ...['smtp', 'relay'].map((name) => service(name, 'unix', '- - n - -', 'smtp')),
      service('lmtp', 'unix', '- - n - -', 'lmtp'),
      service('showq', 'unix', 'n - n - -', 'showq'),
      ...['error', 'retry'].map((name) => service(name, 'unix', '- - n - -', 'error')),
      service('discard', 'unix', '- - n - -', 'discard'),
      service('anvil', 'unix', '- - n - 1', 'anvil'),
      service('scache', 'unix', '- - n - 1', 'scache'),
      service('tlsmgr', 'unix', '- - n 1000? 1', 'tlsmgr'),
      service('postlog', 'unix-dgram', 'n - n - 1', 'postlogd'),
    ].join(''),
  );
  const routes = new Map<string, string>();
  const postfix = (command: string): void => {
    execFileSync('postfix', ['-c', at('conf'), command], { stdio: 'ignore' });
  };
  writeFileSync(at('conf/transport'), '');
  postfix('start');
  const log = (): string => (existsSync(at('log')) ? readFileSync(at('log'), 'utf8') : '');
  return {
    port,
    route(domain, transport) {
      routes.set(domain, transport);
      writeFileSync(at('conf/transport'), [...routes].map(([name, way]) => `${name} ${way}\n`).join(''));
      postfix('reload');
    },
    log,
    queued: () => {
      const list = execFileSync('postqueue', ['-c', at('conf'), '-j'], { encoding: 'utf8' }).trim();
      return list === '' ? 0 : list.split('\n').length;
    },
    async stop() {
      const pid = Number(readFileSync(at('spool/pid/master.pid'), 'utf8'));
      postfix('stop');
      if (!(await gone(pid, 10_000))) throw new Error(`Postfix, process ${pid}, does not end.`);
    },
  };
}
