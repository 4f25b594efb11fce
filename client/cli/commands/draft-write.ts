import { DeskError } from '../../../contracts/errors.ts';
import { countWords } from '../../../domain/matrix/count-words.ts';
import { draftText, type DraftVersion } from '../../../domain/matrix/draft.ts';
import { diffText, draftDiff } from '../../draft-diff.ts';
import { draftingOf, draftingQuestion, draftPlace, writeDraft } from '../../drafting.ts';
import type { CliContext, CliOptions, RunCommand } from '../command.ts';
import { today } from '../dates.ts';
import { placeWords, sentenceLines } from '../draft-words.ts';
import { findRunningCycle } from '../find-cycle.ts';
import { deciderOption, requiredOption, textOfFile, textOption } from '../options.ts';
import { openedStore } from '../running.ts';

/**
 * `draft write CYCLE QUESTION --file FILE`: a text as a new version, with where each of its sentences comes from.
 * @throws DeskError `draft-moved` with what somebody else changed meanwhile; `usage`, `file-not-found`,
 *   `question-unknown`, `row-unknown`, `cycle-unknown`, `refused`
 */
export const run: RunCommand = async ([id = '', question = ''], options, context) => {
  const store = await openedStore(context);
  const state = await findRunningCycle(store, id);
  const drafting = await draftingOf(store, state);
  const one = draftingQuestion(drafting, question);
  const place = draftPlace(one, textOption(options, 'part') ?? null);
  const text = options['withdraw'] === true ? '' : await givenText(options, context);
  const versions = await store.drafts.versions(state.cycleId, place);
  const from = versionOption(options) ?? versions.at(-1)?.version ?? 0;
  const by = deciderOption(options);
  const entry = { ...place, text, from, by, reason: textOption(options, 'reason') ?? '', on: today(context) };
  const draft = await writeDraft(store, state, entry).catch(async (error: unknown) => {
    if (!(error instanceof DeskError) || error.code !== 'draft-moved') throw error;
    throw withDiff(error, versions, from);
  });
  const words = countWords(text);
  const end =
    draft.paragraphs.length === 0
      ? `Version ${draft.version} of ${placeWords(place)} withdraws the text: the offices’ answers stand.`
      : `Version ${draft.version} of ${placeWords(place)}, ${words} words.\n${sentenceLines(draft, drafting.nameOf).join('\n')}`;
  return { json: { cycleId: state.cycleId, words, draft }, text: end };
};

async function givenText(options: CliOptions, context: CliContext): Promise<string> {
  const path = requiredOption(options, 'file', '--file', 'FILE, or --withdraw');
  const text = path === '-' ? await inputText(context) : await textOfFile(path, '--file');
  if (text.trim() !== '') return text;
  throw new DeskError('usage', `${path} holds no text.`, 'A text with words; --withdraw takes a text back.');
}

async function inputText({ stdin }: CliContext): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin()) chunks.push(chunk);
  return new TextDecoder().decode(Buffer.concat(chunks));
}

function versionOption(options: CliOptions): number | null {
  const given = textOption(options, 'from');
  if (given === undefined) return null;
  if (/^\d{1,6}$/u.test(given)) return Number(given);
  throw new DeskError('usage', `--from: “${given}” is no version.`, 'A whole number; 0 where none was written.');
}

/** The refusal with what somebody else changed since the version this one was made from. */
function withDiff(error: DeskError, versions: readonly DraftVersion[], from: number): DeskError {
  const base = versions.find(({ version }) => version === from);
  const newest = versions.at(-1);
  if (newest === undefined) return error;
  const runs = draftDiff(base === undefined ? '' : draftText(base), draftText(newest));
  const hint = `Changed meanwhile: ${diffText(runs)}\nWrite yours from it: --from ${newest.version}.`;
  return new DeskError('draft-moved', error.message, hint);
}
