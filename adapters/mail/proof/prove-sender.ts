import type { ProveSender } from '../../../activities/mail-ports.ts';
import { judgeSender } from '../../../domain/replies/judge-sender.ts';
import type { SenderProof } from '../../../domain/replies/sender-proof.ts';
import { readHead } from '../reading/mime/head.ts';
import { addressesIn } from '../reading/parsed-mail.ts';
import { evaluate, systemDns, type ResolveName } from './evaluate.ts';
import { relayResults } from './relay-results.ts';

/** How senders are looked at. */
export interface ProveSenderOptions {
  /** authserv-id of our own relay: then its word alone counts, and nothing is asked of the DNS; null: none. */
  readonly relay: string | null;
  /** The DNS of this machine when left out. */
  readonly resolve?: ResolveName;
  /** Milliseconds after which a message is left unproven; ten seconds when left out. */
  readonly withinMs?: number;
}

/**
 * Looks at the sender of a message: by what our own relay wrote, or by asking the DNS what the domain of its From line
 * says. It never throws and never takes longer than it is given; what cannot be found out leaves the message unproven.
 */
export function senderProver({ relay, resolve = systemDns(), withinMs = 10_000 }: ProveSenderOptions): ProveSender {
  return async (raw, mail) => {
    if (relay !== null) return byRelay(raw, relay);
    const late = new AbortController();
    try {
      const checks = await Promise.race([evaluate(raw, mail, resolve), after(withinMs, late.signal)]);
      if (checks === 'late') return nobody(`The DNS did not answer within ${withinMs / 1_000} seconds.`);
      return checks === null
        ? nobody('It came through our own network and carries no signature.')
        : judgeSender(checks);
    } catch (error) {
      return nobody(`Its sender could not be looked at: ${error instanceof Error ? error.message : String(error)}.`);
    } finally {
      late.abort();
    }
  };
}

/** Bytes in which the head stands. */
const LOOKED_AT = 512 * 1024;

function byRelay(raw: Uint8Array, relay: string): SenderProof {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, LOOKED_AT));
  const { fields } = readHead(bytes, 0, bytes.length);
  const results = relayResults(fields, relay);
  if (results === null) return nobody(`${relay} wrote nothing about its sender.`);
  const from = fields.flatMap(({ name, value }) => (name === 'from' ? [value] : []));
  const fromDomains = addressesIn(from).map((address) => address.slice(address.lastIndexOf('@') + 1));
  return judgeSender({ ...results, fromDomains });
}

function nobody(says: string): SenderProof {
  return { verdict: 'unproven', spf: 'none', dkim: 'none', dmarc: 'none', arc: 'none', by: 'nobody', says };
}

function after(ms: number, signal: AbortSignal): Promise<'late'> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('late'), ms);
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  });
}
