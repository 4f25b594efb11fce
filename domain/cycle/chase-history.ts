import type { LocalDate } from '../calendar/calendar.ts';
import { addDays } from '../calendar/local-date.ts';
import type { Ladder } from '../reminders/ladder.ts';
import type { ChaseLine } from '../requests/letter-view.ts';
import type { CycleEvent, RecordedEvent } from './events.ts';

/** What letters outside the ladders are called. */
const OCCASIONS: readonly (readonly [prefix: string, title: string])[] = [
  ['request', 'Request'],
  ['returned-', 'Returned for completion'],
  ['additional-', 'Additional questions'],
  ['amended-', 'Corrected questions'],
  ['silent-', 'Confirmation of receipt asked'],
  ['extension-', 'Decision on more time'],
  ['clarification-', 'Clarification'],
  ['reconcile-', 'Figures to be reconciled'],
  ['shorten-', 'Shorter answer asked'],
  ['stood-down', 'Receipt'],
];

/**
 * What a letter is called, by its rung.
 * @returns null where neither a ladder nor an occasion knows it
 */
export function letterTitle(used: string, ladders: readonly Ladder[]): string | null {
  const rung = ladders.flatMap((ladder) => ladder.rungs).find(({ id }) => isSameRung(used, id));
  return rung?.title ?? OCCASIONS.find(([prefix]) => used.startsWith(prefix))?.[1] ?? null;
}

/** A rung of the clearance ladder goes by the matter's name and the round: `submission-reminder`, `clearance-reminder-2`. */
export function isSameRung(used: string, rung: string): boolean {
  if (used === rung) return true;
  const name = rung.replace(/^clearance-/, '');
  return rung !== name && new RegExp(`^(?:clearance|submission|acknowledgement)-${name}(?:-\\d+)?$`).test(used);
}

/**
 * What was sent to an office and what came back, by whichever channel, with the days that were granted: as it is
 * annexed to letters. What the Director vetoed stays inside the house.
 *
 * @returns by the day it happened, in the order in which it was recorded
 */
export function chaseHistory(
  events: readonly RecordedEvent[],
  office: string,
  ladders: readonly Ladder[],
): readonly ChaseLine[] {
  const lines = events.flatMap(({ on, event }) =>
    'office' in event && event.office === office ? lineOf(on, event, ladders) : [],
  );
  return lines.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function lineOf(on: LocalDate, event: CycleEvent, ladders: readonly Ladder[]): readonly ChaseLine[] {
  switch (event.type) {
    case 'letter-sent':
      return [
        {
          on: event.leftOn ?? on,
          channel: event.channel ?? 'e-mail',
          what: `${letterTitle(event.rung, ladders) ?? 'Letter'} sent`,
        },
      ];
    case 'letter-failed':
      return [
        { on, channel: 'e-mail', what: `${letterTitle(event.rung, ladders) ?? 'Letter'} could not be delivered` },
      ];
    case 'reply-received':
      return [{ on: event.happenedOn ?? on, channel: event.channel ?? 'e-mail', what: replyWords(event) }];
    case 'contact-logged': {
      // The letters it carried have lines of their own.
      if (event.carried !== undefined) return [];
      const what = event.reached ? 'office reached, nothing answered' : 'tried, nobody was reached';
      return [{ on: event.happenedOn ?? on, channel: event.channel, what: withSaid(what, event.said) }];
    }
    case 'days-granted':
      return [{ on, channel: 'decision', what: `${event.workingDays} working days granted` }];
    case 'clock-stopped':
      if (event.holder !== 'recess' || event.to === undefined) return [];
      return [
        {
          on,
          channel: 'decision',
          what: `recess from ${addDays(event.from, 1)} to ${addDays(event.to, -1)} not counted: ${event.reason}`,
        },
      ];
    default:
      return [];
  }
}

function replyWords(event: Extract<CycleEvent, { type: 'reply-received' }>): string {
  return withSaid(whatItWas(event), event.said);
}

function whatItWas(event: Extract<CycleEvent, { type: 'reply-received' }>): string {
  const answered = Object.keys(event.rows).length;
  if (answered > 0) return `reply received, answering ${answered} ${answered === 1 ? 'row' : 'rows'}`;
  const words: Partial<Record<typeof event.class, string>> = {
    acknowledgement: 'receipt acknowledged',
    'out-of-office': 'automatic absence note received',
    clarification: 'clarification asked',
    extension: 'more time asked',
    'bounce-hard': 'message came back as undeliverable',
    'bounce-soft': 'message came back for the time being',
    'bounce-delayed': 'delivery reported as delayed',
  };
  return words[event.class] ?? 'message received, answering no row';
}

function withSaid(what: string, said: string | undefined): string {
  return said === undefined ? what : `${what}: “${said.replace(/\s+/gu, ' ').trim()}”`;
}
