import type { SmtpDoor, SmtpEnvelope } from './smtp-door.ts';
import { MAIL_LIMIT, openSmtpDoor } from './smtp-door.ts';

/** Where mail to the desk comes in. */
export interface IntakeDoorOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Mail to other domains is refused: this is no relay. */
  readonly domain: string;
  /** Bytes; what is larger is refused at the door with 552. */
  readonly limit?: number;
}

/**
 * Takes mail for the desk in. "250" is said only after `store` has resolved, so whoever handed the message over keeps
 * it until it is safe here; when `store` throws the answer is 451 and the message comes again.
 *
 * @throws DeskError `port-taken`
 */
export function openIntakeDoor(
  options: IntakeDoorOptions,
  store: (raw: Uint8Array, envelope: SmtpEnvelope) => Promise<void>,
): Promise<SmtpDoor> {
  const ending = `@${options.domain.toLowerCase()}`;
  return openSmtpDoor({
    host: options.host,
    port: options.port,
    name: options.domain,
    limit: options.limit ?? MAIL_LIMIT,
    recipient: (address) =>
      address.toLowerCase().endsWith(ending) ? null : { code: 550, text: '5.7.1 Not an address of this desk' },
    message: async (raw, envelope) => {
      await store(raw, envelope);
      return '2.0.0 Stored';
    },
  });
}
