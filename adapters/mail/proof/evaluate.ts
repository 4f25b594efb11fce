import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { MailOrigin } from '../../../activities/store-ports.ts';
import type { SenderChecks } from '../../../domain/replies/judge-sender.ts';
import type { ProofResult } from '../../../domain/replies/sender-proof.ts';

/** Asks the DNS for the records of a name; throws with the code `ENOTFOUND` or `ENODATA` where there are none. */
export type ResolveName = (name: string, type: string) => Promise<string[] | string[][]>;

/** The DNS of this machine, which gives up on a server after two seconds and asks twice. */
export function systemDns(): ResolveName {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 });
  return (name, type) => resolver.resolve(name, type) as Promise<string[] | string[][]>;
}

/**
 * SPF, DKIM, DMARC and ARC of a message as it came. Where no foreign server handed it over (it came from a mailbox, or
 * through a relay of our own network) only its signatures can be looked at: SPF would judge our relay.
 *
 * @returns null where nothing can be looked at: no foreign server and no signature
 */
export async function evaluate(
  raw: Uint8Array,
  { envelopeFrom, origin }: { readonly envelopeFrom: string; readonly origin: MailOrigin | undefined },
  resolve: ResolveName,
): Promise<SenderChecks | null> {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const client = foreignAddress(origin?.client ?? null);
  const head = bytes.subarray(0, HEAD_READ).toString('latin1');
  if (client === null && !/^dkim-signature:/imu.test(head)) return null;
  // Loaded for the first message: it is large, and most commands never look at a sender.
  const { authenticate } = await import('mailauth');
  const found = await authenticate(bytes, {
    ...(client === null ? {} : { ip: client, helo: origin?.greeting ?? client }),
    ...(envelopeFrom === '' ? {} : { sender: envelopeFrom }),
    mta: 'desk',
    disableBimi: true,
    disableArc: !/^arc-seal:/imu.test(head),
    resolver: client === null ? withoutSpf(resolve) : resolve,
  });
  const dkim = found.dkim.results.filter(({ signingDomain }) => signingDomain);
  const dmarc = found.dmarc === false ? null : found.dmarc;
  const passes = dmarc?.status.result === 'pass';
  return {
    fromDomains: found.dkim.headerFrom.map((address) => address.slice(address.lastIndexOf('@') + 1)),
    spf:
      client === null || found.spf === false
        ? NOTHING
        : { result: word(found.spf.status.result), domain: found.spf.domain },
    dkim: dkim.map(({ signingDomain, status }) => ({
      // A signature over the beginning of a text says nothing about what was written below it.
      result: status.underSized === true ? 'policy' : word(status.result),
      domain: signingDomain,
    })),
    // Without SPF a message that is not signed fails DMARC for no fault of its sender.
    dmarc:
      dmarc === null || (client === null && !passes)
        ? { result: 'none', policy: null }
        : { result: word(dmarc.status.result), policy: dmarc.policy ?? null },
    arc: found.arc === false ? 'none' : word(found.arc.status.result),
    by: 'desk',
  };
}

const HEAD_READ = 512 * 1024;
const NOTHING = { result: 'none', domain: null } as const;
const WORDS: readonly ProofResult[] = [
  'pass',
  'fail',
  'softfail',
  'neutral',
  'none',
  'temperror',
  'permerror',
  'policy',
];

/** A result in the words of RFC 8601; what is no such word says nothing. */
export function word(said: string): ProofResult {
  const result = said.toLowerCase();
  if (result === 'temperr') return 'temperror';
  return WORDS.find((one) => one === result) ?? 'none';
}

/** No lookups are made for SPF where there is no server to judge by it. */
function withoutSpf(resolve: ResolveName): ResolveName {
  return (name, type) =>
    /(?:^|\.)_(?:domainkey|dmarc)(?:\.|$)/u.test(name)
      ? resolve(name, type)
      : Promise.reject(Object.assign(new Error(`${name} is not asked for`), { code: 'ENOTFOUND' }));
}

/** The address of a server outside our own network; null for one inside it, and for none. */
export function foreignAddress(client: string | null): string | null {
  const plain = client?.replace(/^::ffff:(?=\d+\.)/iu, '') ?? '';
  return isIP(plain) === 0 || OWN_NETWORK.test(plain) ? null : plain;
}

/** @source RFC 1918, RFC 6598, RFC 3927, RFC 1122 (127/8, 0/8), RFC 4193, RFC 4291 */
const OWN_NETWORK =
  /^(?:0|10|127)\.|^192\.168\.|^172\.(?:1[6-9]|2\d|3[01])\.|^169\.254\.|^100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|^::1?$|^f[cd]|^fe[89ab]/iu;
