/** A plus sign, and what mail programs and web forms make of it when they write an address anew. */
const PLUS = String.raw`(?:\+|=2b|%2b)`;
const ADDRESS = new RegExp(
  String.raw`(?<![\w.+-])[^+@\s<>"'(),;:=%]{1,64}${PLUS}([a-z2-7]{16})@([a-z0-9.-]{1,253})`,
  'gu',
);

/**
 * The token of a signed reply address, wherever it stands in what a message names as a recipient: bare, in angle
 * brackets, in a shown name, with its plus sign written as `=2B`. Null for any other address, and for a token that is
 * not whole.
 *
 * @param named an address, or a recipient as a header names it
 * @param domain our own mail domain
 * @example replyTokenIn('Desk+ABCDEFGHIJKLMNOP@desk.example', 'desk.example') // 'abcdefghijklmnop'
 */
export function replyTokenIn(named: string, domain: string): string | null {
  const ours = domain.toLowerCase();
  for (const [, token, at] of named.slice(0, MOST_READ).toLowerCase().matchAll(ADDRESS))
    if (at?.replace(/\.$/u, '') === ours) return token ?? null;
  return null;
}

/** A recipient as a header names it is no longer than this; what follows is not looked at. */
const MOST_READ = 2_000;

/**
 * How a recipient resembles the signed address of a token without being it, in words that follow "It was sent to";
 * null where it does not. It only ever suggests.
 *
 * @param desk local part and domain replies come to
 * @example nearToken('desk+abcdefghijk@desk.example', 'abcdefghijklmnop', desk) // 'the beginning of the signed address'
 */
export function nearToken(
  named: string,
  token: string,
  desk: { readonly localPart: string; readonly domain: string },
): string | null {
  const text = named.slice(0, MOST_READ).toLowerCase();
  if (text.includes(token)) return 'an address that holds the signed part of its address';
  const local = text.slice(0, text.lastIndexOf('@')).replace(/^.*[<"\s]/u, '');
  const ours = desk.localPart.toLowerCase();
  const typed = new RegExp(`^${PLUS}|^[-_.]`, 'u');
  const rest = local.startsWith(ours) ? local.slice(ours.length).replace(typed, '') : '';
  if (rest.length < LEAST_OF_A_TOKEN || rest.length > token.length + 1) return null;
  if (token.startsWith(rest)) return 'the beginning of its signed address';
  if (token.endsWith(rest)) return 'the end of its signed address';
  return oneApart(alike(rest), alike(token)) ? 'an address one letter away from its signed address' : null;
}

/** Fewer letters than these say nothing: 8 of 32 letters are 40 bits. */
const LEAST_OF_A_TOKEN = 8;

/** Letters that are taken for each other when an address is typed from paper. */
function alike(text: string): string {
  return text.replace(/[1i]/gu, 'l').replaceAll('0', 'o').replaceAll('8', 'b').replaceAll('9', 'g');
}

/** Whether two words are the same but for one letter that is wrong, missing, too many, or in its neighbour's place. */
function oneApart(one: string, other: string): boolean {
  if (one.length > other.length) return oneApart(other, one);
  if (other.length - one.length > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  if (one.length < other.length) return one.slice(at) === other.slice(at + 1);
  const swapped = `${one[at + 1] ?? ''}${one[at] ?? ''}${one.slice(at + 2)}`;
  return one.slice(at + 1) === other.slice(at + 1) || swapped === other.slice(at);
}
