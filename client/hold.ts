import type { InboundMail, Store } from '../activities/store-ports.ts';
import { DeskError } from '../contracts/errors.ts';
import type { HoldReason } from '../domain/replies/match-reply.ts';
import type { Desk } from './desk.ts';

/** Messages that wait for an officer, oldest first. */
export async function holdingList(store: Store): Promise<readonly InboundMail[]> {
  return (await store.inbound.inStatus('held')).filter((mail) => mail.reason !== null);
}

const WHY: Readonly<Record<HoldReason | 'own-address', string>> = {
  'strange-sender': 'the sender is not of the office',
  'several-requests': 'several requests fit',
  'cycle-closed': 'the cycle takes no more mail',
  'no-match': 'no request fits',
  'sender-failed': 'its sender may be forged',
  unreadable: 'it could not be read',
  encrypted: 'it is encrypted; ask for it plain',
  'own-address': 'sent by ourselves',
};

/** Why a message waits or was ignored, for a person. @param reason as it is stored; what is not known stays as it is */
export function heldBecause(reason: string | null): string {
  return reason === null ? '' : ((WHY as Readonly<Record<string, string>>)[reason] ?? reason);
}

/**
 * An officer says where a held message belongs; it is then read and filed like any other.
 * @throws DeskError `mail-unknown`, `office-unknown`, `refused` when it is not held
 */
export async function fileHeld(
  { store, desk }: { readonly store: Store; readonly desk: Pick<Desk, 'readAgain'> },
  key: string,
  cycleId: string,
  office: string,
): Promise<void> {
  const mail = await store.inbound.load(key);
  if (mail === null) throw new DeskError('mail-unknown', `There is no message ${key}.`);
  if (mail.status !== 'held') {
    throw new DeskError(
      'refused',
      `The message ${key} is ${mail.status}, not held.`,
      'Only a held message can be filed by hand.',
    );
  }
  const state = await store.cycles.state(cycleId);
  if (state === null) throw new DeskError('cycle-unknown', `There is no cycle ${cycleId}.`);
  if (state.requests[office] === undefined && state.awaited.every((a) => a.office !== office)) {
    throw new DeskError(
      'office-unknown',
      `${office} is not asked in ${cycleId}.`,
      `Asked: ${Object.keys(state.requests).join(', ')}.`,
    );
  }
  await store.inbound.mark(key, { cycleId, office, reason: null });
  await desk.readAgain(key);
}
