import type { CycleFacts } from '../cycle/state.ts';

/**
 * The number under which everything between the desk and one office in one cycle is filed; it stands in the subject
 * of every letter, so that a reply which lost its address can still be placed.
 *
 * @example fileNumber({ mechanism: 'ccpr', receivedOn: '2026-11-30', cycleId: 'cycle/ccpr/ccpr-c-pak-q-2' }, 'moi') // 'NMRF/CCPR/2026/CCPR-C-PAK-Q-2/moi'
 */
export function fileNumber(facts: Pick<CycleFacts, 'mechanism' | 'receivedOn' | 'cycleId'>, office: string): string {
  const slug = facts.cycleId.split('/').at(-1) ?? '';
  return `NMRF/${facts.mechanism.toUpperCase()}/${facts.receivedOn.slice(0, 4)}/${slug.toUpperCase()}/${office}`;
}
