import type { CycleFilter } from '../../activities/store-ports.ts';
import { DeskError } from '../../contracts/errors.ts';
import { isLate } from '../../domain/cycle/late.ts';
import type { CycleState } from '../../domain/cycle/state.ts';

/**
 * The cycles a filter lets through, in the order given.
 * @throws DeskError `data-invalid` when late cycles are asked for without the day to judge by
 */
export function narrowed(states: readonly CycleState[], filter: CycleFilter): readonly CycleState[] {
  const { late = false, rehearsals = false, today } = filter;
  const wanted = states.filter((state) => rehearsals || !state.rehearsal);
  if (!late) return wanted;
  if (today === undefined) {
    throw new DeskError('data-invalid', 'A list of late cycles needs a day to judge by.', 'Give `today` with `late`.');
  }
  return wanted.filter((state) => isLate(state, today));
}
