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
    schema: z.string().regex(/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]*[a-z0-9])?$/i),
  }),
  smtpUrl: variable({
    env: 'TREATY_DESK_SMTP_URL',
    meaning: 'Mail server that takes our letters. When absent, the local post does.',
    accepts: 'a URL such as smtp://user:password@mail.example.org:587 or smtps://…',
    preset: null,
    secret: true,
    schema: urlOf('smtp', 'smtps'),
  }),
  replySecret: variable({
    env: 'TREATY_DESK_REPLY_SECRET',
    meaning: 'Secret that signs reply addresses. When absent, one is made once and kept in the data folder.',
    accepts: 'at least 32 characters, the same for every process and for as long as replies may come',
    preset: null,
    secret: true,
    schema: z.string().min(32),
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
