import { STEP_DOWN_RUNG } from '../cycle/due-step-down.ts';

/**
 * Letters a day that incoming mail may set off to one correspondent, over all cycles. Two machines that answer each
 * other stop there, and an officer looks. An honest day stays far below: at most one letter for each treaty whose
 * answers an office completes that day, and one for each person of it whose mailbox failed.
 *
 * @source RFC 3834 section 2: an automatic responder limits what it sends to one address in a time
 */
export const MOST_SET_OFF_A_DAY = 10;

/**
 * Whether a letter leaves because a message came in, and no plan or officer had it written: an office is told that its
 * answer came, or a letter that came back goes out again.
 *
 * @param letter `route` counts the ways it was tried, from 1
 */
export function isSetOffByMail({ rung, route }: { readonly rung: string; readonly route: number }): boolean {
  return rung === STEP_DOWN_RUNG || route > 1;
}

/** What an officer reads in place of a letter beyond the cap. @param address the correspondent's */
export function beyondCap(address: string): string {
  return `${MOST_SET_OFF_A_DAY} letters that incoming mail set off have gone to ${address} today; look whether a machine answers there, then write by hand`;
}
