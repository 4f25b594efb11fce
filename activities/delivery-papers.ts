import { epochMs, localDateOf } from '../domain/calendar/instants.ts';
import type { CycleState } from '../domain/cycle/state.ts';
import type { HandOverLetter } from '../domain/requests/letter-view.ts';
import type { ActivityPorts } from './activity-ports.ts';
import type { LetterMaterial } from './letter-views.ts';
import type { MailAttachment } from './mail-ports.ts';
import { submissionPack } from './submission.ts';
import type { OutboxLetter, Store } from './store-ports.ts';

const ZONE = 'Asia/Karachi';

/** A letter of a cycle on its way. */
interface Leaving {
  readonly letter: OutboxLetter;
  readonly state: CycleState;
}

/** Letters with which the text goes to the Mission. */
const TO_THE_MISSION = /^submission-/u;

/** What a letter to the Mission says of the papers that travel with the text. */
export async function papersIn(store: Store, { letter, state }: Leaving): Promise<Pick<LetterMaterial, 'papers'>> {
  if (!TO_THE_MISSION.test(letter.rung) || state.consolidation === null) return {};
  const { document } = await submissionPack(store, state.cycleId, letter.writtenOn);
  return { papers: papersOf(document.tables.length > 0) };
}

/** What the Mission needs beside the text to deliver it: its annex, the cover letter and a draft of the note verbale. */
export async function papersFor(
  { store, writePapers }: Pick<ActivityPorts, 'store' | 'writePapers'>,
  group: readonly Leaving[],
  datedAt: string,
): Promise<readonly MailAttachment[]> {
  const toMission = group.find(({ letter }) => TO_THE_MISSION.test(letter.rung));
  if (toMission === undefined || toMission.state.consolidation === null) return [];
  const pack = await submissionPack(store, toMission.state.cycleId, localDateOf(epochMs(datedAt), ZONE));
  // The replies themselves are the letter's own attachment.
  const written = await writePapers(pack, papersOf(pack.document.tables.length > 0));
  return written.map(({ name, contentType, bytes }) => ({ filename: name, contentType, content: bytes }));
}

function papersOf(withFigures: boolean): NonNullable<HandOverLetter['papers']> {
  return [...(withFigures ? (['statistics'] as const) : []), 'cover-letter', 'note-verbale'];
}
