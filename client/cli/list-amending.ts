import type { Store } from '../../activities/store-ports.ts';
import type { CycleState } from '../../domain/cycle/state.ts';
import { amendmentAhead, putInForce, type ListWishes, type PreparedList } from '../list-amendments.ts';
import { changesInWords, effectsInWords } from '../list-words.ts';
import type { CliContext, CliOptions, CliResult } from './command.ts';
import { pairs } from './correction-options.ts';
import { today } from './dates.ts';
import { listOption } from './options.ts';
import { storeAndDesk } from './running.ts';

/**
 * Puts a list in force, or with `--preview` shows what that would do.
 * @throws DeskError `usage`, `refused` with the cycle's reason, `engine-unavailable`
 */
export async function amendOrPreview(
  store: Store,
  state: CycleState,
  of: PreparedList,
  options: CliOptions,
  context: CliContext,
): Promise<CliResult> {
  const wishes = wishesOf(options);
  const ahead = await amendmentAhead(store, state, of, wishes, today(context));
  const { cycleId } = state;
  const corrections = of.added.map(({ id, change }) => ({ id, change }));
  const json = { cycleId, ...ahead, corrections, unclear: of.unclear };
  const unclear = of.unclear.map(({ message }) => `- ${message}`);
  const told = [
    changesInWords(ahead.changes).join('\n'),
    ...(effectsInWords(ahead).length === 0 ? [] : [effectsInWords(ahead).join('\n')]),
    ...(unclear.length === 0 ? [] : [`Not certain, and left alone\n${unclear.join('\n')}`]),
  ];
  if (options['preview'] === true)
    return { json: { preview: true, ...json }, text: [...told, 'Nothing was changed.'].join('\n\n') };
  const { desk } = await storeAndDesk(context);
  const receipt = await putInForce(store, desk, state, of, wishes);
  const done = receipt.changed ? 'In force.' : 'It was in force already.';
  return { json: { preview: false, ...json, ...receipt }, text: [...told, done].join('\n\n') };
}

function wishesOf(options: CliOptions): ListWishes {
  const ask = pairs(options, 'ask').map(([question, offices]): [string, readonly string[]] => [
    question,
    offices
      .split(',')
      .map((office) => office.trim())
      .filter((office) => office !== ''),
  ]);
  return { keep: listOption(options, 'keepAnswers'), ask: Object.fromEntries(ask) };
}
