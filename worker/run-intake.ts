import type { MailboxSource } from '../activities/mailbox-ports.ts';
import type { ReadMail } from '../activities/ports.ts';
import type { Store } from '../activities/store-ports.ts';
import { watchMailbox } from '../adapters/mail/imap/watch-mailbox.ts';
import type { HeldText } from '../adapters/mail/incoming-text.ts';
import { openIntakeDoor, type IntakeDoorOptions } from '../adapters/mail/intake-door.ts';
import { MAIL_LIMIT } from '../adapters/mail/smtp-door.ts';
import type { Desk } from '../client/desk.ts';
import { takeIn } from './take-in.ts';

/** What the intake works with. */
export interface IntakeParts extends Pick<IntakeDoorOptions, 'protocol' | 'tls' | 'relays' | 'limit'> {
  readonly store: Store;
  readonly desk: Pick<Desk, 'takeIn' | 'readAgain'>;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Our own mail domain. */
  readonly domain: string;
  /** A mailbox that is read besides. */
  readonly mailbox?: MailboxSource | null;
  /** Reads the headers of a message that waits in the mailbox, so that an officer sees whose it is. */
  readonly readHead?: ReadMail;
  readonly say: (step: string, detail?: string) => void;
}

/** A running intake. */
export interface RunningIntake {
  readonly port: number;
  /** What the door holds in memory. */
  readonly held: () => HeldText;
  readonly stop: () => Promise<void>;
}

/** How often messages are looked for that were stored while nobody could take them in. */
const SWEEP_EVERY_MS = 15_000;

/**
 * Takes mail in by a door and out of a mailbox: stores each message raw, answers for it only then, and has it
 * interpreted. A message stored while Temporal was away is found by the sweep; none is lost, and none is taken in twice.
 *
 * @throws DeskError `port-taken`
 */
export async function runIntake(parts: IntakeParts): Promise<RunningIntake> {
  const { store, host, port, domain, mailbox = null, readHead, say } = parts;
  const limit = parts.limit ?? MAIL_LIMIT;
  const taking = takeIn(parts);
  const { protocol, tls, relays } = parts;
  const door = await openIntakeDoor(
    {
      host,
      port,
      domain,
      limit,
      ...(protocol === undefined ? {} : { protocol }),
      ...(tls === undefined ? {} : { tls }),
      ...(relays === undefined ? {} : { relays }),
    },
    (raw, envelope, origin) =>
      taking.store({
        raw,
        envelopeFrom: envelope.from ?? '',
        envelopeTo: envelope.to,
        receivedAt: new Date().toISOString(),
        origin,
      }),
  );
  const watch =
    mailbox === null
      ? null
      : watchMailbox({
          source: mailbox,
          domain,
          limit,
          take: taking.store,
          hold: async (message, why) => {
            const key = await taking.hold(message, why);
            if (readHead !== undefined) await store.inbound.mark(key, { reading: await readHead(message.raw) });
          },
          say,
        });
  let sweeping = taking.sweep();
  const timer = setInterval(() => {
    sweeping = sweeping.then(taking.sweep);
  }, SWEEP_EVERY_MS);
  return {
    port: door.port,
    held: door.held,
    stop: async () => {
      clearInterval(timer);
      await Promise.all([watch?.stop(), door.close()]);
      await taking.stop();
      await sweeping;
    },
  };
}
