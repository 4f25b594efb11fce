import type { ReadDocument } from '../activities/ports.ts';
import type { Store } from '../activities/store-ports.ts';
import { DeskError } from '../contracts/errors.ts';
import type { CycleOpening } from '../contracts/treaty-calendar.ts';
import type { Desk } from './desk.ts';
import { prepareCycle, procedureWords, titleOf, type NewCycle, type StartedCycle } from './start-cycle.ts';

/** What receiving a document needs. */
export interface ReceivingParts {
  readonly store: Store;
  readonly desk: Pick<Desk, 'treaties'>;
  readonly read: ReadDocument;
}

/** A real instrument that came. */
export type NewInstrument = Omit<NewCycle, 'scope' | 'continueAfterEvents'>;

/**
 * Has the treaty calendar open the cycle of a real instrument and link what is owed to it: once it is asked, that is
 * done whatever becomes of us. Repeated, it does what was left undone and nothing twice.
 *
 * @param by who received it, by post
 * @throws DeskError what `startCycle` throws, and then nothing was asked; `engine-unavailable`
 */
export async function receiveInstrument(
  parts: ReceivingParts,
  list: NewInstrument,
  by: string,
): Promise<Omit<StartedCycle, 'facts'>> {
  const { reading, mechanism, chosen, deadline } = await prepareCycle(parts, list);
  const { kind, symbol } = reading;
  const about = { mechanism, kind, symbol, title: titleOf(reading, mechanism) };
  const result = await parts.desk.treaties.openCycle(await storedOpening(parts.store, list, about), by);
  if ('refused' in result) throw new DeskError(result.refused.code, result.refused.message, result.refused.hint);
  return { ...result, reading, procedure: procedureWords(chosen), deadline };
}

/** Stores a document, and names it by its hash. @param about as it was read */
export async function storedOpening(
  { content }: Pick<Store, 'content'>,
  { bytes, ...list }: NewInstrument,
  about: CycleOpening['about'],
): Promise<CycleOpening> {
  return { ...list, about, document: await content.put(bytes, 'application/octet-stream') };
}
