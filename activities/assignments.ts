import { DeskError } from '../contracts/errors.ts';
import type { QuestionAssignment } from '../domain/questions/assignment.ts';
import type { Sha256, Store } from './store-ports.ts';

/** Stores an assignment as content. @returns its hash */
export async function saveAssignment(
  store: Pick<Store, 'content'>,
  assignment: readonly QuestionAssignment[],
): Promise<Sha256> {
  return store.content.put(new TextEncoder().encode(JSON.stringify(assignment)), 'application/json');
}

/**
 * A stored assignment.
 * @throws DeskError `data-invalid` when there is none under this hash
 */
export async function loadAssignment(
  store: Pick<Store, 'content'>,
  hash: Sha256,
): Promise<readonly QuestionAssignment[]> {
  const found = await store.content.get(hash);
  if (found === null) throw new DeskError('data-invalid', `No assignment is stored under ${hash}.`);
  return JSON.parse(new TextDecoder().decode(found.bytes)) as readonly QuestionAssignment[];
}
