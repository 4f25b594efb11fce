import { expect, it } from 'vitest';
import { currentOffices } from '../../../activities/reference.ts';
import { run as start } from '../../../client/cli/commands/cycle-start.ts';
import { cycleView } from '../../../client/cli/cycle-view.ts';
import type { CycleState } from '../../../domain/cycle/state.ts';
import { deskInMemory, specimen, TODAY } from './desk-in-memory.ts';

/** The state with its records turned about, as a store may hand them back. */
function turnedAbout(state: CycleState): CycleState {
  const turned = <T>(record: Readonly<Record<string, T>>) => Object.fromEntries(Object.entries(record).reverse());
  const requests = Object.entries(state.requests).map(([id, one]) => [id, { ...one, rows: turned(one.rows) }] as const);
  return { ...state, letters: turned(state.letters), requests: turned(Object.fromEntries(requests)) };
}

it('offices and letters stand in the order of the seats, rows in the order of the list, however they are stored', async () => {
  const { store, context, cycle } = await deskInMemory();
  await start([specimen('specimen-ccpr')], { received: TODAY, confirm: true }, context);
  const { requests, letters } = await cycleView(store, turnedAbout(cycle().state), TODAY);

  const seats = (await currentOffices(store)).flatMap(({ id, role }) => (role === 'member' ? [id] : []));
  const asked = seats.filter((id) => requests[id] !== undefined);
  expect(asked.length).toBeGreaterThan(5);
  expect(Object.keys(requests)).toEqual(asked);
  expect(Object.keys(letters)).toEqual(asked.map((id) => `${id}/request`));

  const questions = Object.keys(requests['moi']?.rows ?? {}).map((row) => Number(/^q(\d+)/u.exec(row)?.[1]));
  expect(questions.length).toBeGreaterThan(5);
  expect(questions).toEqual([...questions].sort((a, b) => a - b));
});
