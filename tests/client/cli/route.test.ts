import { expect, it } from 'vitest';
import { storedReference } from '../../../adapters/store/seeds.ts';
import type { CliContext } from '../../../client/cli/command.ts';
import { run as route } from '../../../client/cli/commands/route.ts';
import { deskInMemory, specimen } from './desk-in-memory.ts';

it('route follows the routing table as it is stored, once a store is up', async () => {
  const { context, store } = await deskInMemory();
  const routed = async (given: CliContext) => (await route([specimen('specimen-ccpr')], {}, given)).json;
  expect(await routed(context)).toContainEqual(
    expect.objectContaining({ question: 'q2', lead: 'mohr', undecided: false }),
  );
  await store.reference.save('routing', 'default', { rules: [] });
  const stored = (await storedReference(store.reference))!;
  expect(await routed({ ...context, reference: async () => stored })).toContainEqual(
    expect.objectContaining({ question: 'q2', lead: 'mohr', undecided: true }),
  );
});
