import { DeskError } from '../../../contracts/errors.ts';
import type { SenderDecision } from '../../../domain/replies/match-reply.ts';
import { decideHeld } from '../../hold.ts';
import type { CliContext, CliOptions, CliResult } from '../command.ts';
import { findCycle } from '../find-cycle.ts';
import { deciderOption, requiredOption } from '../options.ts';
import { storeAndDesk } from '../running.ts';

type Requests = SenderDecision['requests'];

/**
 * `mail hold file`, `split`, `noise` and `back`: what an officer decides about a message that waits. It is recorded with
 * who decided it and when, and teaches the next match for its sender.
 *
 * @throws DeskError `mail-unknown`, `cycle-unknown`, `office-unknown`, `usage`; `refused` when it does not wait for that
 */
export async function decideHeldMessage(
  decision: SenderDecision['decision'],
  [key = '']: readonly string[],
  options: CliOptions,
  context: CliContext,
): Promise<CliResult> {
  const running = await storeAndDesk(context);
  const requests =
    decision === 'filed'
      ? [
          await placeOf(
            running,
            requiredOption(options, 'cycle', '--cycle', 'ID'),
            requiredOption(options, 'office', '--office', 'moi'),
          ),
        ]
      : decision === 'split'
        ? await placesOf(running, options['to'])
        : [];
  const by = deciderOption(options);
  await decideHeld(running, { key, decision, requests, by, now: (context.now ?? Date.now)() });
  const [first] = requests;
  const where = decision === 'filed' && first !== undefined ? { cycleId: first.cycle, office: first.office } : {};
  return { json: { key, decision, by, requests, ...where }, text: SAYS[decision](requests) };
}

const SAYS: Readonly<Record<SenderDecision['decision'], (requests: Requests) => string>> = {
  filed: ([request]) => `The message is filed to ${request?.office} in ${request?.cycle} and is being read.`,
  split: (requests) =>
    `The message is filed to ${requests.map(({ office, cycle }) => `${office} in ${cycle}`).join(', ')} and is being read.`,
  noise: () => 'The message is put aside as noise; treaty-desk mail hold back takes that back.',
  back: () => 'The message is read again as if it had just come.',
};

async function placeOf(
  { store }: Awaited<ReturnType<typeof storeAndDesk>>,
  cycle: string,
  office: string,
): Promise<Requests[number]> {
  return { cycle: (await findCycle(store, cycle)).cycleId, office };
}

async function placesOf(running: Awaited<ReturnType<typeof storeAndDesk>>, to: CliOptions[string]): Promise<Requests> {
  const named = Array.isArray(to) ? (to as readonly string[]) : typeof to === 'string' ? [to] : [];
  if (named.length < 2)
    throw new DeskError(
      'usage',
      '--to is needed for two requests or more',
      '--to ccpr-c-pak-q-2:moi --to ccpr-c-pak-q-2:mofa',
    );
  const places: Requests[number][] = [];
  for (const one of named) {
    const at = one.lastIndexOf(':');
    if (at < 1 || at === one.length - 1)
      throw new DeskError('usage', `--to: “${one}” names no request`, 'CYCLE:OFFICE, for example ccpr-c-pak-q-2:moi');
    places.push(await placeOf(running, one.slice(0, at), one.slice(at + 1)));
  }
  return places;
}
