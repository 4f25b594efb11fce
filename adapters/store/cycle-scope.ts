import { DeskError } from '../../contracts/errors.ts';
import { parseCycleId } from '../../contracts/ids.ts';

/**
 * The world a cycle belongs to, so that a rehearsal's letters never share a mail with real ones.
 *
 * @returns '' for a real cycle, else the rehearsal's id prefix with its last slash
 * @throws DeskError `data-invalid` when it is no id of a cycle
 * @example cycleScope('rehearsal/7/cycle/ccpr/x') // 'rehearsal/7/'
 */
export function cycleScope(cycleId: string): string {
  const parts = parseCycleId(cycleId);
  if (parts !== null) return parts.scope;
  throw new DeskError(
    'data-invalid',
    `${JSON.stringify(cycleId)} is not the id of a cycle.`,
    'An id reads cycle/<mechanism>/<name>, for a rehearsal with rehearsal/<run>/ before it.',
  );
}
