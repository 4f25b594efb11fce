import { beyondCap, isSetOffByMail, MOST_SET_OFF_A_DAY } from '../domain/requests/set-off-by-mail.ts';
import type { Addressed } from './letters.ts';
import type { Store } from './store-ports.ts';

/**
 * Letters that incoming mail set off and that would be more to one correspondent than one day may see; each with what an
 * officer is told in its place.
 *
 * @param letters about to leave, all of one scope, in the order in which they would
 * @param on local day in Islamabad
 * @returns reasons by the id of the letter
 */
export async function cappedLetters(
  store: Store,
  letters: readonly Addressed[],
  scope: string,
  on: string,
): Promise<ReadonlyMap<string, string>> {
  const capped = new Map<string, string>();
  const sent = new Map<string, number>();
  const offices = new Set<string>();
  for (const { letter, to } of letters) {
    if (!isSetOffByMail(letter)) continue;
    if (!offices.has(letter.office)) {
      offices.add(letter.office);
      for (const mail of await store.outbox.datedOn(letter.office, scope, on))
        for (const address of mail.letters.some(isSetOffByMail) ? mail.to : []) count(sent, address);
    }
    const [first] = to;
    if (first === undefined) continue;
    if ((sent.get(first.email.toLowerCase()) ?? 0) >= MOST_SET_OFF_A_DAY) capped.set(letter.id, beyondCap(first.email));
    else for (const { email } of to) count(sent, email);
  }
  return capped;
}

function count(sent: Map<string, number>, address: string): void {
  const key = address.toLowerCase();
  sent.set(key, (sent.get(key) ?? 0) + 1);
}
