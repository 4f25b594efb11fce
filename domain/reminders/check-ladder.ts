import type { PlanStepId } from '../plan/plan.ts';
import type { Procedure } from '../procedures/procedure.ts';
import type { Ladder, Rung } from './ladder.ts';

/** From this rung up, counted from 1, the history of the chase is annexed. */
const ANNEXED_FROM = 3;
/** Working days to either side of an answer date beyond which no rung is believed: a quarter of a year. */
const FARTHEST = 60;
/** Most working days a letter may be shown before it leaves: two weeks. */
const MOST_VETO_DAYS = 10;

/** Something wrong with a ladder. */
export interface LadderProblem {
  /** Id of the rung; null when it concerns the whole ladder. */
  readonly rung: string | null;
  /** The value, and what would be accepted. */
  readonly message: string;
}

type Say = (rung: string | null, message: string) => void;
/** What of a procedure a ladder has to fit into. */
type User = Pick<Procedure, 'id' | 'ladder' | 'steps'>;

/**
 * What is wrong with a ladder; empty when nothing is. In a sound ladder the rungs have different ids, each later than
 * the one before, at most one before the answer date and none on it, every one of them is written to somebody, and the
 * history goes with them from the third rung up.
 *
 * @param procedures those there are: each rung must then have a day in the longest chase of those that use the ladder,
 *   or in the longest time to answer where it comes before the answer date. Null checks the ladder by itself.
 */
export function checkLadder(ladder: Ladder, procedures: readonly User[] | null = null): readonly LadderProblem[] {
  const problems: LadderProblem[] = [];
  const say: Say = (rung, message) => problems.push({ rung, message });
  const { rungs } = ladder;
  if (rungs.length === 0) say(null, 'the ladder has no rung; accepted: one or more');
  for (const [at, rung] of rungs.entries()) {
    checkOrder(rungs, rung, at, say);
    checkLetter(rung, at, say);
  }
  const early = rungs.filter(({ offset }) => offset < 0);
  if (early.length > 1) {
    say(null, `${early.map(({ id }) => id).join(', ')} lie before the answer date; accepted: at most one rung there`);
  }
  checkWaits(ladder, say);
  checkRoom(
    ladder,
    (procedures ?? []).filter((one) => one.ladder === ladder.id),
    say,
  );
  return problems;
}

function checkOrder(rungs: readonly Rung[], rung: Rung, at: number, say: Say): void {
  const before = rungs[at - 1];
  if (rungs.findIndex(({ id }) => id === rung.id) !== at)
    say(rung.id, `the id "${rung.id}" stands twice; accepted: each id once`);
  if (!Number.isInteger(rung.offset) || rung.offset === 0) {
    say(
      rung.id,
      `the offset is ${rung.offset}; accepted: whole working days before (negative) or after the answer date, not 0`,
    );
  }
  if (before !== undefined && rung.offset <= before.offset) {
    say(
      rung.id,
      `the offset ${rung.offset} does not come after ${before.offset} of "${before.id}"; accepted: offsets that rise`,
    );
  }
}

function checkLetter(rung: Rung, at: number, say: Say): void {
  if (rung.to.length === 0) say(rung.id, 'nobody is written to; accepted: one or more roles in "to"');
  const twice = [...rung.to, ...rung.cc].find((role, place, all) => all.indexOf(role) !== place);
  if (twice !== undefined)
    say(rung.id, `"${twice}" is named twice; accepted: each role once in "to" and "cc" together`);
  if (at + 1 >= ANNEXED_FROM && !rung.annexHistory) {
    say(rung.id, 'the history is not annexed; accepted: annexHistory true from the third rung up');
  }
}

function checkWaits(ladder: Ladder, say: Say): void {
  const veto = (rung: string | null, days: number | undefined): void => {
    if (days === undefined || isWhole(days, 0, MOST_VETO_DAYS)) return;
    say(rung, `vetoWorkingDays is ${days}; accepted: whole working days from 0 to ${MOST_VETO_DAYS}`);
  };
  veto(null, ladder.vetoWorkingDays);
  for (const rung of ladder.rungs) veto(rung.id, rung.vetoWorkingDays);
  for (const [name, days] of Object.entries(ladder.silentAfter ?? {})) {
    if (!isWhole(days, 1, FARTHEST))
      say(null, `silentAfter.${name} is ${days}; accepted: whole working days from 1 to ${FARTHEST}`);
  }
}

/** A chase that is too short draws a ladder together; one that is too short always, and so for everybody, is a mistake. */
function checkRoom({ rungs }: Ladder, users: readonly User[], say: Say): void {
  const longest = (step: PlanStepId): number =>
    users.length === 0 ? FARTHEST : Math.min(FARTHEST, Math.max(...users.map((user) => wished(user, step))));
  const chase = longest('chase');
  const answers = longest('answers');
  const whose = users.length === 0 ? 'that is believed' : 'of the procedures that use the ladder';
  for (const { id, offset } of rungs) {
    if (offset > chase) {
      say(
        id,
        `the offset ${offset} lies beyond the longest chase ${whose}, ${chase} working days; accepted: 1 to ${chase}`,
      );
    } else if (-offset >= answers) {
      say(
        id,
        `the rung never comes: ${-offset} working days before the answer date nobody has been asked, ` +
          `as the longest time to answer ${whose} is ${answers}; accepted: -1 to ${1 - answers}`,
      );
    }
  }
  const after = rungs.filter(({ offset }) => offset > 0);
  if (after.length > chase) {
    say(
      after[0]!.id,
      `the rung never comes: ${after.length} rungs after the answer date share ${chase} days; accepted: at most ${chase}`,
    );
  }
}

function wished({ steps }: User, step: PlanStepId): number {
  return steps.find(({ id }) => id === step)?.wished ?? 0;
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
