import { MECHANISMS, type Mechanism } from '../domain/procedures/procedure.ts';
import type { TermsChange } from './terms-change.ts';

/** A cycle id taken apart. */
export interface CycleIdParts {
  readonly mechanism: Mechanism;
  readonly slug: string;
  /** Id prefix of the rehearsal it belongs to, '' for a real cycle. */
  readonly scope: string;
}

/**
 * Id of a cycle, which is also its workflow id: the same instrument twice is the same cycle.
 *
 * @param symbol as printed on the list; null falls back to the text's hash
 * @param textHash hex SHA-256 of the instrument's text
 * @param scope id prefix of a rehearsal, '' for a real cycle
 * @example cycleId({ mechanism: 'ccpr', symbol: 'CCPR/C/PAK/Q/2', textHash, scope: '' }) // 'cycle/ccpr/ccpr-c-pak-q-2'
 */
export function cycleId(of: {
  readonly mechanism: Mechanism;
  readonly symbol: string | null;
  readonly textHash: string;
  readonly scope: string;
}): string {
  const slug = of.symbol === null ? '' : slugOf(of.symbol);
  return `${of.scope}cycle/${of.mechanism}/${slug === '' ? of.textHash.slice(0, 12) : slug}`;
}

/** Reads a cycle id back; null when it is none. */
export function parseCycleId(id: string): CycleIdParts | null {
  const match = /^((?:rehearsal\/[^/]+\/)?)cycle\/([^/]+)\/([^/]+)$/.exec(id);
  const mechanism = MECHANISMS.find((m) => m === match?.[2]);
  if (match === null || mechanism === undefined) return null;
  return { scope: match[1] ?? '', mechanism, slug: match[3] ?? '' };
}

/** Id prefix of everything in one rehearsal. */
export function rehearsalScope(run: string): string {
  return `rehearsal/${run}/`;
}

/** Scope of a cycle, the despatch or a mail by its id: '' for a real one. */
export function scopeOf(id: string): string {
  return /^rehearsal\/[^/]+\//.exec(id)?.[0] ?? '';
}

/** Id of the workflow that sends the letters of all offices; `scopeOf` reads its scope back. */
export function despatchId(scope: string): string {
  return `${scope}despatch`;
}

/** Id of an office's out-tray; of runs begun before there was one despatch for all. */
export function outTrayId(office: string, scope: string): string {
  return `${scope}out-tray/${office}`;
}

/** Id of the one workflow that knows what is owed to the treaty bodies. */
export const TREATY_CALENDAR_ID = 'treaty-calendar';

/** Id of a change brought to running cycles: an order of the calendar, its undoing, or other versions of the rules. */
export function termsChangeId(change: TermsChange): string {
  if (change.kind === 'versions') return `terms-change/versions/${change.key}`;
  return `terms-change/calendar/${change.order.id}/${change.undo ? 'undo' : 'add'}`;
}

/** Reads the id of a calendar order's change back; null when it is none. */
export function parseTermsChangeId(id: string): { readonly order: string; readonly undo: boolean } | null {
  const match = /^terms-change\/calendar\/(.+)\/(add|undo)$/.exec(id);
  return match === null ? null : { order: match[1] ?? '', undo: match[2] === 'undo' };
}

/** Id of the workflow that takes in one message. */
export function mailIntakeId(key: string): string {
  return `mail/${key}`;
}

/**
 * Id of a reply in its cycle, where one message is filed to several offices of it: the first has the message's own key.
 * @example replyId('3fa9', 'mofa') // '3fa9/mofa'
 */
export function replyId(key: string, office: string): string {
  return `${key}/${office}`;
}

/** Key of the message that a reply came in. @param reply its id in the cycle: the key, or one made by `replyId` */
export function messageOfReply(reply: string): string {
  return reply.split('/')[0] ?? reply;
}

/** Id of a letter: cycle, office and rung. */
export function letterId(of: { readonly cycleId: string; readonly office: string; readonly rung: string }): string {
  return `${of.cycleId}/${of.office}/${of.rung}`;
}

/** Reads a letter id back; null when it is none. */
export function parseLetterId(
  id: string,
): { readonly cycleId: string; readonly office: string; readonly rung: string } | null {
  const parts = id.split('/');
  const rung = parts.pop();
  const office = parts.pop();
  const cycle = parts.join('/');
  if (rung === undefined || office === undefined || parseCycleId(cycle) === null) return null;
  return { cycleId: cycle, office, rung };
}

/** Lower-case words of a symbol joined by hyphens; the mark of a reissue (`*`) is no part of it. */
function slugOf(symbol: string): string {
  return symbol
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
