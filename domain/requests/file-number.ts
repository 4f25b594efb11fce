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

/**
 * The numbers that a text names, wherever they stand: which treaty, which cycle, which office.
 *
 * @returns each once, in lower case, at most fifty
 * @example fileNumbersIn('Re: [NMRF/CCPR/2026/CCPR-C-PAK-Q-2/moi]') // [{ mechanism: 'ccpr', slug: 'ccpr-c-pak-q-2', office: 'moi' }]
 */
export function fileNumbersIn(
  text: string,
): readonly { readonly mechanism: string; readonly slug: string; readonly office: string }[] {
  const found = new Map<string, { readonly mechanism: string; readonly slug: string; readonly office: string }>();
  for (const [whole, mechanism = '', slug = '', office = ''] of text.toLowerCase().matchAll(FILE_NUMBER)) {
    if (found.size >= 50) break;
    found.set(whole, { mechanism, slug, office });
  }
  return [...found.values()];
}

const FILE_NUMBER = /\bnmrf\/([a-z0-9-]{1,40})\/\d{4}\/([a-z0-9-]{1,120})\/([a-z0-9-]{1,80})/gu;
