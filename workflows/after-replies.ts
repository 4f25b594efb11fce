import { ActivityFailure } from '@temporalio/workflow';
import type { CycleActivities } from '../activities/cycle-activities.ts';
import type { CycleRequest } from '../contracts/workflows.ts';
import type { CycleCommand, FiledReply } from '../domain/cycle/commands.ts';
import { contestedTasks, DAYS_TO_RECONCILE } from '../domain/cycle/decide-reconcile.ts';
import { justAnswered, returnsByItself, sendBack } from '../domain/cycle/return-by-check.ts';
import type { CycleState, CycleTerms } from '../domain/cycle/state.ts';

/** What the check of answers asks of the world. */
type Checks = Pick<CycleActivities, 'answersToReturn' | 'figuresAgree'>;

/**
 * What follows from answers that have just come, without anybody asking: those the check finds wanting go back where
 * the procedure says so, offices whose figures contradict each other are asked which holds, and what agrees now is settled. A check that fails changes nothing: an officer looks.
 *
 * @param taken what was told or asked in this turn
 */
export async function afterReplies(
  world: Checks,
  taken: readonly (CycleRequest | CycleCommand)[],
  state: CycleState,
  terms: CycleTerms,
  today: string,
): Promise<readonly CycleCommand[]> {
  const commands: CycleCommand[] = [];
  for (const request of taken) {
    if (request.type !== 'record-reply') continue;
    const { reply } = request;
    commands.push(...(await agreed(world, reply, state)), ...(await returned(world, reply, state, terms, today)));
    commands.push(...contested(reply, state));
  }
  return commands;
}

async function returned(
  world: Checks,
  reply: FiledReply,
  state: CycleState,
  terms: CycleTerms,
  today: string,
): Promise<readonly CycleCommand[]> {
  const from = returnsByItself(state, terms, reply.office, today);
  const rows = justAnswered(state, reply);
  if (from === null || rows.length === 0) return [];
  const found = await orNothing(world.answersToReturn(state.cycleId, reply.office, rows, from, today));
  const command = found === null ? null : sendBack(state, found);
  return command === null ? [] : [command];
}

/** Both offices of figures that contradict each other are asked which holds, while there is time to correct the text. */
function contested({ contradicts = [] }: FiledReply, state: CycleState): readonly CycleCommand[] {
  if (state.consolidation !== null) return [];
  return contradicts.map(({ figures, of }) => ({
    type: 'ask-reconcile',
    figures,
    of,
    workingDays: DAYS_TO_RECONCILE,
    by: 'procedure',
  }));
}

async function agreed(world: Checks, reply: FiledReply, state: CycleState): Promise<readonly CycleCommand[]> {
  const commands: CycleCommand[] = [];
  for (const { row } of reply.answers) {
    for (const { figures } of contestedTasks(state, { office: reply.office, row })) {
      if (figures === undefined) continue;
      const { own, other } = figures;
      const agree = await orNothing(world.figuresAgree(state.cycleId, own, other));
      if (agree === true) commands.push({ type: 'figures-agree', figures: [own, other] });
    }
  }
  return commands;
}

async function orNothing<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ActivityFailure) return null;
    throw error;
  }
}
