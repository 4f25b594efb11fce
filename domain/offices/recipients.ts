import { usableAddress } from './address.ts';
import type { Office, Officer, RecipientRole } from './office.ts';

/** A person a letter goes to, by post. */
export interface Recipient {
  /** Id of the person's office, which for the chair and the Committee is not the one the letter is about. */
  readonly office: string;
  /** The role asked for; who stands in for whom is said in the notes. */
  readonly role: RecipientRole;
  readonly post: string;
  readonly email: string;
}

/** Whom a letter goes to; or that it would go to nobody. */
export type Recipients =
  | {
      readonly ok: true;
      /** One or more, each address once. */
      readonly recipients: readonly Recipient[];
      /** Who stands in for whom, and who could not be reached, in sentences for the file. */
      readonly notes: readonly string[];
    }
  | { readonly ok: false; readonly problem: 'address-missing'; readonly message: string };

interface Person {
  readonly office: Office;
  readonly officer: Officer;
}

/**
 * The people that the roles of a letter stand for, those with a usable address only.
 *
 * For a focal point that cannot be written to stands the first alternate that can, else the accountable officer.
 * `superior` heads the office at the top of the line above: the Chief Secretary of a province, the Secretary of a Ministry.
 * `chair` is the head of the office that chairs the Committee, `committee` the accountable officers of all other seats.
 * A role that reaches nobody is said in the notes as long as another reaches somebody; a letter to nobody is a problem.
 */
export function recipientsFor(office: Office, roles: readonly RecipientRole[], offices: readonly Office[]): Recipients {
  const notes: string[] = [];
  const recipients = new Map<string, Recipient>();
  for (const role of roles) {
    const { people, said } = peopleFor(role, office, offices);
    notes.push(...said);
    for (const { office: of, officer } of people) {
      const check = usableAddress(officer.email);
      if (!check.ok) notes.push(`${officer.post} (${of.id}): ${check.problem}`);
      else if (!recipients.has(check.address.toLowerCase())) {
        recipients.set(check.address.toLowerCase(), { office: of.id, role, post: officer.post, email: check.address });
      }
    }
  }
  if (recipients.size > 0) return { ok: true, recipients: [...recipients.values()], notes };
  const why = notes.length === 0 ? '' : `: ${notes.join('; ')}`;
  return {
    ok: false,
    problem: 'address-missing',
    message: `${office.name} (${office.id}) has no usable address for ${roles.join(', ') || 'anybody'}${why}`,
  };
}

function peopleFor(
  role: RecipientRole,
  office: Office,
  offices: readonly Office[],
): { readonly people: readonly Person[]; readonly said: readonly string[] } {
  const here = (officers: readonly Officer[]) => officers.map((officer) => ({ office, officer }));
  switch (role) {
    case 'focal-point':
      return focalPoint(office);
    case 'alternate':
      return office.alternates.length > 0
        ? { people: here(office.alternates), said: [] }
        : { people: [], said: [`${office.id} has named no alternate`] };
    case 'accountable':
      return { people: here([office.accountable]), said: [] };
    case 'head':
      return { people: here([office.head]), said: [] };
    case 'superior': {
      const above = topAbove(office, offices);
      return { people: [{ office: above, officer: above.head }], said: [] };
    }
    case 'group-mailbox': {
      const address = office.groupMailbox ?? null;
      if (address === null) return { people: [], said: [`${office.id} has no group mailbox`] };
      return { people: here([{ post: office.name, name: null, email: address }]), said: [] };
    }
    case 'chair': {
      const chairs = offices.filter((one) => one.role === 'chair');
      const people = chairs.map((one) => ({ office: one, officer: one.head }));
      return { people, said: people.length > 0 ? [] : ['no office chairs the Committee'] };
    }
    case 'committee': {
      const seats = offices.filter((one) => one.role === 'member' || one.role === 'own');
      const people = seats.map((one) => ({ office: one, officer: one.accountable }));
      return { people, said: people.length > 0 ? [] : ['the Committee has no members'] };
    }
  }
}

/** The office at the top of the line above an office; itself where none stands above it. */
export function topAbove(office: Office, offices: readonly Office[]): Office {
  let top = office;
  for (let steps = 0; top.parent !== null && steps < offices.length; steps += 1) {
    const above = offices.find(({ id }) => id === top.parent);
    if (above === undefined) return top;
    top = above;
  }
  return top;
}

function focalPoint(office: Office): { readonly people: readonly Person[]; readonly said: readonly string[] } {
  const named = office.focalPoint;
  const check = usableAddress(named?.email ?? null);
  if (named !== null && check.ok) return { people: [{ office, officer: named }], said: [] };
  const why = named === null || check.ok ? 'none is named' : check.problem;
  const standIn = [...office.alternates, office.accountable].find(({ email }) => usableAddress(email).ok);
  if (standIn === undefined)
    return { people: [], said: [`focal point of ${office.id}: ${why}, and nobody can stand in`] };
  return {
    people: [{ office, officer: standIn }],
    said: [`${standIn.post} stands in for the focal point of ${office.id}: ${why}`],
  };
}
