import type { MailOrigin } from '../../activities/store-ports.ts';
import type { SmtpDoor, SmtpDoorOptions, SmtpEnvelope, SmtpRefusal } from './smtp-door.ts';
import { MAIL_LIMIT, openSmtpDoor } from './smtp-door.ts';

/** Where mail to the desk comes in. */
export interface IntakeDoorOptions extends Pick<SmtpDoorOptions, 'protocol' | 'tls' | 'relays' | 'patience'> {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Mail to other domains is refused: this is no relay. */
  readonly domain: string;
  /** Part of the desk's address before the `@`; `desk` unless given. */
  readonly localPart?: string;
  /** Bytes; what is larger is refused at the door with 552. */
  readonly limit?: number;
}

/** Recipients that one message to us may have; its own ten addresses are many already. @source RFC 5321, 4.5.3.1.8 */
const RECIPIENTS = 100;
/** Boxes that every mail domain has; what comes to them waits for an officer. @source RFC 5321, 4.5.1; RFC 2142, 2 */
const EVERYWHERE = ['postmaster', 'abuse'];

/**
 * Takes mail for the desk in. "250" is said only after `store` has resolved, so whoever handed the message over keeps
 * it until it is safe here; when `store` throws the answer is 451 and the message comes again.
 *
 * @throws DeskError `port-taken`
 */
export function openIntakeDoor(
  options: IntakeDoorOptions,
  store: (raw: Uint8Array, envelope: SmtpEnvelope, origin: MailOrigin) => Promise<void>,
): Promise<SmtpDoor> {
  const { domain, localPart = 'desk', limit = MAIL_LIMIT, ...door } = options;
  return openSmtpDoor({
    ...door,
    name: domain,
    limit,
    recipients: RECIPIENTS,
    recipient: (address) => refusalOf(address, domain.toLowerCase(), localPart.toLowerCase()),
    message: async (raw, envelope, origin) => {
      await store(raw, envelope, origin);
      return '2.0.0 Stored';
    },
  });
}

/** Ours are the desk's address, with or without what follows a plus, and the boxes that every domain has. */
function refusalOf(address: string, domain: string, localPart: string): SmtpRefusal | null {
  const [, box, host] = /^(.*?)(?:@([^@]*))?$/u.exec(address.toLowerCase()) as unknown as [string, string, string?];
  if (host === undefined && box === 'postmaster') return null;
  if (host !== domain) return { code: 550, text: '5.7.1 Not an address of this desk; nothing is relayed here' };
  const ours = box === localPart || box.startsWith(`${localPart}+`) || EVERYWHERE.includes(box);
  return ours ? null : { code: 550, text: '5.1.1 No such mailbox here' };
}
