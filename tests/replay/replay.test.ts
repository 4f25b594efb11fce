import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { expect, inject, test } from 'vitest';

const HISTORIES = join(import.meta.dirname, 'histories');

test('every shipped history still replays', async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
  const codePath = inject('workflowBundle');
  const names = (await readdir(HISTORIES)).filter((name) => name.endsWith('.json')).sort();
  expect(names.length).toBeGreaterThanOrEqual(3);
  const histories = await Promise.all(
    names.map(async (name) => ({
      workflowId: name,
      history: JSON.parse(await readFile(join(HISTORIES, name), 'utf8')),
    })),
  );
  const failed: string[] = [];
  const replayed: string[] = [];
  for await (const { workflowId, error } of Worker.runReplayHistories(
    { workflowBundle: { codePath: codePath! } },
    histories,
  )) {
    replayed.push(workflowId);
    if (error !== undefined) failed.push(`${workflowId}: ${error.message}`);
  }
  expect(failed).toEqual([]);
  expect(replayed.sort()).toEqual(names);
});
