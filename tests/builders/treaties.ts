import type { ReferenceStore } from '../../activities/store-ports.ts';
import type { TreatyFace } from '../../client/treaty-face.ts';
import { DeskError } from '../../contracts/errors.ts';
import { changeObligations } from '../../domain/obligations/change-obligations.ts';
import type { ObligationChange } from '../../domain/obligations/changes.ts';
import type { Obligations } from '../../domain/obligations/obligation.ts';

/** The treaty calendar without an engine: its rules on the store's obligations. @param today local date in Islamabad */
export function treatiesInMemory(reference: ReferenceStore, today: () => string): TreatyFace {
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
  return {
    open: async () => undefined,
    tell: take,
    news: async (news) => void (await take(news, 'treaty calendar')),
    obligations: newest,
  };
}
