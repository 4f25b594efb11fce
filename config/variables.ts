import { z } from 'zod';

/** One environment variable the software understands. */
export interface Variable<T extends z.ZodType = z.ZodType, Preset extends string | null = string | null> {
  /** Name in the environment. */
  readonly env: string;
  /** What it decides, for `.env.example` and for error messages. */
  readonly meaning: string;
  /** What is accepted, in words. */
  readonly accepts: string;
  /** The text that stands for "not given"; null when being absent means something of its own. */
  readonly preset: Preset;
  /** Hidden in error messages. */
  readonly secret?: boolean;
  readonly schema: T;
}

const variable = <T extends z.ZodType, Preset extends string | null>(v: Variable<T, Preset>): Variable<T, Preset> => v;

const text = z.string().min(1);
const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((n) => n >= 1 && n <= 65_535);
const domain = z.string().regex(/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]*[a-z0-9])?$/i);
const rate = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number)
  .refine((n) => n <= 100_000);
const aPort = 'a whole number from 1 to 65535';
const urlOf = (...protocols: string[]) =>
  text.refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol.slice(0, -1)));

/** Every setting by the name the code uses, with its variable. The order is that of `.env.example`. */
export const VARIABLES = {
  dataFolder: variable({
    env: 'TREATY_DESK_DATA',
    meaning: 'Folder that holds everything an instance keeps. A relative path counts from the project.',
    accepts: 'a path to a folder on a local disk',
    preset: '.treaty-desk',
    schema: text,
  }),
  databaseUrl: variable({
    env: 'DATABASE_URL',
    meaning: 'PostgreSQL to use. When absent, one is started under the data folder.',
    accepts: 'a URL such as postgresql://user:password@host:5432/treaty_desk',
    preset: null,
    secret: true,
    schema: urlOf('postgres', 'postgresql'),
  }),
  temporalAddress: variable({
    env: 'TEMPORAL_ADDRESS',
    meaning: 'Temporal server to use. When absent, one is started under the data folder.',
    accepts: 'host:port, for example temporal.example.org:7233',
    preset: null,
    schema: z.string().regex(/^(\[[0-9a-fA-F:]+\]|[^\s:/]+):\d{1,5}$/),
  }),
  temporalNamespace: variable({
    env: 'TEMPORAL_NAMESPACE',
    meaning: 'Temporal namespace that holds the cycles.',
    accepts: 'letters, digits, dots, hyphens and underscores, beginning with a letter or digit',
    preset: 'treaty-desk',
    schema: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/),
  }),
  temporalBinary: variable({
    env: 'TREATY_DESK_TEMPORAL',
    meaning: 'Temporal command line program to start the server with. When absent, it is looked for and fetched.',
    accepts: 'a path to the executable file',
    preset: null,
    schema: text,
  }),
  temporalPort: variable({
    env: 'TREATY_DESK_TEMPORAL_PORT',
    meaning: 'Port of the started Temporal server. A free one nearby is taken when it is in use.',
    accepts: aPort,
    preset: '7233',
    schema: port,
  }),
  temporalUiPort: variable({
    env: 'TREATY_DESK_TEMPORAL_UI_PORT',
    meaning: 'Port of the Temporal pages for an engineer.',
    accepts: aPort,
    preset: '8233',
    schema: port,
  }),
  httpPort: variable({
    env: 'TREATY_DESK_HTTP_PORT',
    meaning: 'Port of the desk (pages and interface).',
    accepts: aPort,
    preset: '8080',
    schema: port,
  }),
  postPort: variable({
    env: 'TREATY_DESK_POST_PORT',
    meaning: 'Port of the local mail post that stands in for the ministry’s mail server.',
    accepts: aPort,
    preset: '2525',
    schema: port,
  }),
  intakePort: variable({
    env: 'TREATY_DESK_INTAKE_PORT',
    meaning: 'Port at which replies are taken in by SMTP.',
    accepts: aPort,
    preset: '2526',
    schema: port,
  }),
  intakeProtocol: variable({
    env: 'TREATY_DESK_INTAKE_PROTOCOL',
    meaning: 'What is spoken at that port: smtp to any mail server, lmtp to one that delivers straight into it.',
    accepts: 'smtp or lmtp',
    preset: 'smtp',
    schema: z.enum(['smtp', 'lmtp']),
  }),
  intakeRelays: variable({
    env: 'TREATY_DESK_INTAKE_RELAYS',
    meaning:
      'Our own mail servers that hand mail over at that port: they are believed whom they have it from (XFORWARD).',
    accepts: 'IP addresses, separated by commas',
    preset: '127.0.0.1,::1',
    schema: z.string().regex(/^[0-9a-f.:]+(, *[0-9a-f.:]+)*$/i),
  }),
  intakeKey: variable({
    env: 'TREATY_DESK_INTAKE_KEY',
    meaning: 'Private key with which TLS is offered at that port (STARTTLS). When absent, none is.',
    accepts: 'a path to a key in PEM, without a passphrase; a relative path counts from the project',
    preset: null,
    schema: text,
  }),
  intakeCert: variable({
    env: 'TREATY_DESK_INTAKE_CERT',
    meaning: 'Certificate made for that key.',
    accepts: 'a path to a certificate in PEM; a relative path counts from the project',
    preset: null,
    schema: text,
  }),
  imapUrl: variable({
    env: 'TREATY_DESK_IMAP_URL',
    meaning: 'Mailbox that mail to the desk lies in, besides what comes in at the port. When absent, none is read.',
    accepts:
      'a URL such as imaps://user:password@mail.example.org/INBOX; imap:// for STARTTLS on port 143; special characters written as %40',
    preset: null,
    secret: true,
    schema: urlOf('imap', 'imaps').refine((value) => new URL(value).username !== '' && new URL(value).password !== ''),
  }),
  imapCa: variable({
    env: 'TREATY_DESK_IMAP_CA',
    meaning: 'Certificates of authorities that are trusted for that mailbox’s server beside the public ones.',
    accepts: 'a path to a file of certificates in PEM; a relative path counts from the project',
    preset: null,
    schema: text,
  }),
  imapFolder: variable({
    env: 'TREATY_DESK_IMAP_FOLDER',
    meaning:
      'Folder of that mailbox in which Done, Too large and Unreadable are made; messages are moved there once they are recorded.',
    accepts: 'the name of a folder',
    preset: 'Treaty Desk',
    schema: text,
  }),
  listenHost: variable({
    env: 'TREATY_DESK_HOST',
    meaning: 'Address on which the desk and the intake listen. The preset is reachable from this machine only.',
    accepts: 'an IP address or host name of this machine, for example 0.0.0.0',
    preset: '127.0.0.1',
    schema: z.string().regex(/^[A-Za-z0-9.:-]+$/),
  }),
  mailDomain: variable({
    env: 'TREATY_DESK_MAIL_DOMAIN',
    meaning: 'Domain of our own addresses. The preset is reserved and never leaves this machine.',
    accepts: 'a domain name such as nmrf.example.org',
    preset: 'nmrf.example',
    schema: domain,
  }),
  smtpUrl: variable({
    env: 'TREATY_DESK_SMTP_URL',
    meaning: 'Mail server that takes our letters. When absent, the local post does.',
    accepts: 'a URL such as smtp://user:password@mail.example.org:587 or smtps://…',
    preset: null,
    secret: true,
    schema: urlOf('smtp', 'smtps'),
  }),
  smtpTls: variable({
    env: 'TREATY_DESK_SMTP_TLS',
    meaning:
      'How far the connection to that server has to be trusted. verified: TLS, and a certificate that holds for its name; unverified: TLS with any certificate, so nobody can listen but somebody could pose as the server; offered: TLS only where the server offers it, so somebody in between could listen; none: no TLS, for a server on this machine.',
    accepts: 'one of verified, unverified, offered, none',
    preset: 'verified',
    schema: z.enum(['verified', 'unverified', 'offered', 'none']),
  }),
  smtpCa: variable({
    env: 'TREATY_DESK_SMTP_CA',
    meaning: 'Certificates of authorities that are trusted beside the public ones, such as the government’s own.',
    accepts: 'a path to a file of certificates in PEM; a relative path counts from the project',
    preset: null,
    schema: text,
  }),
  mailPerMinute: variable({
    env: 'TREATY_DESK_MAIL_PER_MINUTE',
    meaning:
      'Mails that one worker process lets leave in any minute towards a real mail server; with several workers, give each its share.',
    accepts: 'a whole number up to 100000; 0 for no limit',
    preset: '120',
    schema: rate,
  }),
  mailPerMinuteAndDomain: variable({
    env: 'TREATY_DESK_MAIL_PER_MINUTE_AND_DOMAIN',
    meaning: 'The same for the mails to one domain, so that no office’s server takes us for a sender of bulk mail.',
    accepts: 'a whole number up to 100000; 0 for no limit',
    preset: '30',
    schema: rate,
  }),
  dkimKey: variable({
    env: 'TREATY_DESK_DKIM_KEY',
    meaning: 'Private key with which every mail is signed (DKIM). When absent, mails leave unsigned by us.',
    accepts:
      'a path to an RSA key of 2048 bits or more in PEM, without a passphrase; a relative path counts from the project',
    preset: null,
    schema: text,
  }),
  dkimSelector: variable({
    env: 'TREATY_DESK_DKIM_SELECTOR',
    meaning: 'Name under which the public half of that key stands in DNS: SELECTOR._domainkey.DOMAIN.',
    accepts: 'a name such as desk2026, of letters, digits and hyphens',
    preset: null,
    schema: z.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i),
  }),
  dkimDomain: variable({
    env: 'TREATY_DESK_DKIM_DOMAIN',
    meaning: 'Domain that signs. When absent, that of our own addresses.',
    accepts: 'the domain of our own addresses, or one above it',
    preset: null,
    schema: domain,
  }),
  replySecret: variable({
    env: 'TREATY_DESK_REPLY_SECRET',
    meaning: 'Secret that signs reply addresses. When absent, one is made once and kept in the data folder.',
    accepts: 'at least 32 characters, the same for every process and for as long as replies may come',
    preset: null,
    secret: true,
    schema: z.string().min(32),
  }),
  trustedRelay: variable({
    env: 'TREATY_DESK_TRUSTED_RELAY',
    meaning:
      'authserv-id under which our own relay writes Authentication-Results above its Received line. Its word on senders then counts alone; when absent, SPF, DKIM and DMARC are looked at here.',
    accepts: 'the name as it stands in those lines, for example mx.mohr.gov.pk',
    preset: null,
    schema: z.string().regex(/^[A-Za-z0-9._-]+$/),
  }),
  logLevel: variable({
    env: 'TREATY_DESK_LOG_LEVEL',
    meaning: 'How much the processes write to their logs.',
    accepts: 'one of fatal, error, warn, info, debug, trace',
    preset: 'info',
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace']),
  }),
  searchPath: variable({
    env: 'PATH',
    meaning: 'Folders in which programs are looked for, as the shell has it.',
    accepts: 'folders separated as the system does it',
    preset: '/usr/local/bin:/usr/bin:/bin',
    schema: text,
  }),
  cacheHome: variable({
    env: 'XDG_CACHE_HOME',
    meaning: 'Folder for what can be fetched again, such as the Temporal program. When absent, ~/.cache.',
    accepts: 'an absolute path',
    preset: null,
    schema: z.string().startsWith('/'),
  }),
};

/** Name of a setting. */
export type SettingName = keyof typeof VARIABLES;
