import { usableAddress } from './address.ts';
import type { Office, Officer, Province } from './office.ts';

/** Seats of the Executive Committee. @source founding document on the national mechanism (NMRF), *Composition*: 21 seats */
export const SEATS = { chair: 1, own: 1, member: 19 } as const;

const SEATS_PER_PROVINCE = 3;
const PROVINCES_WITH_SEATS: readonly Province[] = ['punjab', 'sindh', 'khyber-pakhtunkhwa', 'balochistan'];

/** Ids become part of workflow ids and addresses. */
const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Something wrong with a list of offices. */
export interface OfficeProblem {
  /** Id of the office; null when it concerns the whole list. */
  readonly office: string | null;
  /** The value, and what would be accepted. */
  readonly message: string;
}

/**
 * What is wrong with a list of offices; empty when nothing is. A missing address is no fault of the list: it is asked
 * for when a letter needs it. An address that is there must be usable.
 */
export function checkOffices(offices: readonly Office[]): readonly OfficeProblem[] {
  return [...offices.flatMap((office, at) => checkOffice(office, at, offices)), ...checkSeats(offices)];
}

function checkOffice(office: Office, at: number, offices: readonly Office[]): readonly OfficeProblem[] {
  const problems: OfficeProblem[] = [];
  const say = (message: string) => problems.push({ office: office.id, message });
  if (!ID.test(office.id))
    say(`the id "${office.id}" is not usable; accepted: small letters, digits and single hyphens`);
  if (offices.findIndex(({ id }) => id === office.id) !== at)
    say(`the id "${office.id}" stands twice; accepted: one id per seat`);
  if (office.parent !== null && !offices.some(({ id }) => id === office.parent)) {
    say(`the parent "${office.parent}" is unknown; accepted: the id of an office in this list, or null`);
  }
  if (runsInCircle(office, offices))
    say(`the parents above "${office.id}" run in a circle; accepted: a line that ends in null`);
  if ((office.level === 'federal') !== (office.province === null)) {
    say(`level "${office.level}" does not go with province "${office.province}"; accepted: a province unless federal`);
  }
  if ((office.seat === null) !== (office.role === null)) {
    say(`seat "${office.seat}" does not go with role "${office.role}"; accepted: both or neither`);
  }
  for (const officer of [office.head, office.accountable, office.focalPoint, ...office.alternates]) {
    const wrong = officer === null ? null : addressProblem(officer);
    if (wrong !== null) say(wrong);
  }
  const group = office.groupMailbox == null ? null : usableAddress(office.groupMailbox);
  if (group !== null && !group.ok) say(`group mailbox: ${group.problem}`);
  return problems;
}

function addressProblem({ post, email }: Officer): string | null {
  const check = email === null ? null : usableAddress(email);
  return check === null || check.ok ? null : `${post}: ${check.problem}`;
}

function runsInCircle(office: Office, offices: readonly Office[]): boolean {
  const passed = new Set<string>();
  for (let at: Office | undefined = office; at !== undefined;) {
    if (passed.has(at.id)) return true;
    passed.add(at.id);
    const above: string | null = at.parent;
    at = offices.find(({ id }) => id === above);
  }
  return false;
}

function checkSeats(offices: readonly Office[]): readonly OfficeProblem[] {
  const problems: OfficeProblem[] = [];
  const say = (message: string) => problems.push({ office: null, message });
  for (const [role, seats] of Object.entries(SEATS)) {
    const held = offices.filter((office) => office.role === role).length;
    if (held !== seats) say(`${held} offices have the role "${role}"; accepted: ${seats}`);
  }
  for (const province of PROVINCES_WITH_SEATS) {
    const held = offices.filter((office) => office.role === 'member' && office.province === province).length;
    if (held !== SEATS_PER_PROVINCE) say(`${province} holds ${held} seats; accepted: ${SEATS_PER_PROVINCE}`);
  }
  return problems;
}
