import type { ShowMail, ShownMail } from '../../../activities/mail-ports.ts';
import type { OpenAttachments, OpenBody, ReadMail } from '../../../activities/ports.ts';
import type { MailReading } from '../../../domain/replies/reply.ts';
import { openPool } from '../../child-process/pool.ts';
import { endOfHead } from './limits.ts';

/** What the processes that read mail may take together. */
export interface ReaderOptions {
  /** How many read at once. */
  readonly processes: number;
  /** Wall clock for one message, in milliseconds. */
  readonly withinMs?: number;
  /** Megabytes of heap of each. */
  readonly heapMb?: number;
  /** One that has read so many messages and holds more bytes than `holds` is replaced by a fresh one. */
  readonly renew?: { readonly after: number; readonly holds: number };
  /** File they run; another one only under test. */
  readonly entry?: URL;
}

/** Readers in processes of their own, behind the ports of those that read in this one. */
export interface ReaderProcess {
  readonly readMail: ReadMail;
  readonly openAttachments: OpenAttachments;
  readonly openBody: OpenBody;
  readonly showMail: ShowMail;
  /** Ends the processes; what still waits is rejected. */
  readonly close: () => Promise<void>;
}

const WITHIN_MS = 10_000;
const HEAP_MB = 512;
const RENEW = { after: 500, holds: 384 * 2 ** 20 };
const ENTRY = new URL('./reader-main.ts', import.meta.url);
/** What is read of the head of a message that kills its reader. */
const HEAD_BYTES = 64 * 1024;

const NOTHING_READ: MailReading = {
  kind: 'other',
  replyClass: 'noise',
  replyText: '',
  fullText: '',
  subject: '',
  from: null,
  recipients: [],
  messageId: null,
  references: [],
  sentAt: null,
  attachments: [],
  finalRecipient: [],
  status: [],
  action: null,
  returnsOn: null,
  problems: [],
};

/**
 * Reads mail in processes that may die of it. A message that takes too long, too much memory or its reader's life is
 * told in `problems`, with no more than its head read; the next one finds a fresh reader. The processes start when they
 * are first needed, and end with this one, however it ends.
 *
 * @throws Error from each port when a process cannot be started at all, or after `close`
 */
export function openReader({
  processes,
  withinMs = WITHIN_MS,
  heapMb = HEAP_MB,
  renew = RENEW,
  entry = ENTRY,
}: ReaderOptions): ReaderProcess {
  const { ask, close } = openPool({ processes, withinMs, heapMb, renew, entry, does: 'reads mail' });
  const seconds = withinMs / 1000;
  /** The value, or why there is none, in words for an officer. */
  const told = async (
    what: string,
    raw: Uint8Array,
  ): Promise<{ readonly value: unknown } | { readonly problem: string }> => {
    const outcome = await ask(what, raw);
    if (outcome.state === 'done') return outcome;
    const why =
      outcome.state === 'slow'
        ? `it took longer than ${seconds} seconds`
        : outcome.state === 'died'
          ? `its reader ended (${outcome.why})`
          : outcome.failure.message;
    return { problem: `The message could not be read: ${why}.` };
  };
  return {
    readMail: async (raw) => {
      const read = await told('read', raw);
      if ('value' in read) return read.value as MailReading;
      const head = await told('read', raw.subarray(0, Math.min(endOfHead(raw), HEAD_BYTES)));
      const { subject, from, recipients, messageId, references, sentAt } =
        'value' in head ? (head.value as MailReading) : NOTHING_READ;
      return { ...NOTHING_READ, subject, from, recipients, messageId, references, sentAt, problems: [read.problem] };
    },
    openAttachments: async (raw) => {
      const opened = await told('open', raw);
      return 'value' in opened ? (opened.value as Awaited<ReturnType<OpenAttachments>>) : [];
    },
    openBody: async (raw) => {
      const opened = await told('body', raw);
      return 'value' in opened ? (opened.value as Uint8Array | null) : null;
    },
    showMail: async (raw) => {
      const shown = await told('show', raw);
      if ('value' in shown) return shown.value as ShownMail;
      return { subject: '', from: '', to: [], cc: [], date: null, text: shown.problem, html: null, files: [] };
    },
    close,
  };
}
