import { domainToASCII } from 'node:url';
import { DeskError } from '../../contracts/errors.ts';

/** Names that never resolve to a real mail server. @source RFC 2606 and RFC 6761, read 2026-11 */
const RESERVED = /(?:^|\.)(?:example|test|invalid|localhost|example\.(?:com|net|org))$/u;

/** Longest address that mail servers must take. @source RFC 5321 section 4.5.3.1, as amended by erratum 1690 */
const LONGEST = 254;
/** What text from elsewhere brings along unseen: marks of direction, joiners, line breaks. */
const INVISIBLE = /[\p{Cc}\p{Cf}\u2028\u2029]/u;
/** Letters of any script; what a URL would take for more than a name (a port, a path, an escape) is none. */
const WRITTEN_DOMAIN = /^[\p{L}\p{M}\p{N}.-]+$/u;
const LOCAL_PART = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}$/u;
const DOMAIN = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/u;

/**
 * One address that can be written to, its domain in lower case and in ASCII form.
 *
 * @param where what the address belongs to, for the message of the error
 * @throws DeskError `address-missing` for nothing, `address-invalid` for what is not exactly one plain address
 * @example checkedAddress('Focal.Point@MOI.example', 'to') // 'Focal.Point@moi.example'
 */
export function checkedAddress(address: string | null | undefined, where: string): string {
  if (address === null || address === undefined || address.trim() === '') {
    throw new DeskError(
      'address-missing',
      `There is no address for ${where}.`,
      'Set one address, such as name@office.gov.pk.',
    );
  }
  const at = address.lastIndexOf('@');
  const local = address.slice(0, Math.max(at, 0));
  const written = address.slice(at + 1);
  const domain = WRITTEN_DOMAIN.test(written) ? domainToASCII(written).toLowerCase() : '';
  const usable =
    at > 0 && LOCAL_PART.test(local) && !/^\.|\.$|\.\./u.test(local) && DOMAIN.test(domain) && !/\.\d+$/u.test(domain);
  if (usable && local.length + 1 + domain.length <= LONGEST) return `${local}@${domain}`;
  throw new DeskError(
    'address-invalid',
    `${shown(address)} (${where}) is not one e-mail address${INVISIBLE.test(address) ? '; it holds a character that cannot be seen' : ''}.`,
    'One address without display name, comma, space or line break is accepted, such as name@office.gov.pk.',
  );
}

/** An address in quotes, cut where it is long, with what cannot be seen written out. */
function shown(address: string): string {
  const cut = address.length > 80 ? `${address.slice(0, 77)}...` : address;
  const written = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(cut).replace(new RegExp(INVISIBLE, 'gu'), written);
}

/**
 * Whether an address is of a domain reserved for examples and tests, such as the seeded ones.
 * @example isReserved('focal.point@moi.example') // true
 */
export function isReserved(address: string): boolean {
  return RESERVED.test(address.slice(address.lastIndexOf('@') + 1).toLowerCase());
}
