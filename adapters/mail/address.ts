import { domainToASCII } from 'node:url';
import { DeskError } from '../../contracts/errors.ts';

/** Names that never resolve to a real mail server. @source RFC 2606 and RFC 6761, read 2026-11 */
const RESERVED = /(?:^|\.)(?:example|test|invalid|localhost|example\.(?:com|net|org))$/u;

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
  const domain = domainToASCII(address.slice(at + 1)).toLowerCase();
  if (at < 1 || !LOCAL_PART.test(local) || /^\.|\.$|\.\./u.test(local) || !DOMAIN.test(domain)) {
    throw new DeskError(
      'address-invalid',
      `${JSON.stringify(address)} (${where}) is not one e-mail address.`,
      'One address without display name, comma, space or line break is accepted, such as name@office.gov.pk.',
    );
  }
  return `${local}@${domain}`;
}

/**
 * Whether an address is of a domain reserved for examples and tests, such as the seeded ones.
 * @example isReserved('focal.point@moi.example') // true
 */
export function isReserved(address: string): boolean {
  return RESERVED.test(address.slice(address.lastIndexOf('@') + 1).toLowerCase());
}
