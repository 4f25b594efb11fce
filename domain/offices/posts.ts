import type { Office, RecipientRole } from './office.ts';
import { topAbove } from './recipients.ts';

/**
 * Who is written to at an office, by post and without name or address, so that it may stand in a task.
 *
 * @param offices the whole directory, to find who stands above
 */
export function postsOf(office: Office, offices: readonly Office[]): Readonly<Partial<Record<RecipientRole, string>>> {
  const { focalPoint, alternates, accountable, head } = office;
  return {
    ...(focalPoint === null ? {} : { 'focal-point': focalPoint.post }),
    ...(alternates[0] === undefined ? {} : { alternate: alternates[0].post }),
    accountable: accountable.post,
    head: head.post,
    superior: topAbove(office, offices).head.post,
  };
}
