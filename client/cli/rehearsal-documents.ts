import { submissionPack } from '../../activities/submission.ts';
import type { Store } from '../../activities/store-ports.ts';
import type { WritePapers } from '../../activities/submission-ports.ts';
import { writeIntoFolder } from './paper-folder.ts';

/** Writes the documents of a rehearsed submission into a folder while its stack still runs, as of the day it ended. */
export async function writeRehearsedDocuments(
  store: Store,
  cycleId: string,
  folder: string,
  writePapers: WritePapers,
): Promise<void> {
  const state = await store.cycles.state(cycleId);
  const pack = await submissionPack(store, cycleId, state?.reached.acknowledged ?? state?.deadline ?? '');
  await writeIntoFolder(await writePapers(pack), folder);
}
