import type { CycleState } from '../domain/cycle/state.ts';
import type { Office, RecipientRole } from '../domain/offices/office.ts';
import { recipientsFor, type Recipient } from '../domain/offices/recipients.ts';
import type { OutboxLetter, Store } from './store-ports.ts';

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
  const hasFailed = letter.route > 1 || request?.mailboxFailed === true;
  const noFocalPoint = hasFailed && (await focalPointIsDead(store, letter, state, entry));
  const away = request?.absentUntil != null && request.absentUntil > letter.writtenOn;
  const to = recipientsFor(entry, roles(decision.to, noFocalPoint, away), offices);
  if (!to.ok) return { nobody: to.message };
  const cc = decision.cc.length === 0 ? null : recipientsFor(entry, roles(decision.cc, noFocalPoint, false), offices);
  const taken = new Set(to.recipients.map((r) => r.email.toLowerCase()));
  const copies = cc?.ok === true ? cc.recipients.filter((r) => !taken.has(r.email.toLowerCase())) : [];
  return { to: to.recipients, cc: copies };
}

/** A focal point whose mailbox is dead is passed over; one that is away is not written to alone. */
function roles(wanted: readonly RecipientRole[], noFocalPoint: boolean, away: boolean): readonly RecipientRole[] {
  if (!wanted.includes('focal-point')) return wanted;
  if (noFocalPoint)
    return [
      ...new Set(wanted.flatMap((r): RecipientRole[] => (r === 'focal-point' ? ['alternate', 'accountable'] : [r]))),
    ];
  return away ? [...new Set<RecipientRole>([...wanted, 'alternate'])] : wanted;
}

/**
 * Whether a letter of this cycle did not arrive at the address the office's focal point has now; an address that was
 * put right since has not failed yet.
 */
async function focalPointIsDead(
  store: Store,
  letter: OutboxLetter,
  state: CycleState,
  entry: Office,
): Promise<boolean> {
  const address = entry.focalPoint?.email?.toLowerCase();
  if (address === undefined) return true;
  const mails = (await store.outbox.mailsOf(letter.cycleId)).filter(
    (mail) => mail.office === letter.office && mail.status !== 'superseded',
  );
  const lastOf = new Map(mails.flatMap((mail) => mail.letters.map(({ id }) => [id, mail.mailId] as const)));
  return mails
    .filter((mail) => mail.to.some((to) => to.toLowerCase() === address))
    .some(({ mailId, letters }) =>
      letters.some(({ id, office, rung }) => {
        // A letter that is on its way again, or had another mail later, did not arrive by this one.
        const again = id === letter.id || lastOf.get(id) !== mailId;
        return again || state.letters[`${office}/${rung}`]?.status === 'failed';
      }),
    );
}
