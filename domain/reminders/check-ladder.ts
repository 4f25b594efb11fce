import type { Ladder } from './ladder.ts';

/** From this rung up, counted from 1, the history of the chase is annexed. */
const ANNEXED_FROM = 3;

/** Something wrong with a ladder. */
export interface LadderProblem {
  /** Id of the rung; null when it concerns the whole ladder. */
  readonly rung: string | null;
  /** The value, and what would be accepted. */
  readonly message: string;
}

/**
 * What is wrong with a ladder; empty when nothing is. In a sound ladder the rungs have different ids, each later than
 * the one before, at most one before the answer date and none on it, everyone of them is written to somebody, and the
 * history goes with them from the third rung up.
 */
export function checkLadder(ladder: Ladder): readonly LadderProblem[] {
  const problems: LadderProblem[] = [];
  const say = (rung: string | null, message: string) => problems.push({ rung, message });
  const { rungs } = ladder;
  if (rungs.length === 0) say(null, 'the ladder has no rung; accepted: one or more');

  for (const [at, rung] of rungs.entries()) {
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
    if (rung.to.length === 0) say(rung.id, 'nobody is written to; accepted: one or more roles in "to"');
    const twice = [...rung.to, ...rung.cc].find((role, place, all) => all.indexOf(role) !== place);
    if (twice !== undefined)
      say(rung.id, `"${twice}" is named twice; accepted: each role once in "to" and "cc" together`);
    if (at + 1 >= ANNEXED_FROM && !rung.annexHistory) {
      say(rung.id, 'the history is not annexed; accepted: annexHistory true from the third rung up');
    }
  }
  const early = rungs.filter(({ offset }) => offset < 0);
  if (early.length > 1) {
    say(null, `${early.map(({ id }) => id).join(', ')} lie before the answer date; accepted: at most one rung there`);
  }
  return problems;
}
