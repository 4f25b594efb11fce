import type { RecordedEvent } from '../domain/cycle/events.ts';
import { CONSOLIDATED_AGAIN } from '../domain/cycle/decide-finish.ts';
import { placeRemarks } from '../domain/matrix/clearer-comments.ts';
import type { Store } from './store-ports.ts';

/** Keeps what a clearer wrote when it returned the text: as comments on the texts of the next round. Repeatable. */
export async function keepRemarks(
  { drafts, instruments }: Pick<Store, 'drafts' | 'instruments'>,
  cycleId: string,
  events: readonly RecordedEvent[],
): Promise<void> {
  for (const { event, on } of events) {
    if (event.type !== 'clearance-refused' || event.comments === CONSOLIDATED_AGAIN) continue;
    const questions = (await instruments.load(cycleId))?.reading.questions ?? [];
    for (const { question, text } of placeRemarks(event.comments, questions)) {
      await drafts.comment(cycleId, { question, part: null, sentence: null, text, by: event.office, on });
    }
  }
}
