import { readHead } from '../reading/mime/head.ts';

/** The envelope of a message as the server that put it into its mailbox noted it. */
export interface NotedEnvelope {
  /** Empty for the null sender of bounces, and where it is not noted. */
  readonly from: string;
  /** Addresses of ours it came to, in lower case, each once; empty where none is noted. */
  readonly to: readonly string[];
}

/** Headers in which servers note the recipient. @source the manuals of Postfix, Exim, Dovecot, Courier and qmail */
const RECIPIENT = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'x-rcpt-to', 'original-recipient'];
/** Bytes in which the trace headers stand. */
const LOOKED_AT = 256 * 1024;

/**
 * Reads the envelope from the headers of a fetched message.
 * @param domain our own mail domain; addresses elsewhere are how the mail got here, not whom it is for
 */
export function notedEnvelope(raw: Uint8Array, domain: string): NotedEnvelope {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, LOOKED_AT));
  const { fields } = readHead(bytes, 0, bytes.length);
  const ending = `@${domain.toLowerCase()}`;
  const to = fields
    .flatMap(({ name, value }) =>
      name === 'received' ? receivedFor(value) : RECIPIENT.includes(name) ? value.split(',') : [],
    )
    .map((value) => bare(value.replace(/^\s*rfc822;/iu, '')).toLowerCase())
    .filter((address) => address.endsWith(ending));
  // The newest stands first; an older one is of another server's delivery.
  const returnPath = fields.find(({ name }) => name === 'return-path')?.value ?? '';
  return { from: bare(returnPath), to: [...new Set(to)] };
}

/** Servers that note the recipient nowhere else name it in their trace line. @source RFC 5321, 4.4 */
function receivedFor(trace: string): readonly string[] {
  const address = /\sfor\s+<?([^\s<>;()]{1,320})>?/iu.exec(trace)?.[1];
  return address === undefined ? [] : [address];
}

function bare(value: string): string {
  return (/<([^<>]*)>/u.exec(value)?.[1] ?? value).trim();
}
