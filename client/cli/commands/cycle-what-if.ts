import { DeskError } from '../../../contracts/errors.ts';
import type { Forecast } from '../../../domain/forecast/forecast.ts';
import type { SlackPath } from '../../../domain/forecast/slack-paths.ts';
import { MATTER_WORDS } from '../../../domain/forecast/verdict.ts';
import { whatIf, type WhatIf } from '../../../domain/forecast/what-if.ts';
import { dayOfCycle, readPast } from '../../forecasts.ts';
import { assumptionsOf } from '../assumption-options.ts';
import type { RunCommand } from '../command.ts';
import { termsOf } from '../cycle-view.ts';
import { dayWords, today } from '../dates.ts';
import { findRunningCycle } from '../find-cycle.ts';
import { verdictWords } from '../forecast-words.ts';
import { openedStore } from '../running.ts';
import { table } from '../table.ts';

/**
 * `cycle what-if CYCLE …`: what would become of a cycle; nothing is changed.
 *
 * @throws DeskError `usage`, `date-invalid`; `refused` with what cannot be assumed of this cycle; `cycle-unknown`,
 * `engine-unavailable`
 */
export const run: RunCommand = async ([id = ''], options, context) => {
  const assumptions = assumptionsOf(options);
  const store = await openedStore(context);
  const state = await findRunningCycle(store, id);
  const { cycleId, title } = state;
  const on = await dayOfCycle(store, state, today(context));
  const past = (await readPast(store, on)).besides(cycleId);
  const found = whatIf(state, await termsOf(store, state), on, past, assumptions);
  if ('message' in found) throw new DeskError('refused', found.message, found.hint);
  return {
    json: { cycleId, assumptions, ...found },
    text: `${title}: what if? Nothing is changed.\n\n${inWords(found)}`,
  };
};

function inWords({ before, after, moved }: WhatIf): string {
  const shown = [
    ['Will we make it?', verdictWords(before.verdict), verdictWords(after.verdict)],
    ['With the UN on', submittedWords(before), submittedWords(after)],
    ['Last day in time', dayWords(before.lastDay), dayWords(after.lastDay)],
    ['Critical', criticalWords(before), criticalWords(after)],
  ];
  const rows = pathsOfEither(before, after).map(([key, was, is]) => [
    key,
    dayWords(was?.expectedOn),
    dayWords(is?.expectedOn),
    dayWords(was?.lastSafeDay),
    dayWords(is?.lastSafeDay),
    slackWords(was),
    slackWords(is),
  ]);
  const heads = ['', 'Expected', 'then', 'Last safe day', 'then', 'Slack', 'then'];
  const plan = moved.map(({ id, from, to }) => [id, dayWords(from), dayWords(to)]);
  return [
    table(['', 'Now', 'Then'], shown),
    after.verdict.why,
    table(heads, rows),
    ...(plan.length === 0 ? [] : [`The plan would move\n${table(['Milestone', 'From', 'To'], plan)}`]),
  ].join('\n\n');
}

/** The paths of both forecasts, those of the second in their order, then those that fell away. */
function pathsOfEither(
  before: Forecast,
  after: Forecast,
): readonly (readonly [string, SlackPath | undefined, SlackPath | undefined])[] {
  const keyOf = ({ office, matter }: SlackPath): string => `${office}, ${MATTER_WORDS[matter]}`;
  const [was, is] = [before, after].map(({ paths }) => new Map(paths.map((path) => [keyOf(path), path])));
  return [...new Set([...is!.keys(), ...was!.keys()])].map((key) => [key, was!.get(key), is!.get(key)]);
}

function submittedWords({ submission }: Forecast): string {
  return dayWords(submission?.on);
}

function criticalWords({ critical }: Forecast): string {
  return critical === null ? '' : `${critical.office}, ${MATTER_WORDS[critical.matter]}`;
}

function slackWords(path: SlackPath | undefined): string {
  return path === undefined ? 'none' : String(path.slackWorkingDays);
}
