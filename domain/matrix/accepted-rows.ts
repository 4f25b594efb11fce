import type { CycleState } from '../cycle/state.ts';
import type { RowId } from '../requests/row.ts';

/** Rows whose answer was taken: an officer accepted it, or the State sent it to the UN with the rest of the text. */
export function acceptedRows({
  requests,
  reached,
}: Pick<CycleState, 'requests' | 'reached'>): readonly { readonly office: string; readonly row: RowId }[] {
  const sent = reached.submitted !== undefined;
  return Object.values(requests).flatMap(({ office, rows }) =>
    Object.entries(rows)
      .filter(([, state]) => state === 'accepted' || (sent && state === 'answered'))
      .map(([row]) => ({ office, row })),
  );
}
