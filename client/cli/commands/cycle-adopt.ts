import { DeskError } from '../../../contracts/errors.ts';
import type { LettersDiff } from '../../../domain/cycle/letters-ahead.ts';
import { adoptVersions, previewAdoption, type AskedVersions } from '../../adopt-versions.ts';
import type { CliOptions, RunCommand } from '../command.ts';
import { dayWords, today } from '../dates.ts';
import { findRunningCycle } from '../find-cycle.ts';
import { deciderOption, textOption } from '../options.ts';
import { replanText } from '../replan-text.ts';
import { openedStore, storeAndDesk } from '../running.ts';
import { table } from '../table.ts';

const VERSIONS = ['ladder', 'clearanceLadder', 'procedure', 'calendar', 'offices'] as const;

/**
 * `cycle adopt CYCLE [--ladder N|newest] … [--preview]`: moves a running cycle to other versions of its rules.
 *
 * @throws DeskError `usage`, `cycle-unknown`, `data-invalid` when a version is not in the store, `refused`,
 *   `engine-unavailable`
 */
export const run: RunCommand = async ([id = ''], options, context) => {
  const asked = versionsOf(options);
  const decided = { by: deciderOption(options), reason: textOption(options, 'reason') ?? 'other versions were chosen' };
  if (options['preview'] === true) {
    const store = await openedStore(context);
    const state = await findRunningCycle(store, id);
    const ahead = await previewAdoption(store, state, asked, decided, today(context));
    const letters = ahead.letters === null ? [] : [lettersText(ahead.letters)];
    return {
      json: { preview: true, ...ahead },
      text: [replanText(ahead), ...letters, 'Nothing was changed.'].join('\n\n'),
    };
  }
  const { store, desk } = await storeAndDesk(context);
  const state = await findRunningCycle(store, id);
  const done = await adoptVersions({ store, desk }, state, asked, decided);
  const text = done.replan === null ? `${done.cycleId} runs on these versions already.` : replanText(done.replan);
  return { json: { preview: false, ...done }, text };
};

function versionsOf(options: CliOptions): AskedVersions {
  const given = VERSIONS.flatMap((what) => {
    const version = textOption(options, what);
    return version === undefined ? [] : [[what, versionOf(version, what)] as const];
  });
  return Object.fromEntries(given);
}

function versionOf(given: string, what: string): number | 'newest' {
  if (given === 'newest') return given;
  if (/^[1-9]\d{0,5}$/u.test(given)) return Number(given);
  const flag = what === 'clearanceLadder' ? '--clearance-ladder' : `--${what}`;
  throw new DeskError('usage', `${flag}: "${given}" is no version`, 'a whole number from 1, or newest');
}

function lettersText({ added, dropped, moved, changed }: LettersDiff): string {
  const rows = [
    ...added.map((letter) => [letter.office, letter.rung, '', letter.on, 'added'] as const),
    ...dropped.map((letter) => [letter.office, letter.rung, letter.on, '', 'dropped'] as const),
    ...moved.map(({ before, after }) => [after.office, after.rung, before.on, after.on, 'moved'] as const),
    ...changed.map(({ before, after }) => [after.office, after.rung, before.on, after.on, 'changed'] as const),
  ];
  if (rows.length === 0) return 'No letter changes.';
  return table(
    ['office', 'letter', 'now', 'then', ''],
    rows.map(([office, rung, now, then, how]) => [office, rung, dayWords(now || null), dayWords(then || null), how]),
  );
}
