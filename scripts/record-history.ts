import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { readSettings } from '../config/settings.ts';
import type { Desk } from '../client/desk.ts';
import { despatchId, mailIntakeId, scopeOf, TREATY_CALENDAR_ID } from '../contracts/ids.ts';
import { rehearse } from '../worker/rehearsal/rehearse.ts';

const HISTORIES = fileURLToPath(new URL('../tests/replay/histories', import.meta.url));
const LIST = fileURLToPath(new URL('../seeds/lists/specimen-crc.txt', import.meta.url));

/**
 * Records the histories that later versions of the workflows must replay: a whole cycle, one despatch, one message
 * taken in. Run it when a new shape of a workflow is about to ship, name the version, and keep the older files.
 *
 * Use: npm run history:record -- VERSION
 */
const version = process.argv[2];
if (version === undefined || !/^[a-z0-9.-]+$/u.test(version)) {
  console.error('Name the version: npm run history:record -- 0.1.0');
  process.exit(2);
}
await mkdir(HISTORIES, { recursive: true });
await rehearse(
  {
    file: { bytes: await readFile(LIST), filename: basename(LIST) },
    receivedOn: '2026-11-30',
    deadline: '2027-05-31',
    seed: 1,
    beforeEnd: async ({ client, desk, store }, cycleId) => {
      await liveTreatyCalendar(desk);
      const scope = scopeOf(cycleId);
      const [mail] = await store.inbound.ofCycle(cycleId);
      const shapes: [string, string][] = [
        ['whole-cycle', cycleId],
        ['despatch', despatchId(scope)],
        ['mail-intake', mailIntakeId(mail!.key)],
        ['treaty-calendar', TREATY_CALENDAR_ID],
      ];
      for (const [name, workflowId] of shapes) {
        const runId = await longestRun(client, workflowId);
        const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
        const file = join(HISTORIES, `${name}-${version}.json`);
        await writeFile(file, historyToJSON(history));
        console.error(`${basename(file)}: ${history.events?.length} events`);
      }
    },
  },
  readSettings(),
  (line) => console.error(line),
);
process.exit(0);

/** Of a workflow that came and went several times the run that did most. */
async function longestRun(client: Client, workflowId: string): Promise<string> {
  const runs: { readonly id: string; readonly events: number }[] = [];
  for await (const run of client.workflow.list({ query: `WorkflowId = "${workflowId}"` }))
    runs.push({ id: run.runId, events: run.historyLength ?? 0 });
  return runs.toSorted((a, b) => b.events - a.events)[0]!.id;
}

/** A treaty calendar that comes up, warns, is told something, the same again, and hears of a cycle. */
async function liveTreatyCalendar({ treaties }: Desk): Promise<void> {
  const cycle = 'cycle/crc/crc-c-pak-q-8';
  const list = { kind: 'list-of-issues', symbol: 'CRC/C/PAK/Q/8', title: 'CRC/C/PAK/Q/8' } as const;
  const received = {
    ...list,
    type: 'instrument-received',
    mechanism: 'crc',
    cycle,
    receivedOn: '2026-11-30',
    dueOn: '2027-05-31',
  } as const;
  await treaties.open();
  await treaties.tell(received, 'Director');
  await treaties.tell(received, 'Director');
  await treaties.news({ type: 'cycle-submitted', mechanism: 'crc', cycle, on: '2026-12-01' });
  const source = 'programme of work';
  await treaties.tell({ type: 'due-set', obligation: 'crc', owed: null, dueOn: '2031-09-30', source }, 'Director');
}
