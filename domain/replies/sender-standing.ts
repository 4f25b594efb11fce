import { taughtOffices } from './sender-decisions.ts';
import type { KnownMail, KnownRequest } from './matching.ts';

/**
 * Why a sender counts as one of an office: a person of it, a person of it in an earlier directory, somebody of its mail
 * domain, or somebody whose message an officer filed to it before.
 */
export type SenderStanding = 'person' | 'former' | 'domain' | 'taught';

/**
 * Providers at which anybody has an address: such a domain belongs to no office, whatever the directory says.
 * @source the providers' own sign-up pages, named in the ministries' directories of focal points
 */
const FOR_EVERYBODY = [
  'gmail.com',
  'googlemail.com',
  'yahoo.com',
  'ymail.com',
  'rocketmail.com',
  'hotmail.com',
  'outlook.com',
  'live.com',
  'msn.com',
  'icloud.com',
  'me.com',
  'aol.com',
  'proton.me',
  'protonmail.com',
  'gmx.com',
  'mail.com',
  'zoho.com',
  'yandex.com',
];

/**
 * What makes a sender one of the office of a request; null for a stranger, and for a person of another office, even
 * where both share a mail domain: what an office says is for its own people to say.
 *
 * @param from lower case, null for none
 */
export function senderStanding(
  from: string | null,
  { office, people, former = [], domain }: KnownRequest,
  { memberOf = [], decisions = [] }: Pick<KnownMail, 'memberOf' | 'decisions'>,
): SenderStanding | null {
  if (from === null) return null;
  const among = (addresses: readonly string[]): boolean => addresses.some((address) => address.toLowerCase() === from);
  if (among(people)) return 'person';
  if (taughtOffices(decisions, from).includes(office)) return 'taught';
  if (memberOf.length > 0 && !memberOf.includes(office)) return null;
  if (among(former)) return 'former';
  return isOfDomain(from, domain) ? 'domain' : null;
}

/** Whether an address is of a mail domain that is an office's own, or of a server under it. */
export function isOfDomain(address: string, domain: string | null): boolean {
  const ours = domain?.toLowerCase() ?? '';
  const theirs = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return ours !== '' && !FOR_EVERYBODY.includes(ours) && (theirs === ours || theirs.endsWith(`.${ours}`));
}
