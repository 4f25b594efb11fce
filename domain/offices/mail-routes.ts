import type { Office, Officer, RecipientRole } from './office.ts';
import { recipientsFor, type Recipients } from './recipients.ts';

/** Where a letter to some roles goes next once one of them cannot be reached, in this order. */
const STAND_INS: Readonly<Partial<Record<RecipientRole, readonly RecipientRole[]>>> = {
  'focal-point': ['alternate', 'accountable', 'group-mailbox'],
  alternate: ['accountable', 'group-mailbox'],
  accountable: ['group-mailbox'],
  head: ['group-mailbox'],
};

/**
 * The people a letter goes to, passing over addresses that have failed: those it is meant for, else the people who stand
 * in for them one role after another, at last the mailbox that several of the office read.
 *
 * @param dead addresses in small letters
 */
export function mailRoute(
  office: Office,
  roles: readonly RecipientRole[],
  offices: readonly Office[],
  dead: ReadonlySet<string>,
): Recipients {
  const alive = offices.map((one) => without(one, dead));
  const here = without(office, dead);
  const meant = recipientsFor(here, roles, alive);
  if (meant.ok) return meant;
  const standIns = [...new Set(roles.flatMap((role) => STAND_INS[role] ?? []))];
  for (const role of (['alternate', 'accountable', 'group-mailbox'] as const).filter((r) => standIns.includes(r))) {
    const next = recipientsFor(here, [role], alive);
    if (next.ok) return { ...next, notes: [...next.notes, `written to in place of ${roles.join(', ')}`] };
  }
  if (dead.size === 0) return meant;
  return {
    ok: false,
    problem: 'address-missing',
    message: `no address of ${office.name} (${office.id}) is left that takes mail; those it has have failed`,
  };
}

/**
 * To how many people or groups of them a letter can still go, one after another, each once the one before has failed.
 *
 * @param dead addresses in small letters
 */
export function routesLeft(
  office: Office,
  roles: readonly RecipientRole[],
  offices: readonly Office[],
  dead: ReadonlySet<string>,
): number {
  const failed = new Set(dead);
  for (let count = 0; ; count += 1) {
    const route = mailRoute(office, roles, offices, failed);
    if (!route.ok) return count;
    for (const { email } of route.recipients) failed.add(email.toLowerCase());
  }
}

/** An office as if the addresses that have failed were not known. */
function without(office: Office, dead: ReadonlySet<string>): Office {
  const isDead = (email: string | null | undefined): boolean => email != null && dead.has(email.toLowerCase());
  const alive = (officer: Officer): Officer => (isDead(officer.email) ? { ...officer, email: null } : officer);
  return {
    ...office,
    head: alive(office.head),
    accountable: alive(office.accountable),
    focalPoint: office.focalPoint === null ? null : alive(office.focalPoint),
    alternates: office.alternates.filter(({ email }) => !isDead(email)),
    groupMailbox: isDead(office.groupMailbox) ? null : (office.groupMailbox ?? null),
  };
}
