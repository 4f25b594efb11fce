import { DeskError } from '../../../contracts/errors.ts';
import { draftText, type DraftVersion } from '../../../domain/matrix/draft.ts';
import { diffText, draftDiff } from '../../draft-diff.ts';
import { draftingOf, draftingQuestion, draftPlace } from '../../drafting.ts';
import type { RunCommand } from '../command.ts';
import { dayWords } from '../dates.ts';
import { placeWords } from '../draft-words.ts';
import { findCycle } from '../find-cycle.ts';
import { textOption } from '../options.ts';
import { openedStore } from '../running.ts';

/**
 * `draft diff CYCLE QUESTION [V1 V2]`: every version with who wrote it, and what changed between two of them.
 * @throws DeskError `version-unknown`, `question-unknown`, `row-unknown`, `cycle-unknown`
 */
export const run: RunCommand = async ([id = '', question = '', ...wanted], options, context) => {
  const store = await openedStore(context);
  const state = await findCycle(store, id);
  const place = draftPlace(
    draftingQuestion(await draftingOf(store, state), question),
    textOption(options, 'part') ?? null,
  );
  const versions = await store.drafts.versions(state.cycleId, place);
  const at = (given: string | undefined, otherwise: number): DraftVersion => {
    const found = versions.find(({ version }) => String(version) === (given?.replace(/^v/iu, '') ?? String(otherwise)));
    if (found !== undefined) return found;
    throw new DeskError(
      'version-unknown',
      `${placeWords(place)} has no version ${given ?? otherwise}.`,
      versions.length === 0 ? 'No text was written for it.' : `Its versions: 1 to ${versions.length}.`,
    );
  };
  const before = at(wanted[0], Math.max(1, versions.length - 1));
  const after = at(wanted[1], versions.length);
  const runs = draftDiff(draftText(before), draftText(after));
  const head = ({ version, by, on, reason }: DraftVersion): string =>
    `Version ${version} by ${by}, ${dayWords(on)}${reason === '' ? '' : `: ${reason}`}`;
  return {
    json: { cycleId: state.cycleId, ...place, versions: versions.map(({ paragraphs: _text, ...one }) => one), runs },
    text: `${versions.map(head).join('\n')}\n\nFrom ${before.version} to ${after.version}\n${diffText(runs)}`,
  };
};
