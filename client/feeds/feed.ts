import { epochMs } from '../../domain/calendar/instants.ts';
import type { RecordedEvent } from '../../domain/cycle/events.ts';

/** What the uids of our feeds end in. */
export const DOMAIN = 'treaty-desk';

const BEFORE_ANYTHING = '1970-01-01T00:00:00Z';

/** When the last of some records was written, so that the same content is the same bytes; ISO 8601. */
export function latestInstant(
  records: readonly { readonly events: readonly RecordedEvent[] }[],
  ...others: readonly string[]
): string {
  const instants = [...others, ...records.flatMap(({ events }) => events.at(-1)?.at ?? [])];
  return instants.reduce((latest, at) => (epochMs(at) > epochMs(latest) ? at : latest), BEFORE_ANYTHING);
}
