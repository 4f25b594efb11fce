import type { Office } from '../domain/offices/office.ts';
import { OFFICES, referenceDocument } from './reference.ts';
import type { ReferenceStore } from './store-ports.ts';

/** Addresses of an office's people and of the mailbox they share. */
export function addressesOf(office: Office | undefined): readonly string[] {
  if (office === undefined) return [];
  const { head, accountable, focalPoint, alternates, groupMailbox = null } = office;
  const people = [head, accountable, focalPoint, ...alternates].flatMap((officer) => officer?.email ?? []);
  return groupMailbox === null ? people : [...people, groupMailbox];
}

/** What each version of the directory said, by store: a stored version never changes. */
const directories = new WeakMap<ReferenceStore, Map<number, ReadonlyMap<string, readonly string[]>>>();

/**
 * Addresses that an earlier directory has for an office and today's has not: of people who have moved on.
 *
 * @param today the newest version of the directory, and the office as it stands there
 */
export async function formerPeople(
  reference: ReferenceStore,
  today: { readonly version: number; readonly office: Office | undefined },
  office: string,
): Promise<readonly string[]> {
  const known = directories.get(reference) ?? new Map<number, ReadonlyMap<string, readonly string[]>>();
  directories.set(reference, known);
  const former = new Set<string>();
  for (let version = 1; version < today.version; version += 1) {
    let directory = known.get(version);
    if (directory === undefined) {
      const { offices } = (await referenceDocument(reference, 'offices', OFFICES, version)).document;
      directory = new Map(offices.map((one) => [one.id, addressesOf(one)]));
      known.set(version, directory);
    }
    for (const address of directory.get(office) ?? []) former.add(address.toLowerCase());
  }
  for (const address of addressesOf(today.office)) former.delete(address.toLowerCase());
  return [...former];
}
