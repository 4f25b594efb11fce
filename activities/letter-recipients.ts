import type { CycleState } from '../domain/cycle/state.ts';
import { mailRoute } from '../domain/offices/mail-routes.ts';
import type { Office } from '../domain/offices/office.ts';
import type { Recipient } from '../domain/offices/recipients.ts';
import type { OutboxLetter, Store } from './store-ports.ts';
import { deadAddresses } from './undelivered-mail.ts';

/** Whom a letter goes to and whom it is copied to; or why it would go to nobody. */
export type LetterRecipients =
  { readonly to: readonly Recipient[]; readonly cc: readonly Recipient[] } | { readonly nobody: string };

/**
 * The people a letter goes to when its turn to leave comes, by the directory of that moment.
 *
 * @param state the letter's cycle
 * @param offices the whole directory
 */
export async function letterRecipients(
  store: Store,
  letter: OutboxLetter,
  state: CycleState,
  offices: readonly Office[],
): Promise<LetterRecipients> {
  const { office, decision } = letter;
  const entry = offices.find((o) => o.id === office);
  if (entry === undefined) return { nobody: `${office} is not among the offices` };
  const request = state.requests[office];
  const dead = hasFailed(letter, state) ? await deadAddresses(store, state, office, letter.id) : new Set<string>();
  const away = request?.absentUntil != null && request.absentUntil > letter.writtenOn;
  // A focal point that is away is not written to alone.
  const wanted = away && decision.to.includes('focal-point') ? [...decision.to, 'alternate' as const] : decision.to;
  const alive = mailRoute(entry, [...new Set(wanted)], offices, dead);
  // An officer who has a letter sent again may know that a mailbox has been mended.
  const resent = state.letters[`${office}/${letter.rung}`]?.resent === true;
  const to = alive.ok || !resent ? alive : mailRoute(entry, decision.to, offices, new Set());
  if (!to.ok) return { nobody: to.message };
  const cc = decision.cc.length === 0 ? null : mailRoute(entry, decision.cc, offices, dead);
  const taken = new Set(to.recipients.map((r) => r.email.toLowerCase()));
  const copies = cc?.ok === true ? cc.recipients.filter((r) => !taken.has(r.email.toLowerCase())) : [];
  return { to: to.recipients, cc: copies };
}

/** Whether any letter to the office has failed in this cycle: only then are its addresses looked at. */
function hasFailed({ office, route }: OutboxLetter, { requests, letters }: CycleState): boolean {
  return (
    route > 1 ||
    requests[office]?.mailboxFailed === true ||
    Object.entries(letters).some(([key, letter]) => letter.routes > 1 && key.startsWith(`${office}/`))
  );
}
