import type { MailAtThePace } from '../../activities/mail-ports.ts';

const MINUTE = 60_000;
/** Turns are given no further ahead than this; who would come later asks again then. */
const HORIZON = 10 * MINUTE;

/** How many mails may leave within any minute; 0 for no limit. */
export interface MailRates {
  readonly total: number;
  /** To addresses of one domain. */
  readonly domain: number;
}

/**
 * Keeps the rates of one process: in no minute more mails leave than may, over all and to each domain. A mail over its
 * rate is given the first moment at which it fits, and that moment is kept for it, so a wave of any size asks twice for
 * each mail and sleeps nowhere. Several processes know nothing of each other: each keeps its own share.
 *
 * @returns milliseconds until the mail's turn, 0 when it leaves now; `now` in milliseconds since 1970
 * @example const pace = mailPace({ total: 1, domain: 1 })
 *   pace({ mailId: 'a', recipients: ['x@moi.example'] }, 0) // 0
 *   pace({ mailId: 'b', recipients: ['y@mofa.example'] }, 0) // 60000
 */
export function mailPace(rates: MailRates): (mail: MailAtThePace, now: number) => number {
  const total: number[] = [];
  const domains = new Map<string, number[]>();
  /** Moments that were given and have not come, by mail. */
  const kept = new Map<string, number>();

  function limitsOf(recipients: readonly string[]): readonly Limit[] {
    const names = new Set(recipients.map((address) => address.slice(address.lastIndexOf('@') + 1).toLowerCase()));
    const toDomains = [...names].map((name): Limit => {
      const turns = domains.get(name) ?? [];
      domains.set(name, turns);
      return { turns, most: rates.domain };
    });
    return [{ turns: total, most: rates.total }, ...toDomains].filter(({ most }) => most > 0);
  }

  function forget(before: number): void {
    for (const [mailId, moment] of kept) if (moment <= before) kept.delete(mailId);
    for (const turns of [total, ...domains.values()]) while ((turns[0] ?? Infinity) <= before) turns.shift();
    for (const [name, turns] of domains) if (turns.length === 0) domains.delete(name);
  }

  return ({ mailId, recipients }, now) => {
    forget(now - MINUTE);
    const own = kept.get(mailId);
    if (own !== undefined) {
      if (own <= now) kept.delete(mailId);
      return Math.max(0, own - now);
    }
    const limits = limitsOf(recipients);
    const moment = firstThatFits(limits, now);
    if (moment > now + HORIZON) return HORIZON;
    for (const { turns } of limits) turns.splice(placeOf(moment, turns), 0, moment);
    if (moment > now) kept.set(mailId, moment);
    return moment - now;
  };
}

/** Moments at which mails left or will leave, in order, and how many of them may lie within a minute. */
interface Limit {
  readonly turns: number[];
  readonly most: number;
}

/** Later than now it can only be where an earlier turn is a minute past. */
function firstThatFits(limits: readonly Limit[], now: number): number {
  const later = limits.flatMap(({ turns }) => turns.map((turn) => turn + MINUTE)).filter((moment) => moment > now);
  return [now, ...later.sort((a, b) => a - b)].find((moment) => limits.every((limit) => fits(moment, limit)))!;
}

function fits(moment: number, { turns, most }: Limit): boolean {
  const at = placeOf(moment, turns);
  const near = [...turns.slice(Math.max(0, at - most), at), moment, ...turns.slice(at, at + most)];
  return near.every((first, index) => (near[index + most] ?? Infinity) - first >= MINUTE);
}

/** Where a moment stands among others, after those that are the same. */
function placeOf(moment: number, turns: readonly number[]): number {
  const at = turns.findIndex((turn) => turn > moment);
  return at === -1 ? turns.length : at;
}
