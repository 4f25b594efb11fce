/** Longest address that mail servers must take. @source RFC 5321 section 4.5.3.1, as amended by erratum 1690 */
const LONGEST_ADDRESS = 254;
const LONGEST_LOCAL_PART = 64;

/** Names that no one can register, and so no mail can reach. @source RFC 2606 sections 2 and 3 */
const RESERVED = ['example', 'test', 'invalid', 'localhost', 'example.com', 'example.net', 'example.org'];

const INVISIBLE = /[\p{Cc}\p{Cf}\u2028\u2029]/u;

/** Unquoted, and in ASCII: servers that take other letters are few, and look-alike letters are a way to deceive. */
const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const DOMAIN_LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;

/** An address that can be written to, or what is wrong with it. */
export type AddressCheck =
  { readonly ok: true; readonly address: string } | { readonly ok: false; readonly problem: string };

/**
 * Whether a text is exactly one plain e-mail address, `name@domain`, that can stand in a header as it is.
 * Quoted names, comments, display names, lists and domains without a dot are not accepted.
 */
export function usableAddress(email: string | null): AddressCheck {
  const problem = problemOf(email);
  return problem === null && email !== null
    ? { ok: true, address: email }
    : { ok: false, problem: `${problem ?? 'there is no address'}; accepted: one address such as name@office.gov.pk` };
}

/** Whether an address lies in a domain reserved for tests, which no real mail server may be given. */
export function isReserved(email: string): boolean {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  return RESERVED.some((reserved) => domain === reserved || domain.endsWith(`.${reserved}`));
}

function problemOf(email: string | null): string | null {
  if (email === null || email.trim() === '') return 'there is no address';
  const shown = asSeen(email);
  // Line breaks and other control characters would let an address write headers of its own.
  if (INVISIBLE.test(email)) return `${shown} holds a line break or another invisible character`;
  if (/[,;]/.test(email) || email.split('@').length > 2) return `${shown} is more than one address`;
  if (/\s/.test(email)) return `${shown} holds a space`;
  const [name, domain] = email.split('@');
  if (domain === undefined) return `${shown} holds no @`;
  if (name === undefined || !LOCAL_PART.test(name)) return `${shown} has no usable name before the @`;
  const labels = domain.split('.');
  if (labels.length < 2 || !labels.every((label) => DOMAIN_LABEL.test(label)) || /^\d+$/.test(labels.at(-1) ?? '')) {
    return `${shown} has no usable domain after the @`;
  }
  if (name.length > LONGEST_LOCAL_PART || email.length > LONGEST_ADDRESS) {
    return `${shown} is longer than ${LONGEST_LOCAL_PART} characters before the @ or ${LONGEST_ADDRESS} in all`;
  }
  return null;
}

/** A text in quotes for a message of one line, cut where it is long, with what cannot be seen written out. */
function asSeen(text: string): string {
  const cut = text.length > 80 ? `${text.slice(0, 77)}...` : text;
  return JSON.stringify(cut).replace(
    new RegExp(INVISIBLE, 'gu'),
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
