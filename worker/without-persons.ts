const DOMAIN = String.raw`(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}`;
const LOCAL_PART = String.raw`[^\s"'<>()\[\],;:\\@/=]+`;
const ADDRESS = new RegExp(String.raw`${LOCAL_PART}(?=(?:@|%40)${DOMAIN})`, 'gu');
/** Shown names as mail programs write them: words that begin with a capital, or of a script without capitals. */
const NAME = new RegExp(
  String.raw`(?:\\?"[^"\\]{1,100}\\?"|(?:(?:\p{Lu}|\p{Lo})[\p{L}\p{M}.’'-]*[ ]{1,3}){1,6})[ ]{0,3}(?=<${LOCAL_PART}(?:@|%40)${DOMAIN})`,
  'gu',
);
const CREDENTIALS = /(?<=[a-z]:\/\/)[^\s/@"\\]+(?=@)/gu;

/**
 * The same text without what names a person: of addresses the domain stays, which says which office's server it was; names
 * before them and credentials of URLs go. What is JSON stays JSON.
 *
 * @example withoutPersons('550 5.1.1 <focal.point@moi.gov.pk>: unknown') // '550 5.1.1 <…@moi.gov.pk>: unknown'
 */
export function withoutPersons(text: string): string {
  return text.replace(CREDENTIALS, '…').replace(NAME, '').replace(ADDRESS, '…');
}
