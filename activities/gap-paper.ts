import type { LocalDate } from '../domain/calendar/calendar.ts';
import { epochMs, localDateOf } from '../domain/calendar/instants.ts';
import type { CycleState } from '../domain/cycle/state.ts';
import { gapsName } from '../domain/requests/file-names.ts';
import { fileNumber } from '../domain/requests/file-number.ts';
import type { ActivityPorts } from './activity-ports.ts';
import type { GapListDocument } from './draft-ports.ts';
import type { LetterMaterial } from './letter-views.ts';
import type { MailAttachment } from './mail-ports.ts';
import { consolidationOf, currentConsolidation, currentGaps } from './matrix.ts';
import type { OutboxLetter, Store } from './store-ports.ts';

const ZONE = 'Asia/Karachi';
const DOCUMENT = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A letter of a cycle on its way. */
interface Leaving {
  readonly letter: OutboxLetter;
  readonly state: CycleState;
}

/**
 * What is missing in the text of a cycle: in the one that was put together, or as the answers stand where none is.
 * @param today local date in Islamabad
 */
export async function gapListOf(store: Store, state: CycleState, today: LocalDate): Promise<GapListDocument> {
  const { cycleId, consolidation: frozen, title, rehearsal } = state;
  const text = frozen === null ? await currentConsolidation(store, cycleId) : await consolidationOf(store, frozen.text);
  return {
    title,
    number: fileNumber(state, 'gaps'),
    frozenOn: frozen?.on ?? null,
    asOf: today,
    questions: text.sections.reduce((sum, section) => sum + section.paragraphs.length, 0),
    // A text of an earlier version of this software was put together without its list.
    items: text.gapList ?? (await currentGaps(store, cycleId, text, today)),
    mark: rehearsal ? 'REHEARSAL' : null,
  };
}

/** Letters that carry the list: those to the Committee, whose word it is to call on the offices. */
const TO_THE_COMMITTEE = /^committee-/u;

/** What a letter to the Committee says of the list that travels with it; nothing where nothing is missing. */
export async function gapsIn(store: Store, { letter, state }: Leaving): Promise<Pick<LetterMaterial, 'gaps'>> {
  if (!TO_THE_COMMITTEE.test(letter.rung) || state.consolidation === null) return {};
  const { items } = await gapListOf(store, state, letter.writtenOn);
  if (items.length === 0) return {};
  const questions = new Set(items.map(({ question }) => question)).size;
  return { gaps: { attachment: gapsName(state.cycleId), questions } };
}

/** The list as the file that travels with a letter to the Committee; none where nothing is missing. */
export async function gapListFor(
  { store, writeGapList }: Pick<ActivityPorts, 'store' | 'writeGapList'>,
  group: readonly Leaving[],
  datedAt: string,
): Promise<readonly MailAttachment[]> {
  const toCommittee = group.find(({ letter }) => TO_THE_COMMITTEE.test(letter.rung));
  if (toCommittee === undefined || toCommittee.state.consolidation === null) return [];
  const list = await gapListOf(store, toCommittee.state, localDateOf(epochMs(datedAt), ZONE));
  if (list.items.length === 0) return [];
  const content = await writeGapList(list);
  return [{ filename: gapsName(toCommittee.state.cycleId), contentType: DOCUMENT, content }];
}
