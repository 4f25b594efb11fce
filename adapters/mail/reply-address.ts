import { createHash, createHmac } from 'node:crypto';

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * The token of a request's reply address: nobody without the secret can write one for another request.
 *
 * @returns 16 characters of lower-case base32 (80 bits of HMAC-SHA-256)
 */
export function signedToken(secret: string, cycleId: string, office: string): string {
  // Length first, so that no pair of ids can be cut differently into the same text.
  const digest = createHmac('sha256', secret).update(`${cycleId.length}:${cycleId}:${office}`).digest();
  let token = '';
  let bits = 0;
  let value = 0;
  for (const byte of digest.subarray(0, 10)) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      token += BASE32[(value >> bits) & 31] ?? '';
    }
    value &= (1 << bits) - 1;
  }
  return token;
}

/**
 * The address a request's replies and bounces come to.
 * @example replyAddress({ localPart: 'desk', domain: 'desk.example' }, 'abc') // 'desk+abc@desk.example'
 */
export function replyAddress(desk: { readonly localPart: string; readonly domain: string }, token: string): string {
  return `${desk.localPart}+${token}@${desk.domain}`;
}

/**
 * The Message-ID of a mail: the same mail has the same one on every attempt, and nobody can read the mail's id in it.
 * @example messageIdFor('cycle/crc/x:moi:request', 'desk.example') // '<…32 hex digits…@desk.example>'
 */
export function messageIdFor(mailId: string, domain: string): string {
  return `<${createHash('sha256').update(mailId).digest('hex').slice(0, 32)}@${domain}>`;
}
