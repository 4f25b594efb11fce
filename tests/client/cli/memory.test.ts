import { beforeEach, describe, expect, test } from 'vitest';
import type { CliOptions, RunCommand } from '../../../client/cli/command.ts';
import { run as memoryFind } from '../../../client/cli/commands/memory-find.ts';
import { run as memoryList } from '../../../client/cli/commands/memory-list.ts';
import { run as search } from '../../../client/cli/commands/search.ts';
import { run as cycleStart } from '../../../client/cli/commands/cycle-start.ts';
import { run as route } from '../../../client/cli/commands/route.ts';
import type { RoutingGaps } from '../../../domain/questions/routing-gaps.ts';
import { deskInMemory, specimen, TODAY, type DeskInMemory } from './desk-in-memory.ts';

const TEXT =
  'In 2024, 31 transgender persons filed complaints under the Transgender Persons (Protection of Rights) Act, 2018.';

let desk: DeskInMemory;
beforeEach(async () => {
  desk = await deskInMemory();
});
const said = async (run: RunCommand, args: readonly string[], options: CliOptions = {}) =>
  run(args, options, desk.context);

/** A cycle in which the answer of one office to one row was accepted. */
async function answered(): Promise<{ readonly office: string; readonly row: string; readonly cycleId: string }> {
  await said(cycleStart, [specimen('specimen-ccpr')], { confirm: true, deadline: '2027-06-30', received: TODAY });
  const { state } = desk.cycle();
  const request = Object.values(state.requests).find(({ rows }) =>
    Object.keys(rows).some((row) => row.startsWith('q5')),
  );
  const office = request!.office;
  const row = Object.keys(request!.rows).find((one) => one.startsWith('q5'))!;
  await desk.store.answers.save(state.cycleId, office, 'm1', TODAY, [{ row, status: 'answered', text: TEXT }]);
  expect(desk.cycle().answer(office, [row], 'm1')).toBeNull();
  const accept = { type: 'change-rows', office, rows: [row], to: 'accepted', by: 'director', reason: null } as const;
  expect(desk.cycle().tell(accept)).toBeNull();
  await desk.record();
  return { office, row, cycleId: state.cycleId };
}

describe('the memory on the command line', () => {
  test('lists accepted answers with figures and laws, by office and mechanism', async () => {
    expect((await said(memoryList, [])).text).toBe('The memory holds no such answer.');
    const { office, row } = await answered();
    const { json, text } = await said(memoryList, []);
    expect(json).toMatchObject([{ office, row, text: TEXT, figures: [{ value: 31, year: 2024 }] }]);
    expect(text).toContain(office);
    expect((await said(memoryList, [], { office: 'moc' })).json).toEqual([]);
    expect((await said(memoryList, [], { mechanism: 'ccpr' })).json).toHaveLength(1);
    expect((await said(memoryList, [], { mechanism: 'cat' })).json).toEqual([]);
    await expect(said(memoryList, [], { mechanism: 'iccpr' })).rejects.toMatchObject({ code: 'usage' });
  });

  test('finds what was answered to a like question, and says how like', async () => {
    const { cycleId } = await answered();
    const like = 'Please inform on the protection of transgender persons and the complaints they filed.';
    const { json, text } = await said(memoryFind, [], { text: like });
    expect(json).toMatchObject([{ cycleId, text: TEXT, same: false, stale: null }]);
    expect(text).toMatch(/per cent alike[\s\S]*answered: In 2024/);
    expect((await said(memoryFind, [], { text: 'Please report on wells.' })).text).toBe(
      'Nothing like it was answered before.',
    );
    // Its own answers are not earlier ones.
    expect((await said(memoryFind, [cycleId, 'q5'])).json).toEqual([]);
    await expect(said(memoryFind, [cycleId, 'q99'])).rejects.toMatchObject({ code: 'data-invalid' });
    for (const args of [[], [cycleId], [cycleId, 'q5', 'q6']])
      await expect(said(memoryFind, args)).rejects.toMatchObject({ code: 'usage' });
    await expect(said(memoryFind, [cycleId, 'q5'], { text: like })).rejects.toMatchObject({ code: 'usage' });
  });
});

describe('search on the command line', () => {
  test('gives questions and answers with where they stand', async () => {
    const { office, row, cycleId } = await answered();
    const { json, text } = await said(search, ['complaints', 'transgender']);
    expect(json).toContainEqual(expect.objectContaining({ kind: 'answer', office, row, cycleId }));
    expect(text).toContain('31 transgender persons');
    expect((await said(search, ['transgender'], { limit: '1' })).json).toHaveLength(1);
    expect((await said(search, ['elephants'])).text).toBe('Nothing holds “elephants”.');
  });

  test.each([
    [[], {}],
    [[' '], {}],
    [['x'], { limit: 'many' }],
    [['x'], { limit: '0' }],
  ])('%j with %j is told what would be accepted', async (words, options) => {
    await expect(said(search, words, options)).rejects.toMatchObject({ code: 'usage' });
  });

  test('needs a desk that runs', async () => {
    const { store: _store, search: _search, ...alone } = desk.context;
    await expect(search(['x'], {}, alone)).rejects.toMatchObject({ code: 'engine-unavailable' });
  });
});

describe('route on the command line', () => {
  test('prints who leads, who supports, and what is left open', async () => {
    const { text } = await said(route, [specimen('specimen-ccpr')]);
    expect(text).toMatch(/^Question +Asks +Lead +Score +Supporting +Why the lead/);
    expect(text).toMatch(/every police force/);
    expect(text).toMatch(/Every question has an office, and every office a question\.$/);
    expect((await said(route, [specimen('specimen-ccpr')], { why: true })).text).toMatch(/0\.\d\d {2}\S+: /);
    const gaps = (await said(route, [specimen('specimen-cerd-themes')], { gaps: true })).json as RoutingGaps;
    expect(Object.keys(gaps)).toEqual(['unanswered', 'undecided', 'unnamed', 'withoutSeat']);
  });

  test('follows what other cycles have confirmed', async () => {
    await answered();
    const { json } = await said(route, [specimen('specimen-ccpr')]);
    expect(JSON.stringify(json)).toContain('led the answer to q1 of');
  });
});
