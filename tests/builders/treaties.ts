import type { ReferenceStore } from '../../activities/store-ports.ts';
import type { TreatyActivities } from '../../activities/treaty-activities.ts';
import type { TreatyFace } from '../../client/treaty-face.ts';
import { DeskError } from '../../contracts/errors.ts';
import type { CycleOpening } from '../../contracts/treaty-calendar.ts';
import { changeObligations } from '../../domain/obligations/change-obligations.ts';
import type { ObligationChange } from '../../domain/obligations/changes.ts';
import type { Obligations } from '../../domain/obligations/obligation.ts';

/**
 * The treaty calendar without an engine: its rules on the store's obligations.
 * @param today local date in Islamabad
 * @param activity opens a cycle
 */
export function treatiesInMemory(
  reference: ReferenceStore,
  today: () => string,
  activity: TreatyActivities['openCycle'],
): TreatyFace {
  const newest = async () => {
    const found = await reference.load('obligations', 'pakistan');
    return { version: found!.version, obligations: found!.document as Obligations };
  };
  const take = async (change: ObligationChange, by: string) => {
    const { version, obligations } = await newest();
    const changed = changeObligations(obligations, change, by, today());
    if ('refused' in changed) throw new DeskError('refused', changed.refused.message, changed.refused.hint);
    if (changed.obligations === obligations) return { version, changed: false };
    return { version: await reference.save('obligations', 'pakistan', changed.obligations), changed: true };
  };
  const openCycle = async (opening: CycleOpening, by: string) => {
    const opened = await activity(opening);
    if ('refused' in opened) {
      const why = `${opened.refused.message} ${opened.refused.hint}`;
      await take({ ...opening.about, type: 'opening-refused', why }, by);
      return opened;
    }
    const { received, ...result } = opened;
    if (received !== null) await take(received, by);
    return result;
  };
  return {
    open: async () => undefined,
    async tell(change, by, opening) {
      const receipt = await take(change, by);
      return opening === undefined ? receipt : { ...receipt, opening: await openCycle(opening, by) };
    },
    openCycle,
    news: async (news, by = 'treaty calendar') => void (await take(news, by)),
    obligations: newest,
  };
}
