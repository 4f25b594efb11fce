import { loadTerms, presentVersions } from '../../../activities/reference.ts';
import { DeskError } from '../../../contracts/errors.ts';
import { yearFeed } from '../../feeds/year-feed.ts';
import { loadFeed, type FeedOf } from '../../feeds/load-feed.ts';
import type { CliContext, RunCommand } from '../command.ts';
import { today } from '../dates.ts';
import { writeBytes } from '../files.ts';
import { findCycle } from '../find-cycle.ts';
import { textOption } from '../options.ts';
import { openedStore } from '../running.ts';

/**
 * `treaty feed [--cycle ID | --office ID] [--out FILE]`: the same iCalendar feeds as on the desk; without an option, that
 * of the whole year. That one needs nothing running: then it holds what `seeds/` says.
 *
 * @throws DeskError `usage`, `cycle-unknown`, `office-unknown`, `engine-unavailable`, `folder-unusable`
 */
export const run: RunCommand = async (_args, options, context) => {
  const calendar = await feed(context, textOption(options, 'cycle'), textOption(options, 'office'));
  const { writeICalendar } = await context.documents();
  const bytes = writeICalendar(calendar);
  const out = textOption(options, 'out');
  if (out === undefined) return { json: calendar, text: new TextDecoder().decode(bytes) };
  await writeBytes(out, bytes);
  const entries = `${calendar.events.length} ${calendar.events.length === 1 ? 'entry' : 'entries'}`;
  return { json: { ...calendar, file: out }, text: `${out}: ${calendar.name}, ${entries}.` };
};

async function feed(context: CliContext, cycle: string | undefined, office: string | undefined) {
  if (cycle !== undefined && office !== undefined) {
    throw new DeskError('usage', 'a feed is of a cycle or of an office', '--cycle ID or --office ID');
  }
  if (cycle === undefined && office === undefined && context.store === undefined) {
    return yearFeed((await context.reference()).obligations, []);
  }
  const store = await openedStore(context);
  const state = cycle === undefined ? null : await findCycle(store, cycle);
  const wanted: FeedOf =
    state !== null
      ? { of: 'cycle', id: state.cycleId }
      : office === undefined
        ? { of: 'year' }
        : { of: 'office', id: office };
  const terms = async (cycleId: string) => {
    const of = await findCycle(store, cycleId);
    return loadTerms(store, cycleId, await presentVersions(store, of));
  };
  return loadFeed({ store, terms, today: today(context) }, wanted);
}
